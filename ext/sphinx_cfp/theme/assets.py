"""The sheets of the theme, made from the installed parents' and ours, and what is left out of a site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_cfp.theme import icons, stylesheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

OWN = Path(__file__).parent / "style.css"
FALLBACKS = {"light": "tango", "dark": "monokai"}
UNUSED = (
    "scripts/fontawesome.js",
    "scripts/fontawesome.js.LICENSE.txt",
    "styles/pydata-sphinx-theme.css",
    "styles/sphinx-book-theme.css",
    "styles/theme.css",
    "sbt-webpack-macros.html",
    "webpack-macros.html",
)
"""Files of the parents that no page of ours asks for, in ``_static``; and the maps of their sources."""


def write_sheets(app: Sphinx, builder: Builder) -> None:
    """Write the sheets before the pages, which name them with a digest of what they hold."""
    options = builder.theme.get_options(builder.theme_options)  # type: ignore[attr-defined]
    full = str(options["full_style"]).lower() == "true"
    folder = Path(app.outdir) / "_static" / "styles"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "sphinx-cfp.css", page_sheet(full=full))
    _write(folder / "font-awesome.css", stylesheet.icon_sheet(_parents_sheets()[1]))
    _write(folder / "code.css", code_sheet(options))


@cache
def page_sheet(*, full: bool) -> str:
    """The sheet of every page."""
    return stylesheet.page_sheet(*_parents_sheets(), full=full) + own_sheet()


@cache
def own_sheet() -> str:
    """Our part of it."""
    return stylesheet.tight(OWN.read_text("utf-8")) + icons.style() + "\n"


@cache
def _parents_sheets() -> tuple[str, str, str]:
    """The sheets of Sphinx's basic theme, of pydata_sphinx_theme and of sphinx_book_theme."""
    import pydata_sphinx_theme
    import sphinx
    import sphinx_book_theme

    paths = (
        (sphinx, "themes/basic/static/basic.css.jinja"),
        (pydata_sphinx_theme, "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css"),
        (sphinx_book_theme, "theme/sphinx_book_theme/static/styles/sphinx-book-theme.css"),
    )
    basic, pydata, book = (
        (Path(str(module.__file__)).parent / path).read_text("utf-8") for module, path in paths
    )
    return basic, pydata, book


def code_sheet(options: dict[str, Any]) -> str:
    """The colors of program text by the options ``pygments_light_style`` and ``pygments_dark_style``."""
    from pydata_sphinx_theme.pygments import get_pygments_stylesheet
    from pygments.styles import get_all_styles

    known = set(get_all_styles())
    chosen = {
        mode: name if (name := options.get(f"pygments_{mode}_style")) in known else fallback
        for mode, fallback in FALLBACKS.items()
    }
    sheet: str = get_pygments_stylesheet(chosen["light"], chosen["dark"])
    return stylesheet.code_sheet(sheet)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Take away what no page asks for."""
    if exception:
        return
    static = Path(app.outdir) / "_static"
    for name in UNUSED:
        (static / name).unlink(missing_ok=True)
    for folder in ("scripts", "styles"):
        for path in (static / folder).glob("*.map"):
            path.unlink()


def _write(path: Path, text: str) -> None:
    """Replace a file; never through a link that another copy of the site may share."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
