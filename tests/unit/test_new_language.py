"""A language is one file: a made-up one, elsewhere, is read in a line, a page and a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sphinx_cfp.vocabulary.language import ROLES

ROOT = Path(__file__).parents[2]

WORDS: dict[str, dict[str, str]] = {
    "dates": {"lead": "pogu", "filler": "da", "to": "ilu"},
    "statuses": {"extended": "longita"},
    "concepts": {"deadline": "findatu", "submit": "sendu", "paper": "verku", "notify": "anuncu"},
    "prose": {
        "conference": "kongresu",
        "dates": "gravaj datuj",
        "past": "pasinta jaru",
        "until": "pogu",
    },
    "pages": {"topics": "temoj"},
}
"""The words of the language; it has none for any other role."""

MONTHS = "unumo, dumo|dumt, trimo, kvamo, kvimo, sesmo, sepmo, okmo, naumo, dekmo, elmo, tolmo"
WEEKDAYS = "unudo, duodo, trido, kvado, kvido, sesdo, sepdo"

LINE = "Findatu da verku: 5 kvimo 2031 (longita)"

PAGE = """\
# Kongresu da Lirpoj 2031

## Gravaj datuj

- Sendu da verku: 5 kvimo 2031
- Anuncu: 19 dumt 2031
- Kongresu: 3 ilu 4 sepmo 2031

## Temoj

- Lirpoj
- Gazonoj
- Blorpoj
"""

SENTENCES = ("Sendu verku pogu 7 kvimo 2031.", "Pasinta jaru sendu verku pogu 7 kvimo 2031.")

READ = """\
import json, sys
import sphinx_cfp.vocabulary

sphinx_cfp.vocabulary.__path__.append(sys.argv[1])

from sphinx_cfp.checks.call_view import CheckedSite
from sphinx_cfp.checks.listed import run
from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.registry.prose import Prose
from tests.imported import json_of
from tests.registries import registry_of

line, page, *sentences = json.loads(sys.argv[2])
read = parse_line(line)
prose = {"call": [Prose(text, "call.md", number) for number, text in enumerate(sentences, 1)]}
registry = registry_of([line, "Kongresu: 28 ilu 29 sepmo 2031"])
site = CheckedSite(registry=registry, prose=prose, language="qq")
imported = json_of(page)
print(json.dumps({
    "line": [classify(read.label).kind, *read.value.start[:3], read.status],
    "dates": [[one["kind"], one["date"], one["end"]] for one in imported["dates"]],
    "topics": [one["title"] for one in imported["topics"]],
    "findings": [[one.code, one.location.line] for one in run(site) if one.code.startswith("prose")],
}))
"""


def language(**missing: str) -> str:
    """The file of the language, without the words of a role of each group that is named."""
    groups = {
        group: {role: words for role, words in listed.items() if role != missing.get(group)}
        for group, listed in WORDS.items()
    }
    none = [role for role in sorted(ROLES) if not any(role in listed for listed in WORDS.values())]
    fields = {"code": "qq", "name": "Lirpish", "months": MONTHS, "weekdays": WEEKDAYS, **groups}
    fields["none"] = ", ".join(none)
    arguments = ", ".join(f"{name}={value!r}" for name, value in fields.items())
    return (
        '"""Lirpish."""\n\nfrom sphinx_cfp.vocabulary.language import Vocabulary\n\n'
        f"VOCABULARY = Vocabulary({arguments})\n"
    )


def read(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    """What a process of its own makes of everything, with the language in ``folder``."""
    (folder / "qq.py").write_text(source, "utf-8")
    command = [sys.executable, "-c", READ, str(folder), json.dumps([LINE, PAGE, *SENTENCES])]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The line, the page and the sentences as they were read."""
    done = read(tmp_path_factory.mktemp("languages"), language())
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_a_line_has_a_date_a_kind_and_a_status(result: Any) -> None:
    assert result["line"] == ["paper", 5, 5, 2031, "extended"]


def test_the_list_below_a_heading_of_a_page_is_one_of_dates_and_another_one_of_topics(
    result: Any,
) -> None:
    assert result["dates"] == [
        ["paper", "2031-05-05", None],
        ["notification", "2031-02-19", None],
        ["event", "2031-07-03", "2031-07-04"],
    ]
    assert result["topics"] == ["Lirpoj", "Gazonoj", "Blorpoj"]


def test_a_sentence_that_contradicts_a_line_is_found_and_one_of_the_past_is_not(
    result: Any,
) -> None:
    assert result["findings"] == [["prose_conflict", 1]]


@pytest.mark.parametrize(
    ("group", "role"),
    [("dates", "lead"), ("concepts", "notify"), ("prose", "until"), ("pages", "topics")],
)
def test_a_role_without_words_is_refused_by_name_when_the_language_is_loaded(
    group: str, role: str, tmp_path: Path
) -> None:
    done = read(tmp_path, language(**{group: role}))
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last == (
        f"ValueError: Lirpish (qq): “{role}” has no words: list some, or name it in none"
    )


def test_a_role_that_there_is_not_and_a_year_of_eleven_months_are_refused(tmp_path: Path) -> None:
    done = read(tmp_path, language().replace("'topics':", "'tropics':"))
    assert "ValueError: Lirpish (qq): “topics” has no words" in done.stderr
    done = read(tmp_path, language().replace("none='", "none='tropics, "))
    assert "ValueError: Lirpish (qq): “tropics” is no role" in done.stderr
    done = read(tmp_path, language().replace("unumo, ", ""))
    assert "Lirpish (qq) has not twelve months and seven weekdays" in done.stderr
