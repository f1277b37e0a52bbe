"""What states a date in a text, and whether a list or a table is one of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.documents import Text, lines_of
from sphinx_cfp.importers.entries import Entry, first_line, marked
from sphinx_cfp.importers.pieces import read_line
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.context import Context
    from sphinx_cfp.importers.pieces import Piece

_MOST_WORDS = 25  # of a label: more is a sentence
_LEAST_SHARE = 0.6
_LEAST_SHARE_ANNOUNCED = 0.3


def entries_of(text: Text, where: str, context: Context, line: int) -> list[Entry]:
    """The dates of a text: of the whole, else of its lines."""
    pieces = read_line(marked(text).text)
    if len(pieces) != 1 and len(lines := lines_of(text)) > 1:
        by_line = [entry for part in lines for entry in entries_of(part, where, context, 0)]
        if len(by_line) >= len(pieces) and by_line:
            return by_line
    return made(pieces, where, text, context, first_line(text) or line, "")


def made(
    pieces: Sequence[Piece], where: str, text: Text, context: Context, line: int, track: str
) -> list[Entry]:
    at = first_line(text) or line
    return [
        Entry(
            piece=piece,
            line=_line_of(piece, text) or at,
            where=where,
            text=text,
            track=track,
            heading=context.heading,
            doubts=list(piece.doubts),
        )
        for piece in pieces
        if piece.label or where == "table"
    ]


def _line_of(piece: Piece, text: Text) -> int:
    """The line on which the date of a piece stands."""
    words = marked(text)
    at = words.text.find(piece.raw) if piece.raw else -1
    return words.line_at(at) if at >= 0 else 0


def are_exact(pieces: Sequence[Piece]) -> bool:
    return any(piece.is_exact or piece.error for piece in pieces)


def is_of_dates(
    entries: Sequence[Entry], total: int, context: Context, *, announced: bool | None = None
) -> bool:
    """Whether a list or a table states dates: most of it does, or what stands above says so."""
    if announced is None:
        announced = context.announces_dates
    lines = len({entry.line for entry in entries})
    exact = sum(entry.piece.is_exact for entry in entries)
    if not entries or (not exact and not announced):
        return False
    if announced:
        return lines >= _LEAST_SHARE_ANNOUNCED * total
    known = sum(is_known(entry.label) for entry in entries if entry.piece.is_exact)
    return lines >= _LEAST_SHARE * total and known * 2 >= exact and known > 0


def is_known(label: str) -> bool:
    """Whether a label names a kind of date, and is no sentence."""
    if len(label.split()) > _MOST_WORDS:
        return False
    try:
        return classify(label).kind is not Kind.OTHER
    except ParseError:
        return True


def title_above(context: Context) -> str:
    """What the dates below it are the dates of."""
    intro = context.intro.rstrip(" :：")
    if intro and len(intro) <= 120 and cues.speaks_of("dates", intro):
        return intro
    return context.heading
