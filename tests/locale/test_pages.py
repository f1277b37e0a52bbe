"""A call's page in every shipped language, built: ``pages/LANGUAGE.txt`` says what stands on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.matrix import text_of
from tests.projects import CONF, build_apart, build_here, tree, write_project

EXPECTED = Path(__file__).parent / "pages"
LANGUAGES = sorted(path.stem for path in EXPECTED.iterdir())

PAGE = """\
# Call

```{cfp:call} calls-2023
:title: Workshop on Calls
:acronym: WOC
:dates: 2023-07-28/29
:host: ICML 2023
:location: Vienna
:mode: hybrid
:timezone: AoE
:submit: https://submit.example.org/
:template: https://example.org/style.zip
:review: double
:pages: 4
:proceedings: none
:chairs: Ada; Alan
:contact: chairs@example.org
:website: https://example.org/
```

:::{cfp:dates}
:style: list

- Paper: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visas)
- Notification: 2023-06-19 (tentative)
- Camera-ready: 2023-07-01 12:00 UTC (extended)
- Rebuttal: 28 July – 2 August 2023 (cancelled)

:::

```{cfp:dates}
:kind: paper
```

:::{cfp:when} before paper

Soon.

:::
"""

GERMAN = """\
# Aufruf

```{cfp:call} aufrufe-2023
:title: Workshop über Aufrufe
:timezone: AoE
:language: de
:translation-of: calls-2023
```

:::{cfp:dates}

- Einreichungsfrist: 31. Mai 2023

:::

Einreichen bis {cfp:date}`paper`; auf Englisch: {cfp:date}`calls-2023.paper`.
"""


def page_text(path: Path) -> str:
    """What a page shows."""
    return text_of(path.read_text("utf-8")).removeprefix("> ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_our_words_and_dates_in_the_language_of_the_build(
    language: str, tmp_path: Path
) -> None:
    conf = f"{CONF}language = {language!r}\n"
    source = write_project(tmp_path / "source", {"index.md": PAGE}, conf)
    built = build_here(source, tmp_path / "site")
    # docutils has no words in every language, and says so; Sphinx's own command keeps that quiet.
    warnings = [line for line in built.warnings.splitlines() if not line.endswith("[docutils]")]
    assert (built.status, warnings) == (0, [])
    expected = (EXPECTED / f"{language}.txt").read_text("utf-8")
    assert page_text(built.site / "index.html") == " ".join(expected.split())


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub"])
def test_a_call_in_another_language_than_the_site_is_shown_in_its_own(
    builder: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {
        "index.md": PAGE + "\n```{toctree}\nde/index\n```\n",
        "de/index.md": GERMAN,
    }
    conf = CONF + 'copyright = version = "1"\n'
    conf += 'latex_documents = [("de/index", "de.tex", "Aufruf", "", "manual")]\n'
    source = write_project(tmp_path / "source", files, conf)
    built = build_here(source, tmp_path / "site", builder)
    assert (built.status, built.warnings) == (0, "")
    names = {
        "html": "de/index.html",
        "text": "de/index.txt",
        "latex": "de.tex",
        "epub": "de/index.xhtml",
    }
    page = " ".join((built.site / names[builder]).read_text("utf-8").split())
    assert page.count("31. Mai 2023, 23:59 Uhr AoE") >= 4  # summary, list, and two in a sentence
    assert "May" not in page
    if builder == "html":
        assert 'lang="de"' in page
        english = (built.site / "index.html").read_text("utf-8")
        assert "31 May 2023, 23:59 AoE" in english
        assert "Mai" not in english
        assert 'lang="en"' in english


@pytest.mark.parametrize("language", ["ja", "ar"])
def test_the_language_of_the_machine_changes_nothing(language: str, tmp_path: Path) -> None:
    conf = f"{CONF}language = {language!r}\n"
    source = write_project(tmp_path / "source", {"index.md": PAGE}, conf)
    machines: list[dict[str, str]] = [
        {"LC_ALL": "C.UTF-8", "LANGUAGE": "en", "PYTHONHASHSEED": "0"},
        {"LC_ALL": "C", "LANGUAGE": "de:fr", "LANG": "pt_BR.UTF-8", "PYTHONHASHSEED": "7"},
    ]
    sites = []
    for number, machine in enumerate(machines):
        built = build_apart(source, tmp_path / f"site{number}", environment=machine)
        assert (built.status, built.warnings) == (0, "")
        sites.append(tree(built.site))
    assert sites[0] == sites[1]


def test_two_calls_on_one_page_are_each_in_their_own_language(tmp_path: Path) -> None:
    both = f"{PAGE}\n{GERMAN.replace('bis {cfp:date}`paper`', 'bald')}"
    both = both.replace("before paper", "before calls-2023.paper").replace(":kind: paper\n", "")
    source = write_project(tmp_path / "source", {"index.md": both}, CONF)
    built = build_here(source, tmp_path / "site")
    page = page_text(built.site / "index.html")
    assert "Paper: 24 May 2023, 23:59 AoE 31 May 2023, 23:59 AoE" in page
    assert "Einreichungsfrist 31. Mai 2023, 23:59 Uhr AoE" in page
