"""The command with which the manual copies a site to a web space makes a copy, and removes what went."""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.manual.examples import blocks
from tests.manual.test_publishing import GUIDE
from tests.projects import tree

if TYPE_CHECKING:
    from pathlib import Path


def test_the_copy_is_the_site_and_the_server_may_read_it(tmp_path: Path) -> None:
    new = [sys.executable, "-m", "sphinx_cfp"]
    subprocess.run([*new, "new", "qm", "--yes"], cwd=tmp_path, check=True, capture_output=True)
    project, copy = tmp_path / "qm", tmp_path / "copy"
    subprocess.run([*new, "build", ".", "--quiet"], cwd=project, check=True, capture_output=True)
    (line,) = [
        line.removeprefix("$ ")
        for block in blocks(GUIDE)
        for line in block.text.splitlines()
        if line.startswith("$ rsync")
    ]
    *words, target = shlex.split(line)
    assert target.endswith("/")
    copy.mkdir()
    (copy / "old.html").write_text("gone", "utf-8")
    (project / "_build/site/index.html").chmod(0o600)
    subprocess.run([*words, f"{copy}/"], cwd=project, check=True)
    assert tree(copy, ()) == tree(project / "_build/site", ())
    assert (copy / "index.html").stat().st_mode & 0o777 == 0o644
