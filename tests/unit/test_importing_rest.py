"""reStructuredText of strangers: what docutils does not know keeps its content, no other file is read."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.imported import dates_of, imported, json_of, lost_words, source_of

from sphinx_cfp.importers.formats.decoding import UnreadableError
from sphinx_cfp.importers.formats.document import Heading, Table, plain

if TYPE_CHECKING:
    from pathlib import Path

DATES = ["paper 2031-05-01", "notification 2031-06-02"]
TABLES = {
    "grid": """
+--------------+-------------+
| Paper        | 1 May 2031  |
+--------------+-------------+
| Notification | 2 June 2031 |
+--------------+-------------+
""",
    "simple": """
============  ===========
What          When
============  ===========
Paper         1 May 2031
Notification  2 June 2031
============  ===========
""",
    "list-table": """
.. list-table:: Our dates
   :header-rows: 1
   :widths: 1 2 3
   :strange: yes

   * - What
     - When
   * - Paper
     - 1 May 2031
   * - Notification
     - 2 June 2031
""",
    "csv-table": """
.. csv-table::
   :header: "What",
      "When"

   Paper, "1 May 2031"
   Notification, 2 June 2031
""",
    "table": """
.. table:: Our dates

   ============  ===========
   Paper         1 May 2031
   Notification  2 June 2031
   ============  ===========
""",
    "unknown directive": """
.. timeline:: Our dates
   :color: blue

   - Paper: 1 May 2031
   - Notification: 2 June 2031
""",
    "unknown directive within another": """
.. grid:: 2

   .. grid-item-card:: Deadlines

      :Paper: 1 May 2031
      :Notification: 2 June 2031
""",
    "definitions": """
Paper
   1 May 2031
Notification
   2 June 2031
""",
    "line block": """
| Paper: 1 May 2031
| Notification: 2 June 2031
""",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_dates_are_read_whatever_they_stand_in(table: str) -> None:
    page = f"Call for papers\n===============\n\nImportant dates\n---------------\n{table}"
    assert dates_of(page, "call.rst") == DATES
    lines = page.split("\n")
    for one in json_of(page, "call.rst")["dates"]:
        assert one["raw"].split()[0] in "\n".join(lines[one["line"] - 1 : one["line"] + 1])
    assert lost_words(imported(page, "call.rst")) <= {"what", "when"}  # heads of tables


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (":strange:`some words`", "some words"),
        ("`some words`:py:strange:", "some words"),
        (":doc:`The guide <https://a.example/guide>`", "[The guide](https://a.example/guide)"),
        (":ref:`!label`", "label"),
        (":strike:`old`", "~~old~~"),
        (":guilabel:`Send`", "**Send**"),
        (":file:`call.pdf`", "`call.pdf`"),
        ("|name| says so\n\n.. |name| replace:: The *chair*", "The *chair* says so"),
        ("|unknown| says so", r"|unknown| says so"),
        ("`the form`__ is open\n\n__ https://a.example/form", "[the form](https://a.example/form)"),
        ("form_ is open\n\n.. _form: https://a.example/form", "[form](https://a.example/form)"),
        ("a word that ends_ so", r"a word that ends\_ so"),
        ("an *emphasis that does not end", r"an \*emphasis that does not end"),
        ("date:soon and https://a.example", "date:soon and <https://a.example>"),
        (".. note:: Goes\n   on here", "Goes\non here"),
        ("It goes on:\n   indented below", "indented below"),
        ("+----+\n| no | x\n+----+", "no"),
        (".. image:: logo.png\n   :alt: Our logo\n   :align: strange", "Our logo"),
        ("Deeper\n------\n\nB\n~\n\nx\n\nTop\n===\n\nSkipped\n~~~~~~~", "### Skipped"),
    ],
)
def test_what_stands_in_a_page_is_kept(written: str, shown: str) -> None:
    assert shown in source_of(f"Call\n====\n\nFirst words.\n\n{written}\n", "call.rst")


def test_a_cell_over_two_rows_is_the_label_of_both() -> None:
    page = """
+-------+--------------------+
| Paper | 1 May 2031         |
|       +--------------------+
|       | 8 May 2031 (video) |
+-------+--------------------+
"""
    (table,) = imported(page, "call.rst").document.blocks
    assert isinstance(table, Table)
    assert [plain(row.cells[0]) for row in table.rows] == ["Paper", "Paper"]


def test_sections_within_a_directive_are_sections() -> None:
    directive = ".. only:: html\n\n   Dates\n   -----\n\n   - Paper: 1 May 2031\n"
    page = f"Call\n====\n\n{directive}\nTopics\n------\n"
    headings = [b for b in imported(page, "call.rst").document.blocks if isinstance(b, Heading)]
    assert [(one.level, one.line) for one in headings] == [(1, 1), (2, 6), (2, 11)]


def test_fields_below_the_title_are_told_to_the_generator_and_later_ones_are_dates() -> None:
    page = "Call\n====\n\n:date: 2030-01-01\n\nDates\n-----\n\n:Paper: 1 May 2031\n"
    assert imported(page, "call.rst").document.meta == {"date": "2030-01-01"}
    assert dates_of(page, "call.rst") == ["paper 2031-05-01"]


@pytest.mark.parametrize(
    "directive",
    [
        ".. include:: {}",
        ".. literalinclude:: {}",
        ".. raw:: html\n   :file: {}",
        ".. csv-table::\n   :file: {}",
        ".. csv-table::\n   :url: file://{}",
        ".. figure:: {}\n   :figwidth: image",
    ],
)
def test_no_other_file_is_read_and_nothing_is_printed(
    directive: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (secret := tmp_path / "secret").write_text("unspeakable,words\n", "utf-8")
    page = f"Call\n====\n\n{directive.format(secret)}\n\n:unknown:`x` *broken\n\n.. strange::\n"
    assert "unspeakable" not in source_of(page, "call.rst")
    assert capfd.readouterr() == ("", "")


def test_docutils_is_loaded_for_such_a_page_only() -> None:
    script = (
        "import sys\n"
        "from sphinx_cfp.importers.formats.readers import read_bytes\n"
        "read_bytes(b'# Call\\n\\nDue *1 May 2031*.\\n', 'call.md')\n"
        "print('docutils' in sys.modules)\n"
        "read_bytes(b'Call\\n====\\n\\nDue :x:`1 May 2031`.\\n', 'call.rst')\n"
        "print('docutils' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert (done.stdout.split(), done.stderr) == (["False", "True"], "")


def test_sphinx_finds_its_own_directives_and_roles_again() -> None:
    from docutils.parsers.rst import directives, roles
    from docutils.utils import punctuation_chars

    before = (directives.directive, roles.role, punctuation_chars.delimiters)
    imported("Call\n====\n\n.. strange::\n", "call.rst")
    assert (directives.directive, roles.role, punctuation_chars.delimiters) == before


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("*a " * 20_000, "20,000 marks are no text"),
        ("".join("  " * depth + "- x\n\n" for depth in range(400)), "nested too deeply"),
        ("".join(f".. _t{one}: t{one + 1}_\n" for one in range(3_000)), "nested too deeply"),
    ],
)
def test_what_is_strange_for_its_own_sake_is_refused(page: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        imported(page, "call.rst")


def test_substitutions_within_each_other_end() -> None:
    page = "".join(f".. |s{one}| replace:: |s{one + 1}| |s{one + 1}|\n" for one in range(60))
    assert len(source_of(f"{page}.. |x| replace:: |x|\n\n|s0| and |x|\n", "call.rst")) < 10_000
