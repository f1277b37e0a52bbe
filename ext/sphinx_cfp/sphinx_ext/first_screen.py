"""The first screen of a call in HTML: what is it, is it open, until when, where do I submit.

The server's text names the deadline and is true for ever. What is true for a time only stands beside it in
templates, each with its instants; the script shows the one that holds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.model.dates import Status
from sphinx_cfp.registry.phases import State, phases_of
from sphinx_cfp.sphinx_ext.cities import cities
from sphinx_cfp.sphinx_ext.html_dates import time_markup, value_markup
from sphinx_cfp.sphinx_ext.html_pieces import TEXT, VALUE
from sphinx_cfp.sphinx_ext.languages import is_right_to_left
from sphinx_cfp.sphinx_ext.timelines import axis
from sphinx_cfp.sphinx_ext.wording import colon_in, day_text, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, Move, When
    from sphinx_cfp.registry.phases import Phase
    from sphinx_cfp.registry.registry import Registry


@cache
def _badges(language: str) -> dict[State, str]:
    """The state of a call in words, for each state."""
    _ = words_in(language).gettext
    # Translators: states of a call.
    texts = {
        State.NOT_OPEN: _("Not yet open"),
        State.OPEN: _("Open"),
        State.EXTENDED: _("Deadline extended"),
        State.CLOSED: _("Closed"),
        # Translators: state of a call: the day has passed on which authors hear whether they are in.
        State.NOTIFIED: _("Notified"),
        # Translators: state of a call: the event takes place now.
        State.UNDER_WAY: _("Under way"),
        # Translators: state of a call: the event has taken place.
        State.OVER: _("Over"),
    }
    return {
        state: f'<span class="cfp-badge cfp-{state}">{text.translate(VALUE)}</span> '
        for state, text in texts.items()
    }


class FirstScreen:
    """The parts of a call's first screen, as HTML."""

    _gone: Date | None = None
    """What is shown when nothing is to come: the last that was."""

    def __init__(self, registry: Registry, call: Call, builder: Builder, language: str) -> None:
        self.registry = registry
        self.call = call
        self.builder = builder
        self.language = language
        self._ = words_in(language).gettext
        self._times: dict[str, str] = {}

    def now(self) -> str:
        """The next deadline, with a template for each phase of the call."""
        due = self.due()
        phases = phases_of(self.registry, self.call)
        self._gone = next((one.coming for one in reversed(phases) if one.coming), None)
        if due is None and not phases:
            return ""
        shown = due or next((phase.coming for phase in phases if phase.coming), None)
        first = self._next(shown, None) if shown else ""
        # An EPUB is a copy for later: nothing in it moves.
        templates = "" if self.builder.name == "epub" else "".join(map(self._template, phases))
        return f'<div class="cfp-now">\n<div class="cfp-next">\n{first}</div>\n{templates}</div>\n'

    def due(self) -> Date | None:
        """The deadline that a reader without a script sees: the first for papers that has an instant."""
        found = OutputView(self.registry, self.call).submissions()
        return next((item for _, item in found if item.utc), None)

    def zones(self) -> str:
        """That deadline in the time of some cities."""
        due = self.due()
        return cities(due, self.language) if due else ""

    def _template(self, phase: Phase) -> str:
        item = phase.coming or self._gone
        if item is None:
            return ""
        after = f' data-cfp-after="{phase.after.iso()}"' if phase.after else ""
        until = f' data-cfp-until="{phase.until.iso()}"' if phase.until else ""
        state = f' data-cfp-state="{phase.state or ""}"'
        return f"<template{state}{after}{until}>\n{self._next(item, phase)}</template>\n"

    def _next(self, item: Date, phase: Phase | None) -> str:
        """A date with its label; with a phase also its state and the time that is left."""
        lines = [self._named(item)]
        if phase:
            lines.append(
                f'<p class="cfp-left">{self._badge(phase.state)}{self._left(item, phase)}</p>\n'
            )
            if item.utc and not item.utc_end:
                lines.append('<p class="cfp-local"></p>\n')
        return "".join(lines)

    def _named(self, item: Date) -> str:
        """Its label, linked to where it is declared, and its value."""
        if item.key not in self._times:
            label = self._label(item).translate(TEXT)
            link = self._address(item)
            named = f'<a href="{link.translate(VALUE)}">{label}</a>' if link else label
            value = time_markup(item, self.language)
            self._times[item.key] = (
                f'<p class="cfp-next-label">{named}</p>\n<p class="cfp-next-time">{value}</p>\n'
            )
        return self._times[item.key]

    def _badge(self, state: State | None) -> str:
        return _badges(self.language)[state] if state else ""

    def _left(self, item: Date, phase: Phase) -> str:
        """Where the script writes the time that is left."""
        if phase.coming is None or item.utc is None or phase.state is State.UNDER_WAY:
            return ""
        # Translators: a day that has come, such as that of the notification
        over = f' data-cfp-over="{self._("today").translate(VALUE)}"' if item.utc_end else ""
        form = "left" if item.is_deadline else "in"
        return (
            f'<span class="cfp-countdown" role="timer" data-cfp-form="{form}"'
            f' data-cfp-until="{item.utc.iso()}"{over}></span>'
        )

    def _label(self, item: Date) -> str:
        track = self.registry.tracks.get(item.track)
        return f"{track.title}{colon_in(self.language)}{item.label}" if track else item.label

    def _address(self, item: Date) -> str:
        """From the page of the call to where a date is declared."""
        home = self.registry.homes.get(("date", item.key), ("", 0))[0]
        if not home:
            return ""
        uri = (
            ""
            if home == self.call.docname
            else self.builder.get_relative_uri(self.call.docname, home)
        )
        return f"{uri}#{self.registry.node_id('date', item.key)}"

    def steps(self, items: Sequence[Date]) -> str:
        """The main dates as an ordered list, and as a picture of it."""
        if not items:
            return ""
        picture = axis(
            [item.utc.epoch if item.utc else None for item in items],
            self.language,
            is_mirrored=is_right_to_left(self.language),
        )
        colon = colon_in(self.language)
        lines = "".join(
            f'<li><span class="cfp-step">{item.label.translate(TEXT)}'
            f'<span class="cfp-unseen">{colon}</span></span> '
            f"<span>{value_markup(item, self.language)}</span></li>\n"
            for item in items
        )
        return f'<div class="cfp-steps">\n{picture}<ol>\n{lines}</ol></div>\n'

    def changes(self) -> str:
        """Which dates have moved, from when to when, and why; the newest first."""
        moves = [
            (move.on, item, old, new, move.reason)
            for item in self.registry.dates_of(self.call.key)
            if not item.internal and item.status is not Status.CANCELLED
            for move, old, new in _moves(item)
        ]
        if not moves:
            return ""
        moves.sort(key=lambda move: move[0].toordinal() if move[0] else 0, reverse=True)
        lines = []
        for on, item, old, new, reason in moves:
            before, after = (
                when_text(one, self.language, is_deadline=item.is_deadline) for one in (old, new)
            )
            text = f"{self._label(item)}{colon_in(self.language)}"
            when = f"{day_text(on, self.language)}{colon_in(self.language)}" if on else ""
            why = f" ({reason})" if reason else ""
            lines.append(
                f"<li>{(when + text).translate(TEXT)}<s>{before.translate(TEXT)}</s> "
                f'<span aria-hidden="true">→</span> {(after + why).translate(TEXT)}</li>\n'
            )
        # Translators: opens the list of dates that have moved.
        summary = self._("What has changed").translate(VALUE)
        inside = f"<summary>{summary}</summary>\n<ul>\n{''.join(lines)}</ul>"
        return f'<details class="cfp-changes">{inside}</details>\n'


def _moves(item: Date) -> Iterator[tuple[Move, When, When]]:
    """Each move of a date with its older and its newer value."""
    values = [*(move.was for move in item.was), item.when]
    yield from zip(item.was, values, values[1:], strict=False)
