"""Characters that no text of ours may hold, whatever a source says."""

from __future__ import annotations

import re

# C0 and C1 but tab and line feed, lone surrogates, the two that are no characters: XML 1.0 (section 2.2)
# has none of them, RFC 5545 (section 3.1) refuses controls in text.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text with ``\\n`` as its only line end and no control characters, each replaced by ``U+FFFD``.

    A page that holds one has a finding of its own; this is for what comes by another way.
    """
    if text.isprintable():
        return text
    return _REFUSED.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def on_one_line(text: str) -> str:
    """The same without line ends: a header, a cell, a comment."""
    if text.isprintable():
        return text
    return _SPACES.sub(" ", printable(text)).strip()
