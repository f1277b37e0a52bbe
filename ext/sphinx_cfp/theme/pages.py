"""What each page gets before its template is filled."""

from __future__ import annotations

import re
from functools import cache
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sphinx_cfp.theme import heads, navigation, scripts
from sphinx_cfp.theme.contents import page_contents
from sphinx_cfp.theme.icons import are_drawn
from sphinx_cfp.theme.inline_styles import without_styles
from sphinx_cfp.theme.parent import SECTIONS, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi"}


def complete(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give a page its lists, its head and its scripts; after the parents' handlers."""
    context["theme_version"] = parent_version()
    navigation.offer(app, pagename, context)
    toc = _contents(context)
    context["generate_toc_html"] = lambda kind="html": toc if kind == "html" else _soup(toc)
    context["unique_html_id"] = unique_ids()
    for section in SECTIONS:
        if context.get(section):
            context[section] = shown(app, context, context[section])
    context["secondary_sidebar_items"] = _secondary(app, pagename, context)
    if "body" in context:
        context["body"] = without_styles(app, context)
    drawn = are_drawn(context)
    context["cfp"] = SimpleNamespace(
        head=heads.head_of(app, pagename, context, doctree),
        head_script=scripts.head_script(app, context),
        end_scripts=scripts.end_scripts(app, context),
        body_attributes=_body_attributes(context, pagename, is_drawn=drawn),
        words=heads.words_of(app),
    )
    scripts.order(app, pagename, context, is_drawn=drawn)


def _contents(context: dict[str, Any]) -> str:
    if "toc" not in context:
        return ""
    return page_contents(context["toc"], int(context.get("theme_show_toc_level", 1)))


def _soup(toc: str) -> object:
    """For a project's own templates that ask for the parent's parsed list."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(toc, "html.parser")


def _secondary(app: Sphinx, pagename: str, context: dict[str, Any]) -> list[str]:
    value = context.get("theme_secondary_sidebar_items", "")
    if isinstance(value, dict):
        from pydata_sphinx_theme.utils import _get_matching_sidebar_items

        value = _get_matching_sidebar_items(pagename, value)
    return shown(app, context, value)


def unique_ids() -> Callable[[str], str]:
    """The parent's function that numbers an id at its second and later uses on a page."""
    numbers: dict[str, count[int]] = {}

    def unique(base: str) -> str:
        number = next(numbers.setdefault(base, count(1)))
        return base if number == 1 else f"{base}-{number}"

    return unique


def _body_attributes(context: dict[str, Any], pagename: str, *, is_drawn: bool) -> str:
    language = re.split("[-_]", context.get("language") or "en")[0].lower()
    parts = [' dir="rtl"'] if language in RIGHT_TO_LEFT else []
    parts.append(f' class="{"cfp-drawn" if is_drawn else "cfp-font"}"')
    parts.append(scripts.data_attributes(context, pagename))
    return "".join(parts)


@cache
def parent_version() -> str:
    """The version of pydata_sphinx_theme, which one of its templates shows."""
    from pydata_sphinx_theme import __version__

    return str(__version__)
