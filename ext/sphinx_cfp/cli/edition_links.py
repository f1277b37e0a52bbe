"""What the other pages need when a call gets a second edition: a place in the contents, and whole keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.model.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from sphinx_cfp.cli.editions import Plan
    from sphinx_cfp.registry.registry import Registry

_TOCTREE = re.compile(r"^\s*(?:`{3,}\{toctree\}|:{3,}\{toctree\}|\.\.\s+toctree::)\s*$")
_ROLE = re.compile(
    r"(?P<head>\{cfp:(?P<a>date|track|topic|countdown)\}`|:cfp:(?P<b>date|track|topic|countdown):`)(?P<target>[^`]+)`"
)
_WHEN = re.compile(r"(?P<head>(?:\{cfp:when\}|cfp:when::)\s+)(?P<words>.+)$", re.MULTILINE)
_LINK = re.compile(r"(?P<tick>`?)(?P<head>\[[^\]`]*\]\(#)(?P<target>[^)\s]+)(?=\))")
_FENCE = re.compile(r"(`{3,}|~{3,}|:{3,})\s*(.*)$")
_CODE = re.compile(r"\{(?:code|code-block|code-cell|sourcecode|parsed-literal|math|eval-rst)\}")
_REST_CODE = re.compile(
    r"\.\. (?:code|code-block|sourcecode|parsed-literal|highlight)::|(?!\.\. ).*::$"
)
_SPAN = re.compile(r"((?<!`)``(?!`)(?:.|\n(?!\n))+?``(?!`))")
_OWN = re.compile(r"(?P<words>.*?)<(?P<key>[^<>]+)>\s*$", re.DOTALL)


def with_entry(text: str, folder: PurePosixPath, old: str, new: str) -> str | None:
    """A page with the new one in its contents, before the old one; ``None`` if it does not list that.

    ``folder`` is that of the page; ``old`` and ``new`` are names of documents.
    """
    lines = text.split("\n")
    inside = False
    for number, line in enumerate(lines):
        if _TOCTREE.match(line):
            inside = True
        elif inside and line.strip() in ("```", ":::", "````"):
            inside = False
        elif inside and _names(line.strip(), folder, old):
            indent = line[: len(line) - len(line.lstrip())]
            entry = f"/{new}" if "/" in new else new
            end = "\r" if line.endswith("\r") else ""
            lines.insert(number, f"{indent}{entry}{end}")
            return "\n".join(lines)
    return None


def _names(entry: str, folder: PurePosixPath, docname: str) -> bool:
    """Whether an entry of a toctree is that document."""
    match = _OWN.match(entry)
    name = (match["key"] if match else entry).removesuffix(".md").removesuffix(".rst")
    if not name:
        return False
    path = name.lstrip("/") if name.startswith("/") else (folder / name).as_posix()
    return path == docname


def contents(new: str, *, is_rest: bool) -> str:
    """Contents for a page that has none, which readers do not see."""
    if is_rest:
        return f"\n\n.. toctree::\n   :hidden:\n\n   /{new}\n"
    return f"\n\n```{{toctree}}\n:hidden:\n\n/{new}\n```\n"


def with_whole_keys(text: str, docname: str, registry: Registry, planned: Plan) -> str:
    """A page of no call with the old edition's keys written whole: without, they may mean two."""

    def whole(type_: str, key: str) -> str:
        try:
            found = registry.resolve(type_, key, docname)  # type: ignore[arg-type]
        except ParseError:
            return key
        return found if found.startswith(f"{planned.old.key}.") else key

    def of_role(match: re.Match[str]) -> str:
        type_ = (match["a"] or match["b"]).replace("countdown", "date")
        own = _OWN.fullmatch(match["target"])
        if own:
            return f"{match['head']}{own['words']}<{whole(type_, own['key'])}>`"
        return f"{match['head']}{whole(type_, match['target'])}`"

    def of_link(match: re.Match[str]) -> str:
        key = match["target"]
        if match["tick"]:
            return match[0]  # code that shows how to write a link
        for type_ in ("date", "track", "topic"):
            if whole(type_, key) != key:
                return f"{match['head']}{whole(type_, key)}"
        return match[0]

    def of_when(match: re.Match[str]) -> str:
        words = match["words"].split(" ")
        kept = {"before", "after", "between", "and", ""}
        return match["head"] + " ".join(w if w in kept else whole("date", w) for w in words)

    parts = code_apart(text)
    for number in range(0, len(parts), 2):
        part = _LINK.sub(of_link, _ROLE.sub(of_role, parts[number]))
        parts[number] = _WHEN.sub(of_when, part)
    return "".join(parts)


def code_apart(text: str) -> list[str]:
    """A text in parts, every second of which is code that shows markup and has none."""
    parts = [""]
    for line, is_code in _lines(text):
        if is_code is (len(parts) % 2 == 1):
            parts.append("")
        parts[-1] += line
    found: list[str] = []
    for number, part in enumerate(parts):
        pieces = [part] if number % 2 else _SPAN.split(part)
        found += pieces
    return found


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands in a block of code; a directive's own lines do not."""
    opened: list[tuple[str, bool]] = []
    indent = -1
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if indent >= 0:  # code of reStructuredText lasts as long as it is indented
            if not bare or len(line) - len(line.lstrip()) > indent:
                yield line, True
                continue
            indent = -1
        match = _FENCE.match(bare)
        if match and opened and not match[2] and match[1].startswith(opened[-1][0]):
            yield line, opened.pop()[1]
            continue
        if match and not (opened and opened[-1][1]):
            is_code = not match[2].startswith("{") or bool(_CODE.match(match[2]))
            if match[2] or match[1][0] != ":":
                opened.append((match[1], is_code and match[1][0] != ":"))
        elif _REST_CODE.match(bare):
            indent = len(line) - len(line.lstrip())
        yield line, bool(opened and opened[-1][1])
