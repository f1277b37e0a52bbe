"""The shape of a language's vocabulary: plain data, one file per language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Role: TypeAlias = Literal[
    "lead",  # before a date: by, until, on
    "before",  # before a date, which may or may not count; refused
    "from",  # opens a range: from, between
    "to",  # joins the ends of a range
    "and",  # joins days that follow each other
    "or",  # joins alternatives, which are refused
    "filler",  # inside a date: of, the, de
    "at",  # before a time
    "next",  # after a day without a year: prossimo
    "ordinal",  # right after a day: st, nd, rd, th
    "am",
    "pm",
    "clock",  # after an hour: h, Uhr, 時
    "minutes",  # after minutes: 分
    "noon",
    "midnight",
    "day end",  # end of day
    "anywhere",  # anywhere on Earth
    "zone word",  # time, heure: names a zone beside a place
    "local",  # local time
    "vague",  # late, mid, end of
    "vague after",  # the same after a month: 下旬
    "season",
    "tba",
    "rolling",
    "year mark",
    "month mark",
    "day mark",
    "holiday",  # beside a weekday: 祝
]
"""What a word can be inside a WHEN."""

StatusRole: TypeAlias = Literal[
    "extended", "firm", "tentative", "estimated", "cancelled", "moved", "not", "remark"
]
"""What a word says of a status. ``remark`` words say nothing: new, deadline, date."""

Concept: TypeAlias = Literal[
    "deadline",
    "submit",
    "paper",
    "abstract",
    "proposal",
    "entry",  # poster, demo, talk: something handed in, which stays as the qualifier
    "call",
    "notify",
    "early reject",
    "camera ready",
    "final",
    "version",
    "rebuttal",
    "review",
    "reviewing",
    "release",
    "start",
    "end",
    "register",
    "early",
    "title",
    "grant",
    "visa",
    "program",
    "announce",
    "event",
    "host",
    "revise",
    "commit",
    "mentor",
    "data",
    "artifact",
    "supplement",
    "present",
    "publish",
    "site",
    "and",
    "period",
    "round",  # first, cycle, spring: tells deadlines apart and says nothing of their kind
    "thing",  # nothing that a kind is named after, though another language thinks so
]
"""What a label speaks of."""


ProseRole: TypeAlias = Literal[
    "past",  # a clause with one of these speaks of what was
    "perfect",  # the same of a clause about dates; "has been accepted at" is no such thing of an edition
    "old",  # right before a date: the date that was given up
    "other",  # right before an edition or a year: not this one
    "like",  # right before an edition: it is compared with, or named as a source
    "until",  # before the last day of something
    "if",  # a clause with one of these says what some may do, or is advised
    "aside",  # narrows a clause to a part of the call: posters, an industry track
    "whole",  # takes that back: full and short papers
    "decided",  # what the committee does on the day that authors are told
    "sent",  # what is done with papers, of verbs that say nothing in a label
    "elsewhere",  # in a heading: what is below tells of other editions, or of people
    "news",  # in a heading: what is below was true on its day
    "event",  # what takes place: workshop, conference
    "dates",  # heads a list of dates
    "ours",  # before an edition: it is this one
    "edition",  # beside the words for an event: edition, iteration
    "ordinals",  # first, second, … in their order, alternatives joined by |
    "subject",  # what can be open or closed
    "be",  # joins it with its state
    "when",  # before a subject: what follows is a condition
    "open",
    "closed",
    "now",
    "open phrase",  # all of it in one
    "closed phrase",
    "placeholder",  # left by whoever has not finished the page
]
"""What words mean in running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of one language, in lower case, phrases separated by commas.

    ``months`` has twelve entries and ``weekdays`` seven, from Monday. ``generic`` words of a label say
    nothing ("the", "author"). ``prose`` is about running text, ``foreign`` are words that mean something
    else in English, by which a text is read, too. ``zones`` maps names of the IANA database to what people
    call them.
    """

    code: str
    name: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    roles: Mapping[Role, str]
    statuses: Mapping[StatusRole, str]
    concepts: Mapping[Concept, str]
    generic: str
    prose: Mapping[ProseRole, str]
    foreign: str = ""
    zones: Mapping[str, str] = field(default_factory=dict)
