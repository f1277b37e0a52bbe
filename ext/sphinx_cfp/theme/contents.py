"""The contents of a page beside its text, from the list that Sphinx has made of its headings.

The same markup as the parent's, which parses Sphinx's list, changes it and writes it again.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)(ul|li|a)\b([^>]*)>")
_CLASS = re.compile(r'class="([^"]*)"')


def page_contents(toc: str, shown_levels: int) -> str:
    """The list of a page's headings, ``shown_levels`` of it open; empty if only the title is a heading."""
    listed = _listed(toc, shown_levels)
    if listed.count('"toc-h1 ') != 1:
        return listed
    # One title: what stands below it is the contents.
    begin = listed.find("<ul", listed.find("<ul") + 1)
    if begin < 0:
        return ""
    return listed[begin : listed.rfind("</ul>", 0, listed.rfind("</li>")) + len("</ul>")]


def _listed(toc: str, shown_levels: int) -> str:
    level = 0

    def tag(match: re.Match[str]) -> str:
        nonlocal level
        closing, name, rest = match.groups()
        if closing:
            level -= name == "ul"
            return match.group()
        if name == "ul":
            level += 1
            opened = "pst-show_toc_level " if level <= shown_levels + 1 else ""
            return f'<ul class="{opened}nav section-nav flex-column">'
        if name == "li":
            return f'<li class="toc-h{level} nav-item toc-entry">'
        return f"<a{_CLASS.sub(_linked, rest)}>"

    return _TAG.sub(tag, toc).strip()


def _linked(match: re.Match[str]) -> str:
    return f'class="{match[1]} nav-link"'
