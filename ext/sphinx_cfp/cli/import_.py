"""``sphinx-cfp import``: last year's page, whatever it is written in, as source of a new call."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from sphinx_cfp.cli.exit_codes import CONTENT, CommandError
from sphinx_cfp.cli.sources import FOLDER
from sphinx_cfp.importers.formats.decoding import LARGEST, UnreadableError
from sphinx_cfp.importers.formats.readers import SUFFIXES, read_bytes
from sphinx_cfp.importers.understanding.imported import read
from sphinx_cfp.importers.writing.report import as_json, as_lines
from sphinx_cfp.importers.writing.source import write
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cfp.importers.understanding.imported import Imported

NAME = "call.md"
_SKIPPED = frozenset({"node_modules", "_build", "_site", "build", "vendor", "assets", "public"})
_MOST_FILES = 20_000  # looked at by name in a folder
_MOST_READ = 12  # pages of a folder that are read to find the call
_DEEPEST = 6


class ImportedPage(NamedTuple):
    """A page that was read, and where it came from."""

    name: str
    imported: Imported
    others: tuple[str, ...] = ()


@click.command("import")
@click.argument("page", metavar="FILE|FOLDER|URL")
@click.option(
    "-o", "--output", type=FOLDER, default=Path(), metavar="FOLDER", help="Where to write call.md."
)
@click.option("--json", "is_json", is_flag=True, help="Print what was read, and write nothing.")
def import_(page: str, output: Path, is_json: bool) -> None:
    """Turn last year's page into call.md: from Markdown, HTML, reST, text, mail, YAML or a calendar.

    Nothing is made up: what is in doubt is a comment in the file and a line of the report.

    \b
    Example: sphinx-cfp import old-site/cfp.html --output docs
    """
    read = page_of(page)
    if is_json:
        click.echo(json.dumps(as_json(read.imported), ensure_ascii=False, indent=2))
    else:
        click.echo(_import_into(read, output))


def page_of(given: str, fetch: Callable[[str], bytes] | None = None) -> ImportedPage:
    """Read what was named: a file, the call in a folder, or an address.

    ``fetch`` gives the bytes of an address, unless given by the client of the link checker.

    Raises :class:`CommandError` for what cannot be read.
    """
    if re.match(r"https?://", given):
        from sphinx_cfp.cli import web_page  # its client takes a while to load

        return _page(given, (fetch or web_page.fetch)(given))
    path = Path(given)
    if path.is_dir():
        return _in_folder(path)
    return _page(given, _bytes(path))


def _page(name: str, data: bytes) -> ImportedPage:
    # The folders of this machine say nothing of a call.
    own = name if "://" in name else Path(name).name
    try:
        return ImportedPage(name, read(read_bytes(data, own), own))
    except UnreadableError as error:
        raise CommandError(f"{name}: error: {error}", CONTENT) from None


def _bytes(path: Path) -> bytes:
    """What is in a file, no more of it than can be a page."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CommandError(f"error: {path} is no file — name a file, a folder or an address")
        size = path.stat().st_size
        if size > LARGEST:
            text = f"{size / 1e6:.0f} MB are no call for papers — at most {LARGEST / 1e6:.0f} MB are read"
            raise CommandError(f"{path}: error: {text}", CONTENT)
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise CommandError.of_system(error, path) from None


def _in_folder(folder: Path) -> ImportedPage:
    """The page of a folder that states most dates and topics of those that may be the call."""
    candidates = sorted(_files(folder), key=lambda path: (_rank(path, folder), str(path)))
    best: tuple[int, ImportedPage] | None = None
    stating: list[str] = []
    for path in candidates[:_MOST_READ]:
        try:
            page = _page(os.fspath(path), _bytes(path))
        except CommandError:
            continue
        found = as_json(page.imported)
        weight = 2 * sum(bool(one["date"]) for one in found["dates"]) + len(found["topics"])
        if weight:
            stating.append(page.name)
        if weight and (best is None or weight > best[0]):
            best = weight, page
    if best is None:
        raise CommandError(
            f"{folder}: error: none of {len(candidates)} pages states a date or a topic — name the page",
            CONTENT,
        )
    others = tuple(name for name in stating if name != best[1].name)
    return best[1]._replace(others=others)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be pages, links to elsewhere left alone."""
    count = 0
    base = len(folder.parts)
    for root, folders, names in os.walk(folder):
        depth = len(Path(root).parts) - base
        folders[:] = sorted(
            name
            for name in folders
            if name not in _SKIPPED and not name.startswith(".") and depth < _DEEPEST
        )
        for name in sorted(names):
            count += 1
            if count > _MOST_FILES:
                return
            path = Path(root, name)
            if path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink():
                yield path


def _rank(path: Path, folder: Path) -> tuple[int, int]:
    """The lower the likelier a page is the call: by its name, then by its depth."""
    name = path.relative_to(folder).as_posix()
    is_front = phrase("front page").match(path.stem)
    by_name = 0 if phrase("call file").search(path.stem) else 1 if is_front else 2
    is_data = SUFFIXES[path.suffix.lower()] in {"data", "calendar"}
    return by_name + 3 * is_data, name.count("/")


def _import_into(page: ImportedPage, folder: Path) -> str:
    """Write the call of a page into a folder, and tell what was read. Raises :class:`CommandError`."""
    target = folder / NAME
    written = write(page.imported, page.name if "://" in page.name else Path(page.name).name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(written.text)
    except FileExistsError:
        text = f"error: {target} exists — name another folder: --output FOLDER"
        raise CommandError(text) from None
    except OSError as error:
        raise CommandError.of_system(error, target) from None
    lines = [f"{page.name} → {target}", "", *as_lines(page.imported, page.name, written.doubts)]
    if page.others:
        lines += ["", f"also of this kind, and not imported: {', '.join(page.others)}"]
    following = "sphinx-cfp new FOLDER writes what builds a call; put this call.md in its docs/"
    if (folder / "conf.py").is_file():
        following = f"sphinx-cfp check {folder}"
    return "\n".join([*lines, "", f"next: {following}"])
