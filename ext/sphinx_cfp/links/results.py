"""What is known about a link."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cfp.model.locations import Location

UNVERIFIED = Code.LINK_UNVERIFIED


class LinkStatus(StrEnum):
    """How bad it is; ``note`` fails nothing."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of a link.

    ``code`` is that of the finding, none for a link that is right. ``message`` goes on
    after the URL: "answers 404". ``replacement`` is the URL to write instead, where that is known, ``hint``
    else what to do.
    """

    status: LinkStatus
    code: Code | None = None
    message: str = ""
    replacement: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A URL, fragment included, what is said of it, and every place where it stands, in order."""

    url: str
    verdict: Verdict
    places: tuple[Location, ...]


@dataclass(slots=True)
class LinkRun:
    """The results of a run in the order of their URLs, and lines for the person who ran it."""

    results: list[Result] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Questions:
    """What must be asked: the links by page (a URL without fragment), and the site of each page."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)


OK = Verdict(status=LinkStatus.OK)


def unverified(message: str, hint: str = "") -> Verdict:
    """Nothing is known, and why."""
    return Verdict(status=LinkStatus.NOTE, code=UNVERIFIED, message=message, hint=hint)


NOT_ASKED = unverified("was not asked: this check is offline")
"""What a check that may ask nobody cannot say, and was told not to."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: links that are done, all links, hosts that asked to wait so many seconds."""

    done: int
    total: int
    held: tuple[tuple[str, float], ...] = ()

    def __str__(self) -> str:
        """One line for a terminal."""
        waiting = self.total - self.done
        line = f"{self.done} of {self.total} links, {waiting} to go"
        shown = [f"{name} for {seconds:.0f} s" for name, seconds in self.held[:3]]
        more = f" and {len(self.held) - 3} more" if len(self.held) > 3 else ""
        return f"{line}; waiting as asked by {', '.join(shown)}{more}" if shown else line


def json_lines(results: Iterable[Result]) -> Iterator[str]:
    """An object a result: ``url``, ``status``, ``code``, ``message``, ``places``, and ``fix`` if any."""
    for result in results:
        verdict = result.verdict
        record: dict[str, object] = {
            "url": result.url,
            "status": verdict.status.value,
            "code": verdict.code or "",
            "message": verdict.message,
            "places": [{"path": place.path, "line": place.line} for place in result.places],
        }
        if verdict.replacement:
            record["fix"] = verdict.replacement
        yield json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def write_results(path: Path, results: Iterable[Result]) -> None:
    """Put the results where ``path`` is, all or nothing. Raises :class:`OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(json_lines(results))
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
