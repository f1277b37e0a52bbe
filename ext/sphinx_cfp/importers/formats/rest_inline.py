"""Running text of reStructuredText: emphasis, literals, links, roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import Run, Text, shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_INLINE = re.compile(
    r"(?P<literal>``(?:[^`\n]|`(?!`)|\n(?!\n))+?``)"
    r"|(?P<strong>(?<![\w*])\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*(?!\w))"
    r"|(?P<emphasis>(?<![\w*])\*(?=[^\s*])[^*]+?(?<=\S)\*(?![\w*]))"
    r"|:(?P<role>[\w:+.-]+):`(?P<roled>[^`]+)`"
    r"|(?P<link>(?<![\w`])`(?P<linked>[^`]+)`(?P<score>__?)?)(?P<target_role>:[\w:+.-]+:)?"
    r"|(?P<url>\b(?:https?|ftp)://[^\s<>`\"]*[^\s<>`\"'.,;:!?)\]])"
    r"|(?P<named>(?<![\w.@/-])[A-Za-z0-9](?:[\w.+-]*[A-Za-z0-9])?__?(?![\w@]))"
    r"|(?P<swap>\|(?=\S)[^|\n]+(?<=\S)\|_?)"
    r"|(?P<note>\[(?:\#[\w-]*|\*|\d+|[A-Za-z][\w.-]*)\]_)"
    r"|(?P<escape>\\.)",
    re.DOTALL,
)
_EMBEDDED = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]+)>\s*", re.DOTALL)
_STRUCK = {"strike", "del", "s", "strikethrough", "deleted"}
_LITERAL = {"literal", "code", "file", "samp", "command"}


def read_inline(
    lines: Sequence[tuple[int, str]],
    targets: Mapping[str, str],
    swaps: Mapping[str, str],
    anonymous: Sequence[str] = (),
) -> Text:
    """The text of lines, given with their numbers.

    ``targets`` are the addresses of named links, ``swaps`` what stands for ``|name|``.
    """
    text = "\n".join(line.strip() for _, line in lines)
    begins = [0]
    for _, line in lines:
        begins.append(begins[-1] + len(line.strip()) + 1)
    reader = _Inline(targets, swaps)
    runs: list[Run] = []
    at = 0
    for match in _INLINE.finditer(text):
        runs += _pieces(Run(text[at : match.start()]), at, begins, lines)
        runs += _pieces(reader.run(match), match.start(), begins, lines)
        at = match.end()
    return shape([*runs, *_pieces(Run(text[at:]), at, begins, lines)])


def _pieces(
    run: Run, start: int, begins: Sequence[int], lines: Sequence[tuple[int, str]]
) -> list[Run]:
    """A run cut at its line ends, each with the number of its line."""
    index = max(i for i in range(len(lines)) if begins[i] <= start)
    found = []
    for offset, piece in enumerate(run.text.splitlines(keepends=True)):
        number = lines[min(index + offset, len(lines) - 1)][0]
        found.append(run._replace(text=piece, line=number))
    if run.image and not found:
        found.append(run._replace(line=lines[index][0]))
    return found


class _Inline:
    def __init__(self, targets: Mapping[str, str], swaps: Mapping[str, str]) -> None:
        self.targets = targets
        self.swaps = swaps

    def run(self, match: re.Match[str]) -> Run:
        """The run that a piece of markup is."""
        words = match.group()
        kind = match.lastgroup
        if match["literal"]:
            return Run(words[2:-2], code=True)
        if match["strong"]:
            return Run(words[2:-2], strong=True)
        if match["emphasis"]:
            return Run(words[1:-1], emphasis=True)
        if match["role"]:
            return self._role(match["role"].rpartition(":")[2], match["roled"])
        if match["link"]:
            if match["target_role"]:
                return self._role(match["target_role"].strip(":"), match["linked"])
            return self._link(match["linked"], is_link=bool(match["score"]))
        if match["url"]:
            return Run(words, href=words)
        if match["named"]:
            name = words.rstrip("_")
            target = self.targets.get(_key(name), "")
            return Run(name, href=target) if target else Run(words)
        if match["swap"]:
            name = words.strip("|_")
            return Run(self.swaps.get(name.casefold(), words))
        if match["note"]:
            return Run(f"[{words.strip('[]_')}]")
        return Run(words[1:] if kind == "escape" and words[1:].strip() else "")

    def _role(self, role: str, text: str) -> Run:
        match = _EMBEDDED.fullmatch(text)
        shown = match["text"] if match and match["text"] else text
        if role in _STRUCK:
            return Run(text, struck=True)
        if role in _LITERAL:
            return Run(text, code=True)
        if role in {"strong", "guilabel"}:
            return Run(text, strong=True)
        if role in {"emphasis", "title", "title-reference"}:
            return Run(text, emphasis=True)
        if role in {"doc", "ref", "download", "any", "numref"} and match:
            return Run(shown, href=match["target"])
        return Run(shown.lstrip("~!"))

    def _link(self, text: str, *, is_link: bool) -> Run:
        match = _EMBEDDED.fullmatch(text)
        if not is_link:
            return Run(text, emphasis=True)
        if match:
            target = match["target"].strip()
            if target.endswith("_"):
                target = self.targets.get(_key(target.rstrip("_")), "")
            if "@" in target and ":" not in target:
                target = f"mailto:{target}"
            return Run(match["text"] or target, href="".join(target.split()))
        return Run(text, href=self.targets.get(_key(text), ""))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
