"""The scripts and sheets of a page: only those that it uses, none of them within the page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MODE = "_static/scripts/cfp-mode.js"
OURS = "_static/scripts/cfp-theme.js"
SHIPPED = ("_static/scripts/bootstrap.js", "_static/scripts/pydata-sphinx-theme.js")
TRANSLATIONS = "_static/translations.js"
WORDS = "_static/scripts/cfp-words.js"
"""Sphinx's words in the language of the page, and ours that takes them in without an evaluation of text."""

SEARCH = ("_static/searchtools.js", "_static/language_data.js", "searchindex.js")
CODE = "_static/styles/code.css"
ICON_FONT = "_static/styles/font-awesome.css"

SAID_BY_PARENT = "DOCUMENTATION_OPTIONS."
"""How the scripts begin that the parent writes into each page: attributes of ``<body>`` say it here."""

NEEDED_FOR = {
    "_static/sphinx-design.min.css": "sd-",
    "_static/design-tabs.js": "sd-tab",
    "_static/togglebutton.css": "toggle",
    "_static/pygments.css": "\0",
}
"""Files that only pages with such text in them need; the last has colors for pages with a script alone."""

FIRST = 200
"""Priority of Sphinx's own files."""


def head_script(app: Sphinx, context: dict[str, Any]) -> str:
    """The one script that a page waits for: it says, before anything is seen, whether it is dark."""
    return f"\n    {context['js_tag'](_script(context, MODE))}"


def end_scripts(app: Sphinx, context: dict[str, Any]) -> str:
    """None: all scripts stand in the head, where they are found early, and run when the page is read."""
    return ""


def order(app: Sphinx, pagename: str, context: dict[str, Any], *, is_drawn: bool) -> None:
    """Put the page's scripts and sheets in order."""
    body = context.get("body") or ""
    scripts = [
        one
        for one in context["script_files"]
        if not str(one.attributes.get("body", "")).startswith(SAID_BY_PARENT)
        and _is_needed(one, body)
    ]
    for index, one in enumerate(scripts):
        if str(one.filename) == TRANSLATIONS:
            scripts.insert(index, _script(context, WORDS))
            break
    added = [OURS, *SHIPPED]
    if _searches_as_you_type(context) and pagename != "search":
        added += SEARCH
    scripts += [_script(context, name) for name in added]
    # A script of the project's own within a page may use what stands before it: then all stay in turn.
    if not any(one.attributes.get("body") for one in scripts):
        scripts = [_deferred(one) for one in scripts]
    context["script_files"] = scripts
    sheets = [one for one in context["css_files"] if _is_needed(one, body)]
    if "highlight" in body:
        sheets.append(_sheet(context, CODE))
    if not is_drawn:
        sheets.append(_sheet(context, ICON_FONT))
    context["css_files"] = sheets


def _is_needed(asset: Any, body: str) -> bool:
    sign = NEEDED_FOR.get(str(asset.filename))
    return sign is None or sign in body


def _searches_as_you_type(context: dict[str, Any]) -> bool:
    return str(context.get("theme_search_as_you_type", False)).lower() == "true"


def data_attributes(context: dict[str, Any], pagename: str) -> str:
    """What scripts are told of a page."""
    said = {"page": pagename}
    if _searches_as_you_type(context):
        said["search-as-you-type"] = "true"
    switcher = context.get("theme_switcher")
    if isinstance(switcher, dict):
        said["switcher-url"] = str(switcher["json_url"])
        said["switcher-version"] = str(switcher["version_match"])
        said["theme-version"] = str(context.get("theme_version", ""))
        warns = str(context.get("theme_show_version_warning_banner", False)).lower() == "true"
        said["version-banner"] = "true" if warns else "false"
    return "".join(f' data-cfp-{name}="{escape(value)}"' for name, value in said.items())


def _script(context: dict[str, Any], filename: str) -> Any:
    made: Any = type(context["script_files"][0])
    return made(filename, priority=FIRST)


def _sheet(context: dict[str, Any], filename: str) -> Any:
    made: Any = type(context["css_files"][0])
    return made(filename, priority=FIRST)


def _deferred(one: Any) -> Any:
    attributes = dict(one.attributes)
    if {"async", "defer"} & attributes.keys() or attributes.get("type") == "module":
        return one
    return type(one)(one.filename, priority=one.priority, **attributes, defer="defer")
