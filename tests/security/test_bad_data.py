"""Files and options that are not what they should be: a finding at a line, and never a traceback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.case_files import CALL
from tests.projects import build_apart, findings_of, publish, tree, write_project

if TYPE_CHECKING:
    from pathlib import Path

INDEX = CALL["md"].format(key="data")
DATES = ":::{cfp:dates}\n\n- Paper deadline: 2023-05-31\n- Notification: 2023-06-19\n\n:::\n"
CALL_WITH = INDEX.replace(":acronym: WOC\n:dates: 2023-07-28/29\n:timezone: AoE", "OPTION")
NESTED = "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(120))
FENCES = "".join(f"{':' * (103 - depth)}{{note}}\n" for depth in range(100))

HARMLESS: dict[str, bytes] = {
    "byte-order-mark": b"\xef\xbb\xbf" + DATES.encode(),
    "windows-line-ends": DATES.replace("\n", "\r\n").encode(),
    "old-line-ends": DATES.replace("\n", "\r").encode(),
    "no-last-line-end": DATES.rstrip("\n").encode(),
    "form-feed": DATES.replace("2023-05-31", "2023-05-31\f").encode(),
    "tabs": DATES.replace("- Paper deadline: ", "-\tPaper deadline:\t").encode(),
    "trailing-spaces": DATES.replace("\n", "   \n").encode(),
    "combining-letters": DATES.replace("Paper", "Pa\u0301per".replace("\u0301", "")).encode(),
}
"""Pages that mean what the plain page means."""

REPORTED: dict[str, bytes] = {
    "broken-utf-8": DATES.encode().replace(b"Notification", b"Notifi\xff\xfecation"),
    "utf-16": DATES.encode("utf-16"),
    "nul": DATES.replace("2023-05-31", "2023-05-\x0031").encode(),
    "deep-list": f":::{{cfp:dates}}\n\n{NESTED}\n:::\n".encode(),
    "unclosed-fence": b":::{cfp:dates}\n\n- Paper deadline: 2023-02-31\n",
    "long-line": b":::{cfp:dates}\n\n- Paper deadline: " + b"x" * 1_000_000 + b"\n\n:::\n",
    "long-label": b":::{cfp:dates}\n\n- " + b"x" * 1_000_000 + b"\n\n:::\n",
    "many-separators": b":::{cfp:dates}\n\n- " + b"a: " * 100_000 + b"\n\n:::\n",
    "many-strikes": b":::{cfp:dates}\n\n- Paper: " + b"~~x~~ " * 20_000 + b"\n\n:::\n",
    "unclosed-strike": b":::{cfp:dates}\n\n- Paper deadline: ~~2023-05-24 2023-05-31\n\n:::\n",
    "unclosed-attributes": b":::{cfp:dates}\n\n- Paper deadline {#a: 2023-05-31\n\n:::\n",
}
"""Pages with something wrong on them."""

OPTIONS: dict[str, tuple[str, int]] = {
    "tab-before-the-value": (":location:\tHonolulu", 0),
    "repeated": (":location: Honolulu\n:location: Vienna", 6),
    "unknown": (":locaton: Honolulu", 5),
    "list": (":location: [Honolulu, Vienna", 0),
    "alias": (":location: *anchor", 0),
    "tag": (":location: !!python/object/apply:os.system [id]", 0),
    "unclosed-quote": (':location: "Honolulu', 5),
    "block": (":location: |\n  Honolulu", 5),
    "empty": (":location:", 5),
    "zone-as-path": (":timezone: ../../etc/passwd", 5),
    "number": (":edition: 1e3", 5),
    "long": (f":location: {'x' * 200_000}", 0),
}
"""An option of a call and the line of its finding, 0 where it is nothing wrong."""


@pytest.mark.parametrize("name", HARMLESS)
def test_a_page_in_another_encoding_means_the_same(name: str, tmp_path: Path) -> None:
    data = {}
    for kind, content in (("plain", DATES.encode()), (name, HARMLESS[name])):
        files: dict[str, str | bytes] = {"index.md": INDEX, "page.md": content}
        source = write_project(tmp_path / kind / "source", files)
        built = build_apart(source, tmp_path / kind / "site")
        assert (built.status, built.warnings) == (0, "")
        data[kind] = tree(built.site)["cfp.json"]
    assert data[name] == data["plain"]


@pytest.mark.parametrize("name", REPORTED)
def test_a_page_with_a_fault_is_reported_and_breaks_nothing(name: str, tmp_path: Path) -> None:
    source = write_project(tmp_path / "source", {"index.md": INDEX, "page.md": REPORTED[name]})
    before = tree(tmp_path)
    built = build_apart(source, tmp_path / "site", "-d", str(tmp_path / "site" / ".doctrees"))
    assert built.status == 1
    assert "Traceback" not in built.warnings
    findings = findings_of(built.warnings, source)
    assert {item.path for item in findings} == {"page.md"}
    assert all(item.line for item in findings)
    assert {
        path: data for path, data in tree(tmp_path).items() if path.startswith("source")
    } == before
    assert (built.site / "index.html").exists()


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_is_kept_or_reported_at_its_line(name: str, tmp_path: Path) -> None:
    option, line = OPTIONS[name]
    files = {"index.md": CALL_WITH.replace("OPTION", option), "page.md": "# Page\n"}
    source = write_project(tmp_path / "source", files)
    built = build_apart(source, tmp_path / "site")
    assert "Traceback" not in built.warnings
    findings = findings_of(built.warnings, source)
    assert [(item.path, item.line) for item in findings] == ([("index.md", line)] if line else [])
    assert built.status == (1 if line else 0)


def test_front_matter_full_of_aliases_is_no_bomb(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for last, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
    files = {"index.md": INDEX, "page.md": f"---\n{bomb}---\n\n{DATES}"}
    built = build_apart(write_project(tmp_path / "source", files), tmp_path / "site")
    assert "Traceback" not in built.warnings


def test_a_hundred_directives_within_each_other_are_no_traceback(tmp_path: Path) -> None:
    files = {"index.md": INDEX, "page.md": f"{FENCES}\n{DATES}"}
    built = build_apart(write_project(tmp_path / "source", files), tmp_path / "site")
    assert "Traceback" not in built.warnings


def test_a_folder_and_a_dangling_link_named_as_pages_are_no_traceback(tmp_path: Path) -> None:
    source = write_project(tmp_path / "source", {"index.md": INDEX, "page.md": DATES})
    (source / "folder.md").mkdir()
    (source / "dangling.md").symlink_to(tmp_path / "nowhere.md")
    built = build_apart(source, tmp_path / "site")
    assert "Traceback" not in built.warnings
    assert (built.site / "page.html").exists()


def test_an_empty_project_is_no_traceback(tmp_path: Path) -> None:
    built = build_apart(write_project(tmp_path / "source", {"index.md": ""}), tmp_path / "site")
    assert "Traceback" not in built.warnings
    assert (built.site / "cfp.json").exists()


def test_the_command_names_place_code_and_remedy(tmp_path: Path) -> None:
    broken = DATES.replace("2023-05-31", "05/06/2023").replace("2023-06-19", "2023-02-31")
    source = write_project(tmp_path / "source", {"index.md": INDEX, "page.md": broken})
    built = publish(source, tmp_path / "site")
    assert built.status == 1
    lines = [line for line in built.warnings.splitlines() if "error[" in line]
    places = [line.partition(": ")[0].removeprefix(f"{source}{os.sep}") for line in lines]
    assert places == ["page.md:3", "page.md:4"]
    assert ["date_syntax" in lines[0], "date_impossible" in lines[1]] == [True, True]
    assert all(" — " in line for line in lines)
    assert not (tmp_path / "site").exists()
