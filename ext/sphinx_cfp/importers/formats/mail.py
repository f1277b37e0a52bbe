"""Reads a mail: its subject is the title, its text part the page."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.parser import Parser
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.html import read_html
from sphinx_cfp.importers.formats.markdown import read_text
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from email.message import MIMEPart

    from sphinx_cfp.importers.formats.document import PageDocument

_HEAD = re.compile(r"\s*(?:From .*\n)?(?:(?:[A-Za-z][\w-]*:[ \t].*|[ \t]+\S.*)\n){2,}\s*\n")
_NAMES = re.compile(r"^(?:From|Subject|To|Date):", re.MULTILINE | re.IGNORECASE)
_PREFIX = r"^(?:\s*(?:\[[^\]]{1,40}\]|{reply}\s*:|\(fwd\)))+\s*"
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)


def is_mail(source: str) -> bool:
    """Whether a text begins with the head of a mail."""
    match = _HEAD.match(source[:20_000])
    return match is not None and len(set(map(str.lower, _NAMES.findall(match.group())))) >= 2


def read_mail(source: str) -> PageDocument:
    """A mail with its head."""
    message = Parser(policy=policy.default).parsestr(source.lstrip())
    head = _HEAD.match(source[:20_000])
    lines = head.group().count("\n") if head else 0
    subject = pattern(_PREFIX).sub("", str(message["subject"] or "")).strip()
    part = message.get_body(("plain", "html"))
    body, is_plain = _content(part, source, lines)
    document = read_text(body) if part is None or is_plain else read_html(body)
    meta = {"date": str(message["date"] or ""), "subject": subject}
    return replace(document, title=" ".join(subject.split()), meta=meta)


def _content(part: MIMEPart | None, source: str, lines: int) -> tuple[str, bool]:
    """The text of a part; where it stands in the file as it is, its lines are those of the file."""
    if part is None:
        return source, True
    coded = str(part["content-transfer-encoding"] or "").lower() in {"quoted-printable", "base64"}
    try:
        content = str(part.get_content() if coded else part.get_payload())
    except (LookupError, UnicodeError, KeyError):
        content = str(part.get_payload())
    text = _SIGNATURE.sub("\n", content.replace("\r\n", "\n"))
    plain = part.get_content_type() == "text/plain"
    if plain and content and content.strip()[:60] == source.split("\n", lines)[-1].strip()[:60]:
        return "\n" * lines + text, True
    whole = text.count("\n") + lines <= source.count("\n") + 1  # a mail of one part
    return ("\n" * lines + text if whole else text), plain
