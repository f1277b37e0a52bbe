"""The builder ``cfp-check``: reads everything, reports what is found, writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class CheckBuilder(DummyBuilder):
    """Looks at everything, whatever has changed; with a reference date also at what has passed.

    Findings are reported when all pages have been read, in this builder as in every other. What is for
    information only is shown here.
    """

    name = "cfp-check"
    epilog = ""

    def get_outdated_docs(self) -> set[str]:
        """No page is to be written."""
        return set()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    app.add_builder(CheckBuilder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
