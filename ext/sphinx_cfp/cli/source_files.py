"""The pages of a project on disk: read before anything is decided, written only while they are the same."""

from __future__ import annotations

import difflib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REST = frozenset({".rst", ".txt"})
"""Suffixes of pages in reStructuredText; those of Markdown end in ``.md``."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a page was, and what it becomes."""

    path: Path
    before: str
    after: str

    def difference(self) -> str:
        """The change as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        lines = difflib.unified_diff(before, after, str(self.path), str(self.path), n=1)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


class SourceFiles:
    """The pages below a folder as they are now; what was built of them is left out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = {
            path.absolute(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(folder.rglob("*"))
            if path.suffix in {".md", *REST} and path.is_file() and "_build" not in path.parts
        }

    def text(self, path: Path) -> str | None:
        """What was read of a page; ``None`` if it is none of these, or not UTF-8."""
        try:
            return self._read[path.absolute()][0].decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return None

    def texts(self, errors: str = "strict") -> Iterator[tuple[PurePosixPath, str]]:
        """The pages by their place in the folder; what is not UTF-8 is none, unless ``errors`` mends it."""
        for path, (content, _) in self._read.items():
            try:
                text = content.decode("utf-8", errors)
            except UnicodeDecodeError:
                continue
            yield PurePosixPath(path.relative_to(self.folder.absolute()).as_posix()), text

    def write(self, edit: Edit) -> bool:
        """Write a change; ``False`` if the page is no longer what was read, and is left alone.

        All else in it stays as it is, byte by byte, and so do its rights.
        """
        path = edit.path
        content, time_ns = self._read[path.absolute()]
        status = path.stat()
        if status.st_mtime_ns != time_ns or path.read_bytes() != content:
            return False
        replace_file(path.resolve(), [edit.after.encode("utf-8")], status.st_mode)
        return True


def replace_file(target: Path, pieces: Iterable[bytes], mode: int) -> None:
    """Write a file with the rights ``mode`` in one step: a reader finds the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
