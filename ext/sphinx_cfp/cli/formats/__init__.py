"""Findings in the forms that people and programs read: one module per form.

A form is a function from findings to text. They are shown in the order in which they come. A finding whose
place has an empty path belongs to no file, such as a URL that was typed on the command line.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sphinx_cfp.model.problems import Problem

    Form = Callable[[Sequence[Problem]], str]

FORMS = {
    "text": "sphinx_cfp.cli.formats.text",
    "json": "sphinx_cfp.cli.formats.json_object",
    "sarif": "sphinx_cfp.cli.formats.sarif",
    "github": "sphinx_cfp.cli.formats.github",
}


def render(form: str, findings: Sequence[Problem], reference_date: date | None = None) -> str:
    """The findings in a form, a key of :data:`FORMS`, each line ended.

    ``reference_date`` is the day that was taken for today, where that matters; JSON tells it.
    """
    module = import_module(FORMS[form])
    if form == "json":
        return str(module.render(findings, reference_date))
    return cast("Form", module.render)(findings)
