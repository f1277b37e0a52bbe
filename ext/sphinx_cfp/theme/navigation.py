"""The functions of the parent's templates that make lists of pages, and which pages show other ones now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cfp.sphinx_ext.outdated import changed_pages
from sphinx_cfp.theme.sidebar import Depths, Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ATTRIBUTE = "cfp_sidebar"


def sidebar_of(app: Sphinx) -> Sidebar:
    """The lists of a build, made when first asked for."""
    found: Sidebar | None = getattr(app.builder, ATTRIBUTE, None)
    if found is None:
        found = Sidebar(app.env, app.builder)
        setattr(app.builder, ATTRIBUTE, found)
    return found


def pages_in_changed_navigation(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages whose sidebar, or whose links to the pages beside them, differ from those of the last build."""
    if hasattr(app.builder, ATTRIBUTE):
        delattr(app.builder, ATTRIBUTE)
    sidebar, depths = sidebar_of(app), _depths(app)
    relations = env.collect_relations()
    titles = {name: title.astext() for name, title in env.titles.items()}
    root = titles.get(env.config.root_doc, "")
    shown = {
        name: [
            root,
            sidebar.digest(name, depths),
            *((other, titles[other]) for other in relations.get(name, ()) if other in titles),
        ]
        for name in env.found_docs
    }
    return changed_pages(env, "cfp_shown_navigation", shown)


def _depths(app: Sphinx) -> Depths:
    """The depths of the sidebar by the options of the theme."""
    options = app.builder.theme.get_options(app.builder.theme_options)  # type: ignore[attr-defined]
    return Depths(
        most=int(options["max_navbar_depth"]),
        opened=int(options["show_navbar_depth"]),
        collapse=str(options["collapse_navbar"]).lower() == "true",
    )


def offer(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Put the functions into the context of a page."""
    context["navbar_align_class"] = lambda: _alignment(context)

    def generate_toctree_html(kind: str, startdepth: int = 1, **options: Any) -> object:
        if kind == "sidebar" and startdepth == 0 and app.builder.name != "singlehtml":
            return sidebar_of(app).html(pagename, depths_of(options), context["content_root"])
        return _parents(app, pagename, context, "generate_toctree_html")(
            kind, startdepth=startdepth, **options
        )

    context["generate_toctree_html"] = generate_toctree_html
    for name in ("generate_header_nav_html", "suppress_sidebar_toctree"):
        context[name] = _late(app, pagename, context, name)
    if not sidebar_of(app).outline.chains.get(pagename):
        context["suppress_sidebar_toctree"] = lambda *_args, **_options: True
    elif context.get("theme_sidebar_includehidden"):
        context["suppress_sidebar_toctree"] = lambda *_args, **_options: False


def depths_of(options: dict[str, Any]) -> Depths:
    """The depths that a template asks for, in the words of the parent."""
    return Depths(
        most=int(options.get("maxdepth") or 0),
        opened=int(options.get("show_nav_level", 1)),
        collapse=bool(options.get("collapse", False)),
    )


def _late(app: Sphinx, pagename: str, context: dict[str, Any], name: str) -> Callable[..., object]:
    return lambda *args, **options: _parents(app, pagename, context, name)(*args, **options)


def _parents(
    app: Sphinx, pagename: str, context: dict[str, Any], name: str
) -> Callable[..., object]:
    """A function of the parent's for this page, for what is seldom asked for."""
    from pydata_sphinx_theme.toctree import add_toctree_functions

    made = dict(context)
    add_toctree_functions(app, pagename, "", made, None)
    function: Callable[..., object] = made[name]
    return function


def _alignment(context: dict[str, Any]) -> tuple[str, str, str]:
    """Classes of the header by the option ``navbar_align``."""
    align = context.get("theme_navbar_align", "content")
    options = {
        "content": ("col-lg-3", "col-lg-9", "me-auto"),
        "left": ("", "", "me-auto"),
        "right": ("", "", "ms-auto"),
    }
    if align not in options:
        raise ValueError(f"navbar_align is {align!r} — write one of {', '.join(options)}")
    return options[align]
