"""A PDF is the same bytes wherever it is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.printed import PAGES, ROOT
from tests.projects import build_apart

from sphinx_cfp.pdf import fonts

SHIPPED = [
    "DejaVu Sans Mono",
    "Libertinus Serif",
    "New Computer Modern",
    "New Computer Modern Math",
]
SETTINGS: dict[str, tuple[str, dict[str, str | None]]] = {
    "plain": ("plain", {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "TZ": "UTC"}),
    "no home, no locale": (
        "mit Ü und Leerzeichen",
        {"LC_ALL": "C", "PYTHONHASHSEED": "123", "HOME": None, "TZ": "Pacific/Kiritimati"},
    ),
    "fonts of its own": (
        "tief/er/unten",
        {
            "LC_ALL": "POSIX",
            "PYTHONHASHSEED": "4294967295",
            "HOME": "with-fonts",
            "LANG": "ar",
        },
    ),
}


def environment(folder: Path, changes: dict[str, str | None]) -> dict[str, str]:
    """The environment of a machine; a home folder with fonts is made."""
    changed = {**os.environ, **{name: value for name, value in changes.items() if value}}
    for name in (name for name, value in changes.items() if value is None):
        changed.pop(name, None)
    if changes.get("HOME"):
        changed["HOME"] = str(home_with_fonts(folder))
    return changed


def home_with_fonts(folder: Path) -> Path:
    """A home folder in which a user has installed fonts, one of them named as ours is."""
    home = folder / "home"
    amiri = Path(fonts.folder_of(fonts.ARABIC)) / "files"
    shutil.copytree(amiri, home / ".fonts")
    shutil.copytree(amiri, home / ".local" / "share" / "fonts")
    return home


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    found = {}
    for name, (folder, changes) in SETTINGS.items():
        top = tmp_path_factory.mktemp("machine")
        source = shutil.copytree(ROOT, top / folder / "source")
        options = ("-b", "cfp-pdf", "-d", str(top / "doctrees"))
        changed = environment(top, changes)
        command = [sys.executable, "-m", "sphinx", "-q", *options, str(source), str(top / "site")]
        done = subprocess.run(command, env=changed, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        found[name] = [(top / "site" / f"{page}.pdf").read_bytes() for page in PAGES]
    return found


@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "plain"])
def test_a_pdf_is_the_same_bytes_on_every_machine(name: str, pdfs: dict[str, list[bytes]]) -> None:
    assert pdfs[name] == pdfs["plain"]


def test_fonts_of_the_machine_are_never_read(tmp_path: Path) -> None:
    code = (
        "from sphinx_cfp.pdf.fonts import FontSet, loaded\n"
        "print(*loaded(FontSet().paths).families(), sep='\\n')"
    )
    home = home_with_fonts(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.splitlines() == [*SHIPPED, fonts.EMOJI]


def test_a_pdf_that_is_made_again_is_not_written_again(tmp_path: Path) -> None:
    source = shutil.copytree(ROOT, tmp_path / "source")
    times = []
    for _ in range(2):
        built = build_apart(source, tmp_path / "site", "-b", "cfp-pdf")
        assert built.status == 0, built.warnings
        times.append([(tmp_path / "site" / f"{page}.pdf").stat().st_mtime_ns for page in PAGES])
    assert times[0] == times[1]
