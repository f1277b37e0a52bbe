"""Which versions are installed, and whether they are those that we were made for."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from sphinx_cfp import __version__
from sphinx_cfp.cli.doctor.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

AREA = "versions"
OLDEST = (3, 11)
SHOWN = ("sphinx", "myst-parser", "sphinx-design", "sphinx-book-theme", "typst", "tzdata")
"""Packages whose version decides what a site looks like and says."""
OPTIONAL = {"sphinx-autobuild": ("sphinx-cfp preview", "preview")}


def remarks() -> Iterator[Remark]:
    """A remark for each version that matters, and for each package that is missing or does not fit."""
    yield Remark(AREA, "ok", f"sphinx-cfp {__version__}")
    if sys.version_info < OLDEST:
        yield Remark(AREA, "error", f"Python {platform.python_version()}", "install 3.11 or later")
    else:
        yield Remark(AREA, "ok", f"Python {platform.python_version()}")
    for text in requires("sphinx-cfp") or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from _fitting(requirement)
    for name, (command, extra) in OPTIONAL.items():
        if _version(name) is None:
            yield Remark(
                AREA, "info", f"{name} is not installed",
                f'{command} needs it: pip install "sphinx-cfp[{extra}]"',
            )  # fmt: skip


def _fitting(requirement: Requirement) -> Iterator[Remark]:
    """What there is to say of one package that we need."""
    found = _version(requirement.name)
    if found is None:
        fix = f'pip install "{requirement.name}{requirement.specifier}"'
        yield Remark(AREA, "error", f"{requirement.name} is not installed", fix)
    elif not requirement.specifier.contains(found, prereleases=True):
        fix = f'pip install "{requirement.name}{requirement.specifier}"'
        yield Remark(AREA, "error", f"{requirement.name} {found} does not fit", fix)
    elif requirement.name in SHOWN:
        yield Remark(AREA, "ok", f"{requirement.name} {found}")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
