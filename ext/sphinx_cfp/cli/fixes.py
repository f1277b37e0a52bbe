"""``--fix``: what can be put right without asking.

Only what is mechanical and certain: a day that the text repeats becomes the role that shows it, the address
of a page that has moved for good the new one.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.source_files import REST, Edit
from sphinx_cfp.model.codes import Code
from sphinx_cfp.vocabulary.lexicon import NOTHING, WORDS
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.cli.source_files import SourceFiles
    from sphinx_cfp.model.problems import Problem

_ROLE = re.compile(r"\{(cfp:\w+)\}(`[^`]+`)")
_GLUED = re.compile(r"[\w`*_\[<{/]$")
_UNMARKED = re.compile(r"[\w:/?#@!$&()+,;=.~%-]+", re.ASCII)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?,?\s*$")
# A time or a zone after it would be said twice: the role says it too.
_AFTER = (
    r"\s*[,(]?\s*(?:{at}\s+)?(?:\d\d?(?::\d\d|\s?[ap]m)|AoE|UTC|GMT|{anywhere}|{noon})|[\w`*_\]}/]"
)


def fix(findings: Sequence[Problem], sources: SourceFiles) -> list[Problem]:
    """Put right what is certain, each difference shown first; the findings that are left."""
    by_path: dict[Path, list[Problem]] = {}
    for finding in findings:
        if finding.location.column and finding.replacement:
            by_path.setdefault(Path(finding.location.path), []).append(finding)
    ended: set[Problem] = set()
    for path, found in sorted(by_path.items()):
        text = sources.text(path)
        if text is None:
            continue
        after, ending = _rewritten(text, found, is_rest=path.suffix in REST)
        if not ending:
            continue
        edit = Edit(path, text, after)
        sys.stderr.write(edit.difference())
        if sources.write(edit):
            ended.update(ending)
        else:
            print(f"{path}: changed since it was read; not touched", file=sys.stderr)
    return [finding for finding in findings if finding not in ended]


def _rewritten(
    text: str, findings: Sequence[Problem], *, is_rest: bool
) -> tuple[str, list[Problem]]:
    """A text with each fault replaced, from its end to its begin; what has no certain place is left."""
    lines = text.split("\n")
    ended = []
    for finding in sorted(findings, key=lambda item: item.location, reverse=True):
        place, fault = finding.location, finding.fault
        line = lines[place.line - 1]
        # A byte order mark is a character here and was none where the column was counted.
        start = place.column - 1 + (place.line == 1 and line.startswith("\ufeff"))
        stop = start + len(fault)
        if not fault or line[start:stop] != fault:
            continue
        before, after, new = line[:start], line[stop:], finding.replacement
        if finding.code is Code.LINK_MOVED:
            if not _fits(new, is_rest=is_rest):
                continue
            before = _shown_too(before, fault, new)
        elif not _stands_alone(before, after):
            continue
        else:
            new = _ROLE.sub(r":\1:\2", new) if is_rest else new
        lines[place.line - 1] = before + new + after
        ended.append(finding)
    return "\n".join(lines), ended


def _fits(url: str, *, is_rest: bool) -> bool:
    """Whether a URL can stand wherever another does: nothing in it ends a link or begins other markup."""
    return (
        _UNMARKED.fullmatch(url) is not None
        and url.count("(") == url.count(")")
        and not (is_rest and url.endswith("_"))
    )


def _shown_too(before: str, old: str, new: str) -> str:
    """What stands before the target of a link, in which its text is the same URL."""
    for opening, between in (("[", "]("), ("`", " <")):
        shown = f"{opening}{old}{between}"
        if before.endswith(shown):
            return f"{before.removesuffix(shown)}{opening}{new}{between}"
    return before


def _stands_alone(before: str, after: str) -> bool:
    """Whether a day is all that is said: no weekday before it, no time after it, no markup around it."""
    word = _LAST_WORD.search(before)
    if word and WORDS.get(word[1].casefold(), NOTHING).weekdays:
        return False
    return not _GLUED.search(before) and not pattern(_AFTER).match(after)
