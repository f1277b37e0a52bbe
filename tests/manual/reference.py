"""Write the reference of the manual from the code: ``python -m tests.manual.reference``.

The pages lie in ``docs/manual/reference``; a test fails when one of them is not what the code says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.manual.reference_dates import when
from tests.manual.reference_findings import findings
from tests.manual.reference_formats import formats
from tests.manual.reference_interface import configuration, directives, roles
from tests.manual.reference_kinds import kinds
from tests.manual.reference_outputs import cfp_json, command_line

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parents[2] / "docs" / "manual" / "reference"

PAGES: dict[str, Callable[[], str]] = {
    "cfp-json.md": cfp_json,
    "command-line.md": command_line,
    "configuration.md": configuration,
    "directives.md": directives,
    "findings.md": findings,
    "formats.md": formats,
    "kinds.md": kinds,
    "roles.md": roles,
    "when.md": when,
}


def main() -> None:
    """Write every page."""
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), "utf-8")


if __name__ == "__main__":
    main()
