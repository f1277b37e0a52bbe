"""Files beside the pages: which there are, where, what links to them, and that they are all the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import pytest
import yaml
from tests.projects import CONF, build_apart, build_here, publish, tree, write_project

if TYPE_CHECKING:
    from pathlib import Path

CALL = """\
# Call for papers

```{{cfp:call}} {key}
:title: Workshop on Calls
:acronym: WOC
:dates: 2023-07-28/29
:timezone: AoE
:submit: https://submit.example/woc
:contact: chairs@woc.example
:published: 2023-01-02
:proceedings: PMLR
```

:::{{cfp:dates}}

- Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)
- Notification: 2023-06-19
- Camera-ready deadline: TBA
- Workshop: 2023-07-28/29

:::

```{{cfp:date}} Reviews due: 2023-06-12
:internal:
```
"""
ONE = {"index.md": "# Site\n\n```{toctree}\ncall\n```\n", "call.md": CALL.format(key="woc-2023")}
TWO = {
    "index.md": "# Site\n\n```{toctree}\na/index\nb/index\n```\n",
    "a/index.md": CALL.format(key="a-2023"),
    "b/index.md": CALL.format(key="b-2023"),
}
EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
OF_ONE_CALL = {
    *("calendar.ics", "woc-2023.ics", "cfp.json", "cfp.schema.json", "changes.atom"),
    *(f"woc-2023/{date}.ics" for date in ("paper", "notification", "event")),
    *("announcement.txt", "proceedings.bib", "qr.svg", "trackers/dates.csv"),
    *(f"trackers/{name}" for name in ("huggingface-ai-deadlines.yml", "ccfddl.yml")),
    *("trackers/sec-deadlines.yml", "trackers/wikicfp.txt"),
    *(f"submission/{name}" for name in ("openreview.json", "hotcrp.json")),
    *("submission/easychair.txt", "submission/cmt.txt"),
}


def built(tmp_path: Path, files: dict[str, str], builder: str = "dirhtml", conf: str = "") -> Path:
    """The output folder of a project that builds without a word."""
    source = write_project(tmp_path / "source", dict(files), CONF + conf)
    found = build_here(source, tmp_path / "site", builder)
    assert (found.status, found.warnings) == (0, "")
    return found.site


def data_of(site: Path) -> dict[str, bytes]:
    """The files that are ours."""
    ends = (".ics", ".atom", ".txt", ".yml", ".csv", ".bib", ".svg")
    found = {
        name: data
        for name, data in tree(site).items()
        if name.endswith(ends) and "_static" not in name
    }
    return found | {n: d for n, d in tree(site).items() if n.startswith(("submission/", "cfp."))}


def test_one_call_has_its_files_at_the_root(tmp_path: Path) -> None:
    site = built(tmp_path, ONE)
    assert data_of(site).keys() == OF_ONE_CALL
    assert not any(b"Reviews due" in data for data in data_of(site).values())


def test_the_builder_of_the_data_writes_the_same_files_and_no_page(tmp_path: Path) -> None:
    pages = built(tmp_path / "pages", ONE)
    data = tree(built(tmp_path / "data", ONE, "cfp-data"))
    assert data == data_of(pages)


def test_each_of_several_calls_has_its_files_in_a_folder(tmp_path: Path) -> None:
    names = data_of(built(tmp_path, TWO)).keys()
    assert {
        "calendar.ics",
        "a-2023.ics",
        "b-2023.ics",
        "changes.atom",
        "trackers/dates.csv",
    } <= names
    assert {
        "a-2023/announcement.txt",
        "b-2023/trackers/ccfddl.yml",
        "b-2023/proceedings.bib",
    } <= names
    assert not {name for name in names if "submission" in name or name.endswith("qr.svg")}
    assert "a-2023/paper.ics" not in names


def test_all_calls_are_in_the_calendar_and_the_feed_of_the_site(tmp_path: Path) -> None:
    site = built(tmp_path, TWO)
    whole = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes())
    assert len(whole.walk("VEVENT")) == 6
    parts = [icalendar.Calendar.from_ical((site / f"{key}-2023.ics").read_bytes()) for key in "ab"]
    assert [str(e["UID"]) for part in parts for e in part.walk("VEVENT")] == [
        str(event["UID"]) for event in whole.walk("VEVENT")
    ]
    assert len(feedparser.parse((site / "changes.atom").read_bytes()).entries) == 2


def test_an_event_is_the_same_in_each_calendar_that_has_it(tmp_path: Path) -> None:
    site = built(tmp_path, ONE)
    (paper,) = EVENT.findall((site / "woc-2023/paper.ics").read_bytes())
    for name in ("calendar.ics", "woc-2023.ics"):
        assert paper in EVENT.findall((site / name).read_bytes())


def test_a_site_without_calendars_and_trackers_waits_for_neither_library(tmp_path: Path) -> None:
    conf = CONF + 'cfp_outputs = ["json"]\n'
    source = write_project(tmp_path / "source", dict(ONE), conf)
    script = (
        "import sys; from sphinx.cmd.build import main; status = main(sys.argv[1:])\n"
        "print(status, {'icalendar', 'ruamel.yaml', 'segno'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", script, "-q", str(source), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "0 set()\n"
    assert (tmp_path / "out/cfp.json").exists()


@pytest.mark.parametrize(
    ("setting", "names"),
    [
        ("[]", set()),
        ('["json"]', {"cfp.json"}),
        ('("jsonld", "announcement-html")', {"event.jsonld", "announcement.html"}),
        (
            '["icalendar-dates"]',
            {f"woc-2023/{name}.ics" for name in ("paper", "notification", "event")},
        ),
    ],
)
def test_the_setting_chooses_the_files(setting: str, names: set[str], tmp_path: Path) -> None:
    site = built(tmp_path, ONE, "cfp-data", f"cfp_outputs = {setting}\n")
    assert tree(site).keys() == names


def test_a_format_that_is_none_is_refused_with_the_nearest(tmp_path: Path) -> None:
    source = write_project(tmp_path / "source", dict(ONE), CONF + 'cfp_outputs = ["icalender"]\n')
    done = publish(source, tmp_path / "site")
    assert done.status == 2
    assert "conf.py:" in done.warnings
    assert "'icalender' is no format — did you mean 'icalendar'?" in done.warnings


def test_without_an_address_nothing_is_written_that_needs_one(tmp_path: Path) -> None:
    source = write_project(tmp_path / "source", dict(ONE), CONF + 'html_baseurl = ""\n')
    found = build_here(source, tmp_path / "site", "dirhtml")
    names = data_of(found.site).keys()
    assert {name for name in OF_ONE_CALL if not name.endswith((".ics", ".atom"))} == names
    assert found.warnings.count("no calendar and no feed are written") == 1
    assert files_linked_by(found.site / "call/index.html") == []


@pytest.mark.parametrize(
    ("builder", "page", "up"), [("dirhtml", "call/index.html", "../"), ("html", "call.html", "")]
)
def test_a_call_links_to_its_calendar_and_the_feed(
    builder: str, page: str, up: str, tmp_path: Path
) -> None:
    site = built(tmp_path, ONE, builder)
    links = files_linked_by(site / page)
    assert links == [
        ("webcal://example.org/woc-2023.ics", "Subscribe to the dates"),
        (f"{up}woc-2023.ics", "Calendar file"),
        (f"{up}changes.atom", "Changes"),
    ]
    folder = (site / page).parent
    assert all((folder / target).is_file() for target, _ in links[1:])


def test_other_builders_link_to_the_published_files(tmp_path: Path) -> None:
    text = (built(tmp_path, ONE, "text") / "call.txt").read_text("utf-8")
    assert "Subscribe to the dates" in text
    latex = 'latex_documents = [("index", "calls.tex", "Calls", "", "manual")]\n'
    source = (built(tmp_path / "latex", ONE, "latex", latex) / "calls.tex").read_text("utf-8")
    assert "https://example.org/woc-2023.ics" in source
    assert "webcal" not in source


def test_links_are_where_the_calendars_are(tmp_path: Path) -> None:
    page = built(tmp_path, ONE, "html", 'cfp_outputs = ["changes"]\n') / "call.html"
    assert files_linked_by(page) == [("changes.atom", "Changes")]


def files_linked_by(page: Path) -> list[tuple[str, str]]:
    """Target and text of the links of a call to files for a reader's own calendar."""
    return re.findall(r'<a class="cfp-file" href="([^"]+)">([^<]+)</a>', page.read_text("utf-8"))


def test_a_call_named_as_the_calendar_of_the_site_is_not_written_over_it(tmp_path: Path) -> None:
    files = {**TWO, "a/index.md": CALL.format(key="calendar")}
    site = built(tmp_path, files)
    whole = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes())
    assert len(whole.walk("VEVENT")) == 6
    one = icalendar.Calendar.from_ical((site / "calendar/calendar.ics").read_bytes())
    assert len(one.walk("VEVENT")) == 3


def test_an_earlier_file_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    site = built(tmp_path, ONE, "cfp-data")
    (tmp_path / "copy").hardlink_to(site / "calendar.ics")
    before = (tmp_path / "copy").read_bytes()
    (tmp_path / "source/call.md").write_text(ONE["call.md"].replace("2023-06-19", "2023-06-20"))
    build_here(tmp_path / "source", tmp_path / "site", "cfp-data", fresh=False)
    assert (tmp_path / "copy").read_bytes() == before
    assert b"20230620" in (site / "calendar.ics").read_bytes()


SETTINGS = [
    ("UTC", "C.UTF-8", "0", "1", "plain"),
    ("Pacific/Kiritimati", "C", "123", "2", "mit Ü und Leerzeichen"),
    ("America/St_Johns", "xx_YY.UTF-8", "4294967295", "3", "tief/er"),
]


def test_the_same_bytes_twice_in_any_zone_locale_order_and_number_of_processes(
    tmp_path: Path,
) -> None:
    sites = []
    for zone, locale, seed, jobs, folder in SETTINGS:
        source = write_project(tmp_path / folder / "source", dict(TWO), CONF)
        environment = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        options = ("-b", "cfp-data", "-j", jobs, "-d", str(tmp_path / folder / "doctrees"))
        locale_is_known = not locale.startswith("xx")
        if not locale_is_known:  # sphinx-build itself needs one that exists
            environment["LC_ALL"] = "POSIX"
        found = build_apart(source, tmp_path / folder / "site", *options, environment=environment)
        assert (found.status, found.warnings) == (0, "")
        sites.append(tree(found.site))
    assert len(sites[0]) > 15
    assert sites[0] == sites[1] == sites[2]


def test_a_site_is_not_built_twice_when_a_date_goes(tmp_path: Path) -> None:
    files = {**ONE, "about.md": "# About\n"}
    source, site = write_project(tmp_path / "source", dict(files), CONF), tmp_path / "site"
    assert publish(source, site, "--no-pdf").status == 0
    written = (site / "about/index.html").stat().st_mtime_ns
    (source / "call.md").write_text(ONE["call.md"].replace("- Notification: 2023-06-19\n", ""))
    assert publish(source, site, "--no-pdf").status == 0
    assert not (site / "woc-2023/notification.ics").exists()
    assert (site / "woc-2023/paper.ics").exists()
    assert (site / "about/index.html").stat().st_mtime_ns == written


def test_instants_of_all_files_are_those_of_the_data(tmp_path: Path) -> None:
    site = built(tmp_path, ONE, "cfp-data")
    (call,) = json.loads((site / "cfp.json").read_text("utf-8"))["calls"]
    (paper,) = (date for date in call["dates"] if date["kind"] == "paper")
    assert paper["utc"] == "2023-06-01T11:59:59Z"
    calendar = icalendar.Calendar.from_ical((site / "woc-2023/paper.ics").read_bytes())
    event: Any
    (event,) = calendar.walk("VEVENT")
    assert event["DTEND"].dt.strftime("%Y-%m-%dT%H:%M:%SZ") == paper["utc"]
    (entry,) = yaml.safe_load((site / "trackers/huggingface-ai-deadlines.yml").read_text("utf-8"))
    assert entry["deadlines"][0]["date"] == "2023-05-31 23:59:59"
    fields = json.loads((site / "submission/openreview.json").read_text("utf-8"))["fields"]
    assert fields["Submission Deadline"] == "2023/06/01 11:59"
