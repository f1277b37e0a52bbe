"""After an edit the output is that of a build from nothing, and only what changed is written again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.projects import CONF, build_here, tree, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = {
    "index.md": "# Calls\n\n```{toctree}\na/index\nb/index\nquiet\n```\n",
    "quiet.md": "# Quiet\n\nNo date is named here.\n",
    "a/index.md": """\
# A

```{cfp:call} a
:title: Workshop A
:acronym: WA
:dates: 28–29 July 2023
:timezone: AoE
```

```{toctree}
dates
prose
linked
view
topics
quiet
```
""",
    "a/dates.md": """\
# Dates of A

:::{cfp:dates}

- Paper deadline: 2023-05-31
- Notification: 2023-06-19

:::
""",
    "a/prose.md": "# Prose of A\n\nSubmit by {cfp:date}`paper`.\n",
    "a/linked.md": "# Links of A\n\nSubmit by [](#a.paper), see [the topic](#systems).\n",
    "a/view.md": "# View of A\n\n```{cfp:dates}\n```\n",
    "a/topics.md": "# Topics of A\n\n:::{cfp:topics}\n\n- Systems {#systems}\n- Storage\n\n:::\n",
    "a/quiet.md": "# Quiet of A\n\nNo date is named here.\n",
    "b/index.md": """\
# B

```{cfp:call} b
:title: Workshop B
:timezone: UTC
```

:::{cfp:dates}

- Paper deadline: 2023-08-31

:::

```{toctree}
prose
```
""",
    "b/prose.md": "# Prose of B\n\nSubmit by {cfp:date}`paper`; A closes at {cfp:date}`a.notification`.\n",
}

CALL_OF_A = FILES["a/index.md"].partition("# A\n\n")[2].partition("\n```{toctree}")[0]

NEW_PAGE = "---\norphan: true\n---\n# New\n\n:::{cfp:dates}\n\n- Camera-ready: 2023-07-07\n\n:::\n"

PARENTS = {"quiet": "index", "a/index": "index", "b/index": "index", "b/prose": "b/index"}
PARENTS |= {name[:-3]: "a/index" for name in FILES if name.startswith("a/") and "index" not in name}

EDITS: dict[str, tuple[dict[str, str | None], set[str]]] = {
    "a date": (
        {"a/dates.md": FILES["a/dates.md"].replace("05-31", "06-02")},
        {"a/index", "a/dates", "a/prose", "a/linked", "a/view"},
    ),
    "a date that another call names": (
        {"a/dates.md": FILES["a/dates.md"].replace("06-19", "06-20")},
        {"a/index", "a/dates", "a/view", "b/prose"},
    ),
    "a date of the other call": (
        {"b/index.md": FILES["b/index.md"].replace("08-31", "09-01")},
        {"b/index", "b/prose"},
    ),
    "the zone of a call": (
        {"a/index.md": FILES["a/index.md"].replace("AoE", "Europe/Vienna")},
        {"a/index", "a/dates", "a/prose", "a/linked", "a/view", "b/prose"},
    ),
    "the language of a call": (
        {"a/index.md": FILES["a/index.md"].replace(":acronym: WA", ":acronym: WA\n:language: de")},
        {name for name in PARENTS if name.startswith("a/")},
    ),
    "the key of a date": (
        {"a/dates.md": FILES["a/dates.md"].replace("Paper deadline", "Paper deadline {#full}")},
        {"a/index", "a/dates", "a/prose", "a/linked", "a/view"},
    ),
    "the key of a topic": (
        {"a/topics.md": FILES["a/topics.md"].replace("{#systems}", "{#machines}")},
        {"a/topics", "a/linked"},
    ),
    "a page less": (
        {"a/dates.md": None, "a/index.md": FILES["a/index.md"].replace("dates\nprose", "prose")},
        {"a/index", "a/prose", "a/linked", "a/view", "b/prose"},
    ),
    "a page more": (
        {"a/new.md": NEW_PAGE},
        {"a/index", "a/new", "a/view"},
    ),
    "a call on another page": (
        {
            "a/index.md": FILES["a/index.md"].replace(CALL_OF_A, ""),
            "a/quiet.md": FILES["a/quiet.md"] + "\n" + CALL_OF_A,
        },
        {"a/index", "a/dates", "a/prose", "a/linked", "a/view", "a/topics", "a/quiet", "b/prose"},
    ),
    "prose": (
        {"quiet.md": FILES["quiet.md"] + "\nStill none.\n"},
        {"quiet"},
    ),
}


def apply(source: Path, edit: Mapping[str, str | None]) -> None:
    """Write or remove the files of an edit."""
    for name, text in edit.items():
        path = source / name
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")


def pages_written(site: Path, before: Mapping[Path, int]) -> set[str]:
    """The pages of the sources that were written since ``before``."""
    return {
        str(path.relative_to(site).with_suffix(""))
        for path in site.rglob("*.html")
        if path.stat().st_mtime_ns != before.get(path)
    } - {"search", "genindex"}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_what_a_build_from_nothing_gives(name: str, tmp_path: Path) -> None:
    edit, expected = EDITS[name]
    source = write_project(tmp_path / "source", FILES)
    first = build_here(source, tmp_path / "site")
    assert first.warnings == ""
    before = {path: path.stat().st_mtime_ns for path in first.site.rglob("*.html")}
    apply(source, edit)
    again = build_here(source, tmp_path / "site", fresh=False)
    clean = build_here(source, tmp_path / "clean")
    gone = {f"{path.removesuffix('.md')}.html" for path, text in edit.items() if text is None}
    incremental = {path: data for path, data in tree(again.site).items() if path not in gone}
    built = tree(clean.site)
    assert incremental.keys() == built.keys()
    assert [path for path, data in built.items() if incremental[path] != data] == []
    assert sorted(again.warnings.splitlines()) == sorted(clean.warnings.splitlines())
    # Sphinx itself writes the page whose contents list a page that is written.
    lists = {PARENTS[page] for page in expected if page in PARENTS}
    assert pages_written(first.site, before) == expected | lists


def test_a_second_build_without_an_edit_writes_nothing(tmp_path: Path) -> None:
    source = write_project(tmp_path / "source", FILES)
    first = build_here(source, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in first.site.rglob("*.html")}
    again = build_here(source, tmp_path / "site", fresh=False)
    assert (again.status, again.warnings) == (0, "")
    assert pages_written(first.site, before) == set()


def test_a_second_build_without_an_edit_fails_as_the_first_did(tmp_path: Path) -> None:
    broken = FILES["a/dates.md"].replace("2023-05-31", "05/06/2023")
    source = write_project(tmp_path / "source", {**FILES, "a/dates.md": broken})
    first = build_here(source, tmp_path / "site")
    again = build_here(source, tmp_path / "site", fresh=False)
    assert first.status == again.status == 1
    assert "[cfp.date_syntax]" in first.warnings
    assert _ours(first.warnings) == _ours(again.warnings)


def test_a_warning_comes_again_too_and_fails_a_strict_build(tmp_path: Path) -> None:
    twice = FILES["a/dates.md"].replace("- Not", "- Submission deadline: 2023-05-31\n- Not")
    source = write_project(tmp_path / "source", {**FILES, "a/dates.md": twice})
    first = build_here(source, tmp_path / "site", strict=True)
    again = build_here(source, tmp_path / "site", fresh=False, strict=True)
    assert first.status == again.status == 1
    assert "[cfp.duplicate_key]" in first.warnings
    assert _ours(first.warnings) == _ours(again.warnings)


def test_the_clock_alone_writes_no_page_again(tmp_path: Path) -> None:
    source = write_project(
        tmp_path / "source", FILES, CONF.replace('cfp_reference_date = "2023-05-01"\n', "")
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    assert epoch is None or epoch.isdigit()
    first = build_here(source, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in first.site.rglob("*.html")}
    build_here(source, tmp_path / "site", fresh=False)
    assert pages_written(first.site, before) == set()


def _ours(warnings: str) -> list[str]:
    """Our own findings; Sphinx reports a link without a target only while it writes its page."""
    return [line for line in warnings.splitlines() if "[cfp." in line]
