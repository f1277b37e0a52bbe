"""Results as JSON, an object a line; how far a run is, as a line."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cfp.links.results import Result


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
