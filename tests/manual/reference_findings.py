"""Reference page about findings: every code, with what its docstring says."""

from __future__ import annotations

from sphinx_cfp.checks.codes import Code
from tests.manual.markdown import code, page, prose


def findings() -> str:
    """The page about findings."""
    return page("Findings", *(f"{code(member.value)} {prose(member.__doc__)}" for member in Code))
