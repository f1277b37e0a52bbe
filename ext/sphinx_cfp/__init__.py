"""Calls for papers that cannot contradict themselves.

Importing the package imports nothing else: command line, model and Sphinx extension load on use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"
__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain ``cfp``, its builders and its configuration with Sphinx."""
    from sphinx_cfp.sphinx_ext.setup import setup as setup_extension

    return setup_extension(app)
