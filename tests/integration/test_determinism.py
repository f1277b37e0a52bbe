"""The same sources give the same bytes, whatever the machine is set to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.case_files import all_cases
from tests.projects import CONF, Built, build_apart, publish, tree, write_project

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True, slots=True)
class Setting:
    """A machine: the folder of the project, zone, locale, hash seed and number of processes."""

    folder: str
    zone: str
    locale: str
    seed: str
    jobs: str

    def environment(self) -> dict[str, str]:
        """As variables."""
        return {"TZ": self.zone, "LC_ALL": self.locale, "PYTHONHASHSEED": self.seed}


FIRST = Setting("plain", "UTC", "C.UTF-8", "0", "1")
OTHERS = [
    Setting("mit Ü und Leerzeichen", "Pacific/Kiritimati", "C", "123", "2"),
    Setting("tief/er/unten", "America/St_Johns", "POSIX", "4294967295", "4"),
]
BAD_LOCALE = Setting("schön wär's", "Asia/Kathmandu", "xx_YY.UTF-8", "77", "2")


def calls() -> dict[str, str | bytes]:
    """All right cases, in MyST, as one project."""
    entries = "".join(
        f"{case.key}/index\n" for case in all_cases() if _is_right(case.name, case.alone)
    )
    files: dict[str, str | bytes] = {"index.md": f"# Calls\n\n```{{toctree}}\n{entries}```\n"}
    for case in all_cases():
        if _is_right(case.name, case.alone):
            files |= {f"{case.key}/{name}": text for name, text in case.files("md").items()}
    return files


def build(setting: Setting, tmp_path: Path) -> Built:
    """The project of all right cases, built in a process with a setting."""
    folder = tmp_path / setting.folder
    source = write_project(folder / "source", calls(), CONF.replace('"basic"', '"alabaster"'))
    options = ("-b", "dirhtml", "-j", setting.jobs, "-d", str(folder / "doctrees"))
    return build_apart(source, folder / "site", *options, environment=setting.environment())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(FIRST, tmp_path_factory.mktemp("first"))


@pytest.mark.parametrize("setting", OTHERS, ids=lambda setting: setting.zone)
def test_a_site_is_the_same_bytes_on_every_machine(
    setting: Setting, first: Built, tmp_path: Path
) -> None:
    other = build(setting, tmp_path)
    assert (first.status, other.status) == (0, 0), first.warnings + other.warnings
    one, two = tree(first.site), tree(other.site)
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []


def test_the_real_call_is_the_same_bytes_under_a_locale_that_does_not_exist(tmp_path: Path) -> None:
    sites = []
    for setting in (FIRST, BAD_LOCALE):
        source = tmp_path / setting.folder / "docs"
        source.mkdir(parents=True)
        for name in ("conf.py", "call.md"):
            (source / name).write_bytes((DOCS / name).read_bytes())
        index = (DOCS / "index.md").read_text("utf-8").splitlines()
        kept = [line for line in index if "manual" not in line]
        (source / "index.md").write_text("\n".join(kept) + "\n", "utf-8")
        site = tmp_path / setting.folder / "site"
        done = publish(source, site, environment=setting.environment())
        assert done.status == 0, done.warnings
        sites.append(tree(site))
    assert sites[0].keys() == sites[1].keys()
    assert "call.pdf" in sites[0]
    assert [path for path in sites[0] if sites[0][path] != sites[1][path]] == []


def _is_right(name: str, alone: bool) -> bool:
    return name.startswith("ok/") and not alone
