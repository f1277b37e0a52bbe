"""The proceedings as an entry for BibTeX, where a call says who publishes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.characters import on_one_line
from sphinx_cfp.exporters.english import days_text
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in, event_days, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.registry.registry import Registry

ASKED = "editor, volume, series, isbn, doi"
"""What the entry should have and a call does not say."""

_SPECIAL = {
    **{character: f"\\{character}" for character in "%$&#_{}"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_NOT_IN_A_KEY = re.compile(r"[^\w:.+-]+")


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """An entry for each call whose ``:proceedings:`` name a publisher; nothing for the others."""
    for one in calls_in(registry, call):
        publisher = one.submission.proceedings
        if publisher and publisher.casefold() != "none":
            yield _entry(registry, one, publisher, site).encode()


def _entry(registry: Registry, call: Call, publisher: str, site: Site) -> str:
    year, days = year_of(registry, call), event_days(registry, call)
    held = days_text(days.start.day, days.last.day) if days and days.start and days.last else ""
    fields = {
        "title": f"Proceedings of the {escaped(call.title)}",
        "shorttitle": escaped(call.acronym),
        "year": str(year or ""),
        "publisher": escaped(publisher),
        "venue": escaped(call.location),
        "eventdate": escaped(held),
        "url": uri(call.website or site.address(call.docname, "")),
    }
    lines = [f"% Not known from the call: {ASKED}{'' if year else ', year'}."]
    lines.append(f"@proceedings{{{_NOT_IN_A_KEY.sub('-', call.key)},")
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([*lines, "}", ""])


def escaped(text: str) -> str:
    """Text for LaTeX: nothing in it is a command."""
    return "".join(_SPECIAL.get(character, character) for character in on_one_line(text))
