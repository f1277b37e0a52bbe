"""Pages whose navigation shows what changed on another page.

Sphinx writes a page again when its own text changed, but its sidebar, and its links to the pages before and
after it, show titles of others. What a page shows of them is kept as a digest with the environment.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sphinx_cfp.theme import navigation
from sphinx_cfp.theme.sidebar import Depths

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ATTRIBUTE = "cfp_navigation"


def stale_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages whose navigation is another than in the last build."""
    navigation.forget(app)
    old: dict[str, bytes] = getattr(env, ATTRIBUTE, {})
    new = digests(app, env)
    setattr(env, ATTRIBUTE, new)
    return sorted(name for name in new if name in old and old[name] != new[name])


def digests(app: Sphinx, env: BuildEnvironment) -> dict[str, bytes]:
    """A digest for each page of what its navigation shows of others."""
    sidebar = navigation.sidebar_of(app)
    depths = _depths(app)
    relations = env.collect_relations()
    root = env.titles[env.config.root_doc].astext() if env.config.root_doc in env.titles else ""
    found: dict[str, bytes] = {}
    for name in env.found_docs:
        parts: list[object] = [root, sidebar.digest(name, depths)]
        for other in relations.get(name, ()):
            if other in env.titles:
                parts += [other, env.titles[other].astext()]
        found[name] = hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()
    return found


def _depths(app: Sphinx) -> Depths:
    """The depths of the sidebar by the options of the theme."""
    options = app.builder.theme.get_options(app.builder.theme_options)  # type: ignore[attr-defined]
    return Depths(
        most=int(options["max_navbar_depth"]),
        opened=int(options["show_navbar_depth"]),
        collapse=str(options["collapse_navbar"]).lower() == "true",
    )
