"""``sphinx-cfp next-edition``: writes the page of the next edition, and says what is left to answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import terminal
from sphinx_cfp.cli.check import check_site
from sphinx_cfp.cli.edition_links import contents, with_entry, with_whole_keys
from sphinx_cfp.cli.edition_page import (
    date_of,
    leftovers,
    next_page,
    plan,
    sentence,
    with_sentence,
)
from sphinx_cfp.cli.exit_codes import CONTENT, CommandError
from sphinx_cfp.cli.registries import chosen_call, read_quietly
from sphinx_cfp.cli.source_files import REST, Edit, SourceFiles
from sphinx_cfp.cli.sources import source_argument
from sphinx_cfp.exporters.english import date_text
from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.resolving import Context, resolve_when

if TYPE_CHECKING:
    from sphinx_cfp.cli.edition_page import Plan
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import When
    from sphinx_cfp.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class NextEdition:
    """The new page and the edits of the others, before anything is written."""

    planned: Plan
    path: Path
    text: str
    questions: list[str]
    edits: list[Edit]


@click.command("next-edition")
@source_argument
@click.option("--call", metavar="KEY", help="The call to go on from, if there are several.")
@click.option("--dates", metavar="DAYS", help="The days of the new event: 11–12 June 2032.")
@click.option("--year", type=int, help="Its year, if its days are not known yet.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.pass_context
def next_edition(
    ctx: click.Context,
    source: Path,
    call: str | None,
    dates: str | None,
    year: int | None,
    yes: bool,
) -> None:
    """Begin the next edition of the call in SOURCE, on a page beside the old one.

    Dates go on by whole weeks, as the event does, and are marked tentative. What nobody can know yet
    is a question: a comment in the page, and a line here. The old page stays where it is, and the two
    lead to each other. What still names the old edition is listed in the end.

    \b
    Example: sphinx-cfp next-edition docs --dates "11–12 June 2032"
    """
    pages = SourceFiles(source)
    registry = read_quietly(source).registry
    old = _latest(registry, call)
    if dates is None and year is None and not yes and terminal.is_interactive():
        question = "The days of the new event (Enter: not known yet)"
        dates = click.prompt(question, default="") or None
    days, new_year = _when(dates, year, OutputView(registry, old).year)
    planned = plan(registry, old, days, new_year)
    if planned is None:
        raise CommandError(f"error: {old.key} says of no year it is — give it :dates:", CONTENT)
    if planned.key in registry.calls:
        raise CommandError(f"error: there is a call {planned.key} — name another year: --year")
    edition = _edition(registry, planned, pages)
    if edition.path.exists():
        raise CommandError(f"error: {edition.path} exists — move it, or go on from it by hand")
    for edit in edition.edits:
        click.echo(edit.difference())
    terminal.confirm(f"Write {edition.path}, and this?", yes=yes)
    _write(edition, pages)
    ctx.exit(_report(source, registry, edition))


def _latest(registry: Registry, key: str | None) -> Call:
    """The call that has no next edition yet. Raises :class:`CommandError` if that is not one."""
    calls = registry.calls.values()
    followed = {call.previous for call in calls}
    last = [call for call in calls if call.key not in followed and not call.translation_of]
    return chosen_call(registry, key, last)


def _when(text: str | None, year: int | None, old: int | None) -> tuple[When | None, int]:
    """The days of the new event, if they are known, and its year. Raises :class:`CommandError`."""
    if text is None:
        year = year or (old or 0) + 1
        if old and year <= old:
            raise CommandError(f"error: --year {year} is not after {old}")
        return None, year
    try:
        days = resolve_when(parse_when(text), Context())
    except ParseError as error:
        raise CommandError(f"error: --dates: {error}") from None
    if days.start is None:
        raise CommandError(f"error: --dates: “{text}” is no day — leave it out until you know it")
    found = days.start.day.year
    if old and found <= old:
        raise CommandError(f"error: --dates: {text} is not after the event of {old}")
    if year not in (None, found):
        raise CommandError(f"error: --year {year} and --dates of {found} — leave one out")
    return days, found


def _edition(registry: Registry, planned: Plan, pages: SourceFiles) -> NextEdition:
    """Everything that is to be written."""
    assert planned.old.source is not None
    name = PurePosixPath(planned.old.source.path)
    before = dict(pages.texts())
    if name not in before:
        raise CommandError(f"error: {pages.folder / name}: not a page of the source", CONTENT)
    is_rest = name.suffix in REST
    own = [item for item in registry.dates_of(planned.old.key) if item.location]
    here = [item for item in own if item.location and item.location.path == str(name)]
    text, questions = next_page(before[name], planned, here, is_rest=is_rest)
    others = sorted({item.location.path for item in own if item.location} - {str(name)})
    questions += [f"{path}: it has dates of the old call; what are they now?" for path in others]

    new = name.with_name(f"call-{planned.year}{name.suffix}")
    words = sentence(f"The call of {planned.year}", planned.key, is_rest=is_rest)
    after = dict(before)
    after[name] = (
        with_sentence(before[name], planned.old.key, words, is_rest=is_rest) or before[name]
    )
    for page in before:
        docname = _docname(page)
        if not registry.call_of(docname):
            after[page] = with_whole_keys(after[page], docname, registry, planned)
    _list(after, _docname(name), _docname(new))
    edits = [
        Edit(pages.folder / page, before[page], after[page])
        for page in before
        if before[page] != after[page]
    ]
    return NextEdition(planned, pages.folder / new, text, questions, edits)


def _docname(page: PurePosixPath) -> str:
    return page.with_suffix("").as_posix()


def _list(texts: dict[PurePosixPath, str], old: str, new: str) -> None:
    """Put the new page into the contents: where the old one is, else on the front page."""
    for page, text in texts.items():
        listed = with_entry(text, page.parent, old, new)
        if listed is not None:
            texts[page] = listed
            return
    if any(":glob:" in text for text in texts.values()):
        return
    for page, text in texts.items():
        if _docname(page) == "index":
            texts[page] = text.rstrip("\n") + contents(new, is_rest=page.suffix in REST)


def _write(edition: NextEdition, pages: SourceFiles) -> None:
    """Write the new page and the edits. Raises :class:`CommandError`."""
    try:
        with edition.path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(edition.text)
    except OSError as error:
        raise CommandError.of_system(error, edition.path) from None
    for edit in edition.edits:
        if not pages.write(edit):
            edition.path.unlink()
            raise CommandError(f"error: {edit.path} changed since it was read; run it again")


def _report(source: Path, registry: Registry, edition: NextEdition) -> int:
    """Print what was written, what is asked, and what still names the old edition; the exit code."""
    planned = edition.planned
    click.echo(f"{edition.path}: the call {planned.key}")
    for edit in edition.edits:
        click.echo(f"{edit.path}: changed as shown above")
    click.echo("\nDates:")
    for item in registry.dates_of(planned.old.key):
        click.echo(f"  {item.label}: {date_text(item)} → {date_of(item, planned)[0]}")
    if edition.questions:
        click.echo("\nTo answer (in the page each is a comment):")
        for question in edition.questions:
            click.echo(f"- {question}")
    found = [
        one
        for one in check_site(source).findings
        if one.location.path == str(edition.path) or one.severity is Severity.ERROR
    ]
    left = leftovers(edition.text, planned)
    if left:
        click.echo("\nLines that still name the old edition:")
        for number, word in left:
            click.echo(f"{edition.path}:{number}: {word}")
    click.echo("\nWhat the checks find on it:")
    terminal.write(found)
    click.echo(terminal.count([one.severity for one in found]))
    click.echo(f"\nnext: sphinx-cfp preview {source}")
    return int(any(one.severity is Severity.ERROR for one in found))
