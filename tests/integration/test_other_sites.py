"""Links to the calls of another site, through its published inventory, and never by accident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.projects import CONF, Built, build_here, findings_of, write_project

if TYPE_CHECKING:
    from pathlib import Path

OTHER = {
    "index.md": """\
# Call

```{cfp:call} woc-2022
:title: Workshop on Calls 2022
:acronym: WOC 2022
:timezone: AoE
```

:::{cfp:dates}

- Paper deadline: 2022-05-31
- Posters
  - Notification: 2022-06-19

:::

:::{cfp:topics}

- Systems {#systems}

:::
"""
}

CALL = """\
# Call

```{cfp:call} woc-2023
:title: Workshop on Calls 2023
:timezone: AoE
```

:::{cfp:dates}

- Paper deadline: 2023-05-31

:::

"""

LINKS = {
    "a date": ("{external+other:cfp:date}`woc-2022.paper`", "woc-2022.paper"),
    "a track": ("{external+other:cfp:track}`woc-2022.posters`", "woc-2022.posters"),
    "a topic": ("{external+other:cfp:topic}`woc-2022.systems`", "woc-2022.systems"),
    "a call": ("{external+other:cfp:call}`last year <woc-2022>`", "woc-2022"),
    "a link of Markdown": (
        "[](inv:other:cfp:date#woc-2022.posters.notification)",
        "woc-2022.posters.notification",
    ),
}


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inventory of the other site."""
    folder = tmp_path_factory.mktemp("other")
    return build_here(write_project(folder / "source", OTHER), folder / "site").site / "objects.inv"


def build(text: str, inventory: Path, folder: Path) -> Built:
    """A page with ``text`` on a site that knows the inventory."""
    conf = CONF.replace('"sphinx_cfp"', '"sphinx_cfp", "sphinx.ext.intersphinx"')
    conf += (
        f'intersphinx_mapping = {{"other": ("https://other.example.org/", {str(inventory)!r})}}\n'
    )
    source = write_project(folder / "source", {"index.md": CALL + text + "\n"}, conf)
    return build_here(source, folder / "site")


@pytest.mark.parametrize("name", LINKS)
def test_an_object_of_another_site_is_linked_when_it_is_asked_for(
    name: str, inventory: Path, tmp_path: Path
) -> None:
    text, anchor = LINKS[name]
    built = build(text, inventory, tmp_path)
    assert built.warnings == ""
    page = (built.site / "index.html").read_text("utf-8")
    assert f'href="https://other.example.org/index.html#{anchor}"' in page


@pytest.mark.parametrize(
    "text", ["{cfp:date}`woc-2022.paper`", "{cfp:call}`woc-2022`", "[](#posters)"]
)
def test_a_bare_name_never_means_another_site(text: str, inventory: Path, tmp_path: Path) -> None:
    built = build(text, inventory, tmp_path)
    assert "other.example.org" not in (built.site / "index.html").read_text("utf-8")
    assert [item.line for item in findings_of(built.warnings, tmp_path / "source")] == [14]


def test_the_inventory_names_what_the_site_declares(inventory: Path) -> None:
    from sphinx.util.inventory import InventoryFile

    found = InventoryFile.loads(inventory.read_bytes(), uri="").data
    names = {kind: sorted(objects) for kind, objects in found.items() if kind.startswith("cfp:")}
    assert names == {
        "cfp:call": ["woc-2022"],
        "cfp:track": ["woc-2022.posters"],
        "cfp:date": ["woc-2022.paper", "woc-2022.posters.notification"],
        "cfp:topic": ["woc-2022.systems"],
    }
    assert re.fullmatch(r"Paper deadline", found["cfp:date"]["woc-2022.paper"].display_name)
