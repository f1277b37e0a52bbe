"""Everything that Sphinx is told about us, in the order of a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_cfp import __version__
from sphinx_cfp.sphinx_ext import (
    builders,
    config,
    data_files,
    diagnostics,
    encodings,
    general_index,
    link_building,
    outdated,
    roles,
    script,
    visitors,
)
from sphinx_cfp.sphinx_ext.domain import CfpDomain, cfp_domain
from sphinx_cfp.sphinx_ext.languages import page_language, tag_of
from sphinx_cfp.sphinx_ext.pages import FillPlaceholders, fill_excerpts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

STATIC_DIR = Path(__file__).parent / "static"
STYLE = "cfp.css"
STRIKETHROUGH = "myst.strikethrough"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its transforms, settings and builders."""
    config.declare(app)
    app.add_domain(CfpDomain)
    app.add_post_transform(FillPlaceholders)
    visitors.register(app)
    builders.register(app)
    app.setup_extension("sphinx_cfp.pdf.builder")
    app.setup_extension("sphinx_cfp.sphinx_ext.search_index")
    app.setup_extension("sphinx_cfp.theme.setup")
    app.connect("config-inited", config.check)
    app.connect("config-inited", _amend_settings)
    app.connect("builder-inited", _add_style)
    app.connect("builder-inited", encodings.prepare)
    app.connect("builder-inited", link_building.check_settings)
    app.connect("source-read", encodings.check)
    app.connect("doctree-read", roles.find_in_headings)
    app.connect("doctree-read", outdated.note_links)
    app.connect("env-updated", _finish_reading)
    app.connect("env-get-updated", outdated.pages_with_changed_dates)
    app.connect("html-page-context", _name_language)
    app.connect("html-page-context", script.attach)
    app.connect("env-updated", link_building.begin, priority=900)  # with what the checks found
    app.connect("build-finished", data_files.write)
    app.connect("build-finished", link_building.end, priority=900)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _amend_settings(app: Sphinx, settings: Config) -> None:
    """A bare key never binds to another site, and struck-out dates are no fault of an author."""
    if "intersphinx_disabled_reftypes" in settings:
        reftypes = [*settings.intersphinx_disabled_reftypes, "cfp:*"]
        settings.intersphinx_disabled_reftypes = list(dict.fromkeys(reftypes))
    if STRIKETHROUGH not in settings.suppress_warnings:
        settings.suppress_warnings = [*settings.suppress_warnings, STRIKETHROUGH]


def _add_style(app: Sphinx) -> None:
    if app.builder.format == "html":
        paths = [*app.config.html_static_path, str(STATIC_DIR)]
        app.config.html_static_path = paths
        app.add_css_file(STYLE)


def _name_language(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """Say in the page itself which language it is in, where that is not the build's."""
    if doctree is None:
        return  # the search, the index: they are in the language of the build
    build = app.config.language
    language = page_language(cfp_domain(app.env).registry, page, build)
    if language != build:
        context["language"] = tag_of(language)


def _finish_reading(app: Sphinx, env: BuildEnvironment) -> list[str]:
    diagnostics.report(app, env)
    general_index.enter(app, env)
    fill_excerpts(app, env)
    return []
