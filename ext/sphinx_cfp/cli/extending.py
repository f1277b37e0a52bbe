"""``sphinx-cfp extend``: moves a date in its source, and says who has to hear of it."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import fixing, moving
from sphinx_cfp.cli.reading import read_folder
from sphinx_cfp.cli.stopping import CONTENT, CommandError
from sphinx_cfp.exporters import differences
from sphinx_cfp.model.clock import reference_date
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.differences import compare

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cfp.cli.reading import Source
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class Request:
    """What to move, in which folder; the fields are the arguments of the command."""

    source: Path
    key: str
    new: str
    reason: str
    yes: bool
    dry_run: bool


def extend_and_tell(request: Request) -> None:
    """Move a date and print what changed and what is left to do. Raises :class:`CommandError`."""
    reason = _checked_reason(request.reason)
    sources = fixing.snapshot(request.source)
    before = quietly(request.source)
    item = _date(before.registry, request)
    value = _value(request, item, before.registry)
    today = reference_date()
    after = moving.moved(item, value.when, today, reason)
    expected = moving.with_date(before.registry, after)
    change = _change(request.source, sources, item, value, moving.change_of(today, reason))
    click.echo(change.difference())
    if request.dry_run:
        click.echo("nothing written: this was --dry-run\n")
    else:
        _confirm(request)
        _write(request, change, sources, expected)
        click.echo(f"{change.path}: written, and read again: {_shown(expected, after)}\n")
    _tell(before, expected, after)


def quietly(folder: Path) -> Source:
    """Read a folder; what is said of it is printed only if it has errors."""
    said = StringIO()
    try:
        with redirect_stderr(said):
            return read_folder(folder)
    except CommandError:
        sys.stderr.write(said.getvalue())
        raise


def _checked_reason(reason: str) -> str:
    text = reason.strip()
    if not text.isprintable() or text.count("(") != text.count(")"):
        raise CommandError(
            "error: --reason is no line of text — leave out line breaks and open parentheses"
        )
    return text


def _date(registry: Registry, request: Request) -> Date:
    """The date that is meant, if it can move. Raises :class:`CommandError`."""
    try:
        item = registry.dates[registry.resolve("date", request.key, "index")]
    except ParseError as error:
        raise CommandError(f"error: {error}") from None
    where = f"{_place(request.source, item)}: error: ‘{item.label}’"
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


def _value(request: Request, item: Date, registry: Registry) -> moving.NewValue:
    """The new value. Raises :class:`CommandError` for what is none, and for one that is not later."""
    try:
        value = moving.new_value(request.new, item, registry)
        after = moving.moved(item, value.when, reference_date(), "")
    except ParseError as error:
        raise CommandError(f"error: NEWDATE: {error}") from None
    old, new = item.when.last, value.when.last
    assert old is not None
    assert new is not None
    ends = [one.utc_end or one.utc for one in (item, after)]
    is_later = ends[1] > ends[0] if ends[0] and ends[1] else new.day > old.day
    if not is_later:
        raise CommandError(
            f"error: NEWDATE {value.text} is not after {moving.current_text(item)} — for an "
            f"earlier day write into {_place(request.source, item)}: "
            f"~~{moving.current_text(item)}~~ {value.text} {moving.change_of(reference_date(), 'why')}"
        )
    return value


def _change(
    folder: Path,
    sources: dict[Path, fixing.Source],
    item: Date,
    value: moving.NewValue,
    change: str,
) -> fixing.Change:
    """What the file of a date becomes. Raises :class:`CommandError` where its line cannot be edited."""
    assert item.location is not None
    path = folder / item.location.path
    source = sources.get(path.absolute())
    text = after = None
    if source:
        text = source.content.decode("utf-8")
        after = moving.rewritten(text, item, value.text, change)
    if text is None or after is None:
        raise CommandError(by_hand(folder, item, value, change), CONTENT)
    return fixing.Change(path, text, after, ())


def by_hand(folder: Path, item: Date, value: moving.NewValue, change: str) -> str:
    """What to say where the line has to be edited by a person."""
    line = f"~~{moving.current_text(item)}~~ {value.text} {change}"
    return f"{_place(folder, item)}: error: the value is not found in its line — write {line}"


def _confirm(request: Request) -> None:
    """Ask, if somebody is there. Raises :class:`CommandError` if not, or for a no."""
    if request.yes:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError("error: nothing written — nobody is there to ask: say --yes")
    if not click.confirm("Write it?", default=True):
        raise CommandError("nothing written", CONTENT)


def _write(
    request: Request,
    change: fixing.Change,
    sources: dict[Path, fixing.Source],
    expected: Registry,
) -> None:
    """Write the file and read the project again; it is put back if that says anything else."""
    if not fixing.apply(change, sources):
        raise CommandError(f"error: {change.path} changed since it was read; not touched", CONTENT)
    try:
        found = quietly(request.source).registry
        wrong = [key for key in expected.dates if _told(found, key) != _told(expected, key)]
    except CommandError as error:
        wrong = [error.message]
    if wrong:
        again = fixing.snapshot(request.source)
        fixing.apply(fixing.Change(change.path, change.after, change.before, ()), again)
        raise CommandError(
            f"error: {change.path} is as it was: with this change the source says something else "
            f"of {', '.join(wrong)} — edit it by hand",
            CONTENT,
        )


def _told(registry: Registry, key: str) -> object:
    """What readers are told of a date, and when it was what."""
    item = registry.dates.get(key)
    return item and (item.when, item.utc, item.utc_end, [(move.was, move.on) for move in item.was])


def _shown(registry: Registry, item: Date) -> str:
    instant = item.utc_end or item.utc
    return f"{item.key.removeprefix(f'{item.call}.')} is {instant.iso() if instant else 'moved'}"


def _tell(before: Source, expected: Registry, item: Date) -> None:
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
