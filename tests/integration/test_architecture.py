"""The rules that keep the layers apart, read from the source itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.layers import (
    PACKAGE,
    PURE,
    backward,
    circles,
    graph,
    imports,
    layer_of,
    modules,
    name_of,
    tree_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HTML = re.compile(r"</?[a-z]")
SPHINX = ("sphinx", "docutils", "myst_parser", "sphinx_design")
CLOCK = {"time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.strftime"}
CLOCK |= {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
CLOCK |= {"datetime.datetime.now", "datetime.datetime.today", "datetime.date.today"}
SOCKETS = ("socket", "ssl", "http.client", "urllib.request", "requests", "httpx", "aiohttp")
READS_REST = "importers/formats/rest.py"
"""The one pure module that knows docutils; it is loaded when a page of reStructuredText is read."""
MODULES = modules()
PURE_MODULES = [path for path in MODULES if layer_of(path) in PURE]


def calls(path: Path) -> Iterator[str]:
    """Every function that is called by name, with the names it is reached through."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def within(path: Path, *places: str) -> bool:
    """Whether a module is one of ``places`` of the package, or in such a folder."""
    relative = path.relative_to(PACKAGE)
    return any(relative == Path(place) or Path(place) in relative.parents for place in places)


def offenders(found: dict[Path, list[str]]) -> dict[str, list[str]]:
    """What an assertion shows: the modules by name, those without a find left out."""
    return {name_of(path): names for path, names in found.items() if names}


def test_importers_read_then_understand_then_write() -> None:
    rooms = ("formats", "understanding", "writing")
    for number, room in enumerate(rooms):
        later = tuple(f"sphinx_cfp.importers.{one}" for one in rooms[number + 1 :])
        own = [path for path in MODULES if within(path, f"importers/{room}")]
        assert own
        found = {path: [name for name in imports(path) if name.startswith(later)] for path in own}
        assert offenders(found) == {}


def test_there_is_something_to_look_at() -> None:
    assert {path.relative_to(PACKAGE).parts[0] for path in PURE_MODULES} >= {"model", "checks"}


@pytest.mark.parametrize("path", PURE_MODULES, ids=name_of)
def test_a_pure_module_imports_alone_and_knows_no_sphinx(path: Path) -> None:
    known = {"docutils"} if within(path, READS_REST) else set()
    names = [name for name in imports(path) if name.split(".")[0] in {*SPHINX} - known]
    assert names == []


def test_no_pure_module_brings_sphinx_in_by_another_way() -> None:
    # One interpreter per module would take a minute: each is imported with the package forgotten.
    script = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    for known in [key for key in sys.modules if key.startswith('sphinx_cfp')]:\n"
        "        del sys.modules[known]\n"
        "    importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('sphinx', 'docutils')])\n"
    )
    names = [name_of(path) for path in PURE_MODULES if not within(path, READS_REST)]
    done = subprocess.run(
        [sys.executable, "-c", script, *names], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_importing_the_package_imports_nothing_else() -> None:
    script = (
        "import sys; before = set(sys.modules); import sphinx_cfp; "
        "print(sorted(set(sys.modules) - before - {'sphinx_cfp', 'typing'}))"
    )
    command = [sys.executable, "-c", f"import typing, __future__; {script}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_arrow_between_the_layers_goes_one_way() -> None:
    assert backward() == []


def test_no_module_reaches_itself_by_its_imports() -> None:
    assert circles(graph()) == []


def test_no_name_of_a_class_stands_twice() -> None:
    found: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name.lstrip("_"), []).append(name_of(path))
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_only_the_clock_reads_the_clock() -> None:
    found = {
        path: [name for name in calls(path) if name in CLOCK]
        for path in MODULES
        if not within(path, "model/clock.py")
    }
    assert offenders(found) == {}


def test_only_links_and_the_preview_know_the_network() -> None:
    found = {
        path: [name for name in imports(path) if name.startswith(SOCKETS)]
        for path in MODULES
        if not within(path, "links", "cli/preview.py")
    }
    assert offenders(found) == {}


def test_only_config_reads_our_configuration() -> None:
    found = {}
    for path in MODULES:
        if not within(path, "sphinx_ext/config.py"):
            found[path] = [
                ast.unparse(node)
                for node in ast.walk(tree_of(path))
                if isinstance(node, ast.Attribute)
                and node.attr.startswith("cfp_")
                and ast.unparse(node.value).rpartition(".")[2] in {"config", "settings"}
            ]
    assert offenders(found) == {}


def test_only_options_reads_the_options_of_directives() -> None:
    found = {}
    for path in MODULES:
        if not within(path, "sphinx_ext/options.py"):
            found[path] = [
                ast.unparse(node)
                for node in ast.walk(tree_of(path))
                if isinstance(node, ast.Attribute) and ast.unparse(node) == "self.options"
            ]
    assert offenders(found) == {}


def test_only_the_domain_touches_its_data() -> None:
    found = {}
    for path in MODULES:
        if not within(path, "sphinx_ext/domain.py"):
            found[path] = [
                ast.unparse(node)
                for node in ast.walk(tree_of(path))
                if isinstance(node, ast.Attribute)
                and node.attr
                in {"domaindata"}
                | ({"data"} if ast.unparse(node).endswith("domain.data") else set())
            ]
    assert offenders(found) == {}


def test_only_diagnostics_logs_with_a_type() -> None:
    found = {}
    for path in MODULES:
        if not within(path, "sphinx_ext/diagnostics.py"):
            found[path] = [
                ast.unparse(node.func)
                for node in ast.walk(tree_of(path))
                if isinstance(node, ast.Call)
                and any(keyword.arg in {"subtype"} for keyword in node.keywords)
            ]
    assert offenders(found) == {}


def test_only_the_visitors_write_html_and_nothing_of_ours_is_raw() -> None:
    found = {}
    for path in MODULES:
        if within(path, "sphinx_ext", "pdf") and not within(path, "sphinx_ext/visitors.py"):
            tree = tree_of(path)
            found[path] = [name for name in calls(path) if name.rpartition(".")[2] == "raw"]
            found[path] += [
                ast.unparse(node)
                for node in ast.walk(tree)
                if isinstance(node, ast.JoinedStr)
                and any(
                    isinstance(part, ast.Constant) and HTML.search(str(part.value))
                    for part in node.values
                )
            ]
    assert offenders(found) == {}


def test_an_attribute_is_looked_up_by_a_name_in_quotes_only_with_a_reason() -> None:
    found = {}
    for path in MODULES:
        lines = path.read_text("utf-8").splitlines()
        if within(path, "sphinx_ext", "pdf"):
            found[path] = [
                ast.unparse(node)
                for node in ast.walk(tree_of(path))
                if isinstance(node, ast.Call)
                and ast.unparse(node.func) == "getattr"
                and isinstance(node.args[1], ast.Constant)
                and not any("#" in line for line in lines[node.lineno - 2 : node.end_lineno])
            ]
    assert offenders(found) == {}


def test_modules_stay_small_and_say_what_they_are_about() -> None:
    # The one enum of codes is a page of the manual: it grows with what can be found, not with code.
    code = [path for path in MODULES if not within(path, "model/codes.py")]
    long = {name_of(path): lines for path in code if (lines := _lines(path)) > 500}
    assert long == {}
    silent = [name_of(p) for p in MODULES if _lines(p) and not ast.get_docstring(tree_of(p))]
    assert silent == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [name_of(path) for path in MODULES if path.stem in drawers] == []


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
