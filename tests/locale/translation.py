"""A call in English, in both syntaxes, and its translation into German."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po, write_po
from tests.projects import CONF, build_here, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog
    from tests.case_files import Syntax

CONF_HERE = CONF + 'locale_dirs = ["locales"]\ngettext_compact = False\n'

PAGES: dict[Syntax, dict[str, str]] = {
    "md": {
        "index.md": """\
# Call for papers

```{cfp:call} calls-2023
:title: Third Workshop on Calls
:acronym: WOC
:dates: 28–29 July 2023
:host: International Conference on Everything
:host-url: https://host.example.org/
:location: Vienna, Austria
:mode: hybrid
:timezone: AoE
:language: en
:submit: https://submit.example.org/
:contact: chairs@example.org
:review: double
:pages: up to 4 pages
:proceedings: The Invented Press
:chairs: Ada Lovelace; Alan Turing
```

```{cfp:track} Posters and demos {#posters}
:pages: one page
:proceedings: none
```

:::{cfp:dates}

- Author's paper: ~~late May~~ ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: late visas) (second round)
- Notification: 2023-06-19 (by mail, see [the site](https://example.org/why) for *why*)
- Co-located with the International Conference on Everything: 2023-07-27
- Registration: TBA
- Tutorials
  - Tutorial proposals: 2023-06-24

:::

:::{cfp:date} Travel grants: 2023-06-30

A letter of one page is enough.

:::

:::{cfp:topics}

- Systems
  - Storage *and* loading
- Theory
  - Proofs

:::

:::{cfp:topic} Machines that sleep {#sleep}
:group: systems

Standby states.

:::

:::{cfp:when} before paper

We wait for **your** papers.

:::

Submit by {cfp:date}`paper`.

```{toctree}
view
```
""",
        "view.md": """\
# All dates

```{cfp:dates}
```

```{cfp:topics}
```

See {cfp:track}`posters` and {cfp:topic}`sleep`.
""",
    },
    "rst": {
        "index.rst": """\
Call for papers
===============

.. cfp:call:: calls-2023
   :title: Third Workshop on Calls
   :acronym: WOC
   :dates: 28–29 July 2023
   :host: International Conference on Everything
   :host-url: https://host.example.org/
   :location: Vienna, Austria
   :mode: hybrid
   :timezone: AoE
   :language: en
   :submit: https://submit.example.org/
   :contact: chairs@example.org
   :review: double
   :pages: up to 4 pages
   :proceedings: The Invented Press
   :chairs: Ada Lovelace; Alan Turing

.. cfp:track:: Posters and demos {#posters}
   :pages: one page
   :proceedings: none

.. cfp:dates::

   - Author's paper: ~~late May~~ ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: late visas) (second round)
   - Notification: 2023-06-19 (by mail, see `the site <https://example.org/why>`__ for *why*)
   - Co-located with the International Conference on Everything: 2023-07-27
   - Registration: TBA
   - Tutorials

     - Tutorial proposals: 2023-06-24

.. cfp:date:: Travel grants: 2023-06-30

   A letter of one page is enough.

.. cfp:topics::

   - Systems

     - Storage *and* loading

   - Theory

     - Proofs

.. cfp:topic:: Machines that sleep {#sleep}
   :group: systems

   Standby states.

.. cfp:when:: before paper

   We wait for **your** papers.

Submit by :cfp:date:`paper`.

.. toctree::

   view
""",
        "view.rst": """\
All dates
=========

.. cfp:dates::

.. cfp:topics::

See :cfp:track:`posters` and :cfp:topic:`sleep`.
""",
    },
}

GERMAN: dict[Syntax, dict[str, str]] = {
    "md": {
        "by mail, see [the site](https://example.org/why) for *why*": (
            "per Post; [die Seite](https://example.org/why) sagt, *warum*"
        ),
        "Submit by {cfp:date}`paper`.": "Einreichen bis {cfp:date}`paper`.",
        "See {cfp:track}`posters` and {cfp:topic}`sleep`.": (
            "Siehe {cfp:track}`posters` und {cfp:topic}`sleep`."
        ),
    },
    "rst": {
        "by mail, see `the site <https://example.org/why>`__ for *why*": (
            "per Post; `die Seite <https://example.org/why>`__ sagt, *warum*"
        ),
        "Submit by :cfp:date:`paper`.": "Einreichen bis :cfp:date:`paper`.",
        "See :cfp:track:`posters` and :cfp:topic:`sleep`.": (
            "Siehe :cfp:track:`posters` und :cfp:topic:`sleep`."
        ),
    },
}
"""What has markup, by syntax."""

PLAIN = {
    "Call for papers": "Aufruf zur Einreichung",
    # What a parser takes for a list.
    "Third Workshop on Calls": "3. Workshop über Aufrufe",
    "International Conference on Everything": "Internationale Konferenz über alles",
    "Vienna, Austria": "Wien, Österreich",
    "up to 4 pages": "bis zu 4 Seiten",
    "The Invented Press": "Der erfundene Verlag",
    "Posters and demos": "Plakate und Vorführungen",
    "one page": "eine Seite",
    "Author's paper": "Einreichungsfrist der *Autoren*",
    "late May": "Ende Mai",
    "late visas": "* Visa dauern länger",
    "second round": "2. Runde",
    "Notification": "Benachrichtigung",
    "Co-located with the International Conference on Everything": "Zugleich: die Hauptkonferenz",
    "Registration": "Anmeldung",
    "TBA": "folgt",
    "Tutorials": "Lehrgänge",
    "Tutorial proposals": "Vorschläge für Lehrgänge",
    "Travel grants": "Reisekostenzuschüsse",
    "A letter of one page is enough.": "Ein Brief von einer Seite genügt.",
    "Systems": "Systeme",
    "Storage *and* loading": "Speichern *und* Laden",
    "Theory": "Theorie",
    "Proofs": "Beweise",
    "Machines that sleep": "Schlafende Maschinen",
    "Standby states.": "Bereitschaftszustände.",
    "We wait for **your** papers.": "Wir warten auf **Ihre** Beiträge.",
    "All dates": "Alle Termine",
}


def write_call(folder: Path, syntax: Syntax) -> Path:
    """The project, without its translation."""
    return write_project(folder, dict(PAGES[syntax]), CONF_HERE)


def translate(source: Path, syntax: Syntax, changes: dict[str, str] | None = None) -> set[str]:
    """Write the catalogs of all pages as translators would; the messages that were found.

    Raises :class:`KeyError` for one that has no translation here.
    """
    texts = {**PLAIN, **GERMAN[syntax], **(changes or {})}
    found: set[str] = set()
    for name, template in templates(source).items():
        for message in template:
            if message.id:
                found.add(str(message.id))
                message.string = texts[str(message.id)]
        write_catalog(source / "locales/de/LC_MESSAGES" / f"{name}.po", template)
    return found


def templates(source: Path) -> dict[str, Catalog]:
    """What Sphinx collects for translators, by page."""
    built = build_here(source, source.parent / "gettext", "gettext")
    return {
        path.stem: read_po(BytesIO(path.read_bytes()), locale="de")
        for path in sorted(built.site.glob("*.pot"))
        if path.stem != "sphinx"
    }


def write_catalog(path: Path, catalog: Catalog) -> None:
    """Write a catalog as a .po file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog)


def german(source: Path) -> None:
    """Set the language of a project in its ``conf.py``."""
    conf = source / "conf.py"
    conf.write_text(conf.read_text("utf-8") + 'language = "de"\n', "utf-8")
