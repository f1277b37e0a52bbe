"""``sphinx-cfp completion``: what makes a shell complete its commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the lines that make SHELL complete commands, options and keys.

    Put them where the shell reads them when it begins: ~/.bashrc, ~/.zshrc, or for fish
    ~/.config/fish/completions/sphinx-cfp.fish.

    \b
    Example: sphinx-cfp completion bash >> ~/.bashrc
    """
    found = get_completion_class(shell)
    assert found is not None
    commands = ctx.find_root().command
    click.echo(found(commands, {}, "sphinx-cfp", "_SPHINX_CFP_COMPLETE").source())
