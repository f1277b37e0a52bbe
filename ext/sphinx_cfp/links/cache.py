"""What earlier runs found out: one SQLite file.

Good verdicts are kept for three days, walls for one; failures are not, but when one was first seen is.
The file is written as a run goes on, in short transactions, so that two runs can share it and a run
that is cut off loses a second at most. Whatever is wrong with the file, the check goes on, and one line
says so.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Self

from sphinx_cfp.links.results import LinkStatus, Verdict
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

VERSION = 1
_MARK = 0x63667031  # "cfp1", the file's application id
_DAY = 86400
_GOOD = 3 * _DAY
_KEPT = {
    None: _GOOD,
    Code.LINK_MOVED: _GOOD,
    Code.LINK_REDIRECT: _GOOD,
    Code.LINK_TRACKING: _GOOD,
    Code.LINK_WALL: _DAY,
}
_FORGOTTEN = 60 * _DAY  # what nobody has asked for
_PATIENCE = 0.1  # seconds for another run's transaction, which this one's event loop waits for
_LAST_PATIENCE = 5.0
_TABLES = """
CREATE TABLE IF NOT EXISTS verdicts (
  url TEXT, settings TEXT, until INTEGER NOT NULL,
  status TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  replacement TEXT NOT NULL, hint TEXT NOT NULL, PRIMARY KEY (url, settings)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (
  url TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL
) WITHOUT ROWID;
"""
_PUT = "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FAILED = (
    "INSERT INTO failures VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
    " first = min(first, excluded.first), last = max(last, excluded.last)"
)

Row = tuple[str | int, ...]


class Cache:
    """The verdicts of earlier runs. A context manager; without a ``path`` it remembers nothing.

    Times are seconds since 1970. ``notices`` are the lines for the person who runs the check.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.notices: list[str] = []
        self._pending: list[tuple[str, Row]] = []
        self._database: sqlite3.Connection | None = None
        self._full = False

    def __enter__(self) -> Self:
        if self.path is not None:
            try:
                self._database = self._opened(self.path)
            except (sqlite3.Error, OSError) as error:
                self._notice(f"is not used: {error}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.flush(patience=_LAST_PATIENCE)
        if self._database and self._pending and not self._full:
            self._notice("is in use by another run; what this one found out is not kept")
        if self._database:
            self._database.close()
            self._database = None

    def get(self, url: str, settings: str, now: int) -> Verdict | None:
        """The verdict on a URL, fragment included, under the same settings, if it is still good."""
        found = self._one(
            "SELECT status, code, message, replacement, hint FROM verdicts"
            " WHERE url = ? AND settings = ? AND until > ?",
            (url, settings, now),
        )
        if not found:
            return None
        status, code, message, replacement, hint = map(str, found)
        return Verdict(
            status=LinkStatus(status),
            code=Code(code) if code else None,
            message=message,
            replacement=replacement,
            hint=hint,
        )

    def put(self, url: str, settings: str, verdict: Verdict, now: int) -> None:
        """Keep a verdict, if it is of a kind that is kept; a link that works again has not failed."""
        kept = _KEPT.get(verdict.code)
        if not self._database or kept is None or verdict.status is LinkStatus.ERROR:
            return
        row = (url, settings, now + int(kept * _spread(url)), verdict.status.value, verdict.code or "",
               verdict.message, verdict.replacement, verdict.hint)  # fmt: skip
        self._pending.append((_PUT, row))
        if verdict.code != Code.LINK_WALL:
            self._pending.append(("DELETE FROM failures WHERE url = ?", (url,)))

    def failed(self, url: str, now: int) -> int:
        """Note that a link fails, and say since when it has; ``now`` for the first time."""
        found = self._one("SELECT first FROM failures WHERE url = ?", (url,))
        if self._database:
            self._pending.append((_FAILED, (url, now, now)))
        return min(now, int(found[0])) if found else now

    def flush(self, *, patience: float = _PATIENCE) -> None:
        """Write what is not written yet, unless another run writes meanwhile: then the next time."""
        if not self._database or not self._pending or self._full:
            return
        try:
            self._database.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                for statement, row in self._pending:
                    self._database.execute(statement, row)
            self._pending.clear()
        except sqlite3.Error as error:
            if "locked" in str(error) or "busy" in str(error):
                return
            self._full = True
            self._notice(f"could not be written ({error}); what it had is kept")

    def forget(self, now: int) -> None:
        """Drop what is out of date."""
        if not self._database:
            return
        old = now - _FORGOTTEN
        self._pending.append(("DELETE FROM verdicts WHERE until < ?", (now,)))
        self._pending.append(("DELETE FROM failures WHERE last < ?", (old,)))

    def _one(self, query: str, values: Row) -> Row | None:
        if not self._database:
            return None
        try:
            row: Row | None = self._database.execute(query, values).fetchone()
        except sqlite3.Error:
            return None
        return row

    def _notice(self, words: str) -> None:
        self.notices.append(f"{self.path}: the cache {words}")

    def _opened(self, path: Path) -> sqlite3.Connection | None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._usable(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                raise
        rows = _rescued(path)
        aside = path.with_name(f"{path.name}.damaged")
        path.replace(aside)
        with suppress(OSError):
            path.with_name(f"{path.name}-journal").unlink()
        database = self._usable(path)
        if database:
            with database:
                database.execute("BEGIN")
                for statement, row in rows:
                    database.execute(statement, row)
        self._notice(f"was damaged: {len(rows)} entries could be read; the rest is in {aside.name}")
        return database

    def _usable(self, path: Path) -> sqlite3.Connection | None:
        """The database, or None if it is another program's or of a later version."""
        new = not path.exists() or not path.stat().st_size
        database = sqlite3.connect(path, timeout=_LAST_PATIENCE, isolation_level=None)
        try:
            (mark,) = database.execute("PRAGMA application_id").fetchone()
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if not new and mark != _MARK and _has_tables(database):
                self._notice("is not used: the file is another program's, and is left as it is")
            elif version > VERSION:
                self._notice("is not used: a later version wrote it, and it is left as it is")
            else:
                _check(database)
                database.executescript(
                    f"PRAGMA application_id = {_MARK}; PRAGMA user_version = {VERSION};"
                    f" PRAGMA synchronous = NORMAL; {_TABLES}"
                )
                return database
        except BaseException:
            database.close()
            raise
        database.close()
        return None


def _spread(url: str) -> float:
    """From 0.75 to 1.25, always the same for a URL: not everything is to be asked again on one day."""
    return (
        0.75 + int.from_bytes(hashlib.sha256(url.encode("utf-8", "replace")).digest()[:2]) / 131070
    )


def _has_tables(database: sqlite3.Connection) -> bool:
    return bool(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _check(database: sqlite3.Connection) -> None:
    (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _is_damage(error: sqlite3.Error) -> bool:
    return any(word in str(error) for word in ("malformed", "disk I/O", "not a database"))


def _rescued(path: Path) -> list[tuple[str, Row]]:
    """The rows of a damaged file that can still be read, from both ends of each table."""
    found: dict[tuple[str, Row], None] = {}
    with (
        suppress(
            sqlite3.Error, OSError, AttributeError
        ),  # a Python without `deserialize` rescues nothing
        closing(sqlite3.connect(":memory:")) as database,
    ):
        database.deserialize(_whole_pages(path.read_bytes()))
        for table, statement in (("verdicts", _PUT), ("failures", _FAILED)):
            for order in ("ASC", "DESC"):
                with suppress(sqlite3.Error):
                    for row in database.execute(f"SELECT * FROM {table} ORDER BY url {order}"):
                        found[statement, row] = None
    return list(found)


def _whole_pages(data: bytes) -> bytes:
    """A file that was cut, with as many pages as it says (SQLite's file format, section 1.3).

    It says how many there are at offset 28, and SQLite opens no file that is shorter.
    """
    size = int.from_bytes(data[16:18])
    size = 65536 if size == 1 else size
    if size < 512:
        return data
    pages = len(data) // size
    return data[:28] + pages.to_bytes(4) + data[32 : pages * size]
