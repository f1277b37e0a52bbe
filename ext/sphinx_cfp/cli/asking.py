"""The questions of ``sphinx-cfp new``, on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.starting import QUESTIONS, Answers, problem_of, start
from sphinx_cfp.model.keys import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cfp.cli.starting import Question


def begin(folder: Path | None, given: Mapping[str, str], *, asks: bool) -> str:
    """Ask for what is not given, if somebody is there to answer, write the call, and say what is next."""
    answers = dict(given)
    if asks and sys.stdin.isatty() and sys.stdout.isatty():
        click.echo("Six questions about the call; the Enter key leaves one open.\n")
        for question in QUESTIONS:
            answers[question.name] = answers[question.name] or _ask(question)
        click.echo()
    made = Answers(**answers)
    target = folder or Path(slug(made.acronym or made.title) or "call")
    start(target, made)
    return (
        f"A call to fill in is in {target}. The next two commands:\n"
        f"  sphinx-cfp preview {target}\n"
        f"  sphinx-cfp build {target}"
    )


def _ask(question: Question) -> str:
    """The answer, asked for again until it is one; empty if the question is left open."""
    while True:
        told = f" [{question.default}]" if question.default else f" (such as {question.example})"
        answer = str(click.prompt(f"{question.text}{told}", default="", show_default=False)).strip()
        answer = answer or question.default
        problem = problem_of(question, answer)
        if not problem:
            return answer
        click.echo(f"  {problem}")
