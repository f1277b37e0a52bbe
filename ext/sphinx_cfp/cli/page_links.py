"""The links of URLs and of pages that were built, as they are named on a command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.exit_codes import CommandError
from sphinx_cfp.links.html_links import links_of
from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.urls import scheme_of
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_cfp.model.codes import Code, Severity
    from sphinx_cfp.model.problems import Problem

    Link = tuple[str, Location]

_PAGES = {".html", ".htm", ".xhtml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLinks:
    """Links with their places, and what a source says of them.

    ``not_asked`` are links of which it is known without a network that they lead nowhere, ``findings``
    what is known of any without one, ``written`` is how a URL is spelled at a place.
    ``settings`` and ``severities`` are the project's own. ``unread`` says that a page could not be read
    as it was meant.
    """

    links: Sequence[Link] = ()
    not_asked: frozenset[str] = frozenset()
    written: Mapping[Link, str] = field(default_factory=dict)
    findings: Sequence[Problem] = ()
    settings: Settings = field(default_factory=Settings)
    severities: Mapping[Code, Severity] = field(default_factory=dict)
    unread: bool = False


def collect(targets: Sequence[str]) -> Iterator[Link]:
    """The links of what was named: URLs, files of HTML, folders of such.

    The place of a URL has no path, and its number among the arguments as line. Raises
    :class:`CommandError`.
    """
    for number, target in enumerate(targets, 1):
        path = Path(target)
        if scheme_of(target) in ("http", "https"):
            yield target, Location("", number)
        elif path.is_dir():
            yield from _of_folder(path)
        elif path.suffix.lower() in _PAGES or path.is_file():
            yield from _of_page(path)
        elif ":" in target or target.startswith("//"):
            yield target, Location("", number)
        else:
            raise CommandError(
                f"error: there is no {target} — name a URL, a file of HTML or a folder of such"
            )


def _of_folder(folder: Path) -> Iterator[Link]:
    pages = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PAGES)
    if not pages:
        raise CommandError(
            f"error: {folder} has no page of HTML — build it first, and name the site"
        )
    for page in pages:
        yield from _of_page(page)


def _of_page(path: Path) -> Iterator[Link]:
    try:
        if not path.is_file():
            raise CommandError(f"error: {path} is no file — name a file of HTML")
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise CommandError.of_system(error, path) from None
    yield from links_of(text, path.as_posix())
