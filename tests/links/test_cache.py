"""What is remembered, for how long, and what becomes of a file that is not as it should be."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from sphinx_cfp.links.cache import VERSION, Cache
from sphinx_cfp.links.results import OK, LinkStatus, Verdict, unverified
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86400
NOW = 1_900_000_000
MOVED = Verdict(
    status=LinkStatus.WARNING, code=Code.LINK_MOVED, message="has moved", replacement="https://b/"
)
WALL = Verdict(status=LinkStatus.NOTE, code=Code.LINK_WALL, message="asks", hint="look")
DOWN = Verdict(status=LinkStatus.WARNING, code=Code.LINK_SERVER, message="answers 500")


def fill(path: Path, count: int = 100) -> None:
    """A cache of so many good links."""
    with Cache(path) as cache:
        for number in range(count):
            cache.put(f"https://a.example/{number}", "s", OK, NOW)
        cache.failed("https://down.example/", NOW)


def known(path: Path, count: int = 100) -> int:
    """How many of them it still has."""
    with Cache(path) as cache:
        return sum(cache.get(f"https://a.example/{n}", "s", NOW) is not None for n in range(count))


def test_a_verdict_comes_back_as_it_was(tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as cache:
        cache.put("https://a/#x", "s", MOVED, NOW)
    with Cache(tmp_path / "c") as cache:
        assert cache.get("https://a/#x", "s", NOW) == MOVED
        assert cache.get("https://a/", "s", NOW) is None
        assert cache.get("https://a/#x", "other settings", NOW) is None


def test_what_is_good_keeps_three_days_and_a_wall_one(tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as cache:
        for verdict, days in ((OK, 3), (MOVED, 3), (WALL, 1)):
            for number in range(50):
                cache.put(f"https://{days}.example/{number}", "s", verdict, NOW)
            cache.flush()
            urls = [f"https://{days}.example/{number}" for number in range(50)]
            assert all(cache.get(url, "s", NOW + int(days * 0.74 * DAY)) for url in urls)
            late = [cache.get(url, "s", NOW + days * DAY) for url in urls]
            assert None in late
            assert set(late) != {None}  # not all of them on one day
            assert not any(cache.get(url, "s", NOW + int(days * 1.26 * DAY)) for url in urls)


@pytest.mark.parametrize(
    "verdict",
    [
        DOWN,
        unverified("time was up"),
        Verdict(status=LinkStatus.ERROR, code=Code.LINK_BROKEN, message="404"),
    ],
)
def test_a_failure_is_never_kept(verdict: Verdict, tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as cache:
        cache.put("https://a/", "s", verdict, NOW)
        cache.flush()
        assert cache.get("https://a/", "s", NOW) is None


def test_since_when_a_link_fails_is_known_until_it_works_again(tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as cache:
        assert cache.failed("https://a/", NOW) == NOW
    with Cache(tmp_path / "c") as cache:
        assert cache.failed("https://a/", NOW + DAY) == NOW
        cache.put("https://a/", "s", OK, NOW + DAY)
    with Cache(tmp_path / "c") as cache:
        assert cache.failed("https://a/", NOW + 2 * DAY) == NOW + 2 * DAY


def test_without_a_path_nothing_is_kept_and_nothing_is_said() -> None:
    with Cache() as cache:
        cache.put("https://a/", "s", OK, NOW)
        assert cache.get("https://a/", "s", NOW) is None
    assert cache.notices == []


def test_a_cache_of_a_later_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c"
    fill(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    with Cache(path) as cache:
        cache.put("https://new/", "s", OK, NOW)
        assert cache.get("https://a.example/1", "s", NOW) is None
    assert path.read_bytes() == before
    (notice,) = cache.notices
    assert "later version" in notice
    assert str(path) in notice


def test_another_program_s_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE mine (x)")
        database.commit()
    before = path.read_bytes()
    with Cache(path) as cache:
        cache.put("https://new/", "s", OK, NOW)
    assert path.read_bytes() == before
    assert len(cache.notices) == 1


@pytest.mark.parametrize("kept", [0.25, 0.5, 0.9])
def test_of_a_cut_file_what_can_be_read_is_kept(kept: float, tmp_path: Path) -> None:
    path = tmp_path / "c"
    fill(path, 2000)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with Cache(path) as cache:
        cache.put("https://new.example/", "s", OK, NOW)
    (notice,) = cache.notices
    assert "damaged" in notice
    assert (tmp_path / "c.damaged").read_bytes() == whole[: int(len(whole) * kept)]
    with Cache(path) as cache:
        assert cache.notices == []
        assert cache.get("https://new.example/", "s", NOW) == OK
    if kept > 0.4:
        assert known(path, 2000) > 0


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, but a note\n" * 100, b"SQLite format 3\0"]
)
def test_a_file_that_is_none_is_put_aside_or_filled(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "c"
    path.write_bytes(content)
    with Cache(path) as cache:
        cache.put("https://a/", "s", OK, NOW)
    assert len(cache.notices) == bool(content)
    with Cache(path) as cache:
        assert cache.get("https://a/", "s", NOW) == OK


def test_two_runs_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with Cache(path) as one, Cache(path) as other:
        for number in range(50):
            one.put(f"https://a.example/{number}", "s", OK, NOW)
            other.put(f"https://a.example/{number + 50}", "s", OK, NOW)
            one.flush()
            other.flush()
    assert known(path) == 100
    assert one.notices == other.notices == []


def test_a_file_that_another_run_writes_for_long_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_cfp.links.cache._LAST_PATIENCE", 0.2)
    path = tmp_path / "c"
    fill(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as database, Cache(path) as cache:
        database.execute("BEGIN IMMEDIATE")
        cache.put("https://new/", "s", OK, NOW)
        cache.flush()
        assert cache.notices == []  # it may be free at the next flush
        cache.__exit__(None, None, None)
        assert ["another run" in notice for notice in cache.notices] == [True]
        database.execute("ROLLBACK")
    assert known(path) == 100


FULL = """
import resource, sys
from pathlib import Path
from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.results import OK
path = Path(sys.argv[1])
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
with Cache(path) as cache:
    for number in range(5000):
        cache.put(f"https://new.example/{number}", "s", OK, 1_900_000_000)
    cache.flush()
    cache.put("https://later.example/", "s", OK, 1_900_000_000)
print(*cache.notices, sep="\\n")
"""


def test_a_full_disk_loses_nothing_that_was_known(tmp_path: Path) -> None:
    path = tmp_path / "c"
    fill(path)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    assert "could not be written" in line
    assert known(path) == 100
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_run_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "c"
    script = (
        "import os, sys, signal\nfrom pathlib import Path\n"
        "from sphinx_cfp.links.cache import Cache\nfrom sphinx_cfp.links.results import OK\n"
        "with Cache(Path(sys.argv[1])) as cache:\n"
        "    for n in range(100):\n"
        "        cache.put(f'https://a.example/{n}', 's', OK, 1_900_000_000)\n"
        "    cache.flush()\n"
        "    cache.put('https://lost/', 's', OK, 1_900_000_000)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -9
    assert known(path) == 100


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with Cache(tmp_path / "file" / "c") as cache:
        cache.put("https://a/", "s", OK, NOW)
    (notice,) = cache.notices
    assert "is not used" in notice
