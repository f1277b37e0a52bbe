"""What the hosts are told to do makes the site that they publish, and the guide shows just that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML
from tests.manual.examples import MANUAL, blocks
from tests.processes.running import as_script

from sphinx_cfp.cli.new import STARTER

if TYPE_CHECKING:
    from collections.abc import Iterator

GUIDE = MANUAL / "guides" / "publish.md"
HOSTS = {
    ".github/workflows/site.yml": "_build/site",
    ".gitlab-ci.yml": "public",
    ".readthedocs.yaml": "output/html",
}


def test_the_guide_shows_the_files_that_new_writes() -> None:
    shown = {block.marks[1]: block.text for block in blocks(GUIDE) if "starter" in block.marks}
    assert shown.keys() == {".gitlab-ci.yml", ".readthedocs.yaml"}
    for name, text in shown.items():
        assert (STARTER / name).read_text("utf-8") == text


def commands(name: str) -> Iterator[str]:
    """The lines that a host runs in a shell, but for those that install what is installed here."""
    told: Any = YAML(typ="safe").load((STARTER / name).read_text("utf-8"))
    if name == ".gitlab-ci.yml":
        lines = told[".site"]["script"]
    elif name == ".readthedocs.yaml":
        lines = told["build"]["jobs"]["build"]["html"]
    else:
        lines = [step["run"] for step in told["jobs"]["build"]["steps"] if "run" in step]
    yield from (line for line in lines if "pip install" not in line)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What ``sphinx-cfp new`` writes, filled in far enough to be published."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "sphinx-cfp").write_text(as_script("sphinx_cfp"))
    (programs / "sphinx-cfp").chmod(0o755)
    shell("sphinx-cfp new qm --yes", tmp_path)
    return tmp_path / "qm"


def shell(line: str, folder: Path) -> None:
    """Run a line as a host does: it has to succeed."""
    programs = (folder / "bin", folder.parent / "bin", Path(sys.executable).parent)
    path = os.pathsep.join([*map(str, programs), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "READTHEDOCS_OUTPUT": str(folder / "output")}
    done = subprocess.run(
        ["sh", "-ec", line], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("name", "published"), HOSTS.items(), ids=list(HOSTS))
def test_what_a_host_runs_makes_the_folder_that_it_publishes(
    name: str, published: str, project: Path
) -> None:
    lines = list(commands(name))
    assert any(line.startswith("sphinx-cfp build") for line in lines)
    for line in lines:
        shell(line, project)
    site = project / published
    assert {"index.html", "call.pdf", "cfp.json"} <= {path.name for path in site.iterdir()}
