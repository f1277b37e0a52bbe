"""Dates and times that nobody should be able to publish: each is refused at its line, by one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.case_files import CALL
from tests.projects import CONF, build_here, findings_of, write_project

if TYPE_CHECKING:
    from tests.case_files import Finding

ERRORS: dict[str, tuple[str, str]] = {
    "impossible-day": ("2023-02-31", "date_impossible"),
    "impossible-month": ("2023-00-10", "date_impossible"),
    "day-zero": ("0 May 2023", "date_impossible"),
    "impossible-hour": ("2023-05-31 25:00 UTC", "date_impossible"),
    "impossible-minute": ("2023-05-31 23:61 UTC", "date_impossible"),
    "beyond-24": ("2023-05-31 24:01 UTC", "date_impossible"),
    "year-zero": ("0000-05-31", "date_impossible"),
    "two-readings": ("05/06/2023", "date_syntax"),
    "two-digit-year": ("05/06/23", "date_syntax"),
    "midnight": ("2023-05-31 midnight", "date_syntax"),
    "twelve-am": ("2023-05-31 12am UTC", "date_syntax"),
    "or": ("15 or 16 May 2023", "date_syntax"),
    "misspelled": ("Ausgust 3, 2023", "date_syntax"),
    "formula": ("=1+1", "date_syntax"),
    "wrong-weekday": ("Tuesday, May 31, 2023", "weekday"),
    "ambiguous-zone": ("2023-05-31 23:59 CST", "zone_abbreviation"),
    "winter-zone": ("2023-07-01 23:59 PST", "zone_abbreviation"),
    "wrong-equivalent": ("2023-06-30 23:00 UTC (00:00 CEST)", "zone_conversion"),
    "clock-skips": ("2023-03-26 02:30 Europe/Vienna", "time_gap"),
    "clock-repeats": ("2023-10-29 02:30 Europe/Vienna", "time_gap"),
    "ends-first": ("31 May 2023 – 24 May 2023", "range_order"),
}

REFUSED = {
    "unknown-zone": "2023-05-31 23:59 Mars/Olympus",
    "mis-cased-zone": "2023-05-31 23:59 europe/vienna",
    "file-as-zone": "2023-05-31 23:59 ../../etc/passwd",
    "absolute-file-as-zone": "2023-05-31 23:59 /etc/localtime",
    "unnatural-offset": "2023-05-31 23:59 UTC+25",
    "aoe-as-etc": "2023-05-31 23:59 Etc/GMT-12",
    "year-ten-thousand": "10000-05-31",
    "negative": "-2023-05-31",
    "arabic-digits": "٢٠٢٣-٠٥-٣١",
    "superscripts": "2023-05-³¹",
    "bidi": "2023-05-\u202e13",
    "no-digits": "yesterday",
}
"""What may be refused for one reason or another, but never taken for a date."""

HARMLESS = {
    "minus-that-is-no-hyphen": ("2023−05−31", "2023-06-01T11:59:59Z"),
    "non-breaking-spaces": ("31\u00a0May\u00a02023", "2023-06-01T11:59:59Z"),
    "full-width-digits": ("２０２３年５月３１日", "2023-06-01T11:59:59Z"),
    "end-of-day": ("2023-05-31 24:00", "2023-06-01T12:00:00Z"),
    "last-year-there-is": ("9998-12-31 UTC", "9998-12-31T23:59:59Z"),
}


def page(value: str) -> str:
    return f":::{{cfp:dates}}\n\n- Paper deadline: {value}\n- Notification: 2023-06-19\n\n:::\n"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[Finding], str]:
    """All of them in one build: its status, its findings, ``cfp.json``."""
    folder = tmp_path_factory.mktemp("dates")
    files = {"index.md": "# Calls\n\n```{toctree}\n:glob:\n\n*/index\n```\n"}
    values = {name: value for name, (value, _) in (ERRORS | HARMLESS).items()} | REFUSED
    for name, value in values.items():
        files[f"{name}/index.md"] = CALL["md"].format(key=name)
        files[f"{name}/page.md"] = page(value)
    silent = ["order", "year", "gap", "missing_date", "link_placeholder"]
    conf = CONF + f'cfp_checks = dict.fromkeys({silent!r}, "off")\n'
    source = write_project(folder / "source", files, conf)
    built = build_here(source, folder / "site")
    assert "Traceback" not in built.warnings
    findings = findings_of(built.warnings, source)
    return built.status, findings, (built.site / "cfp.json").read_text("utf-8")


Found = tuple[int, "list[Finding]", str]


@pytest.mark.parametrize("name", ERRORS)
def test_it_is_refused_at_its_line_for_its_reason(name: str, found: Found) -> None:
    status, findings, published = found
    assert status == 1
    own = [(item.path, item.line, item.severity, item.code) for item in findings if _of(name, item)]
    assert own == [(f"{name}/page.md", 3, "error", ERRORS[name][1])]
    assert f'"{name}.notification"' in published


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_never_taken_for_a_date(name: str, found: Found) -> None:
    _, findings, published = found
    own = [item for item in findings if _of(name, item)]
    assert [(item.path, item.line, item.severity) for item in own] == [
        (f"{name}/page.md", 3, "error")
    ]
    assert f'"{name}.paper"' not in published


@pytest.mark.parametrize("name", HARMLESS)
def test_it_means_the_same_in_another_spelling(name: str, found: Found) -> None:
    _, findings, published = found
    assert [item for item in findings if _of(name, item)] == []
    after = published.partition(f'"{name}.paper"')[2].partition('"key"')[0]
    assert f'"utc": "{HARMLESS[name][1]}"' in after


def test_every_message_says_what_to_write_instead(found: Found) -> None:
    assert [item for item in found[1] if " — " not in item.message] == []


def _of(name: str, item: Finding) -> bool:
    return item.path.startswith(f"{name}/")
