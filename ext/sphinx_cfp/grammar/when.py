"""Reads a WHEN, struck values first: ``~~24 May~~ 31 May 2023 (moved 2023-05-20: why)``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.day import day_number, several, weekday_at, year_at
from sphinx_cfp.grammar.parsed import MoveNote, ParsedWhen, Point
from sphinx_cfp.grammar.point import PointReader, read_point
from sphinx_cfp.grammar.status import StatusWords, only_status, status_at
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens, phrase, shortened
from sphinx_cfp.grammar.vague import BLANK, QUARTERS, read_vague
from sphinx_cfp.model.codes import Code
from sphinx_cfp.vocabulary.lexicon import NOTHING

if TYPE_CHECKING:
    from sphinx_cfp.model.locations import Span

MOST_STRUCK = 30
_ENDINGS = frozenset({"", ",", ";", "(", "[", ".", "!", "~~"})
_ARROW = "→"
_JOINTS = DASHES | {_ARROW, "/", "&"}
_STRIKE = "~~"
_LONGEST = 4000  # tokens of a parenthesis


@dataclass(slots=True)
class Values:
    """The values in ``tokens[start:stop]``. ``value`` is ``None`` where all of them are struck.

    ``moves`` is by the index in ``was``: what is said right after a struck value belongs to the move that
    brought it; what is said at the end is the ``move`` that brought the value. ``remark`` is what else
    stands in its parentheses; ``is_closed`` tells that the rest of the line may be a note without a sign
    before it.
    """

    start: int
    stop: int
    value: ParsedWhen | None = None
    was: list[ParsedWhen] = field(default_factory=list)
    moves: dict[int, MoveNote] = field(default_factory=dict)
    move: MoveNote | None = None
    said: StatusWords = field(default_factory=StatusWords)
    remark: Span | None = None
    is_closed: bool = False

    @property
    def names_day(self) -> bool:
        """Whether a day is named."""
        return bool(self.was) or bool(self.value and self.value.start)


def may_begin(tokens: Tokens, i: int) -> bool:
    """Whether a WHEN could begin at a token: a quick look."""
    token = tokens[i]
    if token.kind == NUMBER:
        return True
    value = str(token.value)
    if token.kind == SIGN:
        return value in ("~~", "~", "(", "[", "?", "'", _ARROW) or not value.isascii()
    if token.entry is not NOTHING or value in QUARTERS:
        return True
    return len(value) < 5 and BLANK.fullmatch(value) is not None


def ends(tokens: Tokens, i: int) -> bool:
    """Whether a value may end before a token: the line ends there, or a note is set off."""
    token = tokens[i]
    if token.kind != SIGN:
        return False
    if token.value in DASHES:
        return tokens.text[token.start - 1].isspace() or not str(token.value).isascii()
    return token.value in _ENDINGS


# --- struck values and moves -------------------------------------------------------------------


def read_values(tokens: Tokens, i: int) -> Values | None:
    """The values at a token. Raises ParseError for what is meant as a value and refused."""
    struck = Values(i, i)
    if tokens[i].value == _STRIKE:
        i = _struck(tokens, i, struck)
    if struck.was and tokens[i].value in (_ARROW, ",", ":"):
        i += read_value(tokens, i + 1) is not None
    found = read_value(tokens, i)
    if found is None:
        struck.stop = i
        return struck if struck.was else None
    found.start, found.was, found.moves = struck.start, struck.was, struck.moves
    if tokens[found.stop].value == _STRIKE:  # the old value may stand after the new one
        found.stop = _struck(tokens, found.stop, found)
    return found


def _struck(tokens: Tokens, i: int, found: Values) -> int:
    """Index after the struck values at a token."""
    while tokens[i].value == _STRIKE:
        if len(found.was) >= MOST_STRUCK:
            raise tokens.error(
                i, i + 1, Code.LINE_SHAPE, f"more than {MOST_STRUCK} struck values",
                "keep the ones that readers need",
            )  # fmt: skip
        old = read_value(tokens, i + 1)
        if old is None or old.value is None:
            return _struck_nothing(tokens, i, found)
        i = _closing_strike(tokens, i, old.stop) + 1
        found.was.append(old.value)
        while after := read_move(tokens, i):
            i, move = after
            if move is not None:
                found.moves[len(found.was) - 1] = move
    return i


def _struck_nothing(tokens: Tokens, i: int, found: Values) -> int:
    """A strike that holds no value is refused where one is expected."""
    stop = i + 1
    while tokens[stop].value not in ("", _STRIKE) and stop - i < 40:
        stop += 1
    if found.was or any(token.kind == NUMBER for token in tokens[i:stop]):
        raise tokens.error(
            i, stop, Code.DATE_SYNTAX, f"“{tokens.text_of(i + 1, stop)}” is struck and no date",
            "strike a whole date, as ~~24 May 2023~~",
        )  # fmt: skip
    return i


def _closing_strike(tokens: Tokens, i: int, after: int) -> int:
    """Index of the sign that closes a strike; only a status may stand between the value and it."""
    stop = after
    while tokens[stop].value != _STRIKE:
        if tokens[stop].value == "":
            raise tokens.error(
                i, after, Code.LINE_SHAPE, "the strike is not closed",
                f"write ~~{tokens.text_of(i + 1, after)}~~",
            )  # fmt: skip
        stop += 1
    if stop > after and not only_status(tokens, after, stop):
        rest = tokens.text_of(after, stop).strip(" ,;.")
        if rest:
            raise tokens.error(
                after, stop, Code.DATE_SYNTAX, f"“{shortened(rest)}” is struck and no date",
                f"strike the date alone: ~~{tokens.text_of(i + 1, after)}~~",
            )  # fmt: skip
    return stop


def read_move(tokens: Tokens, i: int) -> tuple[int, MoveNote | None] | None:
    """``(moved 2023-05-20: why)`` at a token: the index after it and what it says.

    That is ``None`` for a parenthesis that says only a status. ``None`` for any other.
    """
    if tokens[i].value != "(":
        return None
    stop = closing(tokens, i)
    if not stop:
        return None
    if only_status(tokens, i + 1, stop):
        return stop + 1, None
    after = phrase(tokens, i + 1, "moved")
    move = _move(tokens, after, stop) if after else None
    return (stop + 1, move) if move is not None else None


def _move(tokens: Tokens, i: int, stop: int) -> MoveNote | None:
    """When and why, from the words between ``moved`` and its parenthesis' end."""
    if i == stop:
        return MoveNote()
    if tokens[i].value == ":":
        return MoveNote(None, _reason(tokens, i + 1, stop))
    if phrase(tokens, i, "to") or tokens[i].value == "from":
        return None
    day = read_value(tokens, i)
    if day is None or day.value is None or day.value.start is None or day.value.end is not None:
        return None
    after = day.stop
    if after > stop:
        return None
    if after < stop:
        if tokens[after].value not in (":", ",", ";") and tokens[after].value not in DASHES:
            return None
        after += 1
    return MoveNote(day.value, _reason(tokens, after, stop))


def _reason(tokens: Tokens, i: int, stop: int) -> str:
    return tokens.text[tokens[i].start : tokens[stop].start].strip() if i < stop else ""


def closing(tokens: Tokens, i: int) -> int:
    """Index of the parenthesis that closes the one at a token, or 0."""
    depth = 0
    for index in range(i, min(i + _LONGEST, len(tokens))):
        value = tokens[index].value
        depth += (value == "(") - (value == ")")
        if depth == 0:
            return index
    return 0


# --- one value ---------------------------------------------------------------------------------


def read_value(tokens: Tokens, i: int) -> Values | None:
    """The value at a token, words before it allowed: "by", "until", "extended to". Raises ParseError."""
    said = StatusWords()
    first = _lead(tokens, i, said)
    found = _exact_or_vague(tokens, first)
    if first > i and found is not None:
        found.said.join(said)
    elif first > i:
        # A word may be both: "the" leads, and opens "the week of"; TBC says that a date is tentative.
        found = _exact_or_vague(tokens, i)
    if found is not None and tokens[found.stop].entry.says_status:
        _trailing_status(tokens, found)
    return found


def _lead(tokens: Tokens, i: int, said: StatusWords) -> int:
    """Index after words that only lead to a date."""
    begun = i
    for _ in range(6):
        token = tokens[i]
        if token.kind == SIGN:
            # "NEW: 31 May"; at the begin of a line it would be a label.
            if not (token.value in (":", ",") and begun and tokens[i - 1].kind == WORD):
                return i
            i += 1
            continue
        if token.entry.months or token.kind == NUMBER:
            return i
        if stop := phrase(tokens, i, "before"):
            _check_before(tokens, i, stop)
        stop, role = status_at(tokens, i)
        if stop:
            said.add(role)
            i = phrase(tokens, stop, "to") or stop
            continue
        stop = phrase(tokens, i, "lead") or phrase(tokens, i, "from")
        if not stop:
            return i
        i = stop
    return i


def _check_before(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse ``before 31 May``: the day itself may count or not."""
    found = read_point(tokens, stop)
    if found is not None and found[1].first is not None and found[1].time is None:
        after, day = found[0], tokens.text_of(stop, found[0])
        raise tokens.error(
            i, after, Code.DATE_SYNTAX,
            f"“{tokens.text_of(i, stop)}” leaves open whether {day} counts",
            f"write {day} if it does, else the day before",
        )  # fmt: skip


def _trailing_status(tokens: Tokens, found: Values) -> None:
    """Take status words that stand right after the value and end it: ``31 May 2023 FIRM``."""
    i = found.stop
    said = StatusWords()
    while True:
        stop, role = status_at(tokens, i)
        if stop:
            said.add(role)
        elif not (stop := phrase(tokens, i, "remark")):
            break
        i = stop
    if i > found.stop and ends(tokens, i):
        found.stop = i
        found.said.join(said)


def _exact_or_vague(tokens: Tokens, i: int) -> Values | None:
    if not may_begin(tokens, i):
        return None
    if found := _exact(tokens, i):
        return found
    vague = read_vague(tokens, i)
    if vague is None:
        return None
    stop, is_closed = vague
    value = ParsedWhen(None, text=tokens.text_of(i, stop), span=tokens.span(i, stop))
    return Values(i, stop, value, is_closed=is_closed)


def _exact(tokens: Tokens, i: int) -> Values | None:
    """A day or a range of days."""
    found = read_point(tokens, i)
    if found is None:
        return None
    stop, point = found
    second = _second(tokens, i, stop, point)
    if second is not None:
        end, other = second
        if point.first is None:
            point.first, point.last, point.weekdays = other.first, other.last, other.weekdays
            other.first = None
        if other.first is None:
            return _timed_on(tokens, i, end, point, other)
        return _ranged(tokens, i, stop, point, end, other)
    if point.first is None:
        return None
    if tokens[stop].value in DASHES or tokens[stop].entry is not NOTHING:
        stop = _same_month(tokens, stop, point)
    return _single(tokens, i, stop, point)


def _same_month(tokens: Tokens, stop: int, point: PointReader) -> int:
    """Take the other end of ``7月28日（金）〜29日（土）``, ``2023-07-28 – 30``: a day of the same month."""
    first = point.first
    after = stop + 1 if tokens[stop].value in DASHES else phrase(tokens, stop, "to")
    if not after or first is None or point.last is not None or point.time is not None:
        return stop
    end = day_number(tokens, after)
    day = int(tokens[after].value) if end else 0
    if not first.day < day <= 31:
        return stop
    weekday = None
    if tokens[end].value == "(" and weekday_at(tokens, end + 1)[0] == end + 2:
        weekday = weekday_at(tokens, end + 1)[1]
        end += 3
    year = first.year
    if year is None:
        end, year = year_at(tokens, end)
    if not ends(tokens, end):
        return stop
    if point.weekdays is not None:
        first = first._replace(weekday=point.weekdays[0])
        point.weekdays = None
    point.first = first._replace(year=year)
    point.last = Point(day, first.month, year, weekday)
    return end


def _second(
    tokens: Tokens, i: int, stop: int, point: PointReader
) -> tuple[int, PointReader] | None:
    """The other end of a range, if one is joined to the first."""
    joint = tokens[stop]
    if joint.entry is NOTHING and joint.value not in _JOINTS:
        return None
    if joint.value == _ARROW:
        _check_arrow(tokens, i, stop)
    after = stop + 1 if joint.value in DASHES or joint.value == "/" else phrase(tokens, stop, "to")
    if not after:
        _check_alternatives(tokens, i, stop, point)
        return None
    second = read_point(tokens, after)
    if second is None or second[1].first is not None:
        return second
    is_time = point.first is not None and not (joint.value == "/" and second[1].time)
    return second if is_time else None


def _check_arrow(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse ``24 May → 31 May``, which may be a range or a move."""
    second = read_point(tokens, stop + 1)
    if second is None or second[1].first is None:
        return
    old, new = tokens.text_of(i, stop), tokens.text_of(stop + 1, second[0])
    raise tokens.error(
        i, second[0], Code.DATE_SYNTAX, "“→” may mean a range or a move",
        f"write ~~{old}~~ {new} (moved YYYY-MM-DD: why) for a move, {old} – {new} for a range",
    )  # fmt: skip


def _check_alternatives(tokens: Tokens, i: int, stop: int, point: PointReader) -> None:
    """Refuse ``31 May or 2 June``."""
    after = phrase(tokens, stop, "or") or phrase(tokens, stop, "and")
    if tokens[stop].value == "&":
        after = stop + 1
    if not after or point.first is None:
        return
    second = read_point(tokens, after)
    if second is not None and second[1].first is not None:
        raise several(tokens, i, second[0], [point.first, second[1].first])


def _single(tokens: Tokens, i: int, stop: int, point: PointReader) -> Values:
    """A value without a second point: a day, a span of days, or a span of time on one day."""
    first, last = point.days(i, stop)
    begin, close = point.time or (None, None)
    if last is None and close is not None:
        last = first
    elif last is not None and close is None:
        # A time that stands beside a span of days begins its first and ends its last day.
        begin, close = None, begin
    span = tokens.span(i, stop)
    start = first._replace(seconds=begin, zone=point.zone, span=span)
    end = last._replace(seconds=close, zone=point.zone, span=span) if last else None
    value = ParsedWhen(start, end, "", tuple(point.equivalents), span)
    return Values(i, stop, value, said=point.said, remark=point.remark)


def _ranged(
    tokens: Tokens, i: int, middle: int, point: PointReader, stop: int, other: PointReader
) -> Values:
    """The range of two points, what one of them leaves out taken from the other."""
    if point.last is not None or other.last is not None:
        raise tokens.error(
            i, stop, Code.DATE_SYNTAX,
            f"“{tokens.text_of(i, stop)}” names more than the two ends of a range",
            "write it as 28 July – 2 August 2023",
        )  # fmt: skip
    first, _ = point.days(i, middle)
    last, _ = other.days(middle, stop)
    start = first._replace(
        seconds=point.time[0] if point.time else None,
        zone=point.zone or other.zone,
        span=tokens.span(i, middle),
    )
    end = last._replace(
        seconds=other.time[0] if other.time else None,
        zone=other.zone or point.zone,
        span=tokens.span(middle + 1, stop),
    )
    equivalents = (*point.equivalents, *other.equivalents)
    value = ParsedWhen(start, end, "", equivalents, tokens.span(i, stop))
    point.said.join(other.said)
    return Values(i, stop, value, said=point.said, remark=point.remark or other.remark)


def _timed_on(tokens: Tokens, i: int, stop: int, point: PointReader, other: PointReader) -> Values:
    """``31 May 2023 – 23:59 AoE``, and ``at 9am – 5:30pm CST``."""
    if other.time is not None:
        begin, close = other.time
        point.time = other.time if point.time is None else (point.time[0], close or begin)
    point.zone = point.zone or other.zone
    point.equivalents += other.equivalents
    point.remark = point.remark or other.remark
    found = _single(tokens, i, stop, point)
    found.said.join(other.said)
    return found
