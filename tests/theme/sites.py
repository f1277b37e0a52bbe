"""Sites with the theme ``sphinx_cfp``, for tests of what stands in their pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.projects import CONF, Built, build_here, write_project

if TYPE_CHECKING:
    from pathlib import Path

THEMED = CONF.replace('"basic"', '"sphinx_cfp"').replace('html_sidebars = {"**": []}\n', "")
THEMED = THEMED.replace('["myst_parser", ', '["myst_parser", "sphinx_design", ')

CALL = """\
# Call for papers

```{cfp:call} woc-2023
:title: Workshop on </script> & Calls
:acronym: WOC
:dates: 28–29 July 2023
:timezone: AoE
:location: Graz, Austria
:submit: https://submit.example/woc
```

## Dates

:::{cfp:dates}

- Submission opens: 2023-03-01
- Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: the submission system was down)
- Notification: 2023-06-19
- Camera-ready: 2023-07-07
- Workshop: 2023-07-28 – 2023-07-29

:::

## Topics

:::{cfp:topics}

- Systems {#systems}
  - Storage
  - Networks
- Theory
  - Bounds

:::
"""

FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\nWelcome.\n\n```{toctree}\ncall\nrules/index\n```\n",
    "call.md": CALL,
    "rules/index.md": "# Rules\n\n```{toctree}\nstyle\nlength\n```\n",
    "rules/style.md": '# Style\n\n```python\nprint("style")\n```\n\n'
    ":::{figure} dot.png\n:width: 70px\n:alt: dot\n:::\n",
    "rules/length.md": "# Length\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "rules/dot.png": bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    ),
}
"""A call and pages of each sort that a site has."""


def themed(folder: Path, extra: str = "") -> Built:
    """The site of :data:`FILES` with more in its ``conf.py``, in a folder of its own."""
    source = write_project(folder / "source", FILES, THEMED + extra)
    return build_here(source, folder / "site", "dirhtml", strict=True)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text that is in scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.inline: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note text within a script or style."""
        if self._inside in ("script", "style") and data.strip():
            self.inline.append(data.strip())


LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "srcset"}
_NOT_FETCHED = {"canonical", "alternate", "next", "prev", "author", "index", "search", "copyright"}


def breaches(page: str) -> list[str]:
    """What a page holds that the policy of the manual forbids."""
    elements = Elements(page)
    found = [f"inline: {text[:60]}" for text in elements.inline if not text.startswith("{")]
    for tag, attributes in elements.found:
        found += [
            f"<{tag} {name}>"
            for name, value in attributes.items()
            if name == "style" or name.startswith("on") or value.startswith("javascript:")
        ]
        address = attributes.get(LOADED.get(tag, ""), "")
        is_fetched = attributes.get("rel", "") not in _NOT_FETCHED
        if re.match("(https?:)?//", address) and is_fetched:
            found.append(f"<{tag}> asks for {address}")
    return found
