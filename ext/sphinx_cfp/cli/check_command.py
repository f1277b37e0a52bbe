"""What ``sphinx-cfp check`` prints, and with which code it ends."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sphinx_cfp.cli import fixing
from sphinx_cfp.cli.annotated import count, is_colored, write
from sphinx_cfp.cli.checking import Request, check_site, code_named
from sphinx_cfp.cli.formats import render
from sphinx_cfp.cli.stopping import CommandError
from sphinx_cfp.model.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_cfp.cli.checking import Checked
    from sphinx_cfp.model.problems import Problem


def check_and_tell(
    source: Path,
    *,
    today: str | None,
    form: str,
    fail_on: str,
    only: Sequence[str],
    ignored: Sequence[str],
    fix: bool,
    jobs: int,
    traceback: bool,
) -> int:
    """Check ``source``, print what was found in a form, and give the exit code.

    Raises :class:`CommandError` for a name or a day that is none.
    """
    request = Request(
        source=source,
        today=_day(today),
        only={code_named(name) for name in only},
        ignored={code_named(name) for name in ignored},
        jobs=jobs,
        traceback=traceback,
    )
    sources = fixing.snapshot(source) if fix else {}
    checked = check_site(request)
    findings = fixing.fixed(checked.findings, sources) if fix else checked.findings
    _tell(checked, findings, form)
    return int(replace(checked, findings=findings).failed(Severity(fail_on)))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"error: --today is {text!r}, no day — write one as 2023-05-01"
        ) from None


def _tell(checked: Checked, findings: Sequence[Problem], form: str) -> None:
    if form != "text":
        for other in checked.others:
            print(other, file=sys.stderr)
        sys.stdout.write(render(form, findings, checked.reference_date))
        return
    for other in checked.others:
        print(other)
    write(findings)
    levels = [finding.severity.value for finding in findings]
    told = count([*levels, *(other.level for other in checked.others)])
    hint = "; sphinx-cfp explain CODE says more" if findings and is_colored(sys.stdout) else ""
    print(f"{told}, looked at on {checked.reference_date}{hint}")
