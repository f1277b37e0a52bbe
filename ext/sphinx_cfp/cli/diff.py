"""``sphinx-cfp diff``: what changed, for people, for a change log, for programs, or as a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.exit_codes import CommandError
from sphinx_cfp.cli.registries import read
from sphinx_cfp.exporters import differences
from sphinx_cfp.registry.differences import compare

if TYPE_CHECKING:
    from sphinx_cfp.registry.differences import Comparison

FORMS = {
    "text": differences.as_text,
    "markdown": differences.as_markdown,
    "json": differences.as_json,
}


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text",
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
    before, after = read(old), read(new)
    found = compare(before.registry, after.registry)
    if call:
        found = [one for one in found if call in {side.key for side in (one.old, one.new) if side}]
        if not found:
            raise CommandError(f"error: neither side has a call with the key {call}")
    for one in found:
        for told in one.disagreements:
            key = one.new.key if one.new else ""
            click.echo(f"warning: {key}.{told.key}: {told.message} — {told.fix}", err=True)
    if mail:
        moved = _moved(found)
        page = after.site.address(moved.new.docname, "") if moved.new else ""
        click.echo(differences.mail(after.registry, moved, page), nl=False)
    else:
        click.echo(FORMS[form](found), nl=False)


def _moved(found: list[Comparison]) -> Comparison:
    """The only call of which a date moved."""
    moved = [one for one in found if any(change.is_move for change in one.changes)]
    if not moved:
        raise CommandError("error: no date moved, so there is no mail to send")
    if len(moved) > 1:
        keys = ", ".join(one.new.key for one in moved if one.new)
        raise CommandError(f"error: dates of several calls moved — name one with --call: {keys}")
    return moved[0]
