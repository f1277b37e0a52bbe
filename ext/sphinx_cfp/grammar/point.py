"""Reads one end of a WHEN: day, weekday, time and zone in any order, parentheses among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.day import read_days, weekday_at, year_at
from sphinx_cfp.grammar.parsed import Equivalent, Point, ZoneName
from sphinx_cfp.grammar.status import StatusWords, scan
from sphinx_cfp.grammar.time import read_time
from sphinx_cfp.grammar.tokens import (
    CJK_WORD,
    DASHES,
    NUMBER,
    SIGN,
    WORD,
    Tokens,
    adjacent,
    phrase,
    shortened,
)
from sphinx_cfp.grammar.zone import iso_offset, read_zone
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from sphinx_cfp.model.locations import Span

_CLOSING = {"(": ")", "[": "]"}
_SKIPPED = frozenset({",", ".", ";", "@", "!", "·", "|", "*"})
_SMALL = frozenset({"filler", "lead", "from", "to", "and", "or", "at"})
_LONGEST = 48  # tokens of a parenthesis that belongs to WHEN


def read_point(tokens: Tokens, i: int) -> tuple[int, PointReader] | None:
    """Index after a day with what belongs to it, or a time alone, and its reader. Raises ParseError."""
    point = PointReader(tokens)
    stop = point.read(i)
    if point.first is not None:
        stop = phrase(tokens, stop, "next") or stop  # "13 dicembre prossimo", 必着
    elif point.time is None and point.zone is None:
        return None
    return (stop, point) if stop > i else None


@dataclass(slots=True)
class PointReader:
    """Reads a point; the fields are what has been read of it so far.

    ``first`` and ``last`` are its days, ``weekdays`` those that stand apart from them, ``time`` the
    seconds after midnight of a time and of its end. ``remark`` is what else its parentheses say.
    """

    tokens: Tokens
    first: Point | None = None
    last: Point | None = None
    weekdays: tuple[int, int | None] | None = None
    time: tuple[int, int | None] | None = None
    zone: ZoneName | None = None
    equivalents: list[Equivalent] = field(default_factory=list)
    said: StatusWords = field(default_factory=StatusWords)
    remark: Span | None = None
    is_inner: bool = False
    after_time: bool = False
    has_iso_time: bool = False

    def read(self, i: int) -> int:
        """Index after all that belongs together from a token on."""
        begun = i
        while True:
            stop = self._component(i)
            if not stop and (i > begun or self.is_inner):
                stop = self._over_filler(i)
            if not stop and not self.is_inner and self.tokens[i].value in _CLOSING:
                stop = self._parenthesis(i)
            if not stop:
                return i
            i = stop

    def days(self, i: int, stop: int) -> tuple[Point, Point | None]:
        """The days with the weekdays that stand apart from them."""
        first, last = self.first, self.last
        if first is None:
            raise AssertionError
        if self.weekdays:
            one, other = self.weekdays
            if other is not None and last is None:
                raise self.tokens.error(
                    i, stop, Code.DATE_SYNTAX,
                    f"“{self.tokens.text_of(i, stop)}” names two weekdays and one day",
                    "write both days, as 28–29 July 2023",
                )  # fmt: skip
            first = first._replace(weekday=one)
            last = last._replace(weekday=other) if last and other is not None else last
        return first, last

    def _over_filler(self, i: int) -> int:
        """Index after a component with "at", "on", "," and the like before it, or 0."""
        tokens = self.tokens
        for _ in range(3):
            token = tokens[i]
            if token.kind == SIGN:
                if token.value not in _SKIPPED and not (self.zone and token.value in ("/", "=")):
                    return 0
                i += 1
            else:
                i = phrase(tokens, i, "at") or phrase(tokens, i, "filler") or _silent(tokens, i)
                if not i:
                    return 0
            if stop := self._component(i):
                return stop
        return 0

    def _component(self, i: int) -> int:
        """Index after a day, weekday, time, zone or year at a token, or 0."""
        tokens = self.tokens
        token = tokens[i]
        if token.kind == NUMBER:
            return self._timed(i) or self._dayed(i) or self._yeared(i)
        if token.kind == WORD:
            if (
                token.value == "t"
                and self.first
                and adjacent(tokens, i)
                and adjacent(tokens, i + 1)
            ):
                self.has_iso_time = True
                return self._timed(i + 1, iso=True)
            is_begun = self.first or self.time or self.is_inner
            if not token.entry.roles and not token.entry.phrases and not is_begun:
                return 0
            return self._weekdayed(i) or self._dayed(i) or self._timed(i) or self._zoned(i)
        if token.value == "'":
            return self._yeared(i)
        return self._zoned(i) if token.value in ("+", "-") and self.after_time else 0

    def _timed(self, i: int, *, iso: bool = False) -> int:
        time = read_time(self.tokens, i, iso=iso)
        if time is None:
            return 0
        stop, start, end = time
        if self.time is None:
            self.time = start, end
            self.after_time = True
            return stop
        if self.zone is None and not self.is_inner:
            return 0
        # The same instant in a second zone, or the call's own before it: "18:00 (16:00 UTC)".
        zone = read_zone(self.tokens, stop, after_time=True)
        if zone is None:
            return 0
        after, name = zone
        named = ZoneName(name, self.tokens.span(stop, after))
        self.equivalents.append(Equivalent(start, named, None, self.tokens.span(i, after)))
        return after

    def _dayed(self, i: int) -> int:
        days = read_days(self.tokens, i) if self.first is None else None
        if days is None:
            return 0
        stop, self.first, self.last = days
        self.after_time = False
        return stop

    def _yeared(self, i: int) -> int:
        """Index after a year that a parenthesis or a weekday parts from its day."""
        if self.first is None or self.first.year is not None:
            return 0
        stop, year = year_at(self.tokens, i)
        if year is None:
            return 0
        self.first = self.first._replace(year=year)
        self.last = self.last._replace(year=year) if self.last else None
        return stop

    def _weekdayed(self, i: int) -> int:
        tokens = self.tokens
        entry = tokens[i].entry
        if self.weekdays is not None or not (entry.weekdays or entry.phrases):
            return 0
        stop, first = weekday_at(tokens, i)
        if not stop or (entry.months and not _is_weekday(tokens, stop)):
            return 0
        after = tokens[stop]
        if entry.roles & _SMALL and after.kind == WORD:
            return 0  # "di" and "do" are weekdays in German, little words elsewhere
        alone = self.is_inner and (after.kind != WORD or _silent(tokens, stop) > 0)
        if not alone and stop == i + 1 and CJK_WORD.match(str(tokens[i].value)):
            return 0  # 日 and 月 are weekdays only where they stand alone in parentheses
        stop += after.value == "."
        joint = tokens[stop]
        second = stop + 1 if joint.value in DASHES or joint.value in ("&", "/", "·", ",") else 0
        second = second or phrase(tokens, stop, "and") or phrase(tokens, stop, "to")
        end, last = weekday_at(tokens, second) if second else (0, 0)
        if end and not (joint.value in DASHES and tokens[end].kind == NUMBER):
            self.weekdays = (first, last)
            return end + (tokens[end].value == ".")
        self.weekdays = (first, None)
        return stop

    def _zoned(self, i: int) -> int:
        if self.has_iso_time and self.zone is None and self.tokens[i].value in ("+", "-"):
            zone = iso_offset(self.tokens, i)
        elif self.first is None and self.time is None and not self.is_inner:
            zone = None
        else:
            zone = read_zone(self.tokens, i, after_time=self.after_time)
        if zone is None:
            return 0
        stop, name = zone
        named = ZoneName(name, self.tokens.span(i, stop))
        if self.zone is None:
            self.zone = named
        else:
            self.equivalents.append(Equivalent(None, named, None, named.span))
        self.after_time = False
        return stop

    def _parenthesis(self, i: int) -> int:
        """Index after a parenthesis that belongs to WHEN, or 0 if it is a note."""
        tokens = self.tokens
        closing = _CLOSING[str(tokens[i].value)]
        stop = i + 1
        while tokens[stop].value != closing:
            if tokens[stop].value == "" or stop - i > _LONGEST:
                return 0
            stop += 1
        said = StatusWords()
        if self.first is not None and scan(tokens, i + 1, stop, said):
            self.said.join(said)
            return stop + 1
        inner = PointReader(
            tokens, time=self.time, zone=self.zone, weekdays=self.weekdays, is_inner=True
        )
        inner.after_time = self.time is not None and self.zone is None
        start = i + 1
        while silent := _silent(tokens, start):
            start = silent
        end = inner.read(start)
        if end == start:
            return 0
        while end < stop and (tokens[end].value in _SKIPPED or _silent(tokens, end)):
            end += 1
        return self._taken(inner, end, stop)

    def _taken(self, inner: PointReader, end: int, stop: int) -> int:
        """Index after a parenthesis whose words are taken, or 0 if it is a note after all."""
        is_timed = (
            inner.time is not self.time or inner.zone is not self.zone or bool(inner.equivalents)
        )
        if end < stop and (not is_timed or self.remark):
            return 0
        if inner.equivalents:
            same = inner.equivalents[0]
            if self.time is None and inner.time and self.zone and same.zone.name != self.zone.name:
                # A time beside a day of another zone: "31 May AoE (11:59 UTC on 1 June)".
                inner.equivalents[0] = same._replace(seconds=inner.time[0])
                inner.time = None
        if inner.first is not None:
            if not inner.equivalents:
                return 0
            day = (inner.first.month, inner.first.day)
            inner.equivalents = [same._replace(day=day) for same in inner.equivalents]
        if end < stop and not scan(self.tokens, end, stop, self.said):
            self._check_remark(end, stop)
            self.remark = self.tokens.span(end, stop)
        self.time, self.zone, self.weekdays = inner.time, inner.zone, inner.weekdays
        self.equivalents += inner.equivalents
        self.after_time = False
        return stop + 1

    def _check_remark(self, i: int, stop: int) -> None:
        """Refuse words right beside a time or a zone: they may say something of it."""
        if self.tokens[i - 1].kind != SIGN and self.tokens[i].value not in DASHES:
            rest = shortened(self.tokens.text_of(i, stop))
            raise self.tokens.error(
                i, stop, Code.DATE_SYNTAX, f"“{rest}” beside the time is not understood",
                f"set a remark off: (23:59 AoE; {rest})",
            )  # fmt: skip


def _silent(tokens: Tokens, i: int) -> int:
    """Index after a word that says nothing new, or 0: ``prossimo``, ``祝``."""
    return phrase(tokens, i, "next") or phrase(tokens, i, "holiday")


def _is_weekday(tokens: Tokens, i: int) -> bool:
    """Whether ``mar`` is mardi: a month comes after its number (``mar. 31 mai``)."""
    while tokens[i].value in (".", ","):
        i += 1
    return tokens[i].kind == NUMBER and read_days(tokens, i) is not None
