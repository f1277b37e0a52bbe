"""Every case file through a real build, in MyST and in reST, serial and parallel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.case_files import CALL, Case, Finding, Syntax, all_cases
from tests.links.faults.table import codes_said, codes_unsaid
from tests.matrix import Matrix, build_alone, build_matrix
from tests.projects import findings_of, tree

from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from pathlib import Path

SYNTAXES: tuple[Syntax, Syntax] = ("md", "rst")
EXTENSIONS = 'myst_enable_extensions = ["colon_fence", "strikethrough", "attrs_inline"]\n'
PARAMETERS = [
    pytest.param(case, syntax, id=f"{case.name}-{syntax}")
    for case in all_cases()
    for syntax in SYNTAXES
]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one test run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "matrix"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def built(shared: Path, case: Case, syntax: Syntax) -> Matrix:
    """The project in which a case was built."""
    if case.alone:
        return build_alone(shared / f"{case.key}-{syntax}", case, syntax)
    return build_matrix(shared / syntax, syntax)


@pytest.mark.parametrize(("case", "syntax"), PARAMETERS)
def test_a_case_finds_gives_and_shows_what_it_says(
    case: Case, syntax: Syntax, built: Matrix
) -> None:
    assert _lines(built.of(case)) == _lines(case.findings(syntax))
    values = case.values()
    if values is not None:
        assert built.values(case) == values
    for page, lines in case.texts("shows").items():
        text = built.text(case, page)
        assert [line for line in lines if line not in text] == [], text
    for page, lines in case.texts("hides").items():
        text = built.text(case, page)
        assert [line for line in lines if line in text] == [], text


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


def _lines(findings: list[Finding]) -> list[str]:
    return sorted(map(str, findings))
