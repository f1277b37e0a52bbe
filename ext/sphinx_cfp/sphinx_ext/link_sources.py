"""The links of a project, where its authors wrote them, and how the project wants them checked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_cfp.links.settings import Read, Settings, read_options
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.locations import Location
from sphinx_cfp.registry.addresses import stated_links
from sphinx_cfp.sphinx_ext.config import allowed_networks_of, link_options_of
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_cfp.registry.prose import Link
    from sphinx_cfp.sphinx_ext.domain import CfpDomain

_EXCLUDED = "linkcheck_exclude_documents"
_KNOWN = {Code.LINK_PLACEHOLDER, Code.LINK_PRIVATE, Code.LINK_SCHEME}
"""What says, as an error, that a link is not to be followed: asking would say it again."""


@dataclass(slots=True)
class Collected:
    """URLs with their places, and those that need not be asked.

    ``written`` is how one is spelled at a place, "" where it was not found.
    """

    links: list[tuple[str, Location]] = field(default_factory=list)
    not_asked: set[str] = field(default_factory=set)
    written: dict[tuple[str, Location], str] = field(default_factory=dict)


def collected(app: Sphinx) -> Collected:
    """The links of every page and of the options of calls, tracks and dates, without the site's own.

    What a check of this build finds to lead nowhere is left out, as are the pages that the project
    excludes.
    """
    domain = cfp_domain(app.env)
    known = {
        finding.fault
        for finding in domain.findings
        if finding.code in _KNOWN and finding.severity is Severity.ERROR
    }
    found = Collected()
    seen: Counter[Link] = Counter()
    for link in _links_of(app, domain):
        if link.url in known or link.url.strip() in ("", "#"):
            found.not_asked.add(link.url)
            continue
        block = link._replace(text="", around="", section="", role="", owner="")
        at = Location(link.path, link.line)
        place, written = domain.sources.url(at, link.url, seen[block])
        seen[block] += 1
        url = link.url.strip()
        found.links.append((url, place))
        found.written[url, place] = written
    return found


def _links_of(app: Sphinx, domain: CfpDomain) -> Iterator[Link]:
    patterns = [re.compile(text) for text in link_options_of(app.config).get(_EXCLUDED, ())]

    def is_wanted(page: str) -> bool:
        return not any(pattern.match(page) for pattern in patterns)

    for key, call in domain.registry.calls.items():
        if is_wanted(call.docname):
            yield from stated_links(domain.registry, key)
    for page in sorted(domain.links):
        if is_wanted(page):
            yield from domain.links[page]


def settings_of(app: Sphinx) -> Read:
    """How the project wants its links checked, with a line for each option that is not honored.

    Raises :class:`ConfigError` for a value that cannot be meant.
    """
    settings = Settings(allow=allowed_networks_of(app.config))
    try:
        read = read_options(link_options_of(app.config), settings)
    except ValueError as error:
        name, _, said = str(error).partition(": ")
        raise ConfigError(f"{name!r}: {said}") from None
    read.notices[:] = [line for line in read.notices if not line.startswith(_EXCLUDED)]
    return read
