"""``sphinx-cfp extend``: moves a date in its source, and says who has to hear of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import terminal
from sphinx_cfp.cli.date_lines import current_text, default_zone, move_of, with_move
from sphinx_cfp.cli.exit_codes import CONTENT, CommandError
from sphinx_cfp.cli.registries import read_quietly
from sphinx_cfp.cli.source_files import Edit, SourceFiles
from sphinx_cfp.cli.sources import complete_key, source_argument
from sphinx_cfp.exporters import differences
from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.clock import reference_date
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Move, Status, When, instants
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.assembly import build_index
from sphinx_cfp.registry.differences import compare
from sphinx_cfp.registry.resolving import Context, resolve_when

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sphinx_cfp.cli.registries import Source
    from sphinx_cfp.model.dates import Date, Moment
    from sphinx_cfp.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a date becomes, and how that is written in its line."""

    when: When
    text: str


@click.command()
@click.argument("key", shell_complete=complete_key)
@click.argument("newdate")
@source_argument
@click.option("--reason", default="", metavar="TEXT", help="Why, for the readers of the page.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything, and write nothing.")
def extend(key: str, newdate: str, source: Path, reason: str, yes: bool, dry_run: bool) -> None:
    """Move the deadline KEY to NEWDATE in its line, and keep the old day there.

    Shows the change, asks, writes it and reads the source again; then it prints the mail to send and
    says which trackers and submission systems have to hear of it. A time and a zone that NEWDATE
    leaves out stay what they were.

    \b
    Example: sphinx-cfp extend paper "21 March 2031" --reason "late template"
    """
    reason = reason.strip()
    if not reason.isprintable() or reason.count("(") != reason.count(")"):
        raise CommandError(
            "error: --reason is no line of text — leave out line breaks and open parentheses"
        )
    pages = SourceFiles(source)
    before = read_quietly(source)
    item = _date(before.registry, key, source)
    value = _later_value(newdate, item, before.registry, source)
    today = reference_date()
    after = moved(item, value.when, today, reason)
    expected = _with_date(before.registry, after)
    edit = _edit(pages, item, value, move_of(today, reason))
    click.echo(edit.difference())
    if dry_run:
        click.echo("nothing written: this was --dry-run\n")
    else:
        terminal.confirm("Write it?", yes=yes)
        _write(pages, edit, expected)
        instant = after.utc_end or after.utc
        told = (
            f"{after.key.removeprefix(f'{after.call}.')} is {instant.iso() if instant else 'moved'}"
        )
        click.echo(f"{edit.path}: written, and read again: {told}\n")
    _report(before, expected, after)


def _date(registry: Registry, key: str, folder: Path) -> Date:
    """The date that is meant, if it can move. Raises :class:`CommandError`."""
    try:
        item = registry.dates[registry.resolve("date", key, "index")]
    except ParseError as error:
        raise CommandError(f"error: {error}") from None
    where = f"{_place(folder, item)}: error: ‘{item.label}’"
    if item.status in (Status.CANCELLED, Status.PASSED):
        state = "cancelled" if item.status is Status.CANCELLED else "struck"
        raise CommandError(f"{where} is {state} — write its new day into the line", CONTENT)
    if item.when.last is None:
        raise CommandError(
            f"{where} has no day yet that could move — write it into the line", CONTENT
        )
    return item


def _place(folder: Path, item: Date) -> str:
    """The file and the line of a date, as one would type them here."""
    assert item.location is not None
    return f"{folder / item.location.path}:{item.location.line}"


def _later_value(text: str, item: Date, registry: Registry, folder: Path) -> NewValue:
    """The new value. Raises :class:`CommandError` for what is none, and for one that is not later."""
    today = reference_date()
    try:
        value = new_value(text, item, registry)
        after = moved(item, value.when, today, "")
    except ParseError as error:
        raise CommandError(f"error: NEWDATE: {error}") from None
    old, new = item.when.last, value.when.last
    assert old is not None
    assert new is not None
    ends = [one.utc_end or one.utc for one in (item, after)]
    is_later = ends[1] > ends[0] if ends[0] and ends[1] else new.day > old.day
    if not is_later:
        raise CommandError(
            f"error: NEWDATE {value.text} is not after {current_text(item)} — for an earlier day "
            f"write into {_place(folder, item)}: {_moved_text(item, value, move_of(today, 'why'))}"
        )
    return value


def _moved_text(item: Date, value: NewValue, move: str) -> str:
    """What stands in the line of a date that was moved."""
    return f"~~{current_text(item)}~~ {value.text} {move}"


def new_value(text: str, item: Date, registry: Registry) -> NewValue:
    """The value that ``text`` means for a date. Raises :class:`ParseError`.

    Where it says no time or no zone, those of the date stay; of a range that is a deadline its end moves.
    """
    old = item.when.last
    written = parse_when(text)
    zone = old.zone if old else None
    call = registry.calls[item.call]
    when = resolve_when(written, Context(zone=zone or call.zone, event=call.edition.days))
    start = when.start
    if start is None or old is None:
        raise ParseError(Code.DATE_SYNTAX, f"“{text}” is no day", "write one as 2031-03-21")
    if when.end is None and item.when.end is not None and item.when.start is not None:
        if not item.is_deadline:
            raise ParseError(
                Code.DATE_SYNTAX,
                f"“{text}” is one day, and {format_when(item.when)} a range",
                "write both ends: 12–13 June 2031",
            )
        when = When(item.when.start, _filled(start, old))
    elif when.end is None:
        when = When(_filled(start, old))
    return NewValue(when, format_when(when, default_zone(item)))


def _filled(moment: Moment, old: Moment) -> Moment:
    """A moment with the time of the old one, if it has none."""
    return moment if moment.seconds is not None else replace(moment, seconds=old.seconds)


def moved(item: Date, when: When, on: date, reason: str) -> Date:
    """The date with its new value and the old one as history."""
    utc, utc_end = instants(item.kind, when)
    was = (*item.was, Move(item.when, on, reason))
    return replace(item, when=when, was=was, utc=utc, utc_end=utc_end)


def _with_date(registry: Registry, item: Date) -> Registry:
    """The registry with one of its dates replaced."""
    dates = {**registry.dates, item.key: item}
    index = build_index(registry.calls, registry.tracks, dates, registry.topics)
    return replace(registry, dates=dates, index=index)


def _edit(pages: SourceFiles, item: Date, value: NewValue, move: str) -> Edit:
    """What the page of a date becomes. Raises :class:`CommandError` where its line cannot be edited."""
    assert item.location is not None
    path = pages.folder / item.location.path
    text = pages.text(path)
    after = None if text is None else with_move(text, item, value.text, move)
    if text is None or after is None:
        raise CommandError(
            f"{_place(pages.folder, item)}: error: the value is not found in its line — "
            f"write {_moved_text(item, value, move)}",
            CONTENT,
        )
    return Edit(path, text, after)


def _write(pages: SourceFiles, edit: Edit, expected: Registry) -> None:
    """Write the page and read the project again; it is put back if that says anything else."""
    if not pages.write(edit):
        raise CommandError(f"error: {edit.path} changed since it was read; not touched", CONTENT)
    try:
        found = read_quietly(pages.folder).registry
        wrong = [key for key in expected.dates if _facts(found, key) != _facts(expected, key)]
    except CommandError as error:
        wrong = [error.message]
    if wrong:
        SourceFiles(pages.folder).write(Edit(edit.path, edit.after, edit.before))
        raise CommandError(
            f"error: {edit.path} is as it was: with this change the source says something else "
            f"of {', '.join(wrong)} — edit it by hand",
            CONTENT,
        )


def _facts(registry: Registry, key: str) -> object:
    """What readers are told of a date, and when it was what."""
    item = registry.dates.get(key)
    return item and (item.when, item.utc, item.utc_end, [(move.was, move.on) for move in item.was])


def _report(before: Source, expected: Registry, item: Date) -> None:
    """Print the move, the mail, and whom to tell."""
    if item.no_later_than and item.when.last and item.when.last.day > item.no_later_than.day:
        click.echo(f"warning: the host allows no day after {item.no_later_than.day}\n")
    found = [one for one in compare(before.registry, expected) if one.changes]
    click.echo(differences.as_text(found))
    if item.internal:
        click.echo("It is in no public output, so there is nobody to tell.")
        return
    page = before.site.address(item.docname, "")
    click.echo(f"The mail:\n\n{differences.mail(expected, found[0], page)}")
    click.echo("Build and publish the site; its calendars and its feed follow. Then tell")
    lines = differences.recipients(before.registry, expected, before.site, item)
    for line in [*lines, "the authors: send the mail above"]:
        click.echo(f"- {line}")
