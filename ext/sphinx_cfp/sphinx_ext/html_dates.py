"""Dates in HTML: the value, and lists of them as tables, lists and timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.dates import Status
from sphinx_cfp.sphinx_ext.html_pieces import TEXT, VALUE, Pieces, external
from sphinx_cfp.sphinx_ext.languages import is_right_to_left
from sphinx_cfp.sphinx_ext.rendering import changes_of
from sphinx_cfp.sphinx_ext.timelines import axis
from sphinx_cfp.sphinx_ext.wording import colon_in, date_text, machine_text, when_text
from sphinx_cfp.sphinx_ext.words import certainty_word, status_word, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.sphinx_ext.rows import Row

_STRUCK = (Status.PASSED, Status.CANCELLED)


def time_markup(item: Date, language: str) -> str:
    """The current value: a ``<time>`` that says the instant in UTC, or the words that stand for one."""
    text = date_text(item, language).translate(TEXT)
    machine = machine_text(item)
    if not machine:
        return f'<span class="cfp-time">{text}</span>'
    # A day ends somewhere: the script wants to know when.
    end = f' data-cfp-end="{item.utc_end.iso()}"' if item.utc_end else ""
    return f'<time class="cfp-time" datetime="{machine}"{end}>{text}</time>'


def value_markup(item: Date, language: str) -> str:
    """Old values struck through, the current one, its link, and what has happened to it."""
    current = time_markup(item, language)
    if item.link:
        current = external(item.link, current)
    parts = [
        _struck(when_text(move.was, language, is_deadline=item.is_deadline).translate(TEXT))
        for move in item.was
    ]
    parts.append(_struck(current) if item.status in _STRUCK else current)
    for word in (status_word(item, language), certainty_word(item, language)):
        if word:
            parts.append(f'<span class="cfp-status">{word.translate(VALUE)}</span>')
    return " ".join(parts)


def _struck(markup: str) -> str:
    # The element says to a screen reader what the line through it says to the eye.
    return f'<s class="cfp-struck">{markup}</s>'


def table(rows: Sequence[Row], language: str, *, is_single: bool = False) -> nodes.Node:
    """A table of two columns, the labels as heads of their rows."""
    pieces = Pieces()
    _ = words_in(language).gettext
    # Translators: "What" and "When" are the heads of a table of dates.
    what, when = _("What").translate(VALUE), _("When").translate(VALUE)
    single = " cfp-single" if is_single else ""
    # The classes are those that themes give to tables, and a box that can be scrolled.
    pieces.add(
        '<div class="cfp-table pst-scrollable-table-container">'
        f'<table class="cfp-dates{single} table docutils">'
        f'<thead><tr><th class="head" scope="col">{what}</th>'
        f'<th class="head" scope="col">{when}</th></tr></thead>\n<tbody>\n'
    )
    for row in rows:
        if row.is_track:
            pieces.add(
                f'<tr{_id(row)} class="cfp-track"><th class="stub" scope="rowgroup" colspan="2">'
            )
        else:
            pieces.add(f'<tr{_id(row)}><th class="stub" scope="row">')
        pieces.extend(row.label)
        pieces.add(_own_link(row, language))
        _add_notes(pieces, row, language)
        value = value_markup(row.item, language) if row.item else ""
        pieces.add("</th></tr>\n" if row.is_track else f"</th><td>{value}</td></tr>\n")
    pieces.add("</tbody></table></div>\n")
    return pieces.node()


def listing(rows: Sequence[Row], language: str, *, is_timeline: bool) -> nodes.Node:
    """A list, ordered if it is a timeline; the dates of a track stand in a list of its own."""
    pieces = Pieces()
    if is_timeline:
        pieces.unsearched(_picture(rows, language))
    name = "ol" if is_timeline else "ul"
    opened = f'<{name} class="cfp-dates{" cfp-timeline" if is_timeline else ""}">\n'
    pieces.add(opened)
    is_inside = False
    colon = colon_in(language)
    for row in rows:
        if row.is_track and is_inside:
            pieces.add(f"</{name}></li>\n")
        pieces.add(f"<li{_id(row)}><p>")
        if row.is_track:
            pieces.extend(row.label)
            pieces.add(f"</p>\n{opened}")
            is_inside = True
            continue
        pieces.add("<strong>")
        pieces.extend(row.label)
        value = f"{colon}{value_markup(row.item, language)}" if row.item else ""
        pieces.add(f"</strong>{value}{_own_link(row, language)}</p>")
        _add_notes(pieces, row, language)
        pieces.add("</li>\n")
    pieces.add(f"</{name}></li></{name}>\n" if is_inside else f"</{name}>\n")
    return pieces.node()


def _picture(rows: Sequence[Row], language: str) -> str:
    dates = [row.item for row in rows if not row.is_track]
    instants = [item.utc.epoch if item and item.utc else None for item in dates]
    return axis(instants, language, is_mirrored=is_right_to_left(language))


def _add_notes(pieces: Pieces, row: Row, language: str) -> None:
    if row.note:
        pieces.add('<p class="cfp-note">')
        pieces.extend(row.note)
        pieces.add("</p>")
    if row.item and row.item.was:
        for change in changes_of(row.item, language):
            pieces.add(f'<p class="cfp-note">{change.translate(TEXT)}</p>')


def _own_link(row: Row, language: str) -> str:
    """A link to the date itself, which others can be sent."""
    if not row.id or not row.item:
        return ""
    _ = words_in(language).gettext
    # Translators: on the sign "#" after a date: the address of just this date
    said = _("Link to this date").translate(VALUE)
    return f'<a class="cfp-link headerlink" href="#{row.id.translate(VALUE)}" title="{said}">#</a>'


def _id(row: Row) -> str:
    return f' id="{row.id.translate(VALUE)}"' if row.id else ""
