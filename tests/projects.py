"""Sphinx projects in a folder of the test's own, built in this process or in another."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp
from tests.case_files import Finding
from tests.processes.running import run_module
from tests.processes.templates import keep_compiled

from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CONF = """\
project = "Calls"
extensions = ["myst_parser", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["**/_*"]
html_theme = "basic"
html_sidebars = {"**": []}
html_copy_source = False
html_baseurl = "https://example.org/"
cfp_reference_date = "2023-05-01"
suppress_warnings = ["toc.not_included"]
cfp_checks = dict.fromkeys(["missing_date", "contact_missing", "date_sequence", "link_placeholder"], "off")
"""

keep_compiled()

_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"(?:(.+?):(?:(\d+):)? )?(WARNING|ERROR|CRITICAL): (.*)")
_TYPE = re.compile(r"(.*) \[([\w.-]+)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Built:
    """Outcome of a build: its status, its output folder and what it printed as warnings.

    ``findings`` are all that it has, those for information too, which no build prints; a build in another
    process has none.
    """

    status: int
    site: Path
    warnings: str
    findings: tuple[Finding, ...] = ()


def write_project(folder: Path, files: Mapping[str, str | bytes], conf: str = CONF) -> Path:
    """The files of a project; ``conf.py`` is :data:`CONF` unless among them."""
    for name, content in {"conf.py": conf, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def build_here(
    source: Path,
    site: Path,
    builder: str = "html",
    *,
    jobs: int = 1,
    fresh: bool = True,
    strict: bool = False,
) -> Built:
    """Build in this process, with the project's own ``conf.py``; ``fresh`` forgets earlier builds."""
    app = SphinxTestApp(
        builder,
        srcdir=source,
        builddir=site.parent / f"{site.name}.build",
        parallel=jobs,
        freshenv=fresh,
        warningiserror=strict,
    )
    try:
        app.build()
        printed = _COLORS.sub("", app.warning.getvalue())
        return Built(app.statuscode, app.outdir, printed, _findings(app))
    finally:
        app.cleanup()


def build_apart(
    source: Path, site: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Built:
    """Build with ``python -m sphinx`` in a process of its own, into ``site``."""
    return _run(["sphinx", "-q", *options, str(source), str(site)], site, environment)


def publish(
    source: Path, site: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Built:
    """Build with ``sphinx-cfp build`` in a process of its own."""
    command = ["sphinx_cfp", "build", *options, str(source), "-o", str(site)]
    return _run(command, site, environment)


def _run(command: list[str], site: Path, environment: Mapping[str, str] | None) -> Built:
    given = {"SOURCE_DATE_EPOCH": "1683000000", **(environment or {})}
    done = run_module(*command, environment=given)
    return Built(done.returncode, site, _COLORS.sub("", done.stdout + done.stderr))


def _findings(app: SphinxTestApp) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            item.location.path,
            item.location.line,
            item.severity.value,
            item.code.value,
            item.text,
            item.location.column,
        )
        for item in cfp_domain(app.env).findings
    )


def findings_of(warnings: str, source: Path) -> list[Finding]:
    """The warnings of a build, with paths relative to its source folder."""
    found: list[Finding] = []
    for line in warnings.splitlines():
        head = _WARNING.match(line)
        if head:
            path, number, severity, message = head.groups()
            path = (path or "").removeprefix(f"{source}{os.sep}")
            found.append(Finding(path, int(number or 0), severity.lower(), "", message))
        elif found and line.strip():
            last = found.pop()
            found.append(
                Finding(last.path, last.line, last.severity, "", f"{last.message} {line.strip()}")
            )
    return [_typed(item) for item in found]


def tree(folder: Path, leave_out: Sequence[str] = (".doctrees",)) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not set(leave_out) & set(path.relative_to(folder).parts)
    }


def _typed(item: Finding) -> Finding:
    match = _TYPE.fullmatch(item.message)
    if not match:
        return item
    message, code = match.groups()
    return Finding(item.path, item.line, item.severity, code.removeprefix("cfp."), message)
