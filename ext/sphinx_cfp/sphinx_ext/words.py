"""Our own words, from the catalog ``sphinx_cfp``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_cfp.model.dates import Certainty, Status

if TYPE_CHECKING:
    from sphinx_cfp.model.dates import Date

CATALOG = "sphinx_cfp"
LOCALE_DIR = Path(__file__).parents[1] / "locale"

_ = get_translation(CATALOG)


def status_word(item: Date) -> str:
    """What happened to a date, as a badge; empty for one that is as planned."""
    if item.status is Status.SCHEDULED:
        return ""
    words = {
        Status.EXTENDED: _("extended"),
        Status.CANCELLED: _("cancelled"),
        Status.PASSED: _("passed"),
    }
    return str(words[item.status])


def certainty_word(item: Date) -> str:
    """How sure a date is, where its author said so."""
    words = {
        Certainty.FIRM: _("firm"),
        Certainty.TENTATIVE: _("tentative"),
        Certainty.ESTIMATED: _("estimated"),
    }
    return str(words[item.certainty]) if item.certainty else ""
