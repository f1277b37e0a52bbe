"""The script of the pages, with the words that it needs in the language of the page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.languages import locale_of, page_language
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPT = "cfp.js"
SIGNS = ('class="cfp-dates', 'class="cfp-filter', "data-cfp-")
"""What of ours in the text of a page has a use for it."""


def attach(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """Link the script on the pages that have a use for it."""
    body = context.get("body") or ""
    if doctree is None or app.builder.name == "epub" or not any(sign in body for sign in SIGNS):
        return
    language = page_language(cfp_domain(app.env).registry, page, app.config.language)
    said: dict[str, Any] = data_of(language)
    app.add_js_file(SCRIPT, loading_method="defer", **said)


@lru_cache(maxsize=64)
def data_of(language: str) -> dict[str, str]:
    """The attributes of the script's element."""
    _ = words_in(language).gettext
    said = {
        "locale": locale_tag(language),
        # Translators: the time until a deadline: 2 days, 4 hours left
        "left": _("%s left"),
        # Translators: the time until something begins: in 2 days, 4 hours
        "in": _("in %s"),
        # Translators: Your time: Thursday 1 June 2023, 13:59 (UTC+2)
        "local": _("Your time: %(day)s, %(time)s (%(zone)s)")
        % {"day": "{day}", "time": "{time}", "zone": "{zone}"},
        # Translators: what happened to a date
        "passed": _("passed"),
        # Translators: the address of a date has been copied to the clipboard.
        "copied": _("Link copied"),
        # Translators: how many topics a search has found
        "found": _("Topics found: %s"),
    }
    return {f"data-{name}": text for name, text in said.items()}


def locale_tag(language: str) -> str:
    """The locale for a browser, with our calendar and with the digits that our dates have."""
    locale = locale_of(language)
    tag = str(locale).partition("@")[0].replace("_", "-")
    digits = locale.default_numbering_system or "latn"
    return f"{tag}-u-ca-gregory-nu-{digits}"
