"""Findings as warnings of Sphinx, at the author's line. Nothing else logs with our type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_cfp.checks.calls import Site
from sphinx_cfp.checks.running import run
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.keys import nearest
from sphinx_cfp.registry.json import FormatError, loads
from sphinx_cfp.sphinx_ext.config import (
    answers_of,
    gap_limits_of,
    is_prose,
    published_path_of,
    reference_instant_of,
    severities_of,
)
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.publication import needed_address

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.checks.answers import Answer
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.registry import Registry
    from sphinx_cfp.sphinx_ext.domain import CfpDomain

logger = logging.getLogger(__name__)
CHECK_BUILDER = "cfp-check"
LINK_BUILDER = "cfp-links"


def report(app: Sphinx, env: BuildEnvironment) -> None:
    """Log every finding of the project, in every build: an unchanged page is as wrong as before."""
    domain = cfp_domain(env)
    site = site_of(app, domain)
    found = (_placed(domain, item) for item in run(site, severities_of(app.config)))
    domain.findings = tuple(dict.fromkeys(sorted(found, key=lambda item: item.location)))
    for finding in domain.findings:
        log(app, finding)


def site_of(app: Sphinx, domain: CfpDomain) -> Site:
    """What is checked: everything that the pages say."""
    config = app.config
    looks_back = app.builder.name == CHECK_BUILDER
    prose = {page: runs for page, runs in domain.prose.items() if is_prose(config, page)}
    links = {page: found for page, found in domain.links.items() if page in prose}
    return Site(
        registry=domain.registry,
        prose=prose,
        links=links,
        language=str(config.language or "en"),
        published=_published(app),
        limits=gap_limits_of(config),
        address=needed_address(app.builder),
        answers=_answers(app, domain.registry),
        today=reference_instant_of(config).as_datetime().date() if looks_back else None,
    )


def log(app: Sphinx, finding: Problem) -> None:
    """Log one finding; an error makes the build fail even without ``-W``.

    What is for information is shown by the builders that write no pages alone.
    """
    if _is_suppressed(app, finding.code):
        return
    place = finding.location
    where = f"{Path(app.srcdir) / place.path}:{place.line}"
    if finding.severity is Severity.INFO:
        if app.builder.name in (CHECK_BUILDER, LINK_BUILDER):
            logger.info("%s: %s [cfp.%s]", where, finding.text, finding.code)
    elif finding.severity is Severity.ERROR:
        logger.error(finding.text, type="cfp", subtype=finding.code, location=where)
        app.statuscode = 1
    else:
        logger.warning(finding.text, type="cfp", subtype=finding.code, location=where)


def warn(message: str, *arguments: str) -> None:
    """Log what kept a part of the work from being done, and is at no line."""
    logger.warning(message, *arguments, type="cfp", subtype="config")


def _placed(domain: CfpDomain, finding: Problem) -> Problem:
    """The finding with the column of its fault, and the lines of its other sides, if they can be told."""
    if finding.sides:
        sides = zip(finding.related, finding.sides, strict=True)
        related = tuple(domain.sources.locate(place, text) for place, text in sides)
        finding = replace(finding, related=related, sides=())
    if finding.location.column or not finding.fault:
        return finding
    place = domain.sources.locate(finding.location, finding.fault, finding.occurrence)
    if not place.column and finding.code.startswith("link_"):  # a target that is defined elsewhere
        place, _ = domain.sources.url(finding.location, finding.fault)
    return replace(finding, location=place)


def _answers(app: Sphinx, registry: Registry) -> dict[str, Answer]:
    """What submission systems say of the calls and tracks that there are."""
    found = answers_of(app.config, Path(app.confdir))
    names = [*registry.calls, *registry.tracks]
    for key in found.keys() - set(names):
        near = nearest(key, names)
        logger.warning(
            "cfp_submission_system: there is no call and no track ‘%s’ — %s",
            key,
            f"write ‘{near[0]}’" if near else "write the full key of one",
            type="cfp",
            subtype="config",
        )
    return found


def _is_suppressed(app: Sphinx, code: Code) -> bool:
    return logging.is_suppressed_warning("cfp", code, app.config.suppress_warnings)


def _published(app: Sphinx) -> Registry | None:
    path = published_path_of(app.config)
    if not path:
        return None
    file = Path(app.confdir) / path
    try:
        return loads(file.read_text("utf-8"))
    except (OSError, FormatError) as error:
        logger.warning(
            "cfp_published: %s: %s — give the path of a cfp.json, or remove the setting",
            path,
            error,
            type="cfp",
            subtype="config",
        )
        return None
