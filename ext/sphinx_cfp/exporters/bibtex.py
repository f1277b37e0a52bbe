"""The proceedings as an entry for BibTeX, where a call says who publishes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import days_text
from sphinx_cfp.exporters.text import on_one_line
from sphinx_cfp.model.calls import NO_PROCEEDINGS

if TYPE_CHECKING:
    from sphinx_cfp.exporters.output_view import OutputView

ASKED = "editor, volume, series, isbn, doi"
"""What the entry should have and a call does not say."""

_SPECIAL = {
    **{character: f"\\{character}" for character in "%$&#_{}"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_NOT_IN_A_KEY = re.compile(r"[^\w:.+-]+")


def export(view: OutputView) -> str:
    """An entry for a call whose ``:proceedings:`` name a publisher; nothing for others."""
    call, year, held = view.call, view.year, view.span
    publisher = call.submission.proceedings
    if publisher.casefold() in ("", NO_PROCEEDINGS):
        return ""
    fields = {
        "title": f"Proceedings of the {escaped(call.title)}",
        "shorttitle": escaped(call.acronym),
        "year": str(year or ""),
        "publisher": escaped(publisher),
        "venue": escaped(call.location),
        "eventdate": escaped(days_text(*held)) if held else "",
        "url": view.page,
    }
    lines = [f"% Not known from the call: {ASKED}{'' if year else ', year'}."]
    lines.append(f"@proceedings{{{_NOT_IN_A_KEY.sub('-', call.key)},")
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([*lines, "}", ""])


def escaped(text: str) -> str:
    """Text for LaTeX: nothing in it is a command."""
    return "".join(_SPECIAL.get(character, character) for character in on_one_line(text))
