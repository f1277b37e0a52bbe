"""Reads a whole WHEN: struck values, then a point, a range or words."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_cfp.grammar.day_parts import Day, day_number, refuse, several, weekday_at, year_at
from sphinx_cfp.grammar.day_parts import written as text_of
from sphinx_cfp.grammar.parsed import Point, Written
from sphinx_cfp.grammar.point import Draft, days_of, read_point
from sphinx_cfp.grammar.status import Said, status_at
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens, phrase
from sphinx_cfp.grammar.vague import is_blank, read_vague
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.lexicon import NOTHING

MOST_STRUCK = 30
OPENERS = frozenset({"", ",", ";", "(", "[", ".", "!", "~~"})
_ARROW = "→"
_JOINTS = DASHES | {_ARROW, "/", "&"}


@dataclass(slots=True)
class Reading:
    """What stands at a token: a value that ends before the token ``stop``.

    ``closed`` tells that the rest may be a note without being set off, ``exact`` that a day is named.
    """

    stop: int
    value: Written
    said: Said = field(default_factory=Said)
    rest: Span | None = None
    closed: bool = False

    @property
    def exact(self) -> bool:
        """Whether it names a day."""
        return self.value.start is not None


def may_begin(tokens: Tokens, i: int) -> bool:
    """Whether a WHEN could begin at a token: a quick look."""
    token = tokens[i]
    if token.kind == NUMBER:
        return True
    if token.kind == WORD:
        return token.entry is not NOTHING or is_blank(token)
    return token.value in ("~~", "~", "(", "[", "?", "'", _ARROW) or not str(token.value).isascii()


def read_value(tokens: Tokens, i: int) -> Reading | None:
    """The value at a token, words before it allowed: "by", "until", "extended to". Raises ParseError."""
    said = Said()
    begun = i
    i = _lead(tokens, i, said)
    reading = _vague_or_exact(tokens, i)
    if reading is None and i > begun:
        # A word may be both: "the" leads, and opens "the week of"; TBC says that a date is tentative.
        reading = _vague_or_exact(tokens, begun)
        said = Said()
    if reading is None:
        return None
    reading.said.join(said)
    _trailing_status(tokens, reading)
    return reading


def _lead(tokens: Tokens, i: int, said: Said) -> int:
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
            _before(tokens, i, stop)
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


def _before(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse ``before 31 May``: the day itself may count or not."""
    point = read_point(tokens, stop)
    if point is not None and point[1].days is not None and point[1].time is None:
        day = text_of(tokens, stop, point[0])
        refuse(
            tokens, i, point[0], Code.DATE_SYNTAX,
            f"“{text_of(tokens, i, stop)}” leaves open whether {day} counts",
            f"write {day} if it does, else the day before",
        )  # fmt: skip


def _vague_or_exact(tokens: Tokens, i: int) -> Reading | None:
    if not may_begin(tokens, i):
        return None
    reading = _exact(tokens, i)
    if reading is not None:
        return reading
    vague = read_vague(tokens, i)
    if vague is None:
        return None
    span = Span(tokens[i].start, tokens[vague.stop - 1].stop)
    words = tokens.text[span.start : span.stop]
    return Reading(vague.stop, Written(None, text=words, span=span), closed=vague.closed)


def _trailing_status(tokens: Tokens, reading: Reading) -> None:
    """Take status words that stand right after the value and end it: ``31 May 2023 FIRM``."""
    i = reading.stop
    if not tokens[i].entry.says_status:
        return
    said = Said()
    while True:
        stop, role = status_at(tokens, i)
        if not stop:
            stop = phrase(tokens, i, "remark")
            if not stop:
                break
        else:
            said.add(role)
        i = stop
    if i > reading.stop and ends(tokens, i):
        reading.stop = i
        reading.said.join(said)


def ends(tokens: Tokens, i: int) -> bool:
    """Whether a value may end before a token: the line ends there, or a note is set off."""
    token = tokens[i]
    if token.kind != SIGN:
        return False
    if token.value in DASHES:
        return tokens.text[token.start - 1].isspace() or not token.value.isascii()
    return token.value in OPENERS


def _exact(tokens: Tokens, i: int) -> Reading | None:
    """A day or a range of days."""
    first = read_point(tokens, i)
    if first is None:
        return None
    stop, draft = first
    second = _second(tokens, i, stop, draft)
    if second is not None:
        end, other = second
        if draft.days is None:
            draft.days, draft.weekdays = other.days, other.weekdays
            other.days = None
        return _ranged(tokens, i, stop, draft, end, other)
    if draft.days is None:
        return None
    if tokens[stop].value in DASHES or tokens[stop].entry is not NOTHING:
        stop = _same_month(tokens, stop, draft)
    return _single(tokens, i, stop, draft)


def _same_month(tokens: Tokens, stop: int, draft: Draft) -> int:
    """Take the other end of ``7月28日（金）〜29日（土）``, ``2023-07-28 – 30``: a day of the same month."""
    days = draft.days
    after = stop + 1 if tokens[stop].value in DASHES else phrase(tokens, stop, "to")
    if not after or days is None or days.last is not None or draft.time is not None:
        return stop
    end = day_number(tokens, after)
    day = int(tokens[after].value) if end else 0
    if not days.first.day < day <= 31:
        return stop
    number = None
    if tokens[end].value == "(" and weekday_at(tokens, end + 1)[0] == end + 2:
        number = weekday_at(tokens, end + 1)[1]
        end += 3
    year = None
    if days.first.year is None:
        end, year = year_at(tokens, end)
    if not ends(tokens, end):
        return stop
    weekday = days.first.weekday if draft.weekdays is None else draft.weekdays[0]
    first = days.first._replace(weekday=weekday, year=days.first.year or year)
    draft.days = days._replace(first=first, last=first._replace(day=day, weekday=number))
    draft.weekdays = None
    return end


def _second(tokens: Tokens, i: int, stop: int, draft: Draft) -> tuple[int, Draft] | None:
    """The other end of a range, if one is joined to the first."""
    joint = tokens[stop]
    if joint.entry is NOTHING and joint.value not in _JOINTS:
        return None
    if joint.value == _ARROW:
        _arrow(tokens, i, stop)
    after = stop + 1 if joint.value in DASHES or joint.value == "/" else phrase(tokens, stop, "to")
    if not after:
        _alternatives(tokens, i, stop, draft)
        return None
    second = read_point(tokens, after)
    if second is None:
        return None
    end, other = second
    if other.days is None and other.time is None and other.zone is None:
        return None
    if other.days is None and (draft.days is None or (joint.value == "/" and other.time)):
        return None
    return end, other


def _arrow(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse ``24 May → 31 May``, which may be a range or a move."""
    second = read_point(tokens, stop + 1)
    if second is None or second[1].days is None:
        return
    old, new = text_of(tokens, i, stop), text_of(tokens, stop + 1, second[0])
    refuse(
        tokens, i, second[0], Code.DATE_SYNTAX, "“→” may mean a range or a move",
        f"write ~~{old}~~ {new} (moved YYYY-MM-DD: why) for a move, {old} – {new} for a range",
    )  # fmt: skip


def _alternatives(tokens: Tokens, i: int, stop: int, draft: Draft) -> None:
    """Refuse ``31 May or 2 June``."""
    after = phrase(tokens, stop, "or") or phrase(tokens, stop, "and")
    if tokens[stop].value == "&":
        after = stop + 1
    if not after or draft.days is None:
        return
    second = read_point(tokens, after)
    if second is not None and second[1].days is not None:
        several(tokens, i, second[0], [draft.days.first, second[1].days.first])


def _point(day: Day, draft: Draft, seconds: int | None, span: Span) -> Point:
    return Point(
        day=day.day,
        month=day.month,
        year=day.year,
        weekday=day.weekday,
        seconds=seconds,
        zone=draft.zone,
        span=span,
    )


def _single(tokens: Tokens, i: int, stop: int, draft: Draft) -> Reading:
    """A value without a second point: a day, a span of days, or a span of time on one day."""
    days = draft.days
    if days is None:
        raise AssertionError
    first, last = days_of(tokens, i, stop, days, draft)
    span = _span(tokens, i, stop)
    time = draft.time
    if last is None and time is not None and time.end is not None:
        last = first
    # A time that stands beside a span of days begins its first and ends its last day.
    begin = time.start if time and (last is None or time.end is not None) else None
    close = (time.end if time.end is not None else time.start) if time else None
    start = _point(first, draft, begin, span)
    end = _point(last, draft, close, span) if last else None
    value = Written(start, end, equivalents=tuple(draft.equivalents), span=span)
    return Reading(stop, value, draft.said, draft.rest)


def _ranged(tokens: Tokens, i: int, middle: int, draft: Draft, stop: int, other: Draft) -> Reading:
    """The range of two points, what one of them leaves out taken from the other."""
    days = draft.days
    if days is None:
        raise AssertionError
    if other.days is None:
        return _timed_on(tokens, i, stop, draft, other)
    if days.last is not None or other.days.last is not None:
        refuse(
            tokens, i, stop, Code.DATE_SYNTAX,
            f"“{text_of(tokens, i, stop)}” names more than the two ends of a range",
            "write it as 28 July – 2 August 2023",
        )  # fmt: skip
    first, _ = days_of(tokens, i, middle, days, draft)
    last, _ = days_of(tokens, middle, stop, other.days, other)
    draft.zone = draft.zone or other.zone
    other.zone = other.zone or draft.zone
    start = _point(first, draft, draft.time.start if draft.time else None, _span(tokens, i, middle))
    seconds = other.time.start if other.time else None
    end = _point(last, other, seconds, _span(tokens, middle + 1, stop))
    equivalents = (*draft.equivalents, *other.equivalents)
    value = Written(start, end, equivalents=equivalents, span=_span(tokens, i, stop))
    return _joined(Reading(stop, value, draft.said, draft.rest or other.rest), other.said)


def _timed_on(tokens: Tokens, i: int, stop: int, draft: Draft, other: Draft) -> Reading:
    """``31 May 2023 – 23:59 AoE``, and ``at 9am – 5:30pm CST``."""
    if other.time is not None:
        if draft.time is None:
            draft.time = other.time
        else:
            draft.time = draft.time._replace(end=other.time.end or other.time.start)
    draft.zone = draft.zone or other.zone
    draft.equivalents += other.equivalents
    draft.rest = draft.rest or other.rest
    return _joined(_single(tokens, i, stop, draft), other.said)


def _joined(reading: Reading, said: Said) -> Reading:
    reading.said.join(said)
    return reading


def _span(tokens: Tokens, start: int, stop: int) -> Span:
    return Span(tokens[start].start, tokens[stop - 1].stop)
