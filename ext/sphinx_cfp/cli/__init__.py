"""The command ``sphinx-cfp``: a module for each command that can be typed.

Every command ends with 0 when it did what it was asked to, 1 when the documents are at fault, 2 when
the call of the command, the configuration or a folder is. A message is one line on standard error.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from sphinx_cfp import __version__
from sphinx_cfp.cli.exit_codes import CommandError

COMMANDS = {
    "build": "Build the pages, the PDF and the data of SOURCE.",
    "check": "Find what is wrong with the calls in SOURCE.",
    "completion": "Print the lines that make SHELL complete commands.",
    "diff": "Say which dates changed from OLD to NEW.",
    "doctor": "Look at what SOURCE needs.",
    "explain": "Say what the CODE of a finding means.",
    "export": "Write one format of the data of SOURCE.",
    "extend": "Move the deadline KEY to NEWDATE.",
    "import": "Turn last year's page into call.md.",
    "links": "Find out which links work.",
    "new": "Begin a call in FOLDER.",
    "next-edition": "Begin the next edition of the call in SOURCE.",
    "preview": "Show SOURCE in a browser, and build it again on every save.",
}


class LazyCommand(click.Command):
    """A command that is loaded when it is named: help and completion must not wait for Sphinx."""

    def load(self) -> click.Command:
        """The command itself, from the module of its name."""
        assert self.name
        # A word of Python is no name of a module.
        name = "import_" if self.name == "import" else self.name.replace("-", "_")
        found = vars(import_module(f"{__name__}.{name}"))[name]
        assert isinstance(found, click.Command)
        return found

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the command itself: all that it can be asked is asked of that."""
        return self.load().make_context(info_name, args, parent, **extra)


class Commands(click.Group):
    """A group whose commands stop with one line and the exit code that fits."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except CommandError as error:
            click.echo(error.message, err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=Commands,
    commands=[LazyCommand(name, short_help=line) for name, line in COMMANDS.items()],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="sphinx-cfp", message="%(prog)s %(version)s")
def commands() -> None:
    """Publish a call for papers: one source, a site, a PDF and the data.

    \b
    Example: sphinx-cfp new quiet-machines
    """


def main() -> None:
    """Run the command line; the entry point of ``sphinx-cfp`` and ``python -m sphinx_cfp``."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show an emoji must not stop a build.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    commands.main(prog_name="sphinx-cfp")
