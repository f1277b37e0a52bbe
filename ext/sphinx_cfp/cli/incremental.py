"""Starting from the last good site, so that only pages that changed are written again.

Sphinx leaves a page alone when its file is newer than its source. So a fresh folder begins with copies,
times included, of what belongs to single pages: they are copies and not hard links because Sphinx opens
files for writing, and through a link it would write into the site that readers are using. All the rest
every build makes anew. If something of the last site then neither came back nor went with a page, it
is not known what made it, and the pages are written once more, all of them.

Only a build without a warning is a start for the next: Sphinx warns of what it reads and writes, so
an unchanged page would be silently right in the second build.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.model.clock import reference_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_cfp.cli.swap import Places

# Kept beside the site: it holds a digest of the configuration, absolute folders included.
BUILD_INFO = ".buildinfo"
PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class SiteState:
    """What a good site was made of.

    ``tools`` and ``view`` are compared only; ``files`` are paths in the site with size and time in
    nanoseconds; ``pages`` those of them that belong to single pages and come and go with them; ``data``
    those that every build makes from the registry, and that come and go with calls and dates.
    """

    tools: list[list[str]]
    view: str
    files: dict[str, list[int]]
    pages: list[str]
    data: list[str]

    def save(self, path: Path) -> None:
        """Write it to ``path``."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def tools_in_use() -> list[list[str]]:
    """Every installed distribution with its version, and this package's own files.

    Pages and doctrees made with others are not used again; an editable installation changes without
    a new version.
    """
    found = sorted([dist.name, dist.version] for dist in metadata.distributions())
    own = [[name, str(time_ns)] for name, (_, time_ns) in sorted(files_in(PACKAGE).items())]
    return found + [entry for entry in own if "__pycache__" not in entry[0]]


def view_of_today(settings: Mapping[str, object]) -> str:
    """What pages are written for, beside their source: the set instant, else the day in UTC.

    With other ``settings`` instead of those of the configuration they are other pages.
    """
    now = os.environ.get("SOURCE_DATE_EPOCH") or reference_date().isoformat()
    return f"{now} {json.dumps(settings, sort_keys=True)}" if settings else now


def files_in(folder: Path) -> dict[str, list[int]]:
    """Every file below ``folder``: its path in there, its size and its time in nanoseconds."""
    found = {}
    for root, _, names in os.walk(folder):
        for path in (Path(root, name) for name in names):
            status = path.stat()
            found[path.relative_to(folder).as_posix()] = [status.st_size, status.st_mtime_ns]
    return found


def usable(places: Places, tools: list[list[str]], view: str) -> SiteState | None:
    """The last good state, if the site is still what it says and was made for the same ``view``.

    Doctrees that did not lead to a good site, or that other ``tools`` made, are removed.
    """
    state = None
    with suppress(OSError, ValueError, TypeError):  # there is none, or it cannot be read
        state = SiteState(**json.loads(places.state.read_text(encoding="utf-8")))
    if state is None or state.tools != tools:
        shutil.rmtree(places.doctrees, ignore_errors=True)
        return None
    if state.view != view or not places.site.is_dir() or files_in(places.site) != state.files:
        return None
    return state


def seed(places: Places, state: SiteState, *, pdf: bool) -> None:
    """Copy what belongs to pages, PDFs only if ``pdf``, into the fresh folder, times included."""
    for name in state.pages:
        if name.endswith(".pdf") and not pdf:
            continue
        target = places.fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(places.site / name, target)
    with suppress(FileNotFoundError):
        shutil.copy2(places.cache / BUILD_INFO, places.fresh)


def keep_build_info(places: Places) -> None:
    """Move Sphinx's note of the configuration out of the site."""
    (places.fresh / (BUILD_INFO + ".bak")).unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        (places.fresh / BUILD_INFO).replace(places.cache / BUILD_INFO)


def prune(places: Places, state: SiteState, pages: set[str]) -> None:
    """Remove what belongs to no page any more, and the folders that this leaves empty."""
    for name in set(state.pages) - pages:
        path = places.fresh / name
        path.unlink(missing_ok=True)
        with suppress(OSError):
            for folder in path.relative_to(places.fresh).parents:
                (places.fresh / folder).rmdir()


def lost(state: SiteState, pages: set[str], files: Iterable[str]) -> set[str]:
    """What the last site had, and the new one lacks without a page or a date having gone."""
    return state.files.keys() - set(files) - (set(state.pages) - pages) - set(state.data)
