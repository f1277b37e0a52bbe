"""Whether the PDF has fonts for what is written in the pages."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from sphinx_cfp.cli.doctor.remarks import Remark
from sphinx_cfp.pdf.fonts import CODE, EMOJI, SCRIPTS, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AREA = "fonts"


def remarks(texts: Iterable[str], *, has_own: bool) -> Iterator[Remark]:
    """A remark on the shipped fonts, and on each script that is written or has fonts.

    ``has_own`` says that the setting ``cfp_fonts`` names some; whether they exist is checked with it.
    """
    yield Remark(AREA, "ok", f"shipped: {TEXT}, {CODE}, {EMOJI}")
    written = set().union(*map(set, texts))
    for script in SCRIPTS:
        installed = find_spec(script.module) is not None
        if installed:
            yield Remark(AREA, "ok", f"installed, for {script.name}: {script.module}")
        elif any(sign in script for sign in written) and not has_own:
            fix = (
                f'pip install "sphinx-cfp[{script.extra}]", or name a font of your own in cfp_fonts'
            )
            yield Remark(AREA, "warning", f"the PDF has no font for {script.name}", fix)
