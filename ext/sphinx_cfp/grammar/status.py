"""What words say of a date's status: extended, firm, tentative, cancelled."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_cfp.grammar.tokens import SIGN, WORD, Tokens, phrase
from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.vocabulary.lexicon import NOTHING
from sphinx_cfp.vocabulary.phrases import words_in

_ROLES = ("cancelled", "extended", "firm", "tentative", "estimated")
_CERTAINTY = {
    "firm": Certainty.FIRM,
    "tentative": Certainty.TENTATIVE,
    "estimated": Certainty.ESTIMATED,
}
_EXTENDED_THINGS = words_in(("abstract", "version"))
"""What is called extended because it is long, not because it is late."""
_REACH = 4  # "will not be further extended"
_SIGNS = frozenset(",;.!:*-·/&")
_JOINING = frozenset({"remark", "to", "from", "lead", "at", "filler", "and"})
_OPENING = frozenset({",", ";", ".", ":", "(", "!"})


@dataclass(slots=True)
class StatusWords:
    """What has been said so far; the first word of its sort decides."""

    status: Status = Status.SCHEDULED
    certainty: Certainty | None = None

    def add(self, role: str) -> None:
        """Take a word of this role."""
        if role == "cancelled":
            self.status = Status.CANCELLED
        elif role == "extended":
            if self.status is Status.SCHEDULED:
                self.status = Status.EXTENDED
        elif self.certainty is None:
            self.certainty = _CERTAINTY[role]

    def join(self, other: StatusWords) -> None:
        """Take what was said elsewhere, where nothing has been said here."""
        if other.status is Status.CANCELLED or self.status is Status.SCHEDULED:
            self.status = other.status
        self.certainty = self.certainty or other.certainty


def status_at(tokens: Tokens, i: int) -> tuple[int, str]:
    """Index after the status word at a token and its role. The index is 0 if there is none."""
    entry = tokens[i].entry
    if entry.says_status:
        for role in _ROLES:
            if stop := phrase(tokens, i, role):
                return stop, role
    return 0, ""


def scan(tokens: Tokens, i: int, stop: int, said: StatusWords) -> bool:
    """Take the status words of ``tokens[i:stop]``. True if there is one and no other word."""
    found, only = False, True
    negated = -_REACH
    while i < stop:
        after, role = status_at(tokens, i)
        if after:
            # "no extension", "will not be extended" say the contrary.
            if i - negated >= _REACH:
                said.add(role)
                found = True
            else:
                only = False
            i = after
            continue
        if after := phrase(tokens, i, "not"):
            negated = after
            only = False
        elif after := phrase(tokens, i, "remark"):
            pass
        else:
            after = i + 1
            only = only and tokens[i].kind == SIGN and tokens[i].value in _SIGNS
        i = after
    return found and only


def scan_remark(tokens: Tokens, i: int, stop: int, said: StatusWords) -> None:
    """Take the status of a sentence: of a word that begins a part of it, or that says extended.

    "Firm deadline, no extension" is firm; "hard copies", "extended abstracts" and "refunded if
    cancelled" say nothing of the date.
    """
    begins = True
    negated = -_REACH
    while i < stop:
        after, role = status_at(tokens, i)
        if after and role != "cancelled" and (begins or role == "extended"):
            if i - negated >= _REACH and (after >= stop or not _object(tokens, after)):
                said.add(role)
        elif after := phrase(tokens, i, "not"):
            negated = i
        begins = tokens[i].value in _OPENING or bool(begins and phrase(tokens, i, "remark"))
        i = max(after, i + 1)


def _object(tokens: Tokens, i: int) -> bool:
    """Whether the word at a token makes the one before it its adjective: "hard copies"."""
    token = tokens[i]
    return token.kind == WORD and token.entry.roles.isdisjoint(_JOINING)


def scan_label(tokens: Tokens, i: int, stop: int, said: StatusWords) -> None:
    """Take the status words of a label, wherever they stand in it."""
    negated = -_REACH
    while i < stop:
        entry = tokens[i].entry
        if entry is NOTHING:
            i += 1
            continue
        after, role = status_at(tokens, i)
        if after:
            kept = role == "extended" and after < stop and tokens[after].value in _EXTENDED_THINGS
            if i - negated >= _REACH and not kept:
                said.add(role)
        elif phrase(tokens, i, "not"):
            negated = i
        i = max(after, i + 1)


def only_status(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether ``tokens[i:stop]`` says a status and nothing else."""
    return scan(tokens, i, stop, StatusWords())
