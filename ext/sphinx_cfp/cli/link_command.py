"""The words of ``sphinx-cfp links`` on a command line."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.stopping import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.settings import Network

_AS_CURL = re.compile(r"([^=:]+):\d+:([^=]*)")
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="URL|FILE|FOLDER...")
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
) -> None:
    """Find out which links work: of pages, of folders of pages, or URLs.

    Servers are asked politely, and only those of the public web. A link is an error if it is broken for
    certain, a warning if it may work again or should be written otherwise, and noted if it cannot be
    judged.

    \b
    Example: sphinx-cfp links docs --format github
    """
    from sphinx_cfp.checks.codes import Severity
    from sphinx_cfp.cli.linking import Request, check_links, collect
    from sphinx_cfp.links.settings import Settings

    if ca:
        check_authorities(ca)
    settings = Settings(
        deadline=deadline,
        offline=offline,
        suggest=suggest,
        allow=networks(allow),
        authorities=str(ca) if ca else "",
        resolve=addresses(resolve),
    )
    request = Request(
        settings=settings, form=form, fail_on=Severity(fail_on), results=results, cache=cache
    )
    click.get_current_context().exit(check_links(list(collect(targets)), request))


def check_authorities(path: Path) -> None:
    """Raise :class:`CommandError` for a file that holds no certificate."""
    from sphinx_cfp.links.authorities import context_of

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
