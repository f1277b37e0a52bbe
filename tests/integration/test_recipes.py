"""The recipes of CONTRIBUTING, followed in a copy of the package: few files are touched, and it works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.layers import PACKAGE
from tests.projects import CONF, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CALL = """\
# Call for papers

```{cfp:call} woc-2031
:title: Workshop on Calls
:dates: 12–13 June 2031
:timezone: AoE
:contact: chairs@woc-2031.net
```

:::{cfp:dates}

- Submission deadline: 14 March 2031

:::
"""


class Copy:
    """A copy of the package in which files are written and edited, and a project that is built with it."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "ext" / PACKAGE.name
        self.project = write_project(folder / "project", {"index.md": CALL}, CONF)
        self.touched: set[str] = set()
        shutil.copytree(PACKAGE, self.package, ignore=shutil.ignore_patterns("__pycache__"))

    def write(self, name: str, text: str) -> None:
        """A new file."""
        self.touched.add(name)
        (self.package / name).write_text(text, "utf-8")

    def edit(self, name: str, changes: Mapping[str, str]) -> None:
        """Put each text after another one, which stands in the file once."""
        self.touched.add(name)
        path = self.package / name
        text = path.read_text("utf-8")
        for before, added in changes.items():
            assert text.count(before) == 1, before
            text = text.replace(before, before + added)
        path.write_text(text, "utf-8")

    def run(self, *arguments: str) -> str:
        """What the command prints."""
        return self.python("-m", "sphinx_cfp", *arguments)

    def python(self, *arguments: str) -> str:
        """What a process prints that imports the copy."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.project,
            env={**os.environ, "PYTHONPATH": str(self.package.parent)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_check_is_a_function_a_code_and_a_line(copy: Copy) -> None:
    copy.edit(
        "model/codes.py",
        {
            '    CHANGE_UNDATED = "change_undated", Severity.INFO\n': '    """A date moved."""\n\n'
            '    SHORT_TITLE = "short_title", Severity.WARNING\n'
        },
    )
    copy.write(
        "checks/short_titles.py",
        '"""Titles of few words."""\n\n'
        "from sphinx_cfp.checks.problems import problem\n"
        "from sphinx_cfp.model.codes import Code\n\n\n"
        "def short_title(view):\n"
        "    if len(view.call.title.split()) < 9:\n"
        '        yield problem(Code.SHORT_TITLE, view.call, "a short title", "write a longer one")\n',
    )
    copy.edit(
        "checks/listed.py",
        {
            "from sphinx_cfp.checks import (\n": "    short_titles,\n",
            "CHECKS: tuple[tuple[tuple[Code, ...], Check], ...] = (\n": "    ((Code.SHORT_TITLE,), "
            "short_titles.short_title),\n",
        },
    )
    assert "warning[short_title]: a short title — write a longer one" in copy.run("check", ".")
    assert len(copy.touched) <= 3


@pytest.mark.parametrize("folder", ["", "trackers/"])
def test_an_exporter_and_a_tracker_are_a_module_and_a_line(folder: str, copy: Copy) -> None:
    copy.write(
        f"exporters/{folder}titles.py",
        '"""The title."""\n\n\ndef export(view):\n    return view.call.title + "!"\n',
    )
    module = f"{folder}titles".replace("/", ".")
    copy.edit(
        "exporters/__init__.py",
        {
            "_ALL = (\n": f'    Format("titles", "{module}", "titles", Default.NEVER, '
            'call_file="titles.txt"),\n'
        },
    )
    assert "Workshop on Calls!" in copy.run("export", "titles", ".")
    assert len(copy.touched) <= 2


def test_an_importer_is_a_module_and_a_line(copy: Copy) -> None:
    copy.write(
        "importers/formats/stars.py",
        '"""Lines that begin with a star."""\n\n'
        "from sphinx_cfp.importers.formats.markdown import read_markdown\n\n\n"
        'def read_stars(source, *rest):\n    return read_markdown(source.replace("★", "-"), *rest)\n',
    )
    copy.edit(
        "importers/formats/readers.py",
        {"_FORMATS = {\n": '    "stars": ("stars:read_stars", ".stars"),\n'},
    )
    page = copy.project / "call.stars"
    page.write_text("# Call\n\n## Dates\n\n★ Submission deadline: 14 March 2031\n", "utf-8")
    assert "dates: 1" in copy.run("import", page.name, "--output", "imported")
    assert len(copy.touched) <= 2


def test_a_node_is_a_tag_on_the_list(copy: Copy) -> None:
    script = (
        "from sphinx_cfp.sphinx_ext.nodes import cfp_element\n"
        "print(cfp_element('meter', 'half', value='0.5').astext())\n"
    )
    assert "no page of ours has <meter value>" in copy.python("-c", script)
    copy.edit(
        "sphinx_ext/nodes.py",
        {'    "circle": ANY | {"cx", "cy", "r"},\n': '    "meter": ANY | {"value"},\n'},
    )
    assert copy.python("-c", script) == "half\n"
    assert len(copy.touched) == 1
