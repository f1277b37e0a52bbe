"""Encodings, garbled text, and files that are no page: each is read, repaired and told of, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.imported import PAGES, dates_of, imported, json_of, source_of

from sphinx_cfp.importers.formats.decoding import LARGEST, UnreadableError, decode
from sphinx_cfp.importers.formats.readers import SUFFIXES, read_bytes
from sphinx_cfp.importers.understanding.imported import read
from sphinx_cfp.importers.writing.report import as_json
from sphinx_cfp.importers.writing.source import write

CALL = (Path(__file__).parents[2] / "docs" / "call.md").read_text("utf-8")
GERMAN = (PAGES / "german.txt").read_text("utf-8")
NAMES = [f"page{suffix}" for suffix in SUFFIXES]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "utf-16-le"])
def test_an_encoding_changes_nothing(encoding: str) -> None:
    read_page = json_of(GERMAN.encode(encoding), "german.txt")
    expected = json_of(GERMAN, "german.txt")
    assert (read_page["dates"], read_page["topics"]) == (expected["dates"], expected["topics"])


def test_what_is_no_utf_8_is_said_to_be_read_as_something_else() -> None:
    doubts = json_of(GERMAN.encode("latin-1"), "german.txt")["doubts"]
    assert any("read as Windows-1252" in doubt["why"] for doubt in doubts)


def test_line_ends_of_all_systems_are_ends_of_lines() -> None:
    expected = dates_of(GERMAN, "german.txt")
    assert dates_of(GERMAN.replace("\n", "\r\n"), "german.txt") == expected
    assert dates_of(GERMAN.replace("\n", "\r"), "german.txt") == expected


@pytest.mark.parametrize("codec", ["mac_roman", "latin-1"])
def test_our_own_call_garbled_by_a_wrong_reading_is_repaired(codec: str) -> None:
    garbled = CALL.encode("utf-8").decode(codec)
    assert "📆" not in garbled
    read_page, expected = json_of(garbled, "call.md"), json_of(CALL, "call.md")
    assert "📆 Important dates" in source_of(garbled, "call.md")
    assert read_page["dates"] == expected["dates"]
    assert read_page["topics"] == expected["topics"]
    assert any("repaired" in doubt["why"] for doubt in read_page["doubts"])


@pytest.mark.parametrize("words", ["Ö¶", "Ãœber", "naïve café", "São Paulo — “Brasil”", "½ Größe"])
def test_text_that_only_looks_garbled_has_no_repair_without_a_word(words: str) -> None:
    decoded = decode(f"# {words}\n".encode())
    assert (words in decoded.text) is (decoded.doubts == ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14", "a Word file"),
        (b"\x89PNG\r\n", "a picture"),
        (bytes(range(256)) * 40, "not text"),
        (b"x" * (LARGEST + 1), "MB"),
        (b"<div>" * 20_000, "nested 20000 elements deep"),
        (b"x\n" * 30_000, "30,000 lines"),
        (b"12.3.2031 " * 5_000, "10,000 dates"),
        (b"x" * 4_000, "a word of thousands"),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read_bytes(data, "page.html" if data.startswith(b"<") else "page.md")
    assert "—" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"a: [1, 2", b"- {a: &a [*a]}", b"x: !!python/object:os.system {}", b"just: text"]
)
def test_data_without_dates_or_with_tricks_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_bytes(data, "page.yml")


def test_hidden_characters_are_taken_out_and_said_so() -> None:
    read_page = json_of("# Call\n\nWrite\u202e to us\u200b.\n")
    assert any("do not show" in doubt["why"] for doubt in read_page["doubts"])
    assert "\u202e" not in source_of("# Call\n\nWrite\u202e to us\u200b.\n")


_PIECES = st.sampled_from(
    [
        "# Important dates\n", "- Paper deadline: ", "1 May 2031", "May 1", "~~", "**", "`", "\n", "\n\n",
        "<li>", "</ul>", "<table><tr><td>", "{{ x }}", "{% for", "|", "[a](", "http://x.example", "---\n",
        ": ", "12:00 CST", "31.02.2031", "5 月 1 日", "→", ".. note::\n", "  * ", "> ", "BEGIN:VEVENT\n",
        "Topics\n======\n", "From: a\nTo: b\n", "\u2028", "\x00", "é", "💥", "(extended", "&lt;", "<!--",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(NAMES))
def test_nothing_is_raised_but_that_a_page_is_unreadable(text: str, name: str) -> None:
    try:
        read_page = imported(text, name)
    except UnreadableError:
        return
    as_json(read_page)
    assert write(read_page, name).text.endswith("\n")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_no_bytes_lead_to_another_error(data: bytes, name: str) -> None:
    try:
        write(read(read_bytes(data, name), name), name)
    except UnreadableError:
        return
