"""The values for WikiCFP's form, in its order. Its dates have neither time nor zone: the text says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.announcement import announcement, mail
from sphinx_cfp.exporters.english import american_days
from sphinx_cfp.exporters.output_view import in_time
from sphinx_cfp.exporters.text import on_one_line
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from datetime import date

    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.model.dates import Date

ASKED = "? (to be filled in)"


def export(view: OutputView) -> str:
    """The form, and the text that goes with it."""
    fields = _fields(view)
    width = max(map(len, fields)) + 1
    lines = [f"{name + ':':<{width}} {value}".rstrip() for name, value in fields.items()]
    lines += ["", "Call for papers:", "", *mail(announcement(view))[2:], ""]
    return "\n".join(lines)


def _fields(view: OutputView) -> dict[str, str]:
    call, held = view.call, view.span
    due = [item for _, item in in_time(view.submissions()) if item.when.last]
    return {
        "Event name": on_one_line(view.edition_name),
        "Event full name": on_one_line(call.title) or ASKED,
        "Web site": view.page or ASKED,
        "Where": on_one_line(call.location) or ASKED,
        "Begins": _day_of(held[0]) if held else ASKED,
        "Ends": _day_of(held[1]) if held else ASKED,
        "Abstract registration due": _day(_first(view, Kind.ABSTRACT)),
        "Submission deadline": _day(due[0]) if due else ASKED,
        "Notification due": _day(_first(view, Kind.NOTIFICATION)),
        "Final version due": _day(_first(view, Kind.CAMERA_READY)),
        "Categories": "? (up to four, from WikiCFP's list)",
    }


def _first(view: OutputView, kind: Kind) -> Date | None:
    """The call's own date of a kind, else the first of any of its tracks."""
    found = [item for item in view.open_dates if item.kind is kind and item.when.last]
    own = [item for item in found if not item.track] or found
    return own[0] if own else None


def _day(item: Date | None) -> str:
    return _day_of(item.when.last.day) if item and item.when.last else ""


def _day_of(day: date) -> str:
    return american_days(day, day)
