"""Our nodes for pages: what may be an element, how it is written, and who sees what is in it."""

from __future__ import annotations

import pickle
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from tests.projects import CONF, build_here, write_project

from sphinx_cfp.sphinx_ext.nodes import ALLOWED, UNSEARCHED, cfp_date, cfp_element

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_cfp.sphinx_ext.nodes import cfp_date, cfp_element


class Put(SphinxPostTransform):
    default_priority = 1

    def run(self, **_):
        day = cfp_date("", '<a> & "b"', classes=["cfp-time"], datetime='2023-05-31"', end="")
        words = cfp_date("", "TBA", classes=["cfp-time"], datetime="", end="")
        link = cfp_element("a", "here", href='?a="&b=<c>', title="it's")
        wide = cfp_element("th", inert=[nodes.Text("unheard")], colspan="2", id="wide")
        breaks = cfp_element("wbr")
        hidden = cfp_element("span", day, words, link, wide, breaks, classes="one no-search", hidden="")
        self.document += nodes.paragraph("", "", hidden)


def setup(app):
    app.add_post_transform(Put)
"""


def made(tag: str, attributes: dict[str, Any]) -> cfp_element:
    """An element with any attributes."""
    return cfp_element(tag, **attributes)


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("script", {}),
        ("iframe", {}),
        ("style", {}),
        ("DIV", {}),
        ("div onclick=x", {}),
        ("div", {"onclick": "x"}),
        ("div", {"style": "x"}),
        ("span", {"href": "x"}),
        ("a", {"data_other": "x"}),
        ("p", {"class": "x"}),
    ],
)
def test_no_other_element_and_no_other_attribute_can_be_made(
    tag: str, attributes: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match="of ours"):
        made(tag, attributes)


def test_every_element_that_is_allowed_can_be_made_with_all_its_attributes() -> None:
    for tag, names in ALLOWED.items():
        attributes = dict.fromkeys(names, "x")
        assert made(tag, attributes).html == attributes


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert cfp_element("div", data_cfp_after=None, hidden="").html == {"hidden": ""}


def test_an_element_survives_a_copy_and_an_environment() -> None:
    inert = [nodes.Text("unheard")]
    made = cfp_element("th", "text", classes="a b", id="it", inert=inert, scope="row")
    for twin in (made.deepcopy(), pickle.loads(pickle.dumps(made))):
        assert isinstance(twin, cfp_element)
        assert (twin["tag"], twin["classes"], twin["ids"]) == ("th", ["a", "b"], ["it"])
        assert (twin.html, list(twin.inert), twin.astext()) == ({"scope": "row"}, inert, "text")
    date = pickle.loads(pickle.dumps(cfp_date("", "31 May", datetime="2023-05-31")))
    assert isinstance(date, cfp_date)
    assert isinstance(date, nodes.inline)
    assert (date.astext(), date["datetime"]) == ("31 May", "2023-05-31")


def written(folder: Path, builder: str, name: str) -> str:
    """A page that holds elements, as a builder writes it."""
    conf = f"{CONF}import sys\nsys.path.insert(0, {str(folder)!r})\nextensions += ['written']\n"
    (folder / "written.py").write_text(WRITTEN, "utf-8")
    conf += 'man_pages = [("index", "it", "It", "", 1)]\ncopyright = version = "1"\n'
    source = write_project(folder / "source", {"index.md": "# Page\n"}, conf)
    built = build_here(source, folder / "site", builder)
    assert (built.status, built.warnings) == (0, "")
    return (built.site / name).read_text("utf-8")


def test_a_page_has_the_elements_with_all_that_is_in_them_escaped(tmp_path: Path) -> None:
    assert (
        '<p><span class="one" hidden=""><time class="cfp-time" datetime="2023-05-31&quot;">'
        '&lt;a&gt; &amp; &quot;b&quot;</time><span class="cfp-time">TBA</span>'
        '<a href="?a=&quot;&amp;b=&lt;c&gt;" title="it\'s">here</a>'
        '<th colspan="2" id="wide">unheard</th><wbr></span></p>'
    ) in written(tmp_path, "html", "index.html")
    # What a search leaves out is in neither its index nor the page's classes.
    index = (tmp_path / "site.build" / "html" / "searchindex.js").read_text("utf-8")
    assert "unheard" not in index
    assert UNSEARCHED not in written(tmp_path, "html", "index.html")


def test_a_book_is_xml(tmp_path: Path) -> None:
    assert "<wbr/></span>" in written(tmp_path, "epub", "index.xhtml")


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("text", "index.txt"),
        ("man", "it.1"),
        ("latex", "calls.tex"),
        ("texinfo", "calls.texi"),
        ("xml", "index.xml"),
    ],
)
def test_other_builders_write_what_is_inside_alone(builder: str, name: str, tmp_path: Path) -> None:
    page = written(tmp_path, builder, name)
    assert "TBA" in page
    assert "here" in page
    assert "unheard" not in page
    assert "colspan" not in page


def test_the_address_of_a_call_is_left_as_one_can_write_to_it(tmp_path: Path) -> None:
    call = (
        "# Call\n\n```{cfp:call} woc-2031\n:title: Workshop on Calls\n:dates: 12 June 2031\n"
        ":timezone: AoE\n:contact: chairs@woc.example\n```\n"
    )
    source = write_project(tmp_path / "source", {"index.md": call}, CONF)
    page = (build_here(source, tmp_path / "site").site / "index.html").read_text("utf-8")
    assert 'href="mailto:chairs@woc.example"' in unescape(page)
