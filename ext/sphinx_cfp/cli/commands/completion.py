"""``sphinx-cfp completion``: what makes a shell complete its commands; its arguments and its help."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the lines that make SHELL complete commands, options and keys.

    Put them where the shell reads them when it begins: ~/.bashrc, ~/.zshrc, or for fish
    ~/.config/fish/completions/sphinx-cfp.fish.

    \b
    Example: sphinx-cfp completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    from sphinx_cfp.cli.commands import commands

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(commands, {}, "sphinx-cfp", "_SPHINX_CFP_COMPLETE").source())
