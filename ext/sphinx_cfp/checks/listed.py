"""Every check, a line each. A new one is a function, its line here, a code and two case files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from sphinx_cfp.checks import (
    characters,
    chronology,
    completeness,
    editions,
    gaps,
    hosts,
    passing,
    publication,
    renaming,
    sequences,
    systems,
    topics,
)
from sphinx_cfp.checks.addresses import editions as address_editions
from sphinx_cfp.checks.addresses import submissions, targets
from sphinx_cfp.checks.calls import CallView, Site
from sphinx_cfp.checks.prose import dates, ordinals, placeholders, states, weekdays, zones
from sphinx_cfp.checks.prose import editions as prose_editions
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem

Check: TypeAlias = Callable[[CallView], Iterator[Problem]]

CHECKS: tuple[tuple[tuple[Code, ...], Check], ...] = (
    ((Code.ORDER,), chronology.order),
    ((Code.YEAR,), editions.year),
    ((Code.EDITION_CONFLICT,), editions.edition_conflict),
    ((Code.DATE_SEQUENCE,), sequences.date_sequence),
    ((Code.MOVED_BACKWARDS,), sequences.moved_backwards),
    ((Code.GAP,), gaps.gap),
    ((Code.WEEKEND,), gaps.weekend),
    ((Code.MISSING_DATE,), completeness.missing_date),
    ((Code.CONTACT_MISSING,), completeness.contact_missing),
    ((Code.CONTACT_INVALID,), completeness.contact_invalid),
    ((Code.CONSTRAINT,), hosts.constraint),
    ((Code.EVENT_MISMATCH,), hosts.event_mismatch),
    ((Code.STALE_PROSE_DATE, Code.PROSE_CONFLICT, Code.PROSE_DATE), dates.prose_dates),
    ((Code.WEEKDAY,), weekdays.prose_weekday),
    ((Code.TZ_CONFLICT,), zones.prose_zone),
    ((Code.PROSE_YEAR,), prose_editions.prose_year),
    ((Code.ORDINAL,), ordinals.ordinal),
    ((Code.PROSE_STATE,), states.prose_state),
    ((Code.STATE,), states.state),
    ((Code.PLACEHOLDER,), placeholders.placeholder),
    ((Code.OVERDUE,), passing.overdue),
    ((Code.SUBMISSION_SYSTEM,), systems.submission_system),
    ((Code.LINK_YEAR,), address_editions.link_year),
    ((Code.LINK_VENUE,), address_editions.link_venue),
    ((Code.LINK_CONFLICT,), submissions.link_conflict),
    ((Code.TOPIC_NEAR_DUPLICATE,), topics.topic_near_duplicate),
    ((Code.TOPIC_EMPTY_GROUP,), topics.topic_empty_group),
    ((Code.TOPIC_STYLE,), topics.topic_style),
)
"""The checks of a call, with the codes that each may give."""

SITE_CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    renaming.renamed_keys,
    targets.link_placeholder,
    targets.link_text,
    targets.link_scheme,
    targets.link_private,
    characters.control_character,
    publication.address_missing,
)
"""The checks of all calls at once."""
