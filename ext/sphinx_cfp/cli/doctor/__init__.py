"""``sphinx-cfp doctor``: versions, fonts, settings, and what the host needs.

Nothing is built and nothing is written; the configuration is read as Sphinx reads it.
"""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_cfp.cli import annotated, fixing
from sphinx_cfp.cli.checking import BUILDER
from sphinx_cfp.cli.doctor import fonts, hosting, settings, versions
from sphinx_cfp.cli.doctor.remarks import Remark
from sphinx_cfp.cli.doctor.settings import Project
from sphinx_cfp.cli.reading import temporary_folder
from sphinx_cfp.cli.reporting import Log, explained
from sphinx_cfp.cli.stopping import USAGE, CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def examine(source: Path) -> list[Remark]:
    """Everything there is to say, area by area."""
    return [*versions.remarks(), *_of_project(source), *hosting.remarks(source)]


def _of_project(source: Path) -> Iterator[Remark]:
    texts = _texts(source)
    try:
        project = _configured(source, texts)
    except CommandError as error:
        yield Remark("settings", "error", error.message)
        yield from fonts.remarks(texts.values(), has_own=False)
        return
    has_own = bool(getattr(project.config, "cfp_fonts", ()))
    yield from fonts.remarks(texts.values(), has_own=has_own)
    if "sphinx_cfp" in project.extensions:
        yield from settings.remarks(project)
    else:
        fix = 'extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]'
        yield Remark("settings", "error", "conf.py does not load sphinx_cfp", fix)


def _texts(source: Path) -> dict[PurePosixPath, str]:
    top = source.absolute()
    return {
        PurePosixPath(path.relative_to(top).as_posix()): one.content.decode("utf-8", "replace")
        for path, one in fixing.snapshot(source).items()
    }


def _configured(source: Path, texts: dict[PurePosixPath, str]) -> Project:
    """Read the configuration. Raises :class:`CommandError` if Sphinx cannot."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    conf = source / "conf.py"
    with (
        temporary_folder() as place,
        patch_docutils(source),
        docutils_namespace(),
        redirect_stdout(StringIO()),
        redirect_stderr(StringIO()),
        explained(USAGE, conf, traceback=False),
    ):
        builder = BUILDER if "sphinx_cfp" in conf.read_text("utf-8", "replace") else "dummy"
        app = Sphinx(
            srcdir=source,
            confdir=source,
            outdir=place / "out",
            doctreedir=place / "doctrees",
            buildername=builder,
            status=None,
            warning=Log(),
        )
        return Project(app.config, set(app.extensions), texts)


def as_text(remarks: Sequence[Remark]) -> str:
    """The remarks for a terminal, an area after the other."""
    lines: list[str] = []
    area = ""
    for remark in remarks:
        if remark.area != area:
            lines += ["", remark.area] if lines else [remark.area]
            area = remark.area
        word = "" if remark.level == "ok" else f"{_word(remark)}: "
        lines.append(f"  {word}{remark}")
    found = [remark.level for remark in remarks if remark.level != "ok"]
    return "\n".join([*lines, "", annotated.count(found)])


def _word(remark: Remark) -> str:
    return "hint" if remark.level == "info" else remark.level


def as_json(remarks: Sequence[Remark]) -> str:
    """The same for programs."""
    told = [
        {"area": one.area, "level": one.level, "text": one.text, "fix": one.fix} for one in remarks
    ]
    return json.dumps({"remarks": told}, ensure_ascii=False, indent=1)


def is_well(remarks: Sequence[Remark]) -> bool:
    """Whether there is neither an error nor a warning."""
    return all(remark.level in ("ok", "info") for remark in remarks)
