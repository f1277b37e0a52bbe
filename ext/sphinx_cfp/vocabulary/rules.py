"""From what a label speaks of to its kind: the same rules for all languages, first match first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx_cfp.vocabulary.language import Role, Vocabulary


class Rule(NamedTuple):
    """``kind`` if a concept of each group of ``every`` is spoken of and none of ``never``."""

    kind: Kind
    every: tuple[frozenset[str], ...]
    never: frozenset[str] = frozenset()

    def fits(self, concepts: AbstractSet[str]) -> bool:
        """Whether a label with these concepts is of this kind."""
        if not self.never.isdisjoint(concepts):
            return False
        return all(not group.isdisjoint(concepts) for group in self.every)


GENERIC = "generic"
_SAID_BY: dict[str, tuple[Role, ...]] = {
    "and": ("and",),
    "event": ("conference", "workshop", "gathering"),
    GENERIC: ("article", "indefinite", "preposition", "or"),
}
"""Concepts that the words of other roles speak of, too."""


def listed_of(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The concepts of labels, each with lists of phrases that speak of it in a language."""
    others = [(concept, role) for concept, roles in _SAID_BY.items() for role in roles]
    return [
        *vocabulary.concepts.items(),
        *((concept, vocabulary.words[role]) for concept, role in others),
    ]


def _rule(kind: Kind, every: str, never: str = "") -> Rule:
    """A rule from words: groups separated by commas, alternatives within them by ``|``."""
    groups = tuple(
        frozenset(part.strip() for part in group.split("|")) for group in every.split(",")
    )
    return Rule(kind, groups, frozenset(part.strip() for part in never.split("|") if part.strip()))


RULES: tuple[Rule, ...] = (
    _rule(Kind.VISA, "visa"),
    _rule(Kind.GRANT, "grant"),
    _rule(Kind.OPEN, "site, start, submit|call|abstract", "deadline|end"),
    _rule(Kind.OTHER, "site"),
    _rule(Kind.EARLY_REGISTRATION, "register, early", "start"),
    _rule(Kind.OTHER, "register, start", "end|deadline"),
    _rule(Kind.REGISTRATION, "register"),
    _rule(Kind.REVIEW_PERIOD, "reviewing", "notify"),
    _rule(Kind.REBUTTAL_START, "rebuttal, start", "notify|end"),
    _rule(Kind.REBUTTAL_END, "rebuttal, end|deadline", "notify"),
    _rule(Kind.REBUTTAL, "rebuttal", "notify"),
    _rule(Kind.EARLY_NOTIFICATION, "early reject"),
    _rule(Kind.OTHER, "camera ready, start", "end|deadline"),
    _rule(Kind.CAMERA_READY, "camera ready"),
    _rule(
        Kind.CAMERA_READY,
        "final, version|paper|entry",
        "abstract|revise|review|proposal|commit|notify|program",
    ),
    _rule(Kind.NOTIFICATION, "notify"),
    _rule(Kind.MENTORING, "mentor"),
    _rule(Kind.REVISION, "revise"),
    _rule(Kind.COMMITMENT, "commit"),
    _rule(Kind.REVIEW_RELEASE, "review, release", "submit|abstract|present"),
    _rule(Kind.REVIEW_PERIOD, "review", "submit|paper|abstract|present|publish|deadline|entry"),
    _rule(Kind.REVIEW_PERIOD, "review, period|start|end", "submit|abstract|present|publish"),
    _rule(Kind.REVIEW_PERIOD, "review, deadline", "submit|paper|abstract|present|entry|round"),
    _rule(Kind.ARTIFACT, "artifact"),
    _rule(Kind.PAPER, "paper, and, supplement"),
    _rule(Kind.SUPPLEMENTARY, "supplement"),
    _rule(Kind.OPEN, "start, submit", "deadline|end|present"),
    _rule(Kind.OPEN, "start, call|proposal|abstract|paper", "deadline|end|event|present"),
    _rule(Kind.OPEN, "call, release|announce|publish", "deadline|end"),
    _rule(Kind.PUBLICATION, "publish", "submit|deadline|program"),
    _rule(Kind.PROGRAM, "program", "submit|deadline|paper|abstract|proposal"),
    _rule(Kind.PROPOSAL, "proposal"),
    _rule(Kind.DATA, "data", "paper|abstract"),
    _rule(Kind.PAPER, "abstract, and, paper"),
    _rule(Kind.ABSTRACT, "abstract"),
    _rule(Kind.PRESENTATION, "present", "paper"),
    _rule(Kind.PAPER, "submit|paper"),
    _rule(Kind.PAPER, "entry|call, deadline|end"),
    _rule(Kind.ANNOUNCEMENT, "call"),
    _rule(Kind.HOST_EVENT, "host"),
    _rule(Kind.PAPER, "event, deadline"),
    _rule(Kind.EVENT, "event", "announce|program"),
    _rule(Kind.ANNOUNCEMENT, "announce"),
    _rule(Kind.PRESENTATION, "present"),
    _rule(Kind.PAPER, "deadline"),
)
"""What is beside the kind decides first: "visa", then "notification", and "paper" only where nothing
else is spoken of. A deadline for nothing in particular is that for papers."""


def kind_of(concepts: AbstractSet[str]) -> Kind | None:
    """The kind of a label that speaks of these concepts."""
    return next((rule.kind for rule in RULES if rule.fits(concepts)), None)


SILENT: dict[Kind, frozenset[str]] = {
    Kind.NOTIFICATION: frozenset({"paper", "submit", "release", "review"}),
    Kind.EARLY_NOTIFICATION: frozenset({"paper", "submit", "notify"}),
    Kind.CAMERA_READY: frozenset({"paper", "submit", "version", "final", "title"}),
    Kind.PAPER: frozenset(
        {"paper", "submit", "call", "version", "abstract", "title", "end", "supplement"}
    ),
    Kind.ABSTRACT: frozenset({"submit", "title", "register", "paper", "version", "end", "final"}),
    Kind.PROPOSAL: frozenset({"submit", "call", "end", "abstract", "paper"}),
    Kind.OPEN: frozenset({"submit", "start", "call", "paper", "release", "announce", "publish"}),
    Kind.EVENT: frozenset({"start", "end", "event"}),
    Kind.HOST_EVENT: frozenset({"host", "event"}),
    Kind.REGISTRATION: frozenset({"end", "event"}),
    Kind.EARLY_REGISTRATION: frozenset({"register", "early", "end", "event"}),
    Kind.REVIEW_PERIOD: frozenset({"reviewing", "period", "paper"}),
    Kind.REBUTTAL: frozenset({"period", "review"}),
    Kind.REBUTTAL_START: frozenset({"start", "period"}),
    Kind.REBUTTAL_END: frozenset({"end", "period", "submit"}),
    Kind.REVIEW_RELEASE: frozenset({"release", "notify"}),
    Kind.REVISION: frozenset({"submit", "paper", "version"}),
    Kind.COMMITMENT: frozenset({"submit", "paper"}),
    Kind.MENTORING: frozenset({"submit"}),
    Kind.GRANT: frozenset({"submit"}),
    Kind.VISA: frozenset({"submit"}),
    Kind.DATA: frozenset({"submit"}),
    Kind.ARTIFACT: frozenset({"submit"}),
    Kind.SUPPLEMENTARY: frozenset({"submit", "paper"}),
    Kind.PUBLICATION: frozenset({"release", "paper"}),
    Kind.PROGRAM: frozenset({"announce", "release", "publish", "event"}),
    Kind.PRESENTATION: frozenset({"submit"}),
}
"""Concepts whose words are no qualifier of a kind: "paper notification" is the notification."""

ALWAYS_SILENT = frozenset({"deadline", "and", "final", "period"})
"""Concepts whose words are a qualifier of no kind."""

CONCEPTS_OF_KIND: dict[Kind, frozenset[str]] = {
    Kind.VISA: frozenset({"visa"}),
    Kind.GRANT: frozenset({"grant"}),
    Kind.REGISTRATION: frozenset({"register"}),
    Kind.EARLY_REGISTRATION: frozenset({"register"}),
    Kind.REVIEW_PERIOD: frozenset({"review"}),
    Kind.REBUTTAL: frozenset({"rebuttal"}),
    Kind.REBUTTAL_START: frozenset({"rebuttal"}),
    Kind.REBUTTAL_END: frozenset({"rebuttal"}),
    Kind.EARLY_NOTIFICATION: frozenset({"early reject"}),
    Kind.CAMERA_READY: frozenset({"camera ready"}),
    Kind.NOTIFICATION: frozenset({"notify"}),
    Kind.MENTORING: frozenset({"mentor"}),
    Kind.REVISION: frozenset({"revise"}),
    Kind.COMMITMENT: frozenset({"commit"}),
    Kind.REVIEW_RELEASE: frozenset({"review"}),
    Kind.ARTIFACT: frozenset({"artifact"}),
    Kind.SUPPLEMENTARY: frozenset({"supplement"}),
    Kind.PUBLICATION: frozenset({"publish"}),
    Kind.PROGRAM: frozenset({"program"}),
    Kind.PROPOSAL: frozenset({"proposal"}),
    Kind.DATA: frozenset({"data"}),
    Kind.ABSTRACT: frozenset({"abstract"}),
    Kind.PRESENTATION: frozenset({"present"}),
    Kind.ANNOUNCEMENT: frozenset({"announce", "call"}),
}
"""The concept that a kind is named after."""
