"""Where a site is published, and which files lie beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.publication import is_address
from sphinx_cfp.exporters import FORMATS, Default, Format, Site
from sphinx_cfp.sphinx_ext.config import outputs_of

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinx_cfp.registry.json import Address
    from sphinx_cfp.registry.registry import Registry

BUILDERS = {"html", "dirhtml", "singlehtml", "cfp-data"}
"""Builders that write data files: those of pages, and the one of nothing but the data."""


def base_of(config: Config) -> str:
    """The address of the site with ``/`` at its end; empty if it has none."""
    base = str(config.html_baseurl or "")
    return f"{base.rstrip('/')}/" if is_address(base) else ""


def site_of(builder: Builder) -> Site:
    """Where the pages of a builder are published."""
    config = builder.config
    title = str(config.html_title or config.project)
    return Site(base=base_of(config), title=title, address=addresses(builder))


def addresses(builder: Builder) -> Address:
    """From pages and anchors to published URLs; empty without the address of the site."""
    base = base_of(builder.config)
    pages: dict[str, str] = {}

    def address(page: str, anchor: str) -> str:
        if not base:
            return ""
        url = pages.get(page)
        if url is None:
            url = pages[page] = base + builder.get_target_uri(page)
        return f"{url}#{anchor}" if anchor else url

    return address


def wanted(config: Config, registry: Registry) -> list[Format]:
    """The formats to write, in their order; without an address of the site not those that need one."""
    names, has_base = outputs_of(config), bool(base_of(config))
    defaults = {Default.ALWAYS, Default.SINGLE} if len(registry.calls) == 1 else {Default.ALWAYS}
    return [
        one
        for one in FORMATS.values()
        if (one.default in defaults if names is None else one.name in names)
        and (has_base or not one.needs_base)
    ]


def linked(builder: Builder) -> tuple[str, tuple[str, ...]]:
    """The address of the site, and which of the files that a call links to are written."""
    config = builder.config
    wanted_here = (name for name in ("icalendar", "changes") if is_wanted(config, name))
    return base_of(config), tuple(wanted_here)


def is_wanted(config: Config, name: str) -> bool:
    """Whether one format, which needs the address of the site, is written."""
    names = outputs_of(config)
    chosen = FORMATS[name].default is Default.ALWAYS if names is None else name in names
    return chosen and bool(base_of(config))


def needed_address(builder: Builder) -> str | None:
    """``html_baseurl`` as it is written; ``None`` where nobody is told of it.

    A builder of files says that it leaves some out. A check writes nothing, so a site without an
    address is no finding there; an address that is none is wrong wherever it is read.
    """
    names = outputs_of(builder.config)
    asked = FORMATS.values() if names is None else [FORMATS[name] for name in names]
    if not any(one.needs_base for one in asked):
        return None
    base = str(builder.config.html_baseurl or "")
    told = builder.name in BUILDERS or (builder.name == "cfp-check" and base)
    return base if told else None
