"""Every case file through a real build, in MyST and in reST. ``pytest --case NAME`` runs one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.case_files import Case, Finding, Syntax, all_cases, find_case
from tests.matrix import Matrix, build_alone, build_matrix, shared_folder

if TYPE_CHECKING:
    from pathlib import Path

SYNTAXES: tuple[Syntax, Syntax] = ("md", "rst")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The case that is asked for, or every one."""
    name = metafunc.config.getoption("case")
    cases = (find_case(name),) if name else all_cases()
    parameters = [
        pytest.param(case, syntax, id=f"{case.name}-{syntax}")
        for case in cases
        for syntax in SYNTAXES
    ]
    metafunc.parametrize(("case", "syntax"), parameters)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_folder(tmp_path_factory)


@pytest.fixture
def built(shared: Path, case: Case, syntax: Syntax, pytestconfig: pytest.Config) -> Matrix:
    """The project in which a case was built: all of them share one, unless one is asked for."""
    if case.alone:
        return build_alone(shared / f"{case.key}-{syntax}", case, syntax)
    return build_matrix(shared / syntax, syntax, [case] if pytestconfig.getoption("case") else None)


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


def _lines(findings: list[Finding]) -> list[str]:
    return sorted(map(str, findings))
