"""What is longer or wider than a page is broken, never cut off; pictures that are too large are refused."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.printed import on_paper
from tests.projects import CONF, Built, build_here, write_project

if TYPE_CHECKING:
    from pathlib import Path

CALL = "# Call\n\n```{cfp:call} large\n:title: Workshop on Large Things\n:timezone: AoE\n```\n\n"
DESIGN = CONF.replace('"myst_parser"', '"myst_parser", "sphinx_design"')


def words(stem: str, count: int) -> str:
    """Many words, each its own."""
    return " ".join(f"{stem}{number}z" for number in range(count))


LARGE = {
    "paragraph": (2500, "{words}"),
    "quote": (2500, "> {words}"),
    "box": (2500, ":::{{note}}\n{words}\n:::"),
    "card": (2500, ":::{{card}} Title\n{words}\n:::"),
    "grid": (
        2500,
        "::::{{grid}} 2\n:::{{grid-item-card}} One\n{words}\n:::\n:::{{grid-item}}\nTwo\n:::\n::::",
    ),
    "tab": (2500, "::::{{tab-set}}\n:::{{tab-item}} Tab\n{words}\n:::\n::::"),
    "cell": (2500, "```{{list-table}}\n* - short\n  - {words}\n```"),
    "legend": (2500, "```{{figure}} dot.svg\n:alt: A dot\n\nCaption\n\n{words}\n```"),
    "verse": (120, "```{{eval-rst}}\n{lines}\n```"),
    "code": (150, "```\n{rows}\n```"),
    "note": (2500, "Text[^long].\n\n[^long]: {words}"),
    "columns": (20, "{header}\n|{rule}\n{header}"),
    "path": (90, "`{joined}`"),
    "name": (90, "{joined}"),
    "cells": (12, "| a | b |\n|---|---|\n| `{joined}` | {joined} |"),
}
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'


def build(folder: Path, text: str, **files: str | bytes) -> Built:
    """A page with a call and a text, as PDF."""
    sources: dict[str, str | bytes] = {"index.md": CALL + text, "dot.svg": DOT, **files}
    return build_here(write_project(folder / "source", sources, DESIGN), folder / "site", "cfp-pdf")


@pytest.mark.parametrize("name", LARGE)
def test_everything_stands_on_a_page(name: str, tmp_path: Path) -> None:
    count, form = LARGE[name]
    each = [f"{name}{number}z" for number in range(count)]
    text = form.format(
        words=" ".join(each),
        lines="\n".join(f"| {word}" for word in each),
        rows="\n".join(each),
        header=f"| {' | '.join(each)} |",
        rule="---|" * count,
        joined="_".join(each),
    )
    built = build(tmp_path, text)
    assert (built.status, built.warnings) == (0, "")
    seen = _seen(PdfReader(built.site / "index.pdf"))
    assert [word for word in each if word not in seen] == []


def test_a_link_in_a_head_that_would_be_repeated(tmp_path: Path) -> None:
    rows = "\n".join(f"| {number} | x |" for number in range(90))
    text = f"| [head](https://example.org)[^a] | two |\n|---|---|\n{rows}\n\n[^a]: Text.\n"
    built = build(tmp_path, text)
    assert (built.status, built.warnings) == (0, "")


def test_pictures_of_too_many_dots_are_refused_unread(tmp_path: Path) -> None:
    side = 30_000
    data = zlib.compress(b"\0" * ((side // 8 + 1) * side), 9)
    built = build(tmp_path, "![The sky](sky.png)", **{"sky.png": png(side, data)})
    (finding,) = built.findings
    assert finding.place == "index.md:8:12"
    assert finding.message == (
        "the image ‘sky.png’ has 30000 × 30000 dots — scale it down to 50 million"
    )
    assert (built.site / "index.pdf").exists()


def png(side: int, data: bytes) -> bytes:
    """A square picture of black and white dots."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        (b"IDAT", data),
        (b"IEND", b""),
    ]
    parts = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _seen(pdf: PdfReader) -> str:
    """The text that lies on the pages, without spaces."""
    found = [run.text for page in pdf.pages for run in on_paper(page)]
    return "".join("".join(found).split())
