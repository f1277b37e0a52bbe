"""The parent themes' style sheets, as one, without what our pages never use.

Taken from the installed packages at every build (0.1 s), so it is never behind them. What is changed:

- no icons of Font Awesome: they are in a sheet of their own, which is linked where an icon is not ours;
- no parts of Bootstrap that no template, script or option of the parents has a use for;
- left and right become start and end, which is the same in a language that is written from the left, and
  right in one that is not;
- dark colors without a script too, where the reader's system asks for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.theme.logical import logical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TOKEN = re.compile(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\([^()]*\)|[{};]", re.DOTALL
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)
_COMMA = re.compile(r",(?![^(\[]*[)\]])")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")

ICONS = re.compile(r"\.(?:fa[bsr]?(?![\w])|svg-inline--fa)|Font ?Awesome|\bfa-")
"""Rules of Font Awesome."""

UNUSED = (
    # Widgets of Bootstrap that work with its markup only, which no template and no directive writes.
    "accordion|carousel|modal|offcanvas|toast|popover|progress|spinner|placeholder|pagination|page-(?:link|item)",
    "form-(?:check|select|floating|range|text|label|switch|control-(?:lg|sm|color|plaintext))|col-form",
    "input-group|was-validated|(?:in)?valid-|is-(?:in)?valid|btn-(?:check|group|toolbar|close)",
    "btn-(?:outline|primary|secondary|success|danger|warning|info|light|dark|link)",
    "nav-(?:tabs|pills|fill|justified|underline)|tab-(?:content|pane)|card|alert|ratio|thumbnail",
    "list-group-(?:item-(?:primary|secondary|success|danger|warning|info|light|dark)|numbered|horizontal)",
    "(?:h|v)stack|icon-link(?!-)|img-(?:fluid|thumbnail)|figure|display-\\d|lead|initialism|blockquote",
    # Colors of Bootstrap, which are not those of the theme.
    "(?:text-bg|bg|opacity|object-fit|focus-ring|user-select|link-(?:offset|opacity|underline))-|stretched-link",
    "(?:link|border|text|table)-(?:primary|secondary|success|danger|warning|info|light|dark|black)",
    "(?:link|text)-body|border-(?:white|opacity)|text-(?:white|opacity)",
    # Utilities for layout; directives of sphinx-design have their own.
    "(?:row-cols|offset|order|g[xy]?|fs|lh|z|[mv]?[hw]|min-v[hw]|translate-middle)-|fixed-(?:top|bottom)",
    "rounded-(?:top|bottom|start|end|\\d)|col-(?!lg-[39]\\b)\\w|position-(?:fixed|sticky)|(?:row|column)-gap",
    # Variants for widths of the screen.
    "(?:d|m[xytbse]?|p[xytbse]?|text|flex|float|gap|justify-content|align-\\w+|sticky|col|dropdown-menu"
    "|table-responsive|list-group-horizontal|container)-(?:sm|md|xl|xxl)",
    "(?:m[xytbse]?|p[xytbse]?|text|flex|float|gap|justify-content|align-\\w+|dropdown-menu)-lg",
    # Sphinx's own layout, and extensions that bring a sheet of their own.
    "sphinxsidebar|sphinxsidebarwrapper|documentwrapper|bodywrapper|body(?!\\w)|related|ablog|postlist",
)
"""Names of classes whose rules are left out; ``full_style`` among the theme's options keeps them."""

_UNUSED = re.compile(
    rf"\.(?:{'|'.join(UNUSED)})(?![\w]*--)|^div\.(?:related|sphinxsidebar)|data-bs-theme=dark"
)

UNMARKED = "html:not([data-theme])"
"""Pages on which no script has said whether they are light or dark."""

_MODE = re.compile(r"html\[data-theme=[\"']?(light|dark)[\"']?\]")


class StyleRule(NamedTuple):
    """What stands before the braces and in them; ``body`` is ``None`` for a statement without braces."""

    head: str
    body: str | None


def rules_in(css: str) -> Iterator[StyleRule]:
    """The rules of a sheet, or of the body of a conditional rule, in their order."""
    depth = start = opened = 0
    for match in _TOKEN.finditer(css):
        token = match.group()
        if token == "{":
            if depth == 0:
                opened = match.start()
            depth += 1
        elif token == "}":
            depth -= 1
            if depth == 0:
                yield StyleRule(_head(css[start:opened]), css[opened + 1 : match.start()])
                start = match.end()
        elif token == ";" and depth == 0:
            yield StyleRule(_head(css[start : match.start()]), None)
            start = match.end()


def _head(text: str) -> str:
    return _SPACE.sub(" ", _COMMENT.sub("", text)).strip()


def page_sheet(*sheets: str, full: bool = False) -> str:
    """One sheet for every page from the parents'; ``full`` leaves Bootstrap whole."""

    def keeps(selector: str) -> bool:
        return not ICONS.search(selector) and (full or not _UNUSED.search(selector))

    kept = logical("".join(_filtered(sheet, keeps) for sheet in sheets))
    found = (notice for sheet in sheets for notice in _NOTICE.findall(sheet))
    notices = "\n".join(dict.fromkeys(one for one in found if not ICONS.search(one)))
    return f"{notices}\n{_by_system(kept)}\n"


def icon_sheet(sheet: str) -> str:
    """The rules of Font Awesome, for pages with an icon that is not ours."""
    notices = [notice for notice in _NOTICE.findall(sheet) if ICONS.search(notice)]
    kept = _filtered(sheet, lambda selector: bool(ICONS.search(selector)), fonts=True)
    return "\n".join([*notices[:1], kept, ""])


def tight(sheet: str) -> str:
    """A sheet of ours without comments and spaces."""
    return _filtered(sheet, lambda _selector: True)


def _filtered(sheet: str, keeps: Callable[[str], bool], *, fonts: bool = False) -> str:
    """The rules with a selector that is kept, and in them no others."""
    parts: list[str] = []
    for head, body in rules_in(sheet):
        if body is None or "{{" in body:
            continue  # an @import of what is in here already, or a width of Sphinx's own layout
        if head.startswith("@font-face"):
            if bool(ICONS.search(body)) is fonts:
                parts.append(f"{head}{{{_tight(body)}}}")
        elif head.startswith(("@media", "@supports", "@layer")):
            if inside := _filtered(body, keeps, fonts=fonts):
                parts.append(f"{head}{{{inside}}}")
        else:
            selectors = [name.strip() for name in _COMMA.split(head)]
            if wanted := [name for name in selectors if keeps(name)]:
                parts.append(f"{','.join(wanted)}{{{_tight(body)}}}")
    return "".join(parts)


def _tight(body: str) -> str:
    """Declarations without comments and without the space that is written for people."""
    text = _SPACE.sub(" ", _COMMENT.sub("", body)).strip()
    return _AROUND.sub(r"\1", text).removesuffix(";")


def _by_system(sheet: str) -> str:
    """Each rule for light or dark pages once more, for pages without a script, by the reader's system."""
    parts: list[str] = []
    for head, body in rules_in(sheet):
        rule = f"{head}{{{body}}}"
        mode = _MODE.search(head) if head.startswith("html") else None
        if head.startswith(UNMARKED):
            parts.append(_when("light", rule))
            continue
        parts.append(rule)
        if mode:
            for each in dict.fromkeys(_MODE.findall(head)):
                parts.append(_when(each, _MODE.sub(UNMARKED, rule)))
    return "".join(parts)


def _when(mode: str, rule: str) -> str:
    return f"@media (prefers-color-scheme:{mode}){{{rule}}}"


def code_sheet(sheet: str) -> str:
    """The colors of program text, which the parent writes for pages that a script has marked only."""
    unmarked = {
        mode: "\n".join(
            _MODE.sub(UNMARKED, line)
            for line in sheet.splitlines()
            if _MODE.findall(line) == [mode]
        )
        for mode in ("light", "dark")
    }
    return "\n".join([sheet, *(_when(mode, rules) for mode, rules in unmarked.items()), ""])
