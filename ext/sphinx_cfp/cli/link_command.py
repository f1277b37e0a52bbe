"""The words of ``sphinx-cfp links`` on a command line."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import source_folder
from sphinx_cfp.cli.stopping import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.settings import Network

_AS_CURL = re.compile(r"([^=:]+):\d+:([^=]*)")
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("targets", nargs=-1, metavar="[SOURCE|URL|FILE|FOLDER...]")
@click.option(
    "--deadline",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="When to end; what was not asked by then is unverified.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="The least severity that ends with 1.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--results", type=FILE, metavar="FILE", help="Write an object of JSON for each link.")
@click.option(
    "--offline", is_flag=True, help="Ask nobody: what the links themselves and the cache tell."
)
@click.option("--suggest", is_flag=True, help="Look for archived copies of pages that are lost.")
@click.option("--cache", type=FILE, metavar="FILE", help="Remember what works, for three days.")
@click.option("--allow", multiple=True, metavar="CIDR", help="Let a network in that is not public.")
@click.option("--ca", type=FILE, metavar="FILE", help="Trust the authorities in a PEM file too.")
@click.option(
    "--resolve", multiple=True, metavar="HOST=ADDRESS", help="Take this for the address of a host."
)
@click.option(
    "--since",
    default="",
    metavar="REVISION",
    help="Only links that SOURCE did not have then: main.",
)
@click.option(
    "--fix", is_flag=True, help="Write the new address of what has moved for good into SOURCE."
)
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def links(
    targets: tuple[str, ...],
    deadline: float,
    fail_on: str,
    form: str,
    results: Path | None,
    offline: bool,
    suggest: bool,
    cache: Path | None,
    allow: tuple[str, ...],
    ca: Path | None,
    resolve: tuple[str, ...],
    since: str,
    fix: bool,
    traceback: bool,
) -> None:
    """Find out which links work: of SOURCE, of pages that were built, or URLs.

    SOURCE is the folder with conf.py: without it, docs or else the current folder. Its links are told at
    the lines where they were written, and the linkcheck options of conf.py are honored.

    Servers are asked politely, and only those of the public web. A link is an error if it is broken for
    certain, a warning if it may work again or should be written otherwise, and noted if it cannot be
    judged.

    \b
    Example: sphinx-cfp links docs --format github
    """
    from sphinx_cfp.cli.linking import LinkedSource, Request, check_links, collect
    from sphinx_cfp.model.codes import Severity

    if ca:
        check_authorities(ca)
    networks_let_in, told = networks(allow), addresses(resolve)
    source = source_of(targets)
    if source is None and (since or fix):
        name = "--since" if since else "--fix"
        raise CommandError(f"error: {name} is for a source — name one folder with conf.py")
    sources = {}
    if source is None:
        read = LinkedSource(links=list(collect(targets)))
    else:
        # Sphinx, the checks and the formats are needed for a source alone.
        from sphinx_cfp.cli import fixing
        from sphinx_cfp.cli.linked_source import read_links

        sources = fixing.snapshot(source) if fix else {}
        read = read_links(source, since=since, traceback=traceback)
    settings = replace(
        read.settings,
        deadline=deadline,
        offline=offline,
        suggest=suggest,
        allow=(*read.settings.allow, *networks_let_in),
        authorities=str(ca) if ca else read.settings.authorities,
        resolve=told,
    )
    request = Request(
        settings=settings,
        form=form,
        fail_on=Severity(fail_on),
        results=results,
        cache=cache,
        sources=sources,
    )
    click.get_current_context().exit(check_links(read, request))


def source_of(targets: Sequence[str]) -> Path | None:
    """The one folder with ``conf.py`` that is meant; ``None`` if pages or URLs are.

    Raises :class:`CommandError` for a source beside anything else: it has its own settings.
    """
    if not targets:
        return source_folder(None)
    named = [target for target in targets if Path(target, "conf.py").is_file()]
    if named and len(targets) > 1:
        raise CommandError(f"error: {named[0]} is a source — check it alone, the others after it")
    return Path(named[0]) if named else None


def check_authorities(path: Path) -> None:
    """Raise :class:`CommandError` for a file that holds no certificate."""
    from sphinx_cfp.links.system import context_of

    try:
        context_of(str(path))
    except OSError as error:
        said = error.strerror or str(error)
        raise CommandError(
            f"error: --ca {path}: {said} — name a file of certificates in PEM"
        ) from None


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """The networks of ``--allow``."""
    try:
        return tuple(ip_network(text, strict=False) for text in texts)
    except ValueError as error:
        raise CommandError(f"error: --allow: {error} — write one such as 10.0.0.0/8") from None


def addresses(texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The addresses of ``--resolve`` by host; several of one host add up, none says that it has none.

    curl's own form, ``HOST:PORT:ADDRESS``, will do; the port is not looked at.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        host, equals, listed = text.partition("=")
        if curls := _AS_CURL.fullmatch(text):
            host, equals, listed = curls[1], "=", curls[2]
        try:
            new = tuple(
                str(ip_address(part.strip().strip("[]")))
                for part in listed.split(",")
                if part.strip()
            )
        except ValueError as error:
            raise CommandError(f"error: --resolve {text}: {error}") from None
        if not equals or not host.strip():
            raise CommandError(f"error: --resolve {text} — write HOST=ADDRESS")
        name = host.strip().lower().rstrip(".")
        found[name] = (*found.get(name, ()), *new)
    return found
