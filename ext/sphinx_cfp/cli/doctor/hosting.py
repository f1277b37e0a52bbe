"""Whether the files are there with which a host builds and publishes the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.cli.doctor.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AREA = "host"
_LARGEST = 1_000_000
_TOOLS = ("sphinx-cfp", "sphinx_cfp", "sphinx-build")
_UNPINNED = re.compile(r"^\s*-?\s*uses:\s*(\S+@(?![0-9a-f]{40}\b)\S+)", re.MULTILINE)


def remarks(source: Path) -> Iterator[Remark]:
    """A remark on each host whose file is found beside the source or at the top of its repository."""
    top = repository(source)
    folders = list(dict.fromkeys((source.resolve(), top or source.resolve())))
    found = [remark for folder in folders for remark in _in(folder)]
    yield from found
    if not found:
        text = "no host is told to build this: no workflow, .gitlab-ci.yml or .readthedocs.yaml"
        yield Remark(AREA, "info", text, "sphinx-cfp new FOLDER writes all three; copy one")
    if top is None:
        yield Remark(
            AREA, "info", "the source is in no git repository", "git init keeps its history"
        )
    elif not any("_build" in _text(folder / ".gitignore") for folder in folders):
        yield Remark(AREA, "warning", ".gitignore lets built sites in", "add a line: _build/")
    yield from _requirements(folders)


def repository(source: Path) -> Path | None:
    """The top of the repository that a folder is in."""
    whole = source.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), None)


def _in(folder: Path) -> Iterator[Remark]:
    workflows = folder / ".github" / "workflows"
    for path in sorted([*workflows.glob("*.yml"), *workflows.glob("*.yaml")]):
        text = _text(path)
        if any(tool in text for tool in _TOOLS):
            yield from _workflow(f".github/workflows/{path.name}", text)
    gitlab = _text(folder / ".gitlab-ci.yml")
    if any(tool in gitlab for tool in _TOOLS):
        yield from _gitlab(gitlab)
    for name in (".readthedocs.yaml", ".readthedocs.yml"):
        text = _text(folder / name)
        if text and "READTHEDOCS_OUTPUT" not in text and "sphinx:" not in text:
            yield Remark(AREA, "warning", f"Read the Docs: {name} does not say what to build",
                         "put the pages into $READTHEDOCS_OUTPUT/html")  # fmt: skip
        elif text:
            yield Remark(AREA, "ok", f"Read the Docs: {name}")


def _workflow(name: str, text: str) -> Iterator[Remark]:
    yield Remark(AREA, "ok", f"GitHub: {name}")
    if "pull_request_target" in text:
        yield Remark(AREA, "error", f"{name}: pull_request_target runs a stranger's code with your rights",
                     "write pull_request")  # fmt: skip
    if not re.search(r"^permissions:", text, re.MULTILINE):
        yield Remark(AREA, "warning", f"{name}: its jobs may have every right", "permissions: {}")
    publishes = "deploy-pages" in text
    if publishes and "upload-pages-artifact" not in text:
        yield Remark(AREA, "error", f"{name}: it publishes pages that nothing uploads",
                     "use actions/upload-pages-artifact before")  # fmt: skip
    if "gh-pages" in text and "nojekyll" not in text and "githubpages" not in text:
        yield Remark(AREA, "warning", f"{name}: on a branch gh-pages folders like _static are left out",
                     "put an empty file .nojekyll beside the pages")  # fmt: skip
    if not publishes and "gh-pages" not in text:
        yield Remark(AREA, "info", f"{name}: it builds, and publishes nothing")
    loose = _UNPINNED.findall(text)
    if loose:
        yield Remark(AREA, "info", f"{name}: the owner of {loose[0]} can change it",
                     "name a commit instead of a tag")  # fmt: skip


def _gitlab(text: str) -> Iterator[Remark]:
    yield Remark(AREA, "ok", "GitLab: .gitlab-ci.yml")
    if not re.search(r"^pages:", text, re.MULTILINE):
        yield Remark(AREA, "info", ".gitlab-ci.yml: it builds, and publishes nothing",
                     "a job of the name pages publishes its folder public")  # fmt: skip
    elif "public" not in text:
        yield Remark(AREA, "error", ".gitlab-ci.yml: GitLab publishes the folder public, and none is made",
                     "sphinx-cfp build . --output public")  # fmt: skip


def _requirements(folders: list[Path]) -> Iterator[Remark]:
    texts = [_text(folder / "requirements.txt") for folder in folders]
    if not any(texts):
        yield Remark(AREA, "info", "no requirements.txt: a host does not know what to install",
                     "write sphinx-cfp into one")  # fmt: skip
    elif not any(re.search(r"sphinx[-_]cfp", text) for text in texts):
        yield Remark(AREA, "warning", "requirements.txt does not name sphinx-cfp", "add it")


def _text(path: Path) -> str:
    """The text of a small file; empty where there is none."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
