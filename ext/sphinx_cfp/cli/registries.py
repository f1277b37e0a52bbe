"""Registries from where a person points at: sources, a ``cfp.json``, a revision of either.

The sources are read and checked as for a build, into a folder that is removed again; no page is written.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.exit_codes import CONTENT, CommandError, temporary_folder
from sphinx_cfp.exporters import Site
from sphinx_cfp.registry.json import FormatError, dumps, loads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.registry.registry import Registry

DATA = "cfp-data"
LARGEST = 100_000_000
"""Bytes of the largest ``cfp.json`` that is read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A registry, and the place in which it is published."""

    registry: Registry
    site: Site


def read_folder(folder: Path, *, shown: str = "", traceback: bool = False) -> Source:
    """Read the sources in a folder with ``conf.py``.

    Raises :class:`CommandError` if they have errors, which are printed.
    """
    # Sphinx takes much longer to load than a person waits for a key to be completed.
    from sphinx_cfp.cli.sphinx_run import Log, Project, check_clock, run
    from sphinx_cfp.sphinx_ext.domain import cfp_domain
    from sphinx_cfp.sphinx_ext.publication import site_of

    check_clock()
    log = Log(is_shown=True)
    with temporary_folder() as place:
        app = run(DATA, Project(source=folder, cache=place, traceback=traceback), log)
        if log.has_failed:
            raise CommandError(f"{shown or folder} has errors: {log.findings()}", CONTENT)
        return Source(cfp_domain(app.env).registry, site_of(app.builder))


def read_quietly(folder: Path) -> Source:
    """Read a folder; what is said of it is printed only if it has errors."""
    said = StringIO()
    try:
        with redirect_stderr(said):
            return read_folder(folder)
    except CommandError:
        sys.stderr.write(said.getvalue())
        raise


def chosen_call(registry: Registry, key: str | None, candidates: Sequence[Call]) -> Call:
    """The call that is meant: the one named, else the only candidate. Raises :class:`CommandError`."""
    if key in registry.calls:
        return registry.calls[str(key)]
    known = ", ".join(registry.calls) or "none"
    if key:
        raise CommandError(f"error: no call has the key {key} — there are: {known}")
    if not registry.calls:
        raise CommandError("error: there is no call here — declare one with {cfp:call}", CONTENT)
    if len(candidates) != 1:
        raise CommandError(f"error: which call? — name one with --call: {known}")
    return candidates[0]


def read(name: str) -> Source:
    """Read what a name points at: a file, a folder, or ``REV:path`` in the repository around us.

    The registry is that of :func:`sphinx_cfp.registry.json.public`. Raises :class:`CommandError`.
    """
    path = Path(name)
    if path.is_file():
        return Source(_read_file(path, name), Site())
    if path.is_dir():
        return _as_published(read_folder(_source_in(path, name), shown=name))
    revision, colon, inside = name.partition(":")
    if not colon:
        raise CommandError(
            f"error: there is no {name} — name a cfp.json, a folder with conf.py, "
            "or a revision and a folder, as in main:docs"
        )
    with temporary_folder() as place:
        found = unpacked(revision, inside, place)
        if found.is_file():
            return Source(_read_file(found, name), Site())
        return _as_published(read_folder(_source_in(found, name), shown=name))


def _as_published(source: Source) -> Source:
    return Source(loads(dumps(source.registry)), source.site)


def _source_in(folder: Path, shown: str) -> Path:
    """The folder itself, or its ``docs``: the one with ``conf.py``."""
    for candidate in (folder, folder / "docs"):
        if (candidate / "conf.py").is_file():
            return candidate
    raise CommandError(f"error: {shown} holds no conf.py — name the folder that does")


def _read_file(path: Path, shown: str) -> Registry:
    """A ``cfp.json``."""
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(f"error: {shown} is too large for a cfp.json")
        return loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise CommandError(f"error: {shown}: not UTF-8 — name a cfp.json", CONTENT) from None
    except FormatError as error:
        raise CommandError(f"error: {shown}: {error} — name a cfp.json", CONTENT) from None
    except OSError as error:
        raise CommandError.of_system(error, Path(shown)) from None


def unpacked(revision: str, inside: str, place: Path) -> Path:
    """A folder or a file of a revision, taken out of the repository into ``place``."""
    wanted = f"{revision}:{inside}"
    top = _git("rev-parse", "--show-toplevel", shown=wanted).decode().rstrip("\n")
    inner = _git("rev-parse", "--show-prefix", shown=wanted).decode().strip()
    full = f"./{inside}" if inner and not inside.startswith("./") else inside
    found = _git("rev-parse", "--verify", "--end-of-options", f"{revision}:{full}", shown=wanted)
    name = found.decode().strip()
    if _git("cat-file", "-t", name, shown=wanted).strip() == b"blob":
        file = place / "cfp.json"
        file.write_bytes(_git("cat-file", "blob", name, shown=wanted))
        return file
    # Named by its object: in a folder below the top, git archive would take that folder's part only.
    archive = _git("-C", top, "archive", "--format=tar", name, shown=wanted)
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(place, filter="data")
    return place


def _git(*arguments: str, shown: str) -> bytes:
    """What git prints. It is asked for nothing that needs a network."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise CommandError(f"error: {shown} needs git, which is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1].removeprefix("fatal: ") if said else "git failed"
        raise CommandError(f"error: {shown}: {why}")
    return done.stdout
