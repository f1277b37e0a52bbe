"""``sphinx-cfp explain``: what a code means, as the manual says it."""

from __future__ import annotations

import textwrap

import click

from sphinx_cfp.cli.exit_codes import CommandError
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.keys import nearest

MANUAL = "https://es-fomo.com/manual/"
WIDTH = 88


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a finding means; without one, list them all.

    \b
    Example: sphinx-cfp explain order
    """
    click.echo(explanation_of(code_named(code)) if code else list_of_codes())


def code_named(name: str) -> Code:
    """The code of a name. Raises :class:`CommandError`, naming the nearest."""
    names = [code.value for code in Code]
    if name in names:
        return Code(name)
    near = nearest(name, names, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "sphinx-cfp explain lists them"
    raise CommandError(f"error: there is no code {name!r} — {hint}")


def address_of(code: Code) -> str:
    """Where the manual explains a code."""
    return f"{MANUAL}reference/findings/#code-{code.value}"


def explanation_of(code: Code) -> str:
    """The page of the manual about a code, for a terminal."""
    paragraphs = [" ".join(part.split()) for part in code.help.split("\n\n")]
    told = [textwrap.fill(part, WIDTH) for part in paragraphs]
    head = f"{code.value} ({code.severity.value})"
    return "\n\n".join([head, *told, address_of(code)])


def list_of_codes() -> str:
    """Every code with its severity, a line each."""
    width = max(len(code.value) for code in Code)
    return "\n".join(
        f"{code.value.ljust(width)}  {code.severity.value.ljust(7)}  {code.help.partition(chr(10))[0]}"
        for code in Code
    )
