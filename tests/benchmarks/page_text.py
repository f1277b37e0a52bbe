"""A foreign page as Markdown: its words, headings, lists and links, without templates and scripts.

It is what somebody does by hand who moves a page over: tags become Markdown, comments and scripts are left
out, what is struck stays struck, what a template would fill in stays as it is.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|description|excerpt)\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", re.M | re.I)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+|[\w.+-]+@[\w.-]+)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNDERLINE = re.compile(r"([=\-~^#*+\"'`])\1{2,}\s*")
_RST_LINK = re.compile(r"`([^`<]+?)\s*<([^<>`]+)>`_{1,2}")
_HTML = ("html", "htm")
_TEXTUAL = frozenset({"div", "p", "section", "table", "ul", "ol", "dl", "center"})
_DROPPED = frozenset({"script", "style", "nav", "footer", "iframe", "head", "svg"})
_STRUCK = frozenset({"s", "del", "strike"})
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_BREAKS = frozenset({*_TEXTUAL, *_HEADINGS, "article", "main", "header", "tbody", "thead", "body"})


class Text(NamedTuple):
    """The body of a page, and what stood in its front matter."""

    body: str
    title: str = ""
    description: str = ""


def markdown_of(source: str, form: str) -> Text:
    """A page in one of the forms ``md``, ``html``, ``rst``, ``txt`` as Markdown."""
    fields: dict[str, str] = {}
    front = _FRONT.match(source)
    if front:
        fields = {name.lower(): value for name, value in _FIELD.findall(front[2])}
        source = source[front.end() :]
    body = _rest(source) if form == "rst" else _markup(source, whole=form in _HTML)
    body = re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", body.replace("\N{NO-BREAK SPACE}", " "))
    description = " ".join(fields.get(name, "") for name in ("description", "excerpt"))
    return Text(body.strip() + "\n", fields.get("title", ""), description.strip())


def _markup(source: str, *, whole: bool) -> str:
    reader = _Reader(whole=whole)
    reader.feed(_AUTOLINK.sub(r"\1", _COMMENT.sub("", source)))
    reader.close()
    return "".join(reader.parts)


def _rest(source: str) -> str:
    """The parts of reStructuredText that such pages use."""
    lines: list[str] = []
    indented = False
    for line in source.splitlines():
        if line.startswith(".. "):
            indented = True  # a directive or a comment with all that is indented below it
        elif indented and (not line.strip() or line.startswith((" ", "\t"))):
            continue
        elif lines and _UNDERLINE.fullmatch(line) and lines[-1].strip():
            lines[-1] = f"## {lines[-1].strip()}"
        elif _UNDERLINE.fullmatch(line) or re.match(r":[\w-]+:", line):
            continue
        else:
            indented = False
            lines.append(_RST_LINK.sub(r"[\1](\2)", line).replace("``", "`"))
    return "\n".join(lines)


class _Reader(HTMLParser):
    """Writes Markdown; text between Markdown's own lines is left as it is."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.whole = whole
        self.dropped = 0
        self.inside = 0
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.dropped += tag in _DROPPED
        self.inside += tag in _TEXTUAL and tag != "p"
        if self.dropped:
            return
        if tag in _HEADINGS:
            self.parts.append(f"\n\n{_HEADINGS[tag]} ")
        elif tag in _BREAKS:
            self.parts.append("\n\n")
        elif tag in ("li", "dt", "tr"):
            self.parts.append("\n- ")
        elif tag in ("td", "th", "dd", "br"):
            self.parts.append(" ")
        elif tag in _STRUCK:
            self.parts.append("~~")
        elif tag == "a":
            self.targets.append(dict(attrs).get("href") or "")
            self.parts.append("[" if self.targets[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        self.dropped -= tag in _DROPPED and self.dropped > 0
        self.inside -= tag in _TEXTUAL and tag != "p" and self.inside > 0
        if self.dropped:
            return
        if tag in _BREAKS:
            self.parts.append("\n\n")
        elif tag in _STRUCK:
            self._close("~~")
        elif tag == "a" and self.targets:
            target = self.targets.pop()
            self._close(f"]({target})" if target else "")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def _close(self, mark: str) -> None:
        """A mark right behind the words that it ends."""
        last = self.parts.pop() if self.parts else ""
        self.parts.append(f"{last.rstrip()}{mark}{' ' if last.endswith((' ', chr(10))) else ''}")

    def handle_data(self, data: str) -> None:
        if self.dropped:
            return
        if self.whole or self.inside:
            data = re.sub(r"\s+", " ", data)
            if self.parts and self.parts[-1].endswith(("\n", " ", "~~", "[")):
                data = data.lstrip()
        self.parts.append(data)
