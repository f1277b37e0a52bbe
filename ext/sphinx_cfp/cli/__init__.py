"""The command ``sphinx-cfp``.

Every command ends with 0 when it did what it was asked to, 1 when the documents are at fault, 2 when
the call of the command, the configuration or a folder is. A message is one line on standard error.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the entry point of ``sphinx-cfp`` and ``python -m sphinx_cfp``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(
            stream, "reconfigure"
        ):  # a terminal that cannot show an emoji must not stop a build
            stream.reconfigure(errors="backslashreplace")

    from sphinx_cfp.cli.overview import fits, overview

    if sys.argv[1:] in (["--help"], ["-h"]) and fits():
        print(overview())
        return

    from sphinx_cfp.cli.commands import commands

    commands.main(prog_name="sphinx-cfp")
