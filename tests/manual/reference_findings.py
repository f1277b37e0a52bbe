"""Reference page about findings: every code, what its docstring says, and one case of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.case_files import all_cases
from tests.manual.markdown import code, page, prose, table

from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from tests.case_files import Case, Finding

INTRO = """\
A finding names the file, the line, what is wrong and what to write instead. All findings of a
build are shown at once, and everything that is right still appears on its page. An *error*
makes every build fail. A *warning* makes a strict one fail: `sphinx-cfp build --strict`, or
`sphinx-build -W`. An *info* is in no ordinary build."""

FORMS = """\
`sphinx-cfp` prints `call.md:12: error[weekday]: …`, `sphinx-build` prints `call.md:12: ERROR: …
[cfp.weekday]`. The word in brackets is the code, by which you find it here, and by which you
[silence it](configuration.md)."""


def findings() -> str:
    """The page about findings."""
    rows = [
        (f"[{code(member.value)}](#code-{member.value})", member.severity.value, _first(member))
        for member in Code
    ]
    parts = [INTRO, FORMS, table(("code", "severity", "what"), rows)]
    for member in Code:
        told = f"*{member.severity.value.capitalize()}.* {prose(member.help)}"
        parts += [f"(code-{member.value})=\n## {member.value}", told, *_example(member)]
    return page("Findings", *parts)


def _first(member: Code) -> str:
    return member.help.partition("\n")[0].rstrip(".")


def _example(member: Code) -> list[str]:
    """The line at fault and what is said about it, from the case with the shortest."""
    found = [
        (not _line(case, finding).startswith("- "), len(_line(case, finding)), case.name, finding)
        for case in all_cases()
        if case.code == member.value
        for finding in case.findings("md")[:1]
        if finding.code == member.value and finding.message
    ]
    if not found:
        return []
    _, _, name, finding = min(found, key=lambda entry: entry[:3])
    (case,) = (case for case in all_cases() if case.name == name)
    return [f"````markdown case {name}\n{_line(case, finding)}\n````", f"> {code(str(finding))}"]


def _line(case: Case, finding: Finding) -> str:
    """The line at fault; signs that no page may hold are shown by their pictures: ␇."""
    line = case.parts[finding.path].splitlines()[finding.line - 1].strip()
    return "".join(chr(0x2400 + ord(sign)) if sign < " " else sign for sign in line)
