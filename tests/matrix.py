"""All case files in one Sphinx project, built once and read back case by case."""

from __future__ import annotations

import fcntl
import json
import re
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from tests.case_files import Case, Finding, Syntax, all_cases
from tests.case_values import Json, lines_of
from tests.projects import CONF, Built, build_here, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

INDEX: dict[Syntax, str] = {
    "md": "# Cases\n\n```{toctree}\n:glob:\n\n*/index\n```\n",
    "rst": "Cases\n=====\n\n.. toctree::\n   :glob:\n\n   */index\n",
}

BUILDERS = {"pdf": "cfp-pdf", "overdue": "cfp-check", "state": "cfp-check"}
"""What the cases of some codes are built with, by the first word of the code."""

SKIPPED = {"script", "style", "head", "svg", "template"}
BLOCKS = {
    "p",
    "li",
    "div",
    "section",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "dt",
    "dd",
    "br",
    "ul",
    "ol",
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """A built project of cases."""

    source: Path
    built: Built
    calls: tuple[Json, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the build."""
        return self.built.findings

    def of(self, case: Case) -> list[Finding]:
        """The findings of one case, their paths relative to its folder."""
        prefix = "" if case.alone else f"{case.key}/"
        return [
            replace(item, path=item.path.removeprefix(prefix))
            for item in self.findings
            if item.path.startswith(prefix)
        ]

    def values(self, case: Case) -> list[str]:
        """The lines of ``gives`` of one case, of all calls that its files declare."""
        return [line for call in self.calls if _owns(case, call) for line in lines_of(call)]

    def text(self, case: Case, page: str) -> str:
        """What a page of a case shows, without markup, in one line."""
        folder = self.built.site if case.alone else self.built.site / case.key
        return text_of((folder / f"{page}.html").read_text("utf-8"))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one test run share."""
    base = factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "matrix"
    folder.mkdir(exist_ok=True)
    return folder


def build_matrix(
    folder: Path,
    syntax: Syntax,
    cases: Sequence[Case] | None = None,
    *,
    jobs: int = 1,
    conf: str = "",
) -> Matrix:
    """Build the cases, or else every one that is no project of its own; ``conf`` is added to theirs.

    Processes that run the tests side by side share one build: ``folder`` is theirs together.
    """
    with locked(folder):
        if not (folder / "outcome.json").exists():
            files: dict[str, str | bytes] = {f"index.{syntax}": INDEX[syntax]}
            for case in all_cases() if cases is None else cases:
                if not case.alone:
                    files |= {
                        f"{case.key}/{name}": text for name, text in case.files(syntax).items()
                    }
            _build(folder, files, conf, jobs)
    return _read(folder)


def build_alone(folder: Path, case: Case, syntax: Syntax) -> Matrix:
    """Build one case as a project of its own: its pages, or its PDF if that is what it is about."""
    folder.mkdir(exist_ok=True)
    builder = BUILDERS.get(case.code.partition("_")[0], "html")
    _build(folder, case.files(syntax), case.parts["conf.py"], 1, builder)
    return _read(folder)


def text_of(page: str) -> str:
    """The visible text of the body of a page."""
    reader = _Text()
    reader.feed(page.partition('role="main"')[2].partition('class="clearer"')[0])
    return re.sub(r"\s+", " ", "".join(reader.parts)).replace("¶", "").strip()


def _build(
    folder: Path, files: dict[str, str | bytes], conf: str, jobs: int, builder: str = "html"
) -> None:
    source = write_project(folder / "source", files, CONF + conf)
    built = build_here(source, folder / "site", builder, jobs=jobs)
    outcome = {**asdict(built), "site": str(built.site)}
    (folder / "outcome.json").write_text(json.dumps(outcome), "utf-8")


@cache
def _read(folder: Path) -> Matrix:
    outcome = json.loads((folder / "outcome.json").read_text("utf-8"))
    built = Built(
        status=outcome["status"],
        site=Path(outcome["site"]),
        warnings=outcome["warnings"],
        findings=tuple(Finding(**item) for item in outcome["findings"]),
    )
    source = folder / "source"
    data = built.site / "cfp.json"
    calls = json.loads(data.read_text("utf-8"))["calls"] if data.exists() else []
    return Matrix(source, built, tuple(calls))


def _owns(case: Case, call: Json) -> bool:
    return case.alone or call["page"].startswith(f"{case.key}/")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder that several processes build in, each waiting for the first."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class _Text(HTMLParser):
    """Collects what stands between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipped = 0
        self.in_sign = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in SKIPPED
        # The sign after a heading or a date that links to it is no text of the page.
        self.in_sign = tag == "a" and "headerlink" in (dict(attrs).get("class") or "").split()
        self.parts += [" "] if tag in BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in SKIPPED
        self.in_sign = False
        self.parts += [" "] if tag in BLOCKS else []

    def handle_data(self, data: str) -> None:
        if not self.skipped and not self.in_sign:
            self.parts.append(data)
