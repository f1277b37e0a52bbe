"""Styles within a page's text, such as the width of an image, as classes of a sheet of the page's own.

The sheet is named by a digest of what it holds, so that pages can be written in any order, in several
processes, and again in a later build.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "styles"
_STYLED = re.compile(r'<([a-zA-Z][\w:-]*)((?:\s[^<>]*?)?)\sstyle="([^"]*)"([^<>]*)>')
_CLASS = re.compile(r'(\sclass=")([^"]*")')


def without_styles(app: Sphinx, context: dict[str, Any]) -> str:
    """The body of a page without attributes ``style``; its sheet is written and linked."""
    body: str = context["body"]
    if ' style="' not in body:
        return body
    body, rules = moved(body)
    if rules:
        sheet = "".join(f"{rule}\n" for rule in rules)
        name = f"{FOLDER}/page-{_digest(sheet)}.css"
        path = Path(app.outdir) / "_static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(sheet, encoding="utf-8", newline="\n")
        app.add_css_file(name, priority=850)
    return body


def moved(body: str) -> tuple[str, list[str]]:
    """The body with classes instead of styles, and the rules of those classes in order of name."""
    rules: dict[str, str] = {}

    def tag(match: re.Match[str]) -> str:
        name, before, style, after = match.groups()
        declarations = style.strip().rstrip(";")
        if not declarations:
            return f"<{name}{before}{after}>"
        made = f"cfp-{_digest(declarations)}"
        # Three times the name: as strong as anything that a sheet may say against it.
        rules[made] = f".{made}.{made}.{made}{{{declarations}}}"
        rest = f"{before}{after}"
        if _CLASS.search(rest):
            rest = _CLASS.sub(rf"\g<1>{made} \g<2>", rest, count=1)
            return f"<{name}{rest}>"
        return f'<{name} class="{made}"{rest}>'

    while (changed := _STYLED.sub(tag, body)) != body:
        body = changed
    return body, [rules[name] for name in sorted(rules)]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
