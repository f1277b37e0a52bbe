"""Which commands there are, and the help that lists them, known without loading anything.

To load click costs almost four times what starting Python does (measured with click 8.3), and the list of
commands needs none of it. A test holds it to what click would print.
"""

from __future__ import annotations

import os
import sys

COMMANDS = {
    "build": ("commands.build:build", "Build the pages, the PDF and the data of SOURCE."),
    "check": ("commands.check:check", "Find what is wrong with the calls in SOURCE."),
    "completion": (
        "commands.completion:completion",
        "Print the lines that make SHELL complete commands.",
    ),
    "diff": ("commands.diff:diff", "Say which dates changed from OLD to NEW."),
    "doctor": ("commands.doctor:doctor", "Look at what SOURCE needs."),
    "explain": ("commands.explain:explain", "Say what the CODE of a finding means."),
    "export": ("commands.export:export", "Write one format of the data of SOURCE."),
    "extend": ("commands.extend:extend", "Move the deadline KEY to NEWDATE."),
    "import": ("commands.import_:import_", "Turn last year's page into call.md."),
    "links": ("link_command:links", "Find out which links work."),
    "new": ("commands.new:new", "Begin a call in FOLDER."),
    "next-edition": (
        "commands.next_edition:next_edition",
        "Begin the next edition of the call in SOURCE.",
    ),
    "preview": (
        "commands.preview:preview",
        "Show SOURCE in a browser, and build it again on every save.",
    ),
}
"""Of each command the module of this package with its function, and its line in the list."""

ABOUT = "Publish a call for papers: one source, a site, a PDF and the data."
EXAMPLE = "Example: sphinx-cfp new quiet-machines"
WIDTH = 80


def overview() -> str:
    """What ``sphinx-cfp --help`` prints on a terminal of 80 columns and more."""
    width = max(map(len, COMMANDS))
    listed = (f"  {name.ljust(width)}  {line}" for name, (_, line) in sorted(COMMANDS.items()))
    return "\n".join(
        (
            "Usage: sphinx-cfp [OPTIONS] COMMAND [ARGS]...",
            "",
            f"  {ABOUT}",
            "",
            f"  {EXAMPLE}",
            "",
            "Options:",
            "  --version   Show the version and exit.",
            "  -h, --help  Show this message and exit.",
            "",
            "Commands:",
            *listed,
        )
    )


def fits() -> bool:
    """Whether the screen is wide enough; what is no terminal is."""
    try:
        if os.environ.get("COLUMNS"):
            return int(os.environ["COLUMNS"]) >= WIDTH
        return os.get_terminal_size(sys.stdout.fileno()).columns >= WIDTH
    except ValueError:
        return False
    except OSError:
        return True
