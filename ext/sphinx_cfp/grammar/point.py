"""Reads one end of a WHEN: day, weekday, time and zone in any order, parentheses among them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sphinx_cfp.grammar.day import read_days
from sphinx_cfp.grammar.day_parts import Day, Days, refuse, weekday_at, year_at
from sphinx_cfp.grammar.day_parts import written as text_of
from sphinx_cfp.grammar.parsed import Equivalent, ZoneName
from sphinx_cfp.grammar.status import Said, only_status, scan
from sphinx_cfp.grammar.time import Time, read_time
from sphinx_cfp.grammar.tokens import CJK_WORD, DASHES, NUMBER, SIGN, WORD, Tokens, adjacent, phrase
from sphinx_cfp.grammar.zone import Named, iso_offset, read_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.locations import Span

_CLOSING = {"(": ")", "[": "]"}
_SKIPPED = frozenset({",", ".", ";", "@", "!", "·", "|", "*"})
_SMALL = frozenset({"filler", "lead", "from", "to", "and", "or", "at"})
_LONGEST = 48  # tokens of a parenthesis that belongs to WHEN


@dataclass(slots=True)
class Draft:
    """What has been read of an end so far. ``rest`` is a remark within its parentheses."""

    days: Days | None = None
    weekdays: tuple[int, int | None] | None = None
    time: Time | None = None
    zone: ZoneName | None = None
    equivalents: list[Equivalent] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    rest: Span | None = None
    after_time: bool = False
    iso_time: bool = False
    inner: bool = False

    def set_year(self, year: int) -> None:
        """Give the days a year that stands apart from them."""
        if self.days:
            first, last = self.days.first, self.days.last
            last = last._replace(year=year) if last else None
            self.days = self.days._replace(first=first._replace(year=year), last=last)


def read_point(tokens: Tokens, i: int) -> tuple[int, Draft] | None:
    """A day with what belongs to it, or a time alone. Raises ParseError."""
    draft = Draft()
    stop = _read(tokens, i, draft, in_parentheses=False)
    if draft.days is not None:
        stop = phrase(tokens, stop, "next") or stop  # "13 dicembre prossimo", 必着
    if stop == i or (draft.days is None and draft.time is None and draft.zone is None):
        return None
    return stop, draft


def _read(tokens: Tokens, i: int, draft: Draft, *, in_parentheses: bool) -> int:
    """Index after all that belongs together from a token on."""
    begun = i
    while True:
        if stop := _component(tokens, i, draft, in_parentheses=in_parentheses):
            i = stop
        elif i == begun and not in_parentheses:
            stop = _parenthesis(tokens, i, draft) if tokens[i].value in _CLOSING else 0
            if not stop:
                return i
            i = stop
        elif stop := _over_filler(tokens, i, draft, in_parentheses=in_parentheses):
            i = stop
        elif not in_parentheses and tokens[i].value in _CLOSING:
            stop = _parenthesis(tokens, i, draft)
            if not stop:
                return i
            i = stop
        else:
            return i


def _over_filler(tokens: Tokens, i: int, draft: Draft, *, in_parentheses: bool) -> int:
    """Index after a component with "at", "on", "," and the like before it, or 0."""
    for _ in range(3):
        token = tokens[i]
        if token.kind == SIGN:
            if token.value not in _SKIPPED and not (draft.zone and token.value in ("/", "=")):
                return 0
            i += 1
        else:
            stop = phrase(tokens, i, "at") or phrase(tokens, i, "filler") or _silent(tokens, i)
            if not stop:
                return 0
            i = stop
        if stop := _component(tokens, i, draft, in_parentheses=in_parentheses):
            return stop
    return 0


def _silent(tokens: Tokens, i: int) -> int:
    """Index after a word that says nothing new: ``prossimo``, ``祝``."""
    return phrase(tokens, i, "next") or phrase(tokens, i, "holiday")


def _component(tokens: Tokens, i: int, draft: Draft, *, in_parentheses: bool) -> int:
    """Index after a day, weekday, time, zone or year at a token, put into the draft, or 0."""
    token = tokens[i]
    if token.kind == NUMBER:
        return _timed(tokens, i, draft) or _dayed(tokens, i, draft) or _yeared(tokens, i, draft)
    if token.kind == WORD:
        if token.value == "t" and draft.days and adjacent(tokens, i) and adjacent(tokens, i + 1):
            draft.iso_time = True
            return _timed(tokens, i + 1, draft, iso=True)
        if (
            not token.entry.roles
            and not token.entry.phrases
            and not (draft.days or draft.time or draft.inner)
        ):
            return 0
        return (
            _weekdayed(tokens, i, draft, in_parentheses=in_parentheses)
            or _dayed(tokens, i, draft)
            or _timed(tokens, i, draft)
            or _zoned(tokens, i, draft)
        )
    if token.value == "'":
        return _yeared(tokens, i, draft)
    if token.value in ("+", "-") and draft.after_time:
        return _zoned(tokens, i, draft)
    return 0


def _timed(tokens: Tokens, i: int, draft: Draft, *, iso: bool = False) -> int:
    time = read_time(tokens, i, iso=iso)
    if time is None:
        return 0
    if draft.time is None:
        draft.time = time
        draft.after_time = True
        return time.stop
    if draft.zone is None and not draft.inner:
        return 0
    return _equivalent(tokens, i, time, draft)  # of the call's own zone: "18:00 (16:00 UTC)"


def _equivalent(tokens: Tokens, i: int, time: Time, draft: Draft) -> int:
    """Index after the same instant in a second zone."""
    zone = read_zone(tokens, time.stop, after_time=True)
    if zone is None:
        return 0
    name = ZoneName(zone.name, _span(tokens, time.stop, zone.stop))
    draft.equivalents.append(Equivalent(time.start, name, None, _span(tokens, i, zone.stop)))
    return zone.stop


def _dayed(tokens: Tokens, i: int, draft: Draft) -> int:
    if draft.days is not None:
        return 0
    days = read_days(tokens, i)
    if days is None:
        return 0
    draft.days = days
    draft.after_time = False
    return days.stop


def _yeared(tokens: Tokens, i: int, draft: Draft) -> int:
    """Index after a year that a parenthesis or a weekday parts from its day."""
    if draft.days is None or draft.days.first.year is not None:
        return 0
    stop, year = year_at(tokens, i)
    if year is None:
        return 0
    draft.set_year(year)
    return stop


def _weekdayed(tokens: Tokens, i: int, draft: Draft, *, in_parentheses: bool) -> int:
    entry = tokens[i].entry
    if draft.weekdays is not None or not (entry.weekdays or entry.phrases):
        return 0
    stop, first = weekday_at(tokens, i)
    if not stop or (tokens[i].entry.months and not _is_weekday(tokens, stop)):
        return 0
    after = tokens[stop]
    if tokens[i].entry.roles & _SMALL and after.kind == WORD:
        return 0  # "di" and "do" are weekdays in German, little words elsewhere
    alone = in_parentheses and (after.kind != WORD or _silent(tokens, stop) > 0)
    if not alone and stop == i + 1 and CJK_WORD.match(str(tokens[i].value)):
        return 0  # 日 and 月 are weekdays only where they stand alone in parentheses
    stop += tokens[stop].value == "."
    joint = tokens[stop]
    second = stop + 1 if joint.value in DASHES or joint.value in ("&", "/", "·", ",") else 0
    for role in ("and", "to"):
        second = second or phrase(tokens, stop, role)
    if second:
        end, last = weekday_at(tokens, second)
        if end and not (joint.value in DASHES and tokens[end].kind == NUMBER):
            draft.weekdays = (first, last)
            return end + (tokens[end].value == ".")
    draft.weekdays = (first, None)
    return stop


def _is_weekday(tokens: Tokens, i: int) -> bool:
    """Whether ``mar`` is mardi: a month comes after its number (``mar. 31 mai``)."""
    while tokens[i].value in (".", ","):
        i += 1
    days = read_days(tokens, i) if tokens[i].kind == NUMBER else None
    return days is not None


def _zoned(tokens: Tokens, i: int, draft: Draft) -> int:
    zone: Named | None
    if draft.iso_time and draft.zone is None and tokens[i].value in ("+", "-"):
        zone = iso_offset(tokens, i)
    elif draft.days is None and draft.time is None and not draft.inner:
        zone = None
    else:
        zone = read_zone(tokens, i, after_time=draft.after_time)
    if zone is None:
        return 0
    name = ZoneName(zone.name, _span(tokens, i, zone.stop))
    if draft.zone is None:
        draft.zone = name
    else:
        draft.equivalents.append(Equivalent(None, name, None, name.span))
    draft.after_time = False
    return zone.stop


def _parenthesis(tokens: Tokens, i: int, draft: Draft) -> int:
    """Index after a parenthesis that belongs to WHEN, or 0 if it is a note."""
    closing = _CLOSING[str(tokens[i].value)]
    stop = i + 1
    while tokens[stop].value != closing:
        if tokens[stop].value == "" or stop - i > _LONGEST:
            return 0
        stop += 1
    if draft.days is not None and only_status(tokens, i + 1, stop):
        scan(tokens, i + 1, stop, draft.said)
        return stop + 1
    inner = Draft(days=None, time=draft.time, zone=draft.zone, weekdays=draft.weekdays, inner=True)
    inner.after_time = draft.time is not None and draft.zone is None
    start = i + 1
    while _silent(tokens, start):
        start = _silent(tokens, start)
    end = _read(tokens, start, inner, in_parentheses=True)
    if end == start:
        return 0
    while end < stop and (tokens[end].value in _SKIPPED or _silent(tokens, end)):
        end += 1
    return _closed(tokens, i, end, stop, draft, inner)


def _closed(tokens: Tokens, i: int, end: int, stop: int, draft: Draft, inner: Draft) -> int:
    """Take what a parenthesis says; index after it, or 0 if it is a note after all."""
    timed = inner.time is not draft.time or inner.zone is not draft.zone or inner.equivalents
    if end < stop and (not timed or draft.rest):
        return 0
    _said_again(draft, inner)
    if inner.days is not None:
        if not inner.equivalents:
            return 0
        named = (inner.days.first.month, inner.days.first.day)
        inner.equivalents = [replace(same, day=named) for same in inner.equivalents]
    if end < stop and not scan(tokens, end, stop, draft.said):
        _check_rest(tokens, end, stop)
        draft.rest = _span(tokens, end, stop)
    draft.time, draft.zone, draft.weekdays = inner.time, inner.zone, inner.weekdays
    draft.equivalents += inner.equivalents
    draft.after_time = False
    return stop + 1


def _check_rest(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse words right beside a time or a zone: they may say something of it."""
    before = tokens[i - 1]
    if before.kind != SIGN and tokens[i].value not in DASHES:
        rest = text_of(tokens, i, stop)
        rest = rest if len(rest) <= 40 else f"{rest[:39]}…"
        refuse(
            tokens, i, stop, Code.DATE_SYNTAX, f"“{rest}” beside the time is not understood",
            f"set a remark off: (23:59 AoE; {rest})",
        )  # fmt: skip


def _said_again(draft: Draft, inner: Draft) -> None:
    """Make a time beside a day of another zone what it is: ``31 May AoE (11:59 UTC on 1 June)``."""
    if draft.time is None and draft.zone and inner.time and inner.equivalents:
        zone = inner.equivalents[0].zone
        if zone.name != draft.zone.name:
            inner.equivalents[0] = replace(inner.equivalents[0], seconds=inner.time.start)
            inner.time = None


def _span(tokens: Tokens, start: int, stop: int) -> Span:
    return Span(tokens[start].start, tokens[stop - 1].stop)


def days_of(tokens: Tokens, i: int, stop: int, days: Days, draft: Draft) -> tuple[Day, Day | None]:
    """The days with the weekdays that stand apart from them."""
    first, last = days.first, days.last
    if draft.weekdays:
        one, other = draft.weekdays
        if other is not None and last is None:
            refuse(
                tokens, i, stop, Code.DATE_SYNTAX,
                f"“{text_of(tokens, i, stop)}” names two weekdays and one day",
                "write both days, as 28–29 July 2023",
            )  # fmt: skip
        first = first._replace(weekday=one)
        last = last._replace(weekday=other) if last and other is not None else last
    return first, last
