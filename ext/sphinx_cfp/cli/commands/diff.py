"""``sphinx-cfp diff``: which dates changed; its arguments and its help."""

from __future__ import annotations

import click


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True, help="How to say it.",
)  # fmt: skip
@click.option("--mail", is_flag=True, help="Write the mail that tells authors of the move.")
@click.option("--call", metavar="KEY", help="One call alone.")
def diff(old: str, new: str, form: str, mail: bool, call: str | None) -> None:
    """Say which dates changed from OLD to NEW.

    Each is a cfp.json, a folder with conf.py, or a revision of one of them in the repository around the
    current folder, as in main:docs. Where the page tells another history than the older side, that is
    said on standard error.

    \b
    Example: sphinx-cfp diff main:docs docs --mail
    """
    from sphinx_cfp.cli.comparing import compared

    click.echo(compared(old, new, form, call=call, mail=mail), nl=False)
