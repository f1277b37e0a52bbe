"""What ``sphinx-cfp build`` leaves behind, when it succeeds and when it does not."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.processes.running import run_module
from tests.projects import tree, write_project

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
project = "Site"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "sphinx_book_theme"
"""
INDEX = "# Front page\n\n```{toctree}\nkept\none\ntwo\n```\n"
PAGES = {
    "index.md": INDEX + "\n{index}`deadline`\n",
    "one.md": "# One\n\nFirst words of {index}`deadline`\n",
    "two.md": "# Two\n\n{index}`Deadline; of two`\n",
    "kept.md": "# Kept\n\n{index}`deadline` and {index}`camera`\n",
}

# A page that a reader of the old site would miss if it were written into.
SLOW = "\nimport time\n\ndef setup(app):\n    app.connect('build-finished', lambda *_: time.sleep(30))\n"


def run(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    given = {"SOURCE_DATE_EPOCH": "1683000000", **variables}
    return run_module("sphinx_cfp", *arguments, environment=given)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A project of three pages without dates: what is tested here is the folder."""
    return write_project(tmp_path / "docs", PAGES, CONF)


@pytest.fixture
def site(source: Path) -> Path:
    """The site of :func:`source`, built."""
    done = run("build", source)
    assert (done.returncode, done.stderr) == (0, "")
    return source / "_build" / "site"


def beside(site: Path) -> set[str]:
    """What stands beside the site and in its cache, but for the doctrees."""
    return {path.name for path in (*site.parent.iterdir(), *(site.parent / "site.cache").iterdir())}


def test_a_site_in_two_languages_is_two_builds_of_one_source(source: Path) -> None:
    (source / "two.md").write_text("# Two\n\n```{note}\nSay it.\n```\n")
    german = source / "_build" / "de"
    for arguments in ((), ("-D", "language=de", "-o", german), ()):
        done = run("build", source, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
    assert "Bemerkung" in (german / "two" / "index.html").read_text("utf-8")
    english = (source / "_build" / "site" / "two" / "index.html").read_text("utf-8")
    assert "Bemerkung" not in english
    # The same folder in another language is made anew.
    assert run("build", source, "-D", "language=fr").returncode == 0
    french = (source / "_build" / "site" / "two" / "index.html").read_text("utf-8")
    assert 'lang="fr"' in french
    assert 'lang="en"' not in french


def test_a_deleted_page_is_gone_after_the_next_build(source: Path, site: Path) -> None:
    (source / "two.md").unlink()
    (source / "index.md").write_text(INDEX.replace("two\n", ""))
    assert run("build", source).returncode == 0
    assert not (site / "two").exists()
    assert not (site / "_sources" / "two.md.txt").exists()


def test_a_build_over_an_older_one_equals_one_from_scratch(source: Path, site: Path) -> None:
    (source / "two.md").unlink()
    (source / "one.md").write_text("# One\n\nOther words\n")
    (source / "three.md").write_text("# Three\n")
    (source / "index.md").write_text(INDEX.replace("two\n", "three\n"))
    assert run("build", source).returncode == 0
    scratch = source.parent / "scratch"
    assert run("build", source, "--output", scratch).returncode == 0
    assert tree(site) == tree(scratch)


def test_a_static_file_that_was_removed_is_gone_after_the_next_build(source: Path) -> None:
    write_project(source, {"extra/old.txt": "old"}, CONF + 'html_extra_path = ["extra"]\n')
    site = source / "_build" / "site"
    run("build", source)
    assert (site / "old.txt").exists()
    (source / "extra" / "old.txt").unlink()
    assert run("build", source).returncode == 0
    assert not (site / "old.txt").exists()
    assert (site / "one" / "index.html").exists()


def test_an_unchanged_page_is_not_written_again(source: Path, site: Path) -> None:
    before = {name: (site / name / "index.html").stat().st_mtime_ns for name in ("one", "two")}
    (source / "one.md").write_text("# One\n\nOther words\n")
    run("build", source)
    after = {name: (site / name / "index.html").stat().st_mtime_ns for name in ("one", "two")}
    assert after["two"] == before["two"]
    assert after["one"] > before["one"]


def test_pages_are_written_again_after_a_build_that_failed_half_way(
    source: Path, site: Path
) -> None:
    (source / "one.md").write_text("# One anew\n\n{unknown}`role`\n")
    assert run("build", source, "--strict").returncode == 1
    (source / "one.md").write_text("# One anew\n")
    assert run("build", source, "--strict").returncode == 0
    scratch = source.parent / "scratch"
    run("build", source, "--output", scratch)
    assert tree(site) == tree(scratch)


def test_a_strict_build_fails_again_when_nothing_has_changed(source: Path) -> None:
    (source / "one.md").write_text("# One\n\n{unknown}`role`\n")
    loose, first, second = (run("build", source, *strict) for strict in ([], ["-W"], ["-W"]))
    assert (loose.returncode, first.returncode, second.returncode) == (0, 1, 1)
    assert "one.md:3: warning[myst.role_unknown]" in loose.stderr
    assert first.stderr == second.stderr


def test_every_reference_is_looked_at_when_that_is_asked_for_later(source: Path) -> None:
    (source / "one.md").write_text("# One\n\n{py:class}`nowhere.Thing`\n")
    assert run("build", source, "-W").returncode == 0
    done = run("build", source, "-W", "--nitpicky")
    assert done.returncode == 1
    assert "nowhere.Thing" in done.stderr


def test_a_site_that_someone_changed_is_built_whole(source: Path, site: Path) -> None:
    good = tree(site)
    (site / "one" / "index.html").write_text("defaced")
    assert run("build", source).returncode == 0
    assert tree(site) == good


def test_a_failed_build_leaves_the_site_as_it_was(source: Path, site: Path) -> None:
    good, places = tree(site), beside(site)
    (source / "one.md").write_text("# One\n\n{unknown}`role`\n")
    done = run("build", source, "--strict")
    assert done.returncode == 1
    assert "one.md:3: warning[myst.role_unknown]" in done.stderr
    assert done.stderr.endswith("is as it was\n")
    assert tree(site) == good
    assert beside(site) == places - {"site.json"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_that_is_stopped_leaves_the_site_as_it_was(
    source: Path, site: Path, number: signal.Signals, jobs: str
) -> None:
    good, places = tree(site), beside(site)
    (source / "conf.py").write_text(CONF + SLOW)
    (source / "one.md").write_text("# One\n\nOther words\n")
    with subprocess.Popen(
        [sys.executable, "-m", "sphinx_cfp", "build", source, "--jobs", jobs],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_signals,
    ) as process:
        fresh = site.parent / "site.cache" / "fresh" / "search" / "index.html"
        while not fresh.exists():
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert "Traceback" not in errors
    assert tree(site) == good
    assert beside(site) == places - {"site.json"}


def _heed_signals() -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and all that this starts with it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_full_disk_leaves_the_site_as_it_was(source: Path, site: Path) -> None:
    good = tree(site)
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
    limited += "runpy.run_module('sphinx_cfp', run_name='__main__', alter_sys=True)"
    done = subprocess.run(
        [sys.executable, "-c", limited, "build", "--fresh", source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert tree(site) == good


def test_a_site_that_a_killed_build_had_put_aside_is_brought_back(source: Path, site: Path) -> None:
    good = tree(site)
    site.rename(site.parent / "site.cache" / "previous")
    (source / "one.md").write_text("# One\n\n{unknown}`role`\n")
    assert run("build", source, "--strict").returncode == 1
    assert tree(site) == good


def test_two_builds_at_once_do_not_meet(source: Path, site: Path) -> None:
    good = tree(site)
    (source / "conf.py").write_text(CONF + SLOW)
    with subprocess.Popen([sys.executable, "-m", "sphinx_cfp", "build", source]) as first:
        while not (site.parent / "site.cache" / "fresh").exists():
            time.sleep(0.02)
        second = run("build", source)
        first.terminate()
    assert second.returncode == 1
    assert "another build" in second.stderr
    assert tree(site) == good


def test_the_site_is_replaced_and_never_written_into(source: Path, site: Path) -> None:
    page = site / "one" / "index.html"
    with page.open(encoding="utf-8") as reader:
        (source / "one.md").write_text("# One\n\nOther words\n")
        run("build", source)
        assert "First words" in reader.read()
    assert "Other words" in page.read_text("utf-8")


def test_the_same_bytes_whatever_surrounds_the_build(tmp_path: Path) -> None:
    plain = write_project(tmp_path / "plain", PAGES, CONF)
    odd = write_project(tmp_path / "mit Umläuten", PAGES, CONF)
    run("build", plain, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    done = run(
        "build", odd, "-j2", TZ="Pacific/Kiritimati", LC_ALL="xx_YY.UTF-8", PYTHONHASHSEED="2"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(plain / "_build" / "site") == tree(odd / "_build" / "site")


def test_a_warning_of_two_pages_alike_is_shown_with_its_place_once(source: Path) -> None:
    (source / "one.md").write_text("# One\n\n[](#nowhere)\n\n[](#nowhere)\n")
    done = run("build", source)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert len(lines) == len(set(lines)) == 2
    assert done.stdout.endswith("(2 warnings)\n")
