"""Faults of a document that the standards of the PDF refuse, all of them, before it is set.

Typst names the first of its own and a line of its own code; here each has its node, and a node its place in
an author's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.codes import Code
from sphinx_cfp.pdf.fonts import script_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.pdf.fonts import Script
    from sphinx_cfp.pdf.pictures import Refusal
    from sphinx_cfp.sphinx_ext.locations import Sources

LONGEST_NAME = 60
"""Letters of an image's name that a finding shows."""

MOST_NAMED = 5
"""Characters without a glyph that a finding names."""

BELOW, LAST = 20, 5000
"""How many lines are searched below that of a directive, and where nothing follows that says its line."""


@dataclass(frozen=True, slots=True)
class PdfFault:
    """What is wrong with a node, and what to write instead; ``shown`` is the text at its very place."""

    node: nodes.Node
    code: Code
    message: str
    hint: str
    shown: str = ""


def faults(
    document: nodes.document, refused: Mapping[str, Refusal], missing: Collection[str]
) -> list[PdfFault]:
    """Every fault, in the order of the text.

    ``refused`` are the images that cannot be set by their ``uri``, ``missing`` the characters that no font
    has.
    """
    found: list[PdfFault] = []
    level = 0
    scripts: set[Script] = set()
    for node in document.findall():
        if isinstance(node.parent, nodes.substitution_definition):
            continue  # what it stands for is found where it is shown
        if isinstance(node, nodes.image):
            found += _image(node, refused)
        elif isinstance(node, nodes.math | nodes.math_block):
            found += _math(node)
        elif isinstance(node, nodes.Text) and missing:
            found += _glyphs(node, missing, scripts)
        elif (shown := heading_level(node)) is not None:
            found += _heading(node, shown, level)
            level = shown
    return found


def heading_level(node: nodes.Node) -> int | None:
    """The level of a heading, from 1; ``None`` for any other node."""
    if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
        depth = 0
        above: nodes.Node | None = node.parent
        while isinstance(above, nodes.section):
            depth, above = depth + 1, above.parent
        return depth
    if isinstance(node, nodes.rubric) and "heading-level" in node:
        return int(node["heading-level"])
    return None


def characters(document: nodes.document, more: str = "") -> set[str]:
    """The characters of a document, and more, that a font may lack: all but those of Latin alphabets."""
    texts = [node.astext() for node in document.findall(nodes.Text)]
    texts += [node.get("alt") or "" for node in document.findall(nodes.image)]
    found = set(more).union(*texts)
    return {character for character in found if character > "ſ"}


def _image(node: nodes.image, refused: Mapping[str, Refusal]) -> Iterator[PdfFault]:
    uri = node.get("uri", "")
    name = uri if len(uri) < LONGEST_NAME else f"{uri[:LONGEST_NAME]}…"
    if uri in refused:
        message = f"the image ‘{name}’ {refused[uri].reason}"
        yield PdfFault(node, Code.PDF_IMAGE, message, refused[uri].hint)
    if not (node.get("alt") or "").strip():
        hint = "say what it shows: ![a poster session](photo.jpg), or :alt: a poster session"
        yield PdfFault(node, Code.PDF_IMAGE, f"the image ‘{name}’ has no description", hint)


def _math(node: nodes.math | nodes.math_block) -> Iterator[PdfFault]:
    from sphinx_cfp.pdf.formulas import formula  # few calls have one

    source = node.astext()
    if source.strip() and formula(source, is_block=isinstance(node, nodes.math_block)) is None:
        message = f"the formula ‘{' '.join(source.split())[:40]}’ cannot be set in the PDF"
        yield PdfFault(node, Code.PDF_MATH, message, "say it in words, or in simpler LaTeX")


def _glyphs(node: nodes.Text, missing: Collection[str], told: set[Script]) -> Iterator[PdfFault]:
    """Of a script that fonts can be installed for, the first character; of others all of a text."""
    others: list[str] = []
    for character in dict.fromkeys(node.astext()):
        if character not in missing:
            continue
        script = script_of(character)
        if script is None:
            others.append(character)
        elif script not in told:
            told.add(script)
            count = sum(script_of(other) is script for other in missing)
            what = f"{script.name}: {count} on this page, such as {_named(character)}"
            message = f"no font of the PDF has {what}"
            hint = f'pip install "sphinx-cfp[{script.extra}]", or name a font in cfp_fonts'
            yield PdfFault(node.parent, Code.PDF_GLYPH, message, hint, character)
    if others:
        named = ", ".join(map(_named, others[:MOST_NAMED]))
        more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
        hint = "write it in other characters, or name a font that has it in cfp_fonts"
        message = f"no font of the PDF has {named}{more}"
        yield PdfFault(node.parent, Code.PDF_GLYPH, message, hint, others[0])


def _named(character: str) -> str:
    return f"‘{character}’ (U+{ord(character):04X})"


def _heading(node: nodes.Node, shown: int, before: int) -> Iterator[PdfFault]:
    if shown > before + 1:
        message = f"a heading of level {shown} stands below one of level {before}"
        yield PdfFault(node, Code.PDF_HEADING, message, f"make it level {before + 1}")


def place_of(node: nodes.Node, sources: Sources, page: str, shown: str = "") -> Location:
    """The place of a node, looked up by what it shows; ``page`` is the file of its document.

    ``shown`` is the part of it that is meant. A node without a line stands between the node around it and
    the next one that has a line.
    """
    text = shown or _first_line(node)
    if node.line:
        source = str(node.source or page)
        found = sources.near(source, node.line, text)
        # The content of a directive stands below its options and an empty line.
        return found if found.column else sources.within(source, node.line, node.line + BELOW, text)
    above: nodes.Node = node
    while above.parent is not None and not above.line:
        above = above.parent
    first = above.line or 1
    following = node.next_node(lambda other: bool(other.line), siblings=True, ascend=True)
    last = following.line if following is not None and following.line else first + LAST
    source = str(above.source or page)
    found = sources.within(source, first, last, text)
    return found if found.column else sources.near(source, first, text)


def depth_of(node: nodes.Node) -> int:
    """How many nodes a node stands in."""
    depth = 0
    while node.parent is not None:
        depth, node = depth + 1, node.parent
    return depth


def _first_line(node: nodes.Node) -> str:
    """What to look for: the address of an image, else the first line of the text, or of a diagram."""
    if isinstance(node, nodes.image):
        return str(node.get("uri", ""))
    code = str(node.get("code", "")) if isinstance(node, nodes.Element) else ""
    return ((node.astext() or code).strip().splitlines() or [""])[0]
