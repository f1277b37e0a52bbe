"""No word of ours is shown in English elsewhere: each is found by the extractor, and each is translated."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests.layers import modules, tree_of
from tests.locale.messages import template
from tests.projects import CONF, build_here, write_project

from sphinx_cfp.sphinx_ext.call_header import CITIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CALLERS = {"_": 0, "gettext": 0, "ngettext": 0, "pgettext": 1, "npgettext": 1}
"""Functions that look a message up, and which of their arguments is the message."""

PAGE = """\
# 一

```{cfp:call} yi-2023
:title: 一
:acronym: 二
:dates: 2023-07-28/29
:host: 三
:location: 四
:mode: hybrid
:timezone: AoE
:submit: https://submit.example.org/
:template: https://example.org/五
:review: double
:pages: 4
:proceedings: none
:chairs: 六; 七
:contact: chairs@example.org
:website: https://example.org/
```

{cfp:countdown}`paper` {cfp:date}`paper`

:::{cfp:dates}
:style: timeline

- 一 {.open}: 2023-03-01
- 八 {.paper}: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: 九)
- 十 {.notification}: ~~2023-06-12~~ 2023-06-19 (moved 2023-05-21)
- 一 {.camera_ready}: 2023-07-01 12:00 UTC (extended)
- 二 {.rebuttal}: 2023-06-01/05 (cancelled)
- 三 {.registration}: 2023-07-02 (firm)
- 四 {.proposal}: 2023-05-02 (tentative)
- 四 {.abstract}: ~~2023-05-10~~
- 五 {.event}: 2023-07-28/29
:::

```{cfp:dates}
:kind: paper
```

:::{cfp:when} before paper

十
:::
"""

OTHERS = {
    "two/index.md": """\
# 二

```{cfp:call} er-2024
:title: 二
:edition: 2
:mode: virtual
:review: single
:chairs: 六
```

:::{cfp:dates}
:style: list

- 八 {.paper}: 2024-05-31 AoE (estimated)
- 七
  - 八 {.paper}: 2024-05-30 AoE
:::

```{cfp:track} 九 {#jiu}
:review: open
```
""",
    "three/index.md": """\
# 三

```{cfp:call} san-2025
:title: 三
:mode: in-person
:dates: 2025-06-01
```
""",
}

_OF_THE_AUTHOR = re.compile(r"https?://\S+|\S+@\S+|(?<![A-Za-z])(?:AoE|UTC)(?![A-Za-z])")
_ATTRIBUTES = {"title", "alt", "aria-label", "data-cfp-over"}
_WORDS_OF_THE_SCRIPT = {
    f"data-{name}" for name in ("left", "in", "local", "passed", "copied", "found")
}


class _Words(HTMLParser):
    """Everything of ours on a page that is read or heard, now or once the script has run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = _WORDS_OF_THE_SCRIPT if tag == "script" else _ATTRIBUTES
        self.found += [f"{value}\n" for name, value in attrs if name in wanted]
        if tag != "span":  # an address of mail is in pieces, each in one
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def english(text: str) -> set[str]:
    """Words in Latin letters that are neither an author's nor a name."""
    placeless = re.sub(r"\{\w+\}|%s", "", _OF_THE_AUTHOR.sub("", text))
    names = {part for city in CITIES for part in re.split(r"[/_]", city)}
    return set(re.findall(r"[A-Za-z]{2,}", placeless)) - names


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, int]]:
    """Calls that look up a message, and which argument it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in CALLERS and node.args:
                yield node, CALLERS[name]


@pytest.mark.parametrize("language", ["ar", "ja", "zh_CN"])
def test_a_translated_build_has_no_english_word(language: str, tmp_path: Path) -> None:
    menu = "\n```{toctree}\n:hidden:\ntwo/index\nthree/index\n```\n"
    files = {"index.md": PAGE + menu, **OTHERS}
    source = write_project(tmp_path / "source", files, f"{CONF}language = {language!r}\n")
    built = build_here(source, tmp_path / "site")
    assert [line for line in built.warnings.splitlines() if "[docutils]" not in line] == []
    for name in ("index.html", "two/index.html", "three/index.html"):
        reader = _Words()
        page = (built.site / name).read_text("utf-8")
        script = "".join(re.findall(r"<script[^>]*cfp\.js[^>]*></script>", page))
        main = re.search(r'<div class="body" role="main">.*?<div class="clearer">', page, re.DOTALL)
        assert main
        # What Sphinx adds to a heading is in the language that Sphinx has.
        reader.feed(script + re.sub(r'<a class="headerlink".*?</a>', "", main[0]))
        assert any("2" in text for text in reader.found)
        assert english("".join(reader.found)) == set(), name
    plain = build_here(source, tmp_path / "text", "text")
    for path in plain.site.rglob("*.txt"):
        assert english(path.read_text("utf-8")) == set(), path.name


def test_no_message_stands_in_an_f_string() -> None:
    # Python before 3.12 takes an f-string for one token, and so does what extracts messages.
    found = []
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.JoinedStr):
                found += [(path.name, ast.unparse(call)) for call, _ in calls(node)]
    assert found == []


def test_every_message_of_the_code_is_extracted() -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in template()}
    missed = []
    for path in modules():
        for call, position in calls(tree_of(path)):
            message = call.args[position]
            if not isinstance(message, ast.Constant) or message.value not in known:
                missed.append((path.name, ast.unparse(call)))
    assert missed == []
