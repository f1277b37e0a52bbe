"""The real call: every fact of the workshop's own page stands on ours, in its order."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from sphinx_cfp.registry.json import loads, schema

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[2] / "docs"

FACTS = [
    "Call for papers",
    "OpenReview",
    "BERT",
    "100B+ parameters",
    "engineering",
    "codebase",
    "Implementation details, performance benchmarks",
    "posters",
    "contributed talks",
    "Important dates",
    "Submission deadline",
    "31 May 2023",
    "AoE",
    "Acceptance notification",
    "19 June 2023",
    "Camera-ready deadline",
    "7 July 2023",
    "29 July 2023",
    "Relevant topics",
    "Training and inference",
    "Training and inference of large models",
    "Training on cloud/heterogeneous infrastructure",
    "Training and inference in bandwidth/compute/memory/energy-constrained settings",
    "Low-precision training and inference",
    "Decentralized/collaborative training and inference",
    "Algorithms for improved training and inference efficiency",
    "Model architectures for efficient inference and training",
    "Large batch training and optimization",
    "Compression algorithms for communication-efficient training",
    "Systems for foundation models",
    "System architectures for inference and training",
    "Programming languages and compilers for efficient training and inference",
    "Benchmarks for large models training and inference",
    "Additional details",
    "Formatting:",
    "ICML template",
    "four pages of main content",
    "supplementary .zip",
    "anonymized repository",
    "Reviewing:",
    "double-blind",
    "anonymize",
    "Non-archival:",
    "other venues",
    "Dual submission:",
    "ICML 2023",
    "Contact:",
    "esfomo.workshop@gmail.com",
]

LINKS = [
    "https://openreview.net/group?id=ICML.cc/2023/Workshop/ES-FoMO",
    "https://media.icml.cc/Conferences/ICML2023/Styles/icml2023.zip",
    "https://icml.cc/Conferences/2023",
    "mailto:esfomo.workshop@gmail.com",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_docs: Callable[[Path], Path]) -> Path:
    return build_docs(tmp_path_factory.mktemp("es-fomo"))


def _visible(page: str) -> str:
    article = page[page.index("<article") : page.rindex("</article>")]
    whole = article.replace("<wbr>", "")  # a word may be broken there, and is one word
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", whole)).split())


def test_every_fact_stands_on_the_page_in_its_order(site: Path) -> None:
    text = _visible((site / "call" / "index.html").read_text("utf-8"))
    position = 0
    for fact in FACTS:
        found = text.find(fact, position)
        assert found >= 0, f"{fact!r} is not after {text[max(0, position - 40) : position]!r}"
        position = found


def test_every_link_and_every_emoji_stands_on_the_page(site: Path) -> None:
    # Sphinx writes mail addresses so that harvesters miss them: %40 for the at sign.
    page = unquote(html.unescape((site / "call" / "index.html").read_text("utf-8")))
    assert [link for link in LINKS if f'href="{link}"' not in page] == []
    assert [emoji for emoji in "📝➡🤝📆❓🥸" if emoji not in page] == []


def test_the_deadline_is_one_instant_everywhere(site: Path) -> None:
    page = (site / "call" / "index.html").read_text("utf-8")
    assert 'datetime="2023-06-01T11:59:59Z"' in page
    (call,) = json.loads((site / "cfp.json").read_text("utf-8"))["calls"]
    instants = {item["kind"]: (item["utc"], item["utc_end"]) for item in call["dates"]}
    assert instants["paper"] == ("2023-06-01T11:59:59Z", None)
    assert instants["notification"][1] == "2023-06-20T11:59:59Z"
    assert instants["camera_ready"] == ("2023-07-08T11:59:59Z", None)
    assert [item["local"] for item in call["dates"] if item["kind"] == "event"] == ["2023-07-29"]


def test_cfp_json_is_the_registry_and_comes_with_its_schema(site: Path) -> None:
    registry = loads((site / "cfp.json").read_text("utf-8"))
    assert [len([t for t in registry.topics.values() if t.group == g]) for g in _groups(site)] == [
        5,
        3,
        3,
    ]
    assert (site / "cfp.schema.json").read_text("utf-8") == schema()


def _groups(site: Path) -> list[str]:
    registry = loads((site / "cfp.json").read_text("utf-8"))
    return [topic.key for topic in registry.topics.values() if topic.is_group]


def test_topic_groups_are_headings_of_the_page(site: Path) -> None:
    page = (site / "call" / "index.html").read_text("utf-8")
    headings = [
        re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<h3[^>]*>(.*?)</h3>", page, re.S)
    ]
    assert [heading.rstrip("#") for heading in headings] == [
        "Training and inference",
        "Algorithms for improved training and inference efficiency",
        "Systems for foundation models",
    ]


def test_the_front_page_leads_to_the_call(site: Path) -> None:
    page = (site / "index.html").read_text("utf-8")
    assert re.search(r'href="(?:\.?/)?call/', page)
    assert "Workshop at the International Conference on Machine Learning (ICML) 2023" in page


def test_the_call_names_where_added_facts_are_from() -> None:
    source = (DOCS / "call.md").read_text("utf-8")
    comment = "\n".join(line for line in source.splitlines() if line.startswith("%"))
    assert [fact for fact in ("zone", "day", "place", "host") if fact not in comment] == []
