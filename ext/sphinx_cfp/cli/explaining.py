"""``sphinx-cfp explain``: what a code means, as the manual says it."""

from __future__ import annotations

import textwrap

from sphinx_cfp.model.codes import Code

MANUAL = "https://es-fomo.com/manual/"
WIDTH = 88


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
