"""The one maker of the problems that checks find: whatever is at fault knows where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_cfp.model.calls import Call, Track
from sphinx_cfp.model.dates import Date
from sphinx_cfp.model.locations import Location
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.registry.prose import Link, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.codes import Code, Severity


class Words(NamedTuple):
    """The words at ``[start, stop)`` of a run of text."""

    run: Prose
    start: int
    stop: int

    @property
    def text(self) -> str:
        """The words."""
        return self.run.text[self.start : self.stop]


Declared: TypeAlias = Call | Track | Date | Topic
Subject: TypeAlias = Declared | Link | Words
"""What can be at fault."""


def problem(
    code: Code,
    subject: Subject,
    message: str,
    hint: str,
    *,
    related: Sequence[Subject] = (),
    sides: tuple[str, ...] = (),
    level: Severity | None = None,
    about: Date | None = None,
    key: str = "",
    fault: str = "",
    replacement: str = "",
) -> Problem:
    """A problem at the place of its subject.

    ``related`` is the other side, ``sides`` what stands there; ``about`` the date that words of a text are
    held against, which is a related place, too. A problem is silenced by the ``:ignore:`` of the date with
    ``key``, else of ``about``, else of its subject. ``fault`` is the text at fault where it is not the one
    that the subject is known by: a date's line, a link's address.
    """
    location, occurrence = place_of(subject), 0
    assert location is not None, "a registry that is checked was read from sources"
    beside = tuple(filter(None, map(place_of, [about, *related] if about else related)))
    if isinstance(subject, Words):
        fault = subject.text.strip()
        occurrence = subject.run.text.count(fault, 0, subject.start)
        # Shown as it is typed: not every builder makes a curly apostrophe of it.
        message = message.replace(fault, fault.replace("’", "'"))
    return Problem(
        code=code,
        message=message,
        hint=hint,
        location=location,
        related=beside,
        sides=sides if beside else (),
        level=level,
        subject=key or (about.key if about else _key(subject)),
        fault=fault or _text(subject),
        occurrence=occurrence,
        replacement=replacement,
    )


def place_of(subject: Subject) -> Location | None:
    """Where it is declared, or where its block begins."""
    if isinstance(subject, Words):
        return Location(subject.run.path, subject.run.line)
    if isinstance(subject, Link):
        return Location(subject.path, subject.line)
    return subject.source if isinstance(subject, Call | Track) else subject.location


def _key(subject: Subject) -> str:
    """The key of the date, or of whatever states a link."""
    if isinstance(subject, Link):
        return subject.owner
    return subject.key if isinstance(subject, Date) else ""


def _text(subject: Subject) -> str:
    """What it is known by in its block."""
    if isinstance(subject, Date):
        return subject.written
    if isinstance(subject, Topic):
        return subject.title
    return subject.url if isinstance(subject, Link) else ""
