"""``sphinx-cfp explain``: what a finding means; its arguments and its help."""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a finding means; without one, list them all.

    \b
    Example: sphinx-cfp explain order
    """
    from sphinx_cfp.cli.checking import code_named
    from sphinx_cfp.cli.explaining import explanation_of, list_of_codes

    click.echo(explanation_of(code_named(code)) if code else list_of_codes())
