"""What the parent themes do for each page that we do ourselves, and how it is told apart from the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = Path(__file__).parent / "sphinx_cfp"
COMPONENTS = FOLDER / "components"

REPLACED = {"add_toctree_functions", "update_and_remove_templates", "set_secondary_sidebar_items"}
"""Handlers of pydata_sphinx_theme for each page: they render every part twice and parse every list."""

SECTIONS = (
    "theme_navbar_start",
    "theme_navbar_center",
    "theme_navbar_persistent",
    "theme_navbar_end",
    "theme_article_header_start",
    "theme_article_header_end",
    "theme_article_footer_items",
    "theme_content_footer_items",
    "theme_footer_start",
    "theme_footer_center",
    "theme_footer_end",
    "theme_primary_sidebar_end",
    "sidebars",
)
"""Lists of templates among the options; a page has only those that show something on it."""

FULL = {
    "article-header-buttons.html",
    "navbar-logo.html",
    "navbar-nav.html",
    "sbt-sidebar-nav.html",
    "search-button-field.html",
    "search-button.html",
    "sidebar-nav-bs.html",
    "theme-switcher.html",
    "toggle-primary-sidebar.html",
}
"""Templates that show something on every page."""


def is_active(app: Sphinx) -> bool:
    """Whether a build makes pages with this theme, or with one that inherits from it."""
    theme = getattr(app.builder, "theme", None)
    return theme is not None and any(Path(path) == FOLDER for path in theme.get_theme_dirs())


def find_components(app: Sphinx, config: Config) -> None:
    """Let our templates be found before the parents' of the same name, and after the project's own."""
    if config.html_theme not in ("sphinx_book_theme", "pydata_sphinx_theme", "basic", "alabaster"):
        config.templates_path = [*config.templates_path, str(COMPONENTS)]


def prepare(app: Sphinx) -> None:
    """Set what the parents set otherwise, before they do, and put off the handlers that we replace."""
    options: dict[str, Any] = getattr(app.builder, "theme_options")  # noqa: B009 — of builders with a theme
    # With a search field in the header the parent binds the first menu button that there is, a hidden one.
    options.setdefault("navbar_persistent", [])
    for listener in list(app.events.listeners["html-page-context"]):
        handler = listener.handler
        if handler.__module__.startswith("pydata_sphinx_theme") and handler.__name__ in REPLACED:
            app.disconnect(listener.id)


def names_of(value: str | Sequence[str]) -> list[str]:
    """The templates of an option, which may be text with commas and names without an ending."""
    names = value.split(",") if isinstance(value, str) else value
    found = [name.strip() for name in names]
    return [name if "." in name else f"{name}.html" for name in found if name]


def shown(app: Sphinx, context: dict[str, Any], value: str | Sequence[str]) -> list[str]:
    """Those templates of an option that show something on a page; an unknown one is tried."""
    return [name for name in names_of(value) if _shows(app, context, name)]


def _shows(app: Sphinx, context: dict[str, Any], name: str) -> bool:
    if name in FULL:
        return True
    if name in ("icon-links.html", "navbar-icon-links.html"):
        return bool(context.get("theme_icon_links"))
    if name == "page-toc.html":
        return bool(context["generate_toc_html"]())
    return bool(app.builder.templates.render(name, context).strip())
