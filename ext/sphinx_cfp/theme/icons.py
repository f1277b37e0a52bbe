"""The icons of the theme, drawn for it: outlines of 24 by 24 units, two units wide.

They take the place of those that the parents' templates and scripts name by classes of Font Awesome. A page
with another icon among them has them all from the parents' font.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PATHS = {
    "bars": "M4 6h16M4 12h16M4 18h16",
    "list": "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
    "outdent": "M4 6h16M11 12h9M4 18h16M7 9.5 4.5 12 7 14.5",
    "magnifying-glass": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 20.5 20.5",
    "sun": "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"
    "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
    "moon": "M20 13.5A8.2 8.2 0 1 1 10.5 4a6.6 6.6 0 0 0 9.5 9.5z",
    "circle-half-stroke": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 3.5v17"
    "M15 5v14M18 6.5v11",
    "download": "M12 3.5v11.5M7 10.5l5 5 5-5M4.5 20.5h15",
    "file": "M6 3h8l5 5v13H6zM13.5 3v5.5H19",
    "file-lines": "M6 3h8l5 5v13H6zM13.5 3v5.5H19M9 13h7M9 17h7",
    "file-pdf": "M6 3h8l5 5v13H6zM13.5 3v5.5H19M9 17.5c3-2 4-5 3.5-6.5s-1.5 2.5 3.5 5",
    "expand": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    "code": "M8.5 7l-5 5 5 5M15.5 7l5 5-5 5",
    "pencil": "M4 20l1-4.5L16.5 4 20 7.5 8.5 19z",
    "lightbulb": "M9 17.5c0-2.5-3-3.5-3-7.5a6 6 0 0 1 12 0c0 4-3 5-3 7.5zM9.5 21h5",
    "rocket": "M9 15c0-5 3.5-10 10.5-10.5C20 11 15 15 9.5 15.5zM9 15l-4 .5 2.5-4.5M9.5 15.5l-1 4.5L13 17",
    "play": "M7 4.5v15l12-7.5z",
    "house": "M3.5 11.5 12 4l8.5 7.5M6 10v10h12V10",
    "chevron-down": "M5 9l7 7 7-7",
    "chevron-left": "M15 5l-7 7 7 7",
    "chevron-right": "M9 5l7 7-7 7",
    "arrow-up": "M12 20.5V4M5.5 10.5 12 4l6.5 6.5",
    "xmark": "M5.5 5.5l13 13M18.5 5.5l-13 13",
    "code-branch": "M7 3.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4M7 16.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4"
    "M17 5.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4M7 7.5v9M17 9.5c0 4-10 2.5-10 6",
    "envelope": "M3.5 5.5h17v13h-17zM3.5 6.5l8.5 7 8.5-7",
    "rss": "M5 19h.01M5 12.5a6.5 6.5 0 0 1 6.5 6.5M5 5.5A13.5 13.5 0 0 1 18.5 19",
    "calendar": "M4 5.5h16v15H4zM4 10h16M8 3v4M16 3v4",
    "link": "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1"
    "M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
    "circle-info": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.5h.01",
    "triangle-exclamation": "M12 4 21 20H3zM12 10v5M12 17.5h.01",
    "check": "M4.5 12.5l5 5L20 6.5",
    "arrow-up-right-from-square": "M13 4h7v7M20 4l-9 9M17 14v6H4V7h6",
}
"""The outline of each icon by its name."""

NAMES = {
    "angle-left": "chevron-left",
    "angle-right": "chevron-right",
    "close": "xmark",
    "home": "house",
    "info-circle": "circle-info",
    "pencil-alt": "pencil",
    "search": "magnifying-glass",
    "times": "xmark",
}
"""Other names of the same icons."""

REPOSITORIES = ("github", "gitlab", "bitbucket")
"""Marks of hosts on the buttons for a page's source (``fab``): ours is a branch of code."""

_SIZES = {"lg", "fw", "sm", "xs", "2x", "1x", "solid", "regular", "brands", "custom"}
_NAMED = re.compile(r'class="([^"]*\bfa-[^"]*)"')


def style() -> str:
    """The icons as masks in the color of the text around them."""
    parts = []
    for name, path in PATHS.items():
        names = [name, *(other for other, same in NAMES.items() if same == name)]
        selectors = [f".fa-{each}" for each in names]
        if name == "code-branch":
            selectors += [f".fab.fa-{host}" for host in REPOSITORIES]
        parts.append(f"{','.join(selectors)}{{--cfp-icon:{_data(path)}}}")
    return "".join(parts)


def _data(path: str) -> str:
    return (
        "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'"
        " fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E"
        f"%3Cpath d='{path}'/%3E%3C/svg%3E\")"
    )


def are_drawn(context: dict[str, Any]) -> bool:
    """Whether all icons of a page are ours."""
    return all(_is_drawn(classes) for classes in _icons_of(context))


def _icons_of(context: dict[str, Any]) -> Iterator[str]:
    """The classes of the icons that a project has put on a page."""
    for link in context.get("theme_icon_links") or ():
        if link.get("type", "fontawesome") == "fontawesome":
            yield str(link.get("icon", ""))
    body = context.get("body") or ""
    if "fa-" in body:
        yield from _NAMED.findall(body)


def _is_drawn(classes: str) -> bool:
    named = [one[3:] for one in classes.split() if one.startswith("fa-")]
    known = [one for one in named if one in PATHS or one in NAMES]
    if known:
        return True
    # "fab" is written by the parent on its own buttons; a project's links say "fa-brands".
    return "fab" in classes.split() and any(one in REPOSITORIES for one in named)
