"""Who has to hear that a date moved: those whose entry, as an exporter writes it, is another now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.selection import submit_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters import Format, Site
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

HOSTS = {
    "openreview": "openreview.net",
    "hotcrp": "hotcrp.com",
    "easychair": "easychair.org",
    "cmt": "research.microsoft.com",
}
"""The hosts of the submission systems whose values an exporter writes."""


def changed(
    old: Registry, new: Registry, site: Site, call: str, folder: str
) -> Iterator[tuple[Format, str]]:
    """The formats in a ``folder`` of the site that say something else now, each with its file."""
    for one in FORMATS.values():
        if one.call_file.startswith(folder) and (site.base or not one.needs_base):
            before, after = (b"".join(one.export(side, site, call)) for side in (old, new))
            if before != after:
                yield one, one.path(call, is_single=len(new.calls) == 1)


def system_of(registry: Registry, item: Date) -> str:
    """The format of the system in which a date is entered, told by the submit link; empty if unknown."""
    host = urlsplit(submit_link(registry, item)).hostname or ""
    for name, known in HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return name
    return ""


def to_tell(old: Registry, new: Registry, site: Site, item: Date) -> list[str]:
    """A line for the submission system, and one for the trackers; none where nothing changes for them."""
    link, system = submit_link(new, item), system_of(new, item)
    systems = dict(changed(old, new, site, item.call, "submission/"))
    own = {one: path for one, path in systems.items() if one.name == system}
    lines = []
    if own:
        lines.append(f"the submission system, {link}: enter what {next(iter(own.values()))} says")
    elif systems and not system:
        at = f", {link}" if link else ""
        paths = ", ".join(systems.values())
        lines.append(f"the submission system{at}: enter what its file says, of {paths}")
    trackers = ", ".join(path for _, path in changed(old, new, site, item.call, "trackers/"))
    if trackers:
        lines.append(f"the lists that have the call: send the new entry, from {trackers}")
    return lines
