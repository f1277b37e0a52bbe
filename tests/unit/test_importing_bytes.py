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


SIMPLIFIED = """# 征稿通知

第三届安静机器国际研讨会（ISQM 2031）将于2031年5月12日至14日在杭州举行，现面向国内外学者征集论文。

## 重要日期

- 论文提交截止日期：2031年1月15日
- 录用通知日期：2031年3月3日
- 会议日期：2031年5月12日至14日

## 征稿主题

- 低噪声风扇与水泵
- 睡眠良好的机器
"""
TRADITIONAL = """# 徵稿通知

第三屆安靜機器國際研討會將於2031年5月12日至14日在臺北舉行，歡迎國內外學者踴躍投稿。

## 重要日期

- 論文投稿截止日期：2031年1月15日
- 錄取通知日期：2031年3月3日
- 會議日期：2031年5月12日至14日

## 徵稿主題

- 低噪音風扇與水泵
- 睡眠良好的機器
"""
KOREAN = """# 논문 모집

## 중요 일정

- 논문 제출 마감: 2031년 1월 15일
- 심사 결과 통보: 2031년 3월 3일
"""
JAPANESE = (PAGES / "japanese.md").read_text("utf-8").replace("〜", "から")  # where tables differ
READ_AS = [
    (JAPANESE, "shift_jis", "Shift_JIS"),
    (JAPANESE, "cp932", "Shift_JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (JAPANESE, "iso2022_jp", ""),
    (SIMPLIFIED, "gb18030", "GB18030"),
    (SIMPLIFIED, "gb2312", "GB18030"),
    (TRADITIONAL, "big5", "Big5"),
    (TRADITIONAL, "gb18030", "GB18030"),
    (KOREAN, "euc_kr", "EUC-KR"),
    (KOREAN, "iso2022_kr", ""),
    ("# Приглашение\n\nСрок подачи докладов: 15 января 2031 г.\n", "cp1251", "Windows-1251"),
    ("# Приглашение\n\nСрок подачи докладов: 15 января 2031 г.\n", "koi8_r", "KOI8-R"),
]


@pytest.mark.parametrize(("page", "encoding", "name"), READ_AS, ids=[one[1] for one in READ_AS])
def test_a_page_of_other_letters_is_read_as_what_it_is_in(
    page: str, encoding: str, name: str
) -> None:
    decoded = decode(page.encode(encoding))
    assert decoded.text == page
    whys = [f"the file is not UTF-8; it is read as {name}"] if name else []
    assert [doubt.why for doubt in decoded.doubts] == whys
    assert dates_of(page.encode(encoding)) == dates_of(page)


@pytest.mark.parametrize("line", ["締切：2031年1月15日", "截止日期：2031年1月15日", "重要な日程"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"), ("gb18030", "GB18030"), ("big5hkscs", "Big5")],
)
def test_what_is_too_short_to_tell_is_refused_by_name(line: str, encoding: str, name: str) -> None:
    data = f"# CFP\n\n- {line}\n".encode(encoding)
    with pytest.raises(UnreadableError, match=rf"^the file is in .*{name}.* — save it as UTF-8$"):
        decode(data)


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("cp932", "Shift_JIS"),
        ("cp932", "x-sjis"),
        ("euc_jp", "EUC-JP"),
        ("gb18030", "gb2312"),
        ("iso2022_jp", "iso-2022-jp"),
        ("cp1250", "windows-1250"),
    ],
)
def test_what_a_page_says_that_it_is_in_is_believed(encoding: str, charset: str) -> None:
    line = "Termín: 15. ledna 2031" if encoding == "cp1250" else "截止：2031年1月15日"
    page = f'<html><head><meta charset="{charset}"></head><body><p>{line}</p></body></html>'
    assert decode(page.encode(encoding)).doubts == ()
    assert line in decode(page.encode(encoding)).text


def test_a_page_is_not_what_it_says_that_it_is_in_if_its_letters_are_broken_by_it() -> None:
    page = f"<!-- charset=utf-8 charset=euc-jp -->\n{JAPANESE}"
    assert decode(page.encode("cp932")).text == page
    page = f"<!-- charset=euc-jp -->\n{JAPANESE}"
    assert decode(page.encode("cp932")).text == page
    broken = decode(page.encode("euc_jp").replace(b"\n- ", b"\n\xff- ", 1))
    assert [doubt.why for doubt in broken.doubts] == ["1 characters of the file are broken"]


def test_a_faulty_sign_of_iso_2022_is_refused_and_not_shown() -> None:
    with pytest.raises(UnreadableError, match="ISO-2022-JP"):
        decode(b"# CFP\n\n\x1b$B\x7f\x7f\x1b(B")


def test_a_mail_in_japanese_is_read() -> None:
    head = "From: a@b.example\nSubject: CFP\nContent-Type: text/plain; charset={}\n\n"
    for charset, codec in (("ISO-2022-JP", "iso2022_jp"), ("Shift_JIS", "cp932")):
        mail = f"{head.format(charset)}## 日程\n\n- 論文投稿締切：2031年1月15日\n"
        assert dates_of(mail.encode(codec), "call.eml") == ["paper 2031-01-15"]


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


@pytest.mark.parametrize(
    ("garbled", "right", "words"),
    [
        ("Fragen fÃ¼r BeitrÃ¤ge", "Fragen für Beiträge", "Latin-1, and is repaired in 2 places"),
        ("Itâ€™s open", "It’s open", "Windows-1252, and is repaired: “â€™” is “’”"),
        ("# \uf8ffüìÜ Dates ‚Üí", "# 📆 Dates →", "Mac Roman, and is repaired in 2 places"),
        ("FÃƒÂ¼r Fragen, fÃƒÂ¼r Texte", "Für Fragen, für Texte", "repaired in 2 places"),
    ],
)
def test_the_report_says_what_was_garbled_and_in_how_many_places(
    garbled: str, right: str, words: str
) -> None:
    decoded = decode(f"# Call\n\n{garbled}\n".encode())
    assert decoded.text == f"# Call\n\n{right}\n"
    assert decoded.doubts[0].line == 3
    assert words in decoded.doubts[0].why


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
