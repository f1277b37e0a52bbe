"""The shape of a language's vocabulary: plain data, one file per language.

A role is what words mean. A language lists its phrases for each role, in lower case, separated by commas;
``new | former date`` is two phrases. In the roles of old pages ``word*`` is whatever begins so, ``*word*``
what has it within, and ``…`` stands for up to four words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from sphinx_cfp.vocabulary.words import numbered

if TYPE_CHECKING:
    from collections.abc import Mapping

DateRole: TypeAlias = Literal[
    "lead",  # before a date: by, until, on
    "before",  # before a date, which may or may not count; refused
    "from",  # opens a range: from, between
    "to",  # joins the ends of a range
    "and",  # joins days that follow each other, and whatever else
    "or",  # joins alternatives, which are refused
    "filler",  # inside a date: of, the, de
    "at",  # before a time
    "next",  # after a day without a year: prossimo
    "ordinal",  # right after a number: st, nd, rd, th
    "am",
    "pm",
    "clock",  # after an hour: o'clock, Uhr, 時
    "hours",  # the same, and after a number of hours: h
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
    "event",  # beside what it is called and the verbs of it: see CONCEPT_ROLES
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
    "period",
    "round",  # first, cycle, spring: tells deadlines apart and says nothing of their kind
    "thing",  # nothing that a kind is named after, though another language thinks so
    "generic",  # says nothing: "author", "final"
]
"""What a label speaks of."""

ProseRole: TypeAlias = Literal[
    "article",
    "indefinite",  # of the articles: a, an
    "preposition",
    "on",  # before what something is about
    "be",  # joins what can be open or closed with its state
    "all",
    "past",  # a clause with one of these speaks of what was
    "perfect",  # the same of a clause about dates; "has been accepted at" is no such thing of an edition
    "old",  # right before a date: the date that was given up
    "other",  # right before an edition or a year: not this one
    "like",  # right before an edition: it is compared with, or named as a source
    "until",  # before the last day of something
    "falls",  # joins it with its day: is
    "if",  # a clause with one of these says what some may do, or is advised
    "aside",  # narrows a clause to a part of the call: posters, an industry track
    "full",  # takes that back, as "all" does: full and short papers
    "part",  # of an event: a day, a session, a round
    "decided",  # what the committee does on the day that authors are told
    "sent",  # what is done with papers, of verbs that say nothing in a label
    "elsewhere",  # in a heading: what is below tells of other editions, or of literature
    "people",  # the same, of people
    "news",  # in a heading: what is below was true on its day
    "conference",  # what a large event is called
    "workshop",  # what any other is called
    "gathering",  # the same, of words for other things, too: school, forum
    "held",  # the verbs of an event
    "dates",  # heads a list of dates
    "important",  # beside those words
    "ours",  # before an edition: it is this one
    "edition",  # beside the words for an event: edition, iteration
    "ordinals",  # first, second, … in their order
    "subject",  # what can be open or closed
    "when",  # before a subject: what follows is a condition
    "open",
    "closed",
    "now",
    "open phrase",  # all of it in one
    "closed phrase",
    "placeholder",  # left by whoever has not finished the page
    "abbreviation",  # its point ends no sentence
    "foreign",  # means something else in English, by which a text is read, too
]
"""What words mean in running text."""

PageRole: TypeAlias = Literal[
    "opening",  # before a label, which does not mean it: but, then
    "closing",  # between a label and its day: by, is
    "renewed",  # between a day and the one that replaced it: now
    "clause",  # begins another clause: but, while
    "sentence",  # stands in sentences, never in a name: will, please
    "relative",  # begins what is said of a name: that, which
    "where",  # before a place: in, at
    "place",  # its label
    "part of",  # before the name of the host
    "venue",  # before the name of a place or of a host, which must tell that it is one: at
    "beside",  # before the name of the host, or of any other event
    "satellite",  # an event beside the main one, or a part of it
    "call title",  # says what a page is for, and not whose it is
    "call for",  # begins such a title
    "call file",  # in the name of a file that may be the call
    "front page",  # its title, or its file
    "notice",  # in a title that is no name: reminder
    "section",  # heads a part of a page that is not about topics, and no name either
    "instructions",  # heads or names what tells authors how to write
    "topics",  # heads a list of topics
    "introduction",  # in a sentence before such a list
    "pointing",  # before "matter" in such a sentence: following, these, any
    "matter",  # topics, areas, questions
    "including",  # behind it: include, are
    "research",  # papers, studies
    "about",  # behind it: related to
    "other list",  # heads or introduces any other
    "former",  # in a sentence about another edition, in whatever language
    "posted",  # before the day on which somebody wrote
    "dated",  # the same, with a colon or a number: version 3
    "throughout",  # says that a zone is that of all dates
    "template",
    "style",  # in the address of one
    "submitting",  # beside the link to where papers go
    "contact",  # beside an address to write to
    "double blind",
    "single blind",
    "not found",  # in the title of a page that is none
    "lost",  # ends such a title
    "reply",  # begins the subject of a mail
]
"""What words of old pages tell an importer, which reads them in all languages at once."""

Role: TypeAlias = (
    DateRole | StatusRole | Concept | ProseRole | PageRole | Literal["month", "weekday", "short"]
)
"""Whatever words can mean. The last are the names of months and of weekdays, and those names cut short."""

ROLES: frozenset[str] = frozenset(
    role
    for group in (DateRole, StatusRole, Concept, ProseRole, PageRole)
    for role in get_args(group)
)
_SHORTEST = 3  # letters of a name cut short that is no other word


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of one language.

    ``months`` are twelve and ``weekdays`` seven, from Monday, each with its full name first. ``none`` names
    the roles for which the language has no words. ``zones`` maps names of the IANA database to what people
    call them. ``capitals`` says that a text begins months with a capital, ``month_first`` that they may
    stand before the day, ``ordinal_dot`` that a point makes a number an ordinal.

    Raises :class:`ValueError` for a role that is missing, naming the language and the role.
    """

    code: str
    name: str
    months: str
    weekdays: str
    dates: Mapping[DateRole, str]
    statuses: Mapping[StatusRole, str]
    concepts: Mapping[Concept, str]
    prose: Mapping[ProseRole, str]
    pages: Mapping[PageRole, str]
    none: str = ""
    zones: Mapping[str, str] = field(default_factory=dict)
    capitals: bool = False
    month_first: bool = False
    ordinal_dot: bool = False
    words: Mapping[Role, str] = field(init=False, repr=False)
    """The phrases of every role."""

    def __post_init__(self) -> None:
        words: dict[Any, str] = {role.strip(): "" for role in self.none.split(",") if role.strip()}
        for group in (self.dates, self.statuses, self.concepts, self.prose, self.pages):
            words.update(group)
        for role in sorted(ROLES.symmetric_difference(words)):
            fault = "is no role" if role in words else "has no words: list some, or name it in none"
            raise ValueError(f"{self.name} ({self.code}): “{role}” {fault}")
        named = [numbered(self.months), numbered(self.weekdays)]
        if [found[-1][0] for found in named] != [12, 7]:
            raise ValueError(f"{self.name} ({self.code}) has not twelve months and seven weekdays")
        full = [dict(reversed(found)).values() for found in named]
        short = {name[0] for found in named for _, name in found} - {
            name[0] for name in chain(*full)
        }
        words["month"], words["weekday"] = (", ".join(map(" ".join, names)) for names in full)
        words["short"] = ", ".join(name for name in sorted(short) if len(name) >= _SHORTEST)
        object.__setattr__(self, "words", words)
