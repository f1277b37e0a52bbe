"""``sphinx-cfp doctor``: what it sees, each thing planted, and what it leaves alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.processes.running import run_module
from tests.projects import tree, write_project

from sphinx_cfp.cli.doctor import examine, hosting, installation, is_well

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

CONF = """\
project = "QM"
extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_baseurl = "https://quiet-machines.net/"
"""
PAGE = "# Quiet Machines\n\n:::{card} Call\nHere.\n:::\n"


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return run_module("sphinx_cfp", "doctor", *options, folder=folder)


def levels(folder: Path) -> list[tuple[str, str]]:
    """What is not well, with its level."""
    return [(one.level, str(one)) for one in examine(folder) if one.level != "ok"]


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A project that ``new`` began, in a repository, its address filled in."""
    done = run_module("sphinx_cfp", "new", "qm", "--title", "Quiet", "--yes", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    conf = tmp_path / "qm/conf.py"
    text = conf.read_text("utf-8").replace("https://example.org/", "https://quiet-machines.net/")
    conf.write_text(text, "utf-8")
    (tmp_path / "qm/.git").mkdir()
    return tmp_path / "qm"


def test_what_new_writes_is_well(started: Path) -> None:
    before = tree(started)
    done = run(started)
    assert (done.returncode, done.stderr) == (0, "")
    for line in ("GitHub: .github/workflows/site.yml", "GitLab: .gitlab-ci.yml", "Read the Docs: "):
        assert f"\n  {line}" in done.stdout
    assert "warning" not in done.stdout
    assert tree(started) == before


def test_json_is_all_that_is_printed(started: Path) -> None:
    conf = (started / "conf.py").read_text("utf-8")
    (started / "conf.py").write_text(f'{conf}print("hello")\n', "utf-8")
    done = run(started, "--json")
    remarks = json.loads(done.stdout)["remarks"]
    assert {remark["area"] for remark in remarks} == {"versions", "fonts", "settings", "host"}
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "level", "said"),
    [
        ('html_baseurl = "https://quiet-machines.net/"', "", "warning", "html_baseurl is not set"),
        ("https://quiet-machines.net/", "https://example.org/", "warning", "address for examples"),
        ("https://quiet-machines.net/", "http://quiet-machines.net/", "warning", "not encrypted"),
        ("https://quiet-machines.net/", "quiet-machines.net", "error", "no address"),
        ('"sphinx_design", ', "", "error", "sphinx_design is not among the extensions"),
        ('["colon_fence"]', "[]", "error", "shown as text"),
        (', "sphinx_cfp"', "", "error", "does not load sphinx_cfp"),
        ('"basic"', '"sphinx_book_theme"', "warning", "dead on a phone"),
        (
            '"basic"',
            '"basic"\ncfp_reference_date = "2031-01-01"',
            "warning",
            "takes that for today",
        ),
        ('"basic"', '"basic"\nsuppress_warnings = ["cfp.*"]', "warning", "silences every finding"),
        ('"basic"', '"basic"\nhtml_extra_path = ["."]', "error", "publishes the source"),
        (
            '"basic"',
            '"basic"\nhtml_js_files = ["https://cdn.net/x.js"]',
            "warning",
            "can change the page",
        ),
        ('"basic"', '"basic"\ncfp_fonts = ["fonts"]', "error", "there is no font in"),
        ('"basic"', '"basic"\ncfp_checks = {"gap": "off"}', "info", "checks that are off: gap"),
        ('"basic"', '"basic"\nx = 1 / 0', "error", "conf.py:5: error[conf]: ZeroDivisionError"),
    ],
)
def test_a_fault_of_the_configuration_is_told(
    tmp_path: Path, old: str, new: str, level: str, said: str
) -> None:
    assert old in CONF
    write_project(tmp_path, {"index.md": PAGE}, CONF.replace(old, new))
    (found,) = [one for one in levels(tmp_path) if said in one[1]]
    assert found[0] == level
    assert is_well(examine(tmp_path)) is (level == "info")


def test_a_right_configuration_has_no_fault(tmp_path: Path) -> None:
    write_project(tmp_path, {"index.md": PAGE}, CONF)
    assert {level for level, _ in levels(tmp_path)} <= {"info"}


WORKFLOW = """\
on: {pull_request: }
permissions: {}
jobs:
  site:
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
      - run: sphinx-cfp build .
      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9
      - uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128
"""


@pytest.mark.parametrize(
    ("old", "new", "level", "said"),
    [
        ("pull_request:", "pull_request_target:", "error", "stranger's code"),
        ("permissions: {}\n", "", "warning", "may have every right"),
        ("upload-pages-artifact", "upload-artifact", "error", "nothing uploads"),
        ("actions/deploy-pages@", "someone/gh-pages@", "warning", ".nojekyll"),
        ("actions/deploy-pages@", "actions/cache@", "info", "publishes nothing"),
        (
            "checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
            "checkout@v7",
            "info",
            "actions/checkout@v7",
        ),
    ],
)
def test_a_fault_of_a_workflow_is_told(
    tmp_path: Path, old: str, new: str, level: str, said: str
) -> None:
    assert old in WORKFLOW
    for text, count in ((WORKFLOW, 0), (WORKFLOW.replace(old, new), 1)):
        write_project(tmp_path, {".github/workflows/site.yml": text}, CONF)
        found = [one for one in hosting.remarks(tmp_path) if said in str(one)]
        assert [one.level for one in found] == [level] * count


def test_the_host_is_found_at_the_top_of_the_repository(tmp_path: Path) -> None:
    files = {".github/workflows/site.yml": WORKFLOW, ".git/HEAD": "", "docs/index.md": PAGE}
    write_project(tmp_path, {**files, "requirements.txt": "sphinx\n"}, CONF)
    said = [str(one) for one in hosting.remarks(tmp_path / "docs")]
    assert "GitHub: .github/workflows/site.yml" in said
    assert "requirements.txt does not name sphinx-cfp — add it" in said
    assert any(one.startswith(".gitignore lets built sites in") for one in said)


def test_a_script_without_fonts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_cfp.cli.doctor.installation.find_spec", lambda name: None)

    def warned(text: str) -> list[str]:
        found = installation.font_remarks([text], has_own=False)
        return [str(one) for one in found if one.level == "warning"]

    assert warned("論文募集") == [
        "the PDF has no font for Chinese, Japanese and Korean characters — "
        'pip install "sphinx-cfp[cjk]", or name a font of your own in cfp_fonts'
    ]
    assert warned("plain") == []
