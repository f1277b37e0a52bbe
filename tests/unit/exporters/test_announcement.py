"""The announcement: what a mail program, a mailbox and a browser make of it."""

from __future__ import annotations

import mailbox
import re
from dataclasses import replace
from email import message_from_string
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.registries import CALL, SITE, exported, registry_of

from sphinx_cfp.exporters.template import BadTemplateError, fill
from sphinx_cfp.exporters.text import COLUMNS, width, wrap
from sphinx_cfp.model.calls import Review, Submission, Track
from sphinx_cfp.model.topics import Topic

if TYPE_CHECKING:
    from pathlib import Path

LINKS: dict[str, Any] = {
    "host_url": "https://host.example/2023?a=b&c=d",
    "website": "https://woc.example/",
    "contact": "chairs@woc.example",
}
RULES = Submission(
    submit="https://submit.example/woc",
    template="https://woc.example/" + "long/" * 30 + "style.zip",
    review=Review.DOUBLE,
    pages="4, references not counted",
    proceedings="none",
)
FULL = replace(CALL, submission=RULES, host="Conference on Everything 2023", **LINKS)
TOPICS = [
    Topic(key="g", call="", title="A group", is_group=True),
    Topic(key="g1", call="", title="一" * 60, group="g"),
    Topic(
        key="g2",
        call="",
        title="A topic in so many words that no line of a mail could hold them all at once",
        group="g",
    ),
    Topic(key="t", call="", title="A topic of its own"),
]
DATES = [
    "Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)",
    "Notification: TBA",
    "Camera-ready deadline: 2023-07-07 17:00 UTC (tentative)",
    "Registration deadline: ~~2023-01-01~~",
    "Workshop: 2023-07-28/29 (cancelled)",
]


def text() -> str:
    """The mail of a call that has everything."""
    registry = registry_of(DATES, call=FULL, topics=TOPICS, internal=["Grants: 2023-03-01"])
    return exported("announcement", registry).decode()


def test_no_line_is_wider_than_a_mail_but_one_long_address() -> None:
    wide = [line for line in text().splitlines() if width(line) > COLUMNS]
    assert [line for line in wide if " " in line.strip()] == []
    assert wide == [f"    {RULES.template}"]


def test_every_link_is_there_whole() -> None:
    for link in (*LINKS.values(), RULES.submit, RULES.template, "https://calls.example/call/"):
        assert link in text().split()


def test_dates_stand_with_weekday_time_and_zone_in_one_column() -> None:
    lines = text().splitlines()
    values = ("Wed 31 May", "TBA", "Fri 7 July", "28–29 July")
    dates = lines[lines.index("IMPORTANT DATES") :]
    columns = {line.index(value) for line in dates for value in values if value in line}
    assert any("Wed 31 May 2023, 23:59 AoE" in line for line in lines)
    assert any("Fri 7 July 2023, 17:00 UTC (tentative)" in line for line in lines)
    assert any("28–29 July 2023 (cancelled)" in line for line in lines)
    assert len(columns) == 1
    assert "TBA" in text()
    assert "Registration deadline" not in text()
    assert "Grants" not in text()
    assert "before: 24 May 2023, 23:59 AoE (visa delays)" in text()


def test_the_first_line_is_the_subject_of_a_mail() -> None:
    message = message_from_string(text())
    assert message.keys() == ["Subject"]
    assert message["Subject"] == "Extended deadline: WOC 2023, deadline 31 May 2023, 23:59 AoE"


def test_what_is_in_a_title_is_no_header_and_no_new_mail(tmp_path: Path) -> None:
    title = "W\r\nBcc: all@evil.example\r\n\r\nFrom nobody Mon Jan  1 00:00:00 2023"
    registry = registry_of(DATES, call=replace(FULL, title=title, acronym=title), topics=TOPICS)
    message = message_from_string(exported("announcement", registry).decode())
    assert message.keys() == ["Subject"]
    box = mailbox.mbox(tmp_path / "box")
    mail = EmailMessage()
    mail["Subject"] = message["Subject"]
    mail.set_content(message.get_payload())
    box.add(mail)
    box.close()
    read = mailbox.mbox(tmp_path / "box")
    assert len(read) == 1
    read.close()
    assert not any(line.startswith("From ") for line in str(message.get_payload()).splitlines())


def test_tracks_stand_as_their_dates_are_listed_and_rounds_behind_their_track() -> None:
    tracks = [
        Track(key="demos", call="", title="Demos"),
        Track(key="papers", call="", title="Full papers"),
        Track(key="papers.spring", call="", title="Spring round", parent="papers"),
    ]
    dates = {"papers.spring": ["Submission: 2023-05-25"], "demos": ["Submission: 2023-06-25"]}
    mail = exported("announcement", registry_of(tracks=tracks, in_tracks=dates)).decode()
    assert 0 < mail.index("  Full papers: Spring round\n") < mail.index("  Demos\n")


def test_tracks_have_their_own_dates_and_rules() -> None:
    track = Track(key="posters", call="", title="Posters", submission=Submission(pages="one page"))
    registry = registry_of(DATES, tracks=[track], in_tracks={"posters": ["Submission: 2023-06-25"]})
    lines = exported("announcement", registry).decode().splitlines()
    assert lines.count("  Posters") == 2
    assert any("Sun 25 June 2023, 23:59 AoE" in line for line in lines)
    assert any("one page" in line for line in lines)


@settings(max_examples=300, deadline=None)
@given(st.text(), st.sampled_from(["", "  ", "    - "]))
def test_wrapping_loses_no_word_and_breaks_no_ascii_one(value: str, indent: str) -> None:
    lines = wrap(value, indent, " " * len(indent))
    joined = "".join(lines).removeprefix(indent)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", value)
    for word in value.split():
        if word.isascii():
            assert any(word in line for line in lines)


class Reader(HTMLParser):
    """The text and the links of a page, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_says_the_same_and_links_only_to_the_web_and_to_mail() -> None:
    rules = replace(RULES, template="javascript:alert(1)")
    call = replace(FULL, submission=rules, title="<script>alert(1)</script>")
    reader = Reader()
    reader.feed(
        exported("announcement-html", registry_of(DATES, call=call, topics=TOPICS)).decode()
    )
    assert "<script>alert(1)</script>" in reader.text
    assert "script" not in reader.tags
    assert "31 May 2023, 23:59 AoE" in reader.text
    assert {link.partition(":")[0] for link in reader.links} == {"https", "mailto"}
    assert RULES.submit in reader.links


def filled(template: str, *, is_html: bool = False) -> str:
    """A template with the values of the full call."""
    registry = registry_of(DATES, call=FULL, topics=TOPICS)
    return fill(registry, SITE, CALL.key, template, is_html=is_html).decode()


def test_a_template_lays_out_the_values_of_the_call() -> None:
    rows = "{% for d in announcement.dates[0].rows %}{{ d.label }}={{ d.value }};{% endfor %}"
    said = filled("{{ call.title }}\n" + rows)
    assert said.startswith("Workshop on Calls\nPaper deadline=Wed 31 May 2023, 23:59 AoE;")
    assert filled("{{ subject }}") == "Extended deadline: WOC 2023, deadline 31 May 2023, 23:59 AoE"
    assert filled("{{ text }}") in text() + "\n"
    assert filled("{{ '<' ~ call.acronym }}", is_html=True) == "&lt;WOC"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{% if %}", 1),
        ("\n{{ call.nothing }}", 2),
        ("{{ call.__class__.__mro__ }}", 1),
        ("{{ ''.__class__ }}", 1),
        ("{% include '/etc/passwd' %}", 1),
        ("\n\n{{ 'x' * 10**9 }}", 3),
        ("{{ 'x' * 1000000000 }}", 1),
        ("{% for i in range(99999) %}xxxxxxxxxxxxxxxxxxxxxxx{% endfor %}", 0),
        ("{{ 1 / 0 }}", 1),
        ("{{ subject.format.__globals__ }}", 1),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_at_its_line(template: str, line: int) -> None:
    with pytest.raises(BadTemplateError) as refused:
        filled(template)
    assert refused.value.line == line
    assert "\n" not in str(refused.value)
