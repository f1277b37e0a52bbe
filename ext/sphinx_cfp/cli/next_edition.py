"""``sphinx-cfp next-edition``: writes the page of the next edition, and says what is left to answer."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import annotated, edition_links, fixing
from sphinx_cfp.cli.checking import Request as CheckRequest
from sphinx_cfp.cli.checking import check_site
from sphinx_cfp.cli.edition_page import next_page, sentence, with_sentence
from sphinx_cfp.cli.editions import date_of, leftovers, plan
from sphinx_cfp.cli.extending import quietly
from sphinx_cfp.cli.stopping import CONTENT, CommandError
from sphinx_cfp.exporters.english import date_text
from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.resolving import Context, resolve_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.cli.editions import Plan
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import When
    from sphinx_cfp.registry.registry import Registry

_REST = frozenset({".rst", ".txt"})


@dataclass(frozen=True, slots=True)
class Request:
    """What to go on from, and to when; the fields are the arguments of the command."""

    source: Path
    call: str | None
    dates: str | None
    year: int | None
    yes: bool

    @property
    def asks(self) -> bool:
        """Whether somebody is there to answer."""
        return not self.yes and sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(frozen=True, slots=True)
class Edition:
    """The new page and the changes of the others, before anything is written."""

    planned: Plan
    path: Path
    text: str
    questions: list[str]
    changes: list[fixing.Change]


def begin_next(request: Request) -> int:
    """Write the next edition and print what there is to do; the exit code.

    Raises :class:`CommandError`; nothing is written then.
    """
    sources = fixing.snapshot(request.source)
    registry = quietly(request.source).registry
    call = going_on(registry, request.call)
    days, year = _when(request, registry, call)
    planned = plan(registry, call, days, year)
    if planned is None:
        raise CommandError(f"error: {call.key} says of no year it is — give it :dates:", CONTENT)
    if planned.key in registry.calls:
        raise CommandError(f"error: there is a call {planned.key} — name another year: --year")
    edition = _edition(request, registry, planned, sources)
    if edition.path.exists():
        raise CommandError(f"error: {edition.path} exists — move it, or go on from it by hand")
    _confirm(request, edition)
    _write(edition, sources)
    return _tell(request, registry, edition)


def going_on(registry: Registry, key: str | None) -> Call:
    """The call that has no next edition yet. Raises :class:`CommandError` if that is not one."""
    if key in registry.calls:
        return registry.calls[str(key)]
    known = ", ".join(registry.calls) or "none"
    if key:
        raise CommandError(f"error: no call has the key {key} — there are: {known}")
    followed = {call.previous for call in registry.calls.values()}
    last = [
        call
        for call in registry.calls.values()
        if call.key not in followed and not call.translation_of
    ]
    if len(last) != 1:
        raise CommandError(f"error: which call? — name one with --call: {known}")
    return last[0]


def _when(request: Request, registry: Registry, call: Call) -> tuple[When | None, int]:
    """The days of the new event, if they are known, and its year. Raises :class:`CommandError`."""
    old = OutputView(registry, call).year
    text = request.dates
    if text is None and request.year is None and request.asks:
        text = click.prompt("The days of the new event (Enter: not known yet)", default="") or None
    if text is None:
        year = request.year or (old or 0) + 1
        if old and year <= old:
            raise CommandError(f"error: --year {year} is not after {old}")
        return None, year
    try:
        days = resolve_when(parse_when(text), Context())
    except ParseError as error:
        raise CommandError(f"error: --dates: {error}") from None
    if days.start is None:
        raise CommandError(f"error: --dates: “{text}” is no day — leave it out until you know it")
    year = days.start.day.year
    if old and year <= old:
        raise CommandError(f"error: --dates: {text} is not after the event of {old}")
    if request.year not in (None, year):
        raise CommandError(f"error: --year {request.year} and --dates of {year} — leave one out")
    return days, year


def _edition(
    request: Request, registry: Registry, planned: Plan, sources: Mapping[Path, fixing.Source]
) -> Edition:
    """Everything that is to be written."""
    assert planned.old.source is not None
    name = PurePosixPath(planned.old.source.path)
    texts = dict(_texts(request.source, sources))
    if name not in texts:
        raise CommandError(f"error: {request.source / name}: not a page of the source", CONTENT)
    is_rest = name.suffix in _REST
    own = registry.dates_of(planned.old.key)
    here = [item for item in own if item.location and item.location.path == str(name)]
    text, questions = next_page(texts[name], planned, here, is_rest=is_rest)
    others = sorted({item.location.path for item in own if item.location} - {str(name)})
    questions += [f"{path}: it has dates of the old call; what are they now?" for path in others]
    new = name.with_name(f"call-{planned.year}{name.suffix}")
    after = dict(texts)
    words = sentence(f"The call of {planned.year}", planned.key, is_rest=is_rest)
    after[name] = with_sentence(texts[name], planned.old.key, words, is_rest=is_rest) or texts[name]
    for page in texts:
        if not registry.call_of(page.with_suffix("").as_posix()):
            after[page] = edition_links.with_whole_keys(
                after[page], page.with_suffix("").as_posix(), registry, planned
            )
    _list(after, name.with_suffix("").as_posix(), new.with_suffix("").as_posix())
    changed = [
        fixing.Change(request.source / page, texts[page], after[page], ())
        for page in texts
        if texts[page] != after[page]
    ]
    return Edition(planned, request.source / new, text, questions, changed)


def _texts(
    folder: Path, sources: Mapping[Path, fixing.Source]
) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages by their place in the source; what is not UTF-8 is none."""
    top = folder.absolute()
    for path, source in sources.items():
        try:
            yield PurePosixPath(path.relative_to(top).as_posix()), source.content.decode("utf-8")
        except UnicodeDecodeError:
            continue


def _list(texts: dict[PurePosixPath, str], old: str, new: str) -> None:
    """Put the new page into the contents: where the old one is, else on the front page."""
    for page, text in texts.items():
        listed = edition_links.with_entry(text, page.parent, old, new)
        if listed is not None:
            texts[page] = listed
            return
    if any(":glob:" in text for text in texts.values()):
        return
    for page, text in texts.items():
        if page.with_suffix("").as_posix() == "index":
            entry = edition_links.contents(new, is_rest=page.suffix in _REST)
            texts[page] = text.rstrip("\n") + entry


def _confirm(request: Request, edition: Edition) -> None:
    for change in edition.changes:
        click.echo(change.difference())
    if request.yes:
        return
    if not request.asks:
        raise CommandError("error: nothing written — nobody is there to ask: say --yes")
    if not click.confirm(f"Write {edition.path}, and this?", default=True):
        raise CommandError("nothing written", CONTENT)


def _write(edition: Edition, sources: Mapping[Path, fixing.Source]) -> None:
    """Write the new page and the changes. Raises :class:`CommandError`."""
    try:
        with edition.path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(edition.text)
    except OSError as error:
        raise CommandError(f"error: {edition.path}: {error.strerror or error}") from None
    for change in edition.changes:
        if not fixing.apply(change, sources):
            edition.path.unlink()
            raise CommandError(f"error: {change.path} changed since it was read; run it again")


def _tell(request: Request, registry: Registry, edition: Edition) -> int:
    """Print what was written, what is asked, and what still names the old edition."""
    planned = edition.planned
    click.echo(f"{edition.path}: the call {planned.key}")
    for change in edition.changes:
        click.echo(f"{change.path}: changed as shown above")
    click.echo("\nDates:")
    for item in registry.dates_of(planned.old.key):
        click.echo(f"  {item.label}: {date_text(item)} → {date_of(item, planned)[0]}")
    if edition.questions:
        click.echo("\nTo answer (in the page each is a comment):")
        for question in edition.questions:
            click.echo(f"- {question}")
    checked = check_site(CheckRequest(source=request.source))
    own = str(edition.path)
    found = [
        one
        for one in checked.findings
        if one.location.path == own or one.severity is Severity.ERROR
    ]
    left = leftovers(edition.text, planned)
    if left:
        click.echo("\nLines that still name the old edition:")
        for number, word in left:
            click.echo(f"{edition.path}:{number}: {word}")
    click.echo("\nWhat the checks find on it:")
    annotated.write(found)
    click.echo(annotated.count([one.severity.value for one in found]))
    click.echo(f"\nnext: sphinx-cfp preview {request.source}")
    return int(any(one.severity is Severity.ERROR for one in found))
