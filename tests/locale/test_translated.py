"""A call that is translated with gettext: every text comes back in German, no key and no kind does."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from tests.case_values import lines_of
from tests.locale.translation import (
    GERMAN,
    PAGES,
    PLAIN,
    german,
    templates,
    translate,
    write_call,
)
from tests.matrix import text_of
from tests.projects import Built, build_apart, build_here, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.case_files import Syntax

SYNTAXES: tuple[Syntax, Syntax] = ("md", "rst")

SHOWN = """\
Aufruf zur Einreichung
3. Workshop über Aufrufe (WOC)
Im Rahmen von Internationale Konferenz über alles
Termin 28.–29. Juli 2023
Ort Wien, Österreich, hybrid
Begutachtung doppelblind
Umfang bis zu 4 Seiten
Tagungsband Der erfundene Verlag
Leitung Ada Lovelace, Alan Turing
Plakate und Vorführungen
Umfang eine Seite
Tagungsband keiner
Einreichungsfrist der *Autoren* 2. Runde
am 20. Mai 2023 verschoben: * Visa dauern länger
Ende Mai 24. Mai 2023, 23:59 Uhr AoE 31. Mai 2023, 23:59 Uhr AoE
Benachrichtigung per Post; die Seite sagt, warum 19. Juni 2023
Zugleich: die Hauptkonferenz 27. Juli 2023
Anmeldung folgt
Lehrgänge
Vorschläge für Lehrgänge 24. Juni 2023, 23:59 Uhr AoE
Reisekostenzuschüsse 30. Juni 2023, 23:59 Uhr AoE
Ein Brief von einer Seite genügt.
Systeme
Speichern und Laden
Theorie
Beweise
Schlafende Maschinen
Bereitschaftszustände.
Wir warten auf Ihre Beiträge.
Stand: 1. Mai 2023.
Einreichen bis 31. Mai 2023, 23:59 Uhr AoE.
"""

VALUES = """\
call title = 3. Workshop über Aufrufe
call acronym = WOC
call host = Internationale Konferenz über alles
call location = Wien, Österreich
call mode = hybrid
call zone = AoE
call contact = chairs@example.org
call chairs = Ada Lovelace; Alan Turing
call language = de
call review = double
call pages = bis zu 4 Seiten
call proceedings = Der erfundene Verlag
call days = 2023-07-28 to 2023-07-29
call host link = https://host.example.org/
call submit link = https://submit.example.org/
track posters = Plakate und Vorführungen
track posters pages = eine Seite
track posters proceedings = none
track tutorials = Lehrgänge
topic systems = Systeme
  topic storage-and-loading = Speichern und Laden
  topic sleep = Schlafende Maschinen (Bereitschaftszustände.)
topic theory = Theorie
  topic proofs = Beweise
"""

DATES = {
    "paper": ("paper", "Einreichungsfrist der *Autoren*", "2. Runde", ""),
    "notification": ("notification", "Benachrichtigung", "per Post; die Seite sagt, warum", ""),
    "host_event-international-everything": (
        "host_event",
        "Zugleich: die Hauptkonferenz",
        "",
        "",
    ),
    "registration": ("registration", "Anmeldung", "", "folgt"),
    "tutorials.proposal-tutorial": ("proposal", "Vorschläge für Lehrgänge", "", ""),
    "grant-travel": ("grant", "Reisekostenzuschüsse", "Ein Brief von einer Seite genügt.", ""),
}
"""Kind, label, note and words of each date by its key: what its author's label says, in German."""


def call_of(built: Built) -> dict[str, Any]:
    """The call in ``cfp.json``."""
    (call,) = json.loads((built.site / "cfp.json").read_text("utf-8"))["calls"]
    found: dict[str, Any] = call
    return found


@pytest.fixture(params=SYNTAXES)
def syntax(request: pytest.FixtureRequest) -> Syntax:
    chosen: Syntax = request.param
    return chosen


@pytest.fixture
def source(tmp_path: Path, syntax: Syntax) -> Path:
    """The project with its translation, in German."""
    folder = write_call(tmp_path / "source", syntax)
    translate(folder, syntax)
    german(folder)
    return folder


def test_every_text_reaches_translators_at_its_line_and_no_date_does(
    tmp_path: Path, syntax: Syntax
) -> None:
    source = write_call(tmp_path / "source", syntax)
    lines = PAGES[syntax][f"index.{syntax}"].splitlines()
    catalogs = templates(source)
    found = {str(message.id): message for message in catalogs["index"] if message.id}
    elsewhere = {str(message.id) for message in catalogs["view"] if message.id}
    assert found.keys() | elsewhere == PLAIN.keys() | GERMAN[syntax].keys()
    for text, message in found.items():
        ((_, number),) = message.locations
        # Sphinx places a heading of reStructuredText at the line below it.
        assert text in lines[number - 1] or lines[number - 1] == "=" * len(text), text


def test_the_page_is_in_german_and_no_text_of_its_author_is_left(
    source: Path, tmp_path: Path, syntax: Syntax
) -> None:
    built = build_here(source, tmp_path / "site")
    assert (built.status, built.warnings) == (0, "")
    page = text_of((built.site / "index.html").read_text("utf-8"))
    assert [line for line in SHOWN.splitlines() if line not in page] == [], page
    view = text_of((built.site / "view.html").read_text("utf-8"))
    for text in ("Einreichungsfrist der *Autoren*", "Lehrgänge", "Speichern und Laden", "folgt"):
        assert text in view
    assert "Siehe Plakate und Vorführungen und Schlafende Maschinen." in view
    originals = [text.replace("*", "") for text in PLAIN]
    assert [text for text in originals if text in page or text in view] == []
    assert 'href="https://example.org/why"' in (built.site / "index.html").read_text("utf-8")


def test_the_data_have_german_texts_and_the_keys_and_kinds_of_the_original(
    source: Path, tmp_path: Path
) -> None:
    call = call_of(build_here(source, tmp_path / "site"))
    assert [line for line in lines_of(call) if not line.startswith("date ")] == VALUES.splitlines()
    shown = {
        item["key"].removeprefix("calls-2023."): (
            item["kind"],
            item["label"],
            item["note"],
            item["text"],
        )
        for item in call["dates"]
    }
    assert shown == DATES
    paper = call["dates"][0]
    assert [(old["text"], old["reason"]) for old in paper["was"]] == [
        ("Ende Mai", ""),
        ("", "* Visa dauern länger"),
    ]
    original = write_call(tmp_path / "original", "md")
    untranslated = call_of(build_here(original, tmp_path / "english"))
    assert untranslated["language"] == "en"
    for field in ("key", "kind", "track", "local", "utc", "utc_end", "status", "qualifier"):
        assert [item[field] for item in call["dates"]] == [
            item[field] for item in untranslated["dates"]
        ]


def test_the_pdf_is_in_german(tmp_path: Path) -> None:
    source = write_call(tmp_path / "source", "md")
    translate(source, "md")
    german(source)
    built = build_here(source, tmp_path / "pdf", "cfp-pdf")
    assert (built.status, built.warnings) == (0, "")
    pdf = PdfReader(built.site / "index.pdf")
    text = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    for line in (
        "3. Workshop über Aufrufe",
        "Internationale Konferenz über alles",
        "Wien, Österreich, hybrid",
        "bis zu 4 Seiten",
        "Plakate und Vorführungen",
        "31. Mai 2023, 23:59 Uhr AoE",
        "am 20. Mai 2023 verschoben: * Visa dauern länger",
        "Systeme",
        "Schlafende Maschinen",
        "Bereitschaftszustände.",
        "Wir warten auf Ihre Beiträge.",
        "Stand: 1. Mai 2023.",
        "Einreichen bis",
    ):
        assert line in text, text
    assert str(pdf.root_object["/Lang"]) == "de"
    assert pdf.metadata is not None
    assert "Internationale Konferenz über alles" in str(pdf.metadata.subject)


def test_serial_and_parallel_builds_are_the_same(source: Path, tmp_path: Path) -> None:
    serial = build_here(source, tmp_path / "one")
    parallel = build_here(source, tmp_path / "two", jobs=2)
    assert parallel.warnings == ""
    assert tree(serial.site) == tree(parallel.site)


def test_a_translation_that_is_corrected_changes_every_page_that_shows_it(
    source: Path, tmp_path: Path, syntax: Syntax
) -> None:
    # Each in a process of its own: Python's gettext keeps what it has read.
    first = build_apart(source, tmp_path / "site")
    before = {path.name: path.read_text("utf-8") for path in first.site.glob("*.html")}
    translate(source, syntax, {"Systems": "Anlagen", "Registration": "Einschreibung"})
    catalog = source / "locales/de/LC_MESSAGES/index.po"
    later = (source / "locales/de/LC_MESSAGES/index.mo").stat().st_mtime + 5
    os.utime(catalog, (later, later))
    again = build_apart(source, tmp_path / "site")
    clean = build_apart(source, tmp_path / "clean")
    for name in ("index.html", "view.html"):
        page = (again.site / name).read_text("utf-8")
        assert "Anlagen" in page
        assert "Einschreibung" in page
        assert page != before[name]
        assert page == (clean.site / name).read_text("utf-8")
    assert call_of(again) == call_of(clean)


def test_a_wrong_key_in_a_translation_is_reported_at_its_place_there(
    tmp_path: Path, syntax: Syntax
) -> None:
    source = write_call(tmp_path / "source", syntax)
    original = next(text for text in GERMAN[syntax] if text.startswith("Submit"))
    wrong = GERMAN[syntax][original].replace("`paper`", "`papier`")
    translate(source, syntax, {original: wrong})
    german(source)
    built = build_here(source, tmp_path / "site")
    catalog = "locales/de/LC_MESSAGES/index.po"
    lines = (source / catalog).read_text("utf-8").splitlines()
    ((number, line),) = [(n, text) for n, text in enumerate(lines, 1) if "`papier`" in text]
    found = next(item for item in built.findings if item.code == "unknown_key")
    assert (found.place, found.severity) == (
        f"{catalog}:{number}:{line.index('`papier`') + 1}",
        "error",
    )
    assert found.message == "no date has the key ‘papier’ — did you mean ‘paper’?"
    assert f"{source}/{catalog}:{number}: ERROR: no date has the key ‘papier’" in built.warnings


def test_what_is_found_is_found_in_a_translation_too(tmp_path: Path, syntax: Syntax) -> None:
    """One title twice, one date twice: the pages are translated apart, and not to the end."""
    source = write_call(tmp_path / "source", syntax)
    view = source / f"view.{syntax}"
    again = {
        "md": ":::{cfp:topics}\n\n- Proofs\n\n:::\n\n:::{cfp:dates}\n\n- Registration: TBA\n\n:::\n",
        "rst": ".. cfp:topics::\n\n   - Proofs\n\n.. cfp:dates::\n\n   - Registration: TBA\n",
    }
    view.write_text(f"{view.read_text('utf-8')}\n{again[syntax]}", "utf-8")
    wanted = build_here(source, tmp_path / "english")
    translate(source, syntax)
    (source / "locales/de/LC_MESSAGES/view.po").unlink()
    german(source)
    built = build_here(source, tmp_path / "site")
    assert {item.code for item in wanted.findings} >= {"duplicate_key", "topic_duplicate"}
    assert [(item.place, item.code, item.severity) for item in built.findings] == [
        (item.place, item.code, item.severity) for item in wanted.findings
    ]
