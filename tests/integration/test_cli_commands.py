"""``sphinx-cfp new`` and ``preview``, and what the command says of itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest
from tests.processes.running import run_module
from tests.projects import write_project

from sphinx_cfp import __version__

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "sphinx_cfp"]


def run(*arguments: str | Path, folder: Path) -> str:
    """Run the command in ``folder``, where it must succeed without a word of warning; its output."""
    done = run_module("sphinx_cfp", *arguments, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_command_knows_its_version(tmp_path: Path) -> None:
    assert run("--version", folder=tmp_path) == f"sphinx-cfp {__version__}\n"


def test_the_starter_builds_strictly_as_it_is(tmp_path: Path) -> None:
    run("new", "call", folder=tmp_path)
    said = run("build", "call", "--strict", "--nitpicky", folder=tmp_path)
    assert said == "call/_build/site: 5 pages, call.pdf, cfp.json\n"
    assert "replaced by yours" in (tmp_path / "call/_build/site/index.html").read_text("utf-8")


def test_docs_is_the_source_when_none_is_named(tmp_path: Path) -> None:
    write_project(tmp_path / "docs", {"conf.py": 'project = "x"\n', "index.rst": "Front\n=====\n"})
    run("build", "--quiet", folder=tmp_path)
    assert (tmp_path / "docs/_build/site/index.html").exists()


def test_a_build_does_not_write_beside_its_folder(tmp_path: Path) -> None:
    write_project(tmp_path / "docs", {"conf.py": 'project = "x"\n', "index.rst": "Front\n=====\n"})
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "docs").iterdir()}
    run("build", "docs", "--output", "public", folder=tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "docs").iterdir()}
    assert after == before
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "public", "public.cache"}


@pytest.mark.parametrize("locale", ["C.UTF-8", "xx_YY.UTF-8"])
def test_a_preview_serves_this_machine_and_leaves_nothing(tmp_path: Path, locale: str) -> None:
    write_project(tmp_path / "docs", {"conf.py": 'project = "x"\n', "index.rst": "Front\n=====\n"})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "tmp").mkdir()
    server = subprocess.Popen(
        [*COMMAND, "preview", "--port", str(port)],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp"), "LC_ALL": locale},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        page = fetched(f"http://127.0.0.1:{port}/", server)
    finally:
        server.terminate()
        server.communicate(timeout=20)
    assert "<h1>Front" in page
    assert list((tmp_path / "tmp").iterdir()) == []


def fetched(address: str, server: subprocess.Popen[bytes]) -> str:
    """The page at ``address``, once ``server`` is there."""
    for _ in range(100):
        assert server.poll() is None
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing at {address}")
