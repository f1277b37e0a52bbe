"""Every check, a line each, and a run of all. A new one is a function, its line, a code, two case files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.checks import (
    chronology,
    completeness,
    editions,
    links,
    prose_dates,
    publication,
    states,
    submission_systems,
    topics,
)
from sphinx_cfp.checks.call_view import CallView, CheckedSite
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Check: TypeAlias = Callable[[CallView], Iterator[Problem]]

CHECKS: tuple[tuple[tuple[Code, ...], Check], ...] = (
    ((Code.ORDER,), chronology.order),
    ((Code.YEAR,), editions.year),
    ((Code.EDITION_CONFLICT,), editions.edition_conflict),
    ((Code.DATE_SEQUENCE,), chronology.date_sequence),
    ((Code.MOVED_BACKWARDS,), chronology.moved_backwards),
    ((Code.GAP,), chronology.gap),
    ((Code.WEEKEND,), chronology.weekend),
    ((Code.MISSING_DATE,), completeness.missing_date),
    ((Code.CONTACT_MISSING,), completeness.contact_missing),
    ((Code.CONTACT_INVALID,), completeness.contact_invalid),
    ((Code.CONSTRAINT,), chronology.constraint),
    ((Code.EVENT_MISMATCH,), chronology.event_mismatch),
    ((Code.STALE_PROSE_DATE, Code.PROSE_CONFLICT, Code.PROSE_DATE), prose_dates.prose_dates),
    ((Code.WEEKDAY,), prose_dates.prose_weekday),
    ((Code.TZ_CONFLICT,), prose_dates.prose_zone),
    ((Code.PROSE_YEAR,), editions.prose_year),
    ((Code.ORDINAL,), editions.ordinal),
    ((Code.PROSE_STATE,), states.prose_state),
    ((Code.STATE,), states.state),
    ((Code.PLACEHOLDER,), completeness.placeholder),
    ((Code.OVERDUE,), chronology.overdue),
    ((Code.SUBMISSION_SYSTEM,), submission_systems.submission_system),
    ((Code.LINK_YEAR,), links.link_year),
    ((Code.LINK_VENUE,), links.link_venue),
    ((Code.LINK_CONFLICT,), links.link_conflict),
    ((Code.TOPIC_NEAR_DUPLICATE,), topics.topic_near_duplicate),
    ((Code.TOPIC_EMPTY_GROUP,), topics.topic_empty_group),
    ((Code.TOPIC_STYLE,), topics.topic_style),
)
"""The checks of a call, with the codes that each may give."""

SITE_CHECKS: tuple[Callable[[CheckedSite], Iterator[Problem]], ...] = (
    publication.renamed_keys,
    links.link_placeholder,
    links.link_text,
    links.link_scheme,
    links.link_private,
    publication.control_character,
    publication.address_missing,
)
"""The checks of all calls at once."""


def run(site: CheckedSite, severities: Mapping[Code, Severity] | None = None) -> list[Problem]:
    """Every finding of a site, each once, in order of place.

    ``severities`` are the project's own; a check whose codes are all off is not run.
    """
    chosen = severities or {}
    found = dict.fromkeys(_judged(site, _problems(site, chosen), chosen))
    return sorted(found, key=lambda finding: (finding.location, finding.code, finding.message))


def _problems(site: CheckedSite, severities: Mapping[Code, Severity]) -> Iterator[Problem]:
    yield from site.registry.problems
    for of_site in SITE_CHECKS:
        yield from of_site(site)
    wanted = [
        check
        for codes, check in CHECKS
        if any(severities.get(code, code.severity) is not Severity.OFF for code in codes)
    ]
    for call in site.registry.calls.values():
        view = CallView(site, call)
        for check in wanted:
            yield from check(view)


def _judged(
    site: CheckedSite, problems: Iterable[Problem], severities: Mapping[Code, Severity]
) -> Iterator[Problem]:
    """The problems that neither their date nor the project silences, with the project's severity."""
    for problem in problems:
        item = site.registry.dates.get(problem.subject)
        if item and problem.code in item.ignore:
            continue
        severity = severities.get(problem.code, problem.severity)
        if severity is not Severity.OFF:
            yield replace(problem, level=severity)
