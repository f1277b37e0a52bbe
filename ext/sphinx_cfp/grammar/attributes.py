"""The braces that may close a label: ``{#key .kind}``."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import NamedTuple

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.locations import Span

_BRACES = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")


class Pinned(NamedTuple):
    """What braces pin, and where they stand."""

    key: str = ""
    kind: Kind | None = None
    span: Span | None = None


def read_braces(text: str) -> Pinned:
    """The braces of a line. Raises ParseError ``line_shape`` for a second pair or strange content."""
    if "{" not in text and "}" not in text:
        return Pinned()
    match = _BRACES.search(text)
    if match is None:
        at = min(place for place in (text.find("{"), text.find("}")) if place >= 0)
        raise ParseError(
            Code.LINE_SHAPE, "a brace that has no other",
            "write {#key} at the end of the label, or no brace", Span(at, at + 1),
        )  # fmt: skip
    rest = text[: match.start()] + text[match.end() :]
    if "{" in rest or "}" in rest:
        raise ParseError(
            Code.LINE_SHAPE, "braces stand once in a line, at the end of its label",
            "write LABEL {#key .kind}: 2023-05-31", Span(match.start(), match.end()),
        )  # fmt: skip
    return _read(match)


def _read(match: re.Match[str]) -> Pinned:
    key, kind = "", None
    span = Span(*match.span())
    for part in match.group(1).split():
        if part.startswith("#") and not key:
            key = _key(part[1:], span)
        elif part.startswith(".") and kind is None:
            kind = _kind(part[1:], span)
        else:
            raise ParseError(
                Code.LINE_SHAPE, f"“{_cut(part)}” is neither #key nor .kind",
                "write {#key}, {.kind} or {#key .kind}", span,
            )  # fmt: skip
    if not key and kind is None:
        raise ParseError(Code.LINE_SHAPE, "empty braces", "write {#key .kind}, or no braces", span)
    return Pinned(key, kind, span)


def _key(key: str, span: Span) -> str:
    normal = unicodedata.normalize("NFC", unicodedata.normalize("NFC", key).casefold())
    if len(key) > 100 or not _KEY.fullmatch(normal):
        raise ParseError(
            Code.LINE_SHAPE, f"“{_cut(key)}” is no key",
            "a key has letters, digits, - and _, and begins and ends with a letter or a digit", span,
        )  # fmt: skip
    return normal


def _kind(name: str, span: Span) -> Kind:
    wanted = name.replace("-", "_").casefold()
    try:
        return Kind(wanted)
    except ValueError:
        near = difflib.get_close_matches(wanted[:40], list(Kind), n=3, cutoff=0.3) or [Kind.OTHER]
        hint = f"write {' or '.join(f'{{.{kind}}}' for kind in near)}"
        message = f"“{_cut(name)}” is no kind of date"
        raise ParseError(Code.LINE_SHAPE, message, hint, span) from None


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
