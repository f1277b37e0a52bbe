"""What can be typed. A command is loaded when it is named: help and completion must not wait for Sphinx."""

from __future__ import annotations

from importlib import import_module

import click

from sphinx_cfp import __version__
from sphinx_cfp.cli.overview import ABOUT, COMMANDS, EXAMPLE
from sphinx_cfp.cli.stopping import CommandError


class Commands(click.Group):
    """A group whose commands stop with one line and the exit code that fits."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found = getattr(import_module(f"sphinx_cfp.cli.{module}"), name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, none of them loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except CommandError as error:
            click.echo(error.message, err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=Commands,
    help=f"{ABOUT}\n\n\b\n{EXAMPLE}",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="sphinx-cfp", message="%(prog)s %(version)s")
def commands() -> None:
    """Every command of ``sphinx-cfp``."""
