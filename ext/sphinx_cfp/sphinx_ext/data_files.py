"""Files beside the pages: every format that is wanted, for the site, for each call, for each date."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from sphinx_cfp.exporters.output_view import OutputView, local_key
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.publication import BUILDERS, site_of, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_cfp.exporters import Format, Site
    from sphinx_cfp.registry.registry import Registry

CALENDARS = {"icalendar", "icalendar-dates"}


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the data files after a build of pages that went well."""
    if exception or app.builder.name not in BUILDERS:
        return
    folder = _Folder(str(app.outdir))
    for path, pieces in files(app):
        folder.write(path, pieces)


def files(app: Sphinx) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every file, as its path in the site and its bytes in pieces, which are made as they are taken.

    A path that comes again goes on with its file.
    """
    registry = cfp_domain(app.env).registry
    site = site_of(app.builder)
    formats = wanted(app.config, registry)
    if calendars := [one for one in formats if one.name in CALENDARS]:
        yield from _calendars(registry, site, calendars)
    for one in formats:
        if one.name in CALENDARS:
            continue
        if one.site_file:
            yield one.site_file, one.export(registry, site, "")
        if one.call_file:
            is_single = len(registry.calls) == 1
            for key in registry.calls:
                yield one.path(key, is_single=is_single), one.export(registry, site, key)


def _calendars(
    registry: Registry, site: Site, formats: Sequence[Format]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The calendars of the site, of calls and of dates; each event is made once."""
    from sphinx_cfp.exporters.calendar import (
        END,
        events,
        head,
    )  # icalendar: 25 ms if there is a calendar

    for one in formats:
        if one.site_file:
            yield one.site_file, (head("", registry, site),)
    for key in registry.calls:
        begin, found = (
            head(key, registry, site),
            list(events(OutputView(registry, registry.calls[key], site))),
        )
        body = b"".join([event for _, event in found])
        for one in formats:
            if one.site_file:
                yield one.site_file, (body,)
            if one.call_file:
                yield one.path(key, is_single=False), (begin + body + END,)
            if one.date_file:
                for date, event in found:
                    yield one.date_file.format(call=key, date=date), (begin + event + END,)
    for one in formats:
        if one.site_file:
            yield one.site_file, (END,)


def paths(app: Sphinx) -> set[str]:
    """The paths of all files that may be written, without making them."""
    registry = cfp_domain(app.env).registry
    is_single = len(registry.calls) == 1
    found = set()
    for one in wanted(app.config, registry):
        found |= {one.site_file} if one.site_file else set()
        for key in registry.calls:
            found |= {one.path(key, is_single=is_single)} if one.call_file else set()
            if one.date_file:
                dates = (local_key(item) for item in registry.dates_of(key))
                found |= {one.date_file.format(call=key, date=name) for name in dates}
    return found


class _Folder:
    """The folder of the site, whose own folders are made when first written to."""

    def __init__(self, top: str) -> None:
        self.top = top
        self.made: set[str] = set()

    def write(self, path: str, pieces: Iterable[bytes]) -> None:
        """Make, replace or go on with a file; nothing if there is nothing to write.

        A file of an earlier build is removed, not written into: another copy of the site may share it by
        a link. Without pathlib: a large site has thousands of files, and each costs ten calls less.
        """
        iterator = iter(pieces)
        first = next(iterator, b"")
        if not first:
            return
        with self._opened(f"{self.top}/{path}") as file:
            file.write(first)
            for piece in iterator:
                file.write(piece)

    def _opened(self, path: str) -> BinaryIO:
        if path in self.made:
            return open(path, "ab")  # noqa: PTH123
        folder = path.rpartition("/")[0]
        if folder not in self.made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self.made.add(folder)
        self.made.add(path)
        try:
            return open(path, "xb")  # noqa: PTH123
        except FileExistsError:
            os.unlink(path)  # noqa: PTH108
            return open(path, "xb")  # noqa: PTH123
