"""What ``sphinx-cfp`` refuses to do: in one line, with the exit code 2, and nothing touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.processes.running import run_module
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'project = "Site"\nextensions = ["myst_parser"]\nexclude_patterns = ["_build"]\n'


def refused(*arguments: str | Path, **variables: str) -> str:
    """Run the command, which must refuse in one line; the line."""
    done = run_module("sphinx_cfp", *arguments, environment=variables)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A project of one page."""
    return write_project(tmp_path / "docs", {"index.md": "# Front page\n"}, CONF)


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no folder" in refused("build", tmp_path / "nowhere")


def test_a_source_without_configuration(tmp_path: Path) -> None:
    assert "holds no conf.py" in refused("build", tmp_path)


def test_the_source_as_output(source: Path) -> None:
    assert "holds the source" in refused("build", source, "--output", source)


@pytest.mark.parametrize("text", ["language", "=de", "a b=c", ""])
def test_a_definition_that_defines_nothing(source: Path, text: str) -> None:
    assert "write -D NAME=VALUE" in refused("build", source, "-D", text)


def test_a_folder_above_the_source_as_output(source: Path) -> None:
    assert "holds the source" in refused("build", source, "--output", source.parent)


def test_the_root_as_output(source: Path) -> None:
    assert "root of the file system" in refused("build", source, "--output", "/")


def test_the_home_folder_as_output(source: Path, tmp_path: Path) -> None:
    home = tmp_path / "people" / "ada"
    home.mkdir(parents=True)
    for folder in (home, home.parent):
        assert "home folder" in refused("build", source, "--output", folder, HOME=str(home))


def test_a_folder_of_someone_elses_as_output(source: Path, tmp_path: Path) -> None:
    precious = tmp_path / "thesis" / "chapter.tex"
    write_project(tmp_path, {"thesis/chapter.tex": "years of work"})
    assert "is not empty" in refused("build", source, "--output", precious.parent)
    assert "is not a folder" in refused("build", source, "--output", precious)
    assert precious.read_text() == "years of work"


def test_a_link_to_a_folder_of_someone_elses_as_output(source: Path, tmp_path: Path) -> None:
    write_project(tmp_path, {"thesis/chapter.tex": "years of work"})
    (tmp_path / "out").symlink_to(tmp_path / "thesis")
    assert "is not empty" in refused("build", source, "--output", tmp_path / "out")


def test_a_cache_that_is_someone_elses(source: Path, tmp_path: Path) -> None:
    write_project(tmp_path, {"out.cache/notes.txt": "years of work"})
    assert "out.cache is not empty" in refused("build", source, "--output", tmp_path / "out")


@pytest.mark.parametrize(
    ("conf", "line"),
    [
        ("project = (\n", 1),
        ("\n\nproject = nothing\n", 3),
        ("import json\njson.loads('{')\n", 2),
        ("raise SystemExit(3)\n", None),
        ("\nextensions = ['no_such_extension']\n", 2),
        ("extensions = ['myst_parser']\nhtml_theme = 'no_such_theme'\n", 2),
        ("project = 'x'\nneeds_sphinx = '99.0'\n", None),
    ],
)
def test_a_configuration_that_does_not_work(source: Path, conf: str, line: int | None) -> None:
    (source / "conf.py").write_text(conf)
    message = refused("build", source)
    assert "Traceback" not in message
    assert line is None or f"conf.py:{line}: error[conf]: " in message
    assert not (source / "_build" / "site").exists()


def test_a_clock_that_is_no_number(source: Path) -> None:
    assert "SOURCE_DATE_EPOCH" in refused("build", source, SOURCE_DATE_EPOCH="yesterday")


def test_a_starter_over_existing_files(source: Path) -> None:
    before = sorted(source.rglob("*"))
    assert "is not empty" in refused("new", source)
    assert "is a file" in refused("new", source / "index.md")
    assert sorted(source.rglob("*")) == before
