"""``--fix``: what can be put right without asking.

Only what is mechanical and certain: a day that the text repeats becomes the role that shows it, the address
of a page that has moved for good the new one. A file is
written only if it still is what was read, and everything else in it stays as it is, byte by byte.
"""

from __future__ import annotations

import difflib
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.vocabulary.lexicon import NOTHING, WORDS
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_cfp.model.problems import Problem

_ROLE = re.compile(r"\{(cfp:\w+)\}(`[^`]+`)")
_REST = {".rst", ".txt"}
_GLUED = re.compile(r"[\w`*_\[<{/]$")
_UNMARKED = re.compile(r"[\w:/?#@!$&()+,;=.~%-]+", re.ASCII)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?,?\s*$")
# A time or a zone after it would be said twice: the role says it too.
_AFTER = (
    r"\s*[,(]?\s*(?:{at}\s+)?(?:\d\d?(?::\d\d|\s?[ap]m)|AoE|UTC|GMT|{anywhere}|{noon})|[\w`*_\]}/]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was before anything was read of it."""

    content: bytes
    time: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a file becomes, and the findings that this ends."""

    path: Path
    before: str
    after: str
    findings: Sequence[Problem]

    def difference(self) -> str:
        """The change as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        lines = difflib.unified_diff(before, after, str(self.path), str(self.path), n=1)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


def snapshot(folder: Path) -> dict[Path, Source]:
    """The source files of a project, to see later whether one has changed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".md", *_REST} and path.is_file() and "_build" not in path.parts:
            found[path.absolute()] = Source(path.read_bytes(), path.stat().st_mtime_ns)
    return found


def changes(findings: Iterable[Problem], sources: Mapping[Path, Source]) -> Iterator[Change]:
    """The changes that the findings ask for, file by file."""
    by_path: dict[Path, list[Problem]] = {}
    for finding in findings:
        if finding.location.column and finding.replacement:
            by_path.setdefault(Path(finding.location.path), []).append(finding)
    for path, found in sorted(by_path.items()):
        source = sources.get(path.absolute())
        if source is None:
            continue
        try:
            text = source.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        after, ended = _rewritten(text, found, is_rest=path.suffix in _REST)
        if ended:
            yield Change(path, text, after, ended)


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
    return "\n".join(lines), ended[::-1]


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


def fixed(findings: Sequence[Problem], sources: Mapping[Path, Source]) -> list[Problem]:
    """Put right what is certain, each difference shown first; the findings that are left."""
    ended: set[Problem] = set()
    for change in changes(findings, sources):
        sys.stderr.write(change.difference())
        if apply(change, sources):
            ended.update(change.findings)
        else:
            print(f"{change.path}: changed since it was read; not touched", file=sys.stderr)
    return [finding for finding in findings if finding not in ended]


def apply(change: Change, sources: Mapping[Path, Source]) -> bool:
    """Write a change; ``False`` if the file is no longer what was read, and is left alone.

    The file is replaced in one step, with the rights it had.
    """
    path, source = change.path, sources[change.path.absolute()]
    status = path.stat()
    if status.st_mtime_ns != source.time or path.read_bytes() != source.content:
        return False
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(change.after.encode("utf-8"))
        Path(name).chmod(status.st_mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
