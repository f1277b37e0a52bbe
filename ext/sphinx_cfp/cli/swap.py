"""The folder that is published: whether it may be replaced, and how it is, in one step.

A site is never changed in place. Each build fills a fresh folder inside the site's cache, a sibling of
the site and so on the same file system, and the two are exchanged when all went well. Whatever else
happens, the fresh folder is removed and the site is what it was.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.exit_codes import CONTENT, CommandError, uninterrupted

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".sphinx-cfp"
MARKER_TEXT = "sphinx-cfp made this folder and replaces it whole.\n"


class Places:
    """The places one build uses; all are absolute.

    ``site`` is what readers get, ``fresh`` the folder to fill in its stead, ``doctrees`` what Sphinx
    keeps of the pages it has read, and ``state`` the file that tells what the last good site was
    made of.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.cache = site.with_name(f"{site.name}.cache")
        self.fresh = self.cache / "fresh"
        self.previous = self.cache / "previous"
        self.doctrees = self.cache / "doctrees"
        self.state = self.cache / "site.json"

    def start_afresh(self) -> None:
        """Make ``fresh`` an empty folder that says whose it is."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.fresh.mkdir()
        _mark(self.fresh)

    def publish(self) -> None:
        """Put ``fresh`` where ``site`` is."""
        with uninterrupted():
            if self.site.exists():
                _exchange(self.fresh, self.site, aside=self.previous)
            else:
                self.fresh.rename(self.site)


@contextmanager
def places_for(output: Path, source: Path) -> Iterator[Places]:
    """Take hold of the folder ``output`` for one build of ``source``.

    Raises :class:`CommandError` if the folder may not be replaced or another build holds it.
    """
    site = output.absolute().resolve()
    _refuse_precious(site, source.resolve(), output)
    places = Places(site)
    cache = places.cache
    _refuse_foreign(site, output)
    _refuse_foreign(cache, cache)
    begun = not cache.exists()
    with ExitStack() as cleanup:
        try:
            cache.mkdir(parents=True, exist_ok=True)
            _mark(cache)
            (cache / ".gitignore").write_text("*\n", encoding="utf-8")
            cleanup.enter_context(_locked(cache / "lock", output))
        except OSError as error:
            raise CommandError(
                f"error: {output}: {error.strerror} — choose a folder you may write"
            ) from None
        if places.previous.exists() and not site.exists():  # a build was killed between two steps
            places.previous.rename(site)
        try:
            yield places
        except BaseException:
            if begun:  # nothing in it is worth a second look
                with uninterrupted():
                    shutil.rmtree(cache, ignore_errors=True)
            raise
        finally:
            with uninterrupted():
                shutil.rmtree(places.fresh, ignore_errors=True)
                shutil.rmtree(places.previous, ignore_errors=True)


def _refuse_precious(site: Path, source: Path, shown: Path) -> None:
    """Stop if ``site`` is a folder that must never be replaced."""
    home = None
    with suppress(RuntimeError, OSError):  # in a container there may be none
        home = Path.home().resolve()
    why = ""
    if site == Path(site.anchor):
        why = "is the root of the file system"
    elif source.is_relative_to(site):
        why = f"holds the source {source}"
    elif home and home.is_relative_to(site):
        why = "is or holds the home folder"
    if why:
        raise CommandError(f"error: {shown} {why} — name a folder of its own")


def _refuse_foreign(folder: Path, shown: Path) -> None:
    """Stop if ``folder`` holds anything that sphinx-cfp did not put there."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise CommandError(f"error: {shown} is not a folder — name another with --output")
    if (folder / MARKER).is_file() or not any(folder.iterdir()):
        return
    raise CommandError(
        f"error: {shown} is not empty and sphinx-cfp did not make it — "
        f"name another folder with --output, or empty this one"
    )


def _mark(folder: Path) -> None:
    """Note in ``folder`` that it is ours; the same bytes in every one."""
    (folder / MARKER).write_text(MARKER_TEXT, encoding="utf-8")


@contextmanager
def _locked(path: Path, shown: Path) -> Iterator[None]:
    """Hold the lock ``path``; the system frees it when the process ends, however it ends."""
    with path.open("w", encoding="utf-8") as lock:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message = f"error: another build of {shown} is running — wait for it to end"
                raise CommandError(message, CONTENT) from None
        yield


def _exchange(new: Path, old: Path, aside: Path) -> None:
    """Let the folders ``new`` and ``old`` change places.

    Linux does it in one step, so that a reader finds one or the other at any moment. Elsewhere ``old``
    is first put ``aside``, from where :func:`places_for` brings it back.
    """
    if sys.platform == "linux" and _exchange_at_once(new, old):
        return
    shutil.rmtree(aside, ignore_errors=True)
    old.rename(aside)
    new.rename(old)


def _exchange_at_once(new: Path, old: Path) -> bool:
    """Ask Linux to exchange two folders; False where the file system cannot (renameat2(2))."""
    at_fdcwd, rename_exchange = -100, 2
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):  # a C library without it
        return False
    return bool(
        renameat2(at_fdcwd, os.fsencode(new), at_fdcwd, os.fsencode(old), rename_exchange) == 0
    )
