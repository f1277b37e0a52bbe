"""The case files as one project: serial and parallel, with other extensions, in both forms."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.case_files import CALL, Syntax, all_cases, find_case
from tests.links.faults.table import codes_said, codes_unsaid
from tests.matrix import build_matrix, shared_folder
from tests.processes.running import run_module
from tests.projects import findings_of, tree

from sphinx_cfp.model.codes import Code

SYNTAXES: tuple[Syntax, Syntax] = ("md", "rst")
EXTENSIONS = 'myst_enable_extensions = ["colon_fence", "strikethrough", "attrs_inline"]\n'


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_folder(tmp_path_factory)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_bad_input_breaks_no_page_and_is_the_only_thing_reported(
    shared: Path, syntax: Syntax
) -> None:
    built = build_matrix(shared / syntax, syntax)
    assert "Traceback" not in built.built.warnings
    assert built.built.status == 1
    mine = {case.key for case in all_cases() if not case.alone}
    stray = [item for item in built.findings if item.path.partition("/")[0] not in mine]
    assert stray == []
    pages = {path.parent.name for path in built.built.site.glob("*/index.html")}
    assert mine - pages == set()


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_what_is_found_is_what_sphinx_prints(shared: Path, syntax: Syntax) -> None:
    built = build_matrix(shared / syntax, syntax)
    printed = findings_of(built.built.warnings, built.source)
    found = [replace(item, column=0) for item in built.findings if item.severity != "info"]
    assert sorted(map(str, printed)) == sorted(map(str, found))


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_parallel_and_serial_builds_say_and_write_the_same(shared: Path, syntax: Syntax) -> None:
    serial = build_matrix(shared / syntax, syntax)
    parallel = build_matrix(shared / f"{syntax}-2", syntax, jobs=2)
    assert serial.findings == parallel.findings
    assert tree(serial.built.site) == tree(parallel.built.site)


def test_enabled_markdown_extensions_change_nothing(shared: Path) -> None:
    plain = build_matrix(shared / "md", "md")
    extended = build_matrix(shared / "md-extended", "md", conf=EXTENSIONS)
    assert plain.findings == extended.findings
    assert plain.calls == extended.calls


def test_markdown_and_rest_give_one_set_of_data(shared: Path) -> None:
    md, rst = (build_matrix(shared / syntax, syntax) for syntax in SYNTAXES)
    assert md.calls == rst.calls


def test_every_code_has_a_case_that_fails_and_one_that_passes() -> None:
    # What the network says has its truth in the table of the fault server: see tests/links.
    codes = {code.value for code in Code} - codes_said()
    failing = {item.code for case in all_cases() for item in case.findings("md")}
    passing = {
        case.code for case in all_cases() if case.code not in {i.code for i in case.findings("md")}
    }
    assert codes - failing == set()
    assert codes - passing == set()
    assert {case.code for case in all_cases()} == codes | {"ok"}


def test_a_code_is_proved_by_case_files_or_by_the_fault_server_and_by_one_of_them_only() -> None:
    by_files = {case.code for case in all_cases()} - {"ok"}
    assert by_files & codes_said() == set()
    assert by_files | codes_said() == {code.value for code in Code}


def test_the_fault_server_has_of_every_code_a_link_that_fails_and_one_that_passes() -> None:
    assert codes_said() - codes_unsaid() == set()
    assert codes_said() == {code for code in codes_said() if code.startswith("link_")}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "there is no case nowhere — did you mean "),
        ("rigth_cmt", "there is no case rigth_cmt — did you mean link_venue/right_cmt?"),
        ("order/rigth", "there is no case order/rigth — did you mean order/right?"),
        ("right", " cases are named right; give the folder too: address_missing/right, "),
    ],
)
def test_a_name_that_is_of_no_case_or_of_many_leads_to_the_nearest(name: str, said: str) -> None:
    with pytest.raises(LookupError, match=re.escape(said)):
        find_case(name)


@pytest.mark.parametrize("name", ["link_venue/right_cmt", "right_cmt", "tests/cases/ok/zones.txt"])
def test_one_case_runs_alone_in_both_forms(name: str) -> None:
    done = run_module("pytest", "-q", "--case", name, folder=Path(__file__).parents[2])
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^2 passed", done.stdout, re.MULTILINE), done.stdout


def test_every_finding_of_a_case_is_said_of_both_forms() -> None:
    one_sided = {
        case.name
        for case in all_cases()
        if [item.code for item in case.findings("md")]
        != [item.code for item in case.findings("rst")]
    }
    assert one_sided == set()


def test_the_standard_call_is_the_same_in_both_forms() -> None:
    options = [
        [line.strip() for line in CALL[syntax].splitlines() if line.strip().startswith(":")]
        for syntax in SYNTAXES
    ]
    assert options[0] == options[1]
