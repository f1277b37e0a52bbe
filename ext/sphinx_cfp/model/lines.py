"""One line of an author: its label, value and note, read but not yet placed in its call."""

from __future__ import annotations

from sphinx_cfp.model.parsing import guess_label, parse_line, parse_when
from sphinx_cfp.model.written import Change, Line

__all__ = ["Change", "Line", "guess_label", "parse_line", "parse_when"]
