"""What is installed: versions, whether they are those that we were made for, and fonts for the PDF."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from sphinx_cfp import __version__
from sphinx_cfp.cli.doctor.remarks import Remark
from sphinx_cfp.pdf.fonts import CODE, EMOJI, SCRIPTS, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSIONS = "versions"
FONTS = "fonts"
OLDEST = (3, 11)
SHOWN = ("sphinx", "myst-parser", "sphinx-design", "sphinx-book-theme", "typst", "tzdata")
"""Packages whose version decides what a site looks like and says."""


def version_remarks() -> Iterator[Remark]:
    """A remark for each version that matters, and for each package that is missing or does not fit."""
    yield Remark(VERSIONS, "ok", f"sphinx-cfp {__version__}")
    if sys.version_info < OLDEST:
        fix = "install 3.11 or later"
        yield Remark(VERSIONS, "error", f"Python {platform.python_version()}", fix)
    else:
        yield Remark(VERSIONS, "ok", f"Python {platform.python_version()}")
    for text in requires("sphinx-cfp") or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from _fitting(requirement)
    if _version("sphinx-autobuild") is None:
        fix = 'sphinx-cfp preview needs it: pip install "sphinx-cfp[preview]"'
        yield Remark(VERSIONS, "info", "sphinx-autobuild is not installed", fix)


def _fitting(requirement: Requirement) -> Iterator[Remark]:
    """What there is to say of one package that we need."""
    name, found = requirement.name, _version(requirement.name)
    fix = f'pip install "{name}{requirement.specifier}"'
    if found is None:
        yield Remark(VERSIONS, "error", f"{name} is not installed", fix)
    elif not requirement.specifier.contains(found, prereleases=True):
        yield Remark(VERSIONS, "error", f"{name} {found} does not fit", fix)
    elif name in SHOWN:
        yield Remark(VERSIONS, "ok", f"{name} {found}")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def font_remarks(texts: Iterable[str], *, has_own: bool) -> Iterator[Remark]:
    """A remark on the shipped fonts, and on each script that is written or has fonts.

    ``has_own`` says that the setting ``cfp_fonts`` names some; whether they exist is checked with it.
    """
    yield Remark(FONTS, "ok", f"shipped: {TEXT}, {CODE}, {EMOJI}")
    written = set().union(*map(set, texts))
    for script in SCRIPTS:
        if find_spec(script.module) is not None:
            yield Remark(FONTS, "ok", f"installed, for {script.name}: {script.module}")
        elif any(sign in script for sign in written) and not has_own:
            fix = (
                f'pip install "sphinx-cfp[{script.extra}]", or name a font of your own in cfp_fonts'
            )
            yield Remark(FONTS, "warning", f"the PDF has no font for {script.name}", fix)
