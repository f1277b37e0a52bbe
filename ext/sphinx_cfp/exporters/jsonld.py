"""JSON-LD in the terms of schema.org: what search engines read of an event.

Nothing is in it that was not given. The text can stand in ``<script type="application/ld+json">``: ``<``,
``>`` and ``&`` are written as escapes, so no value can end the element or open a comment.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_cfp.model.calls import Mode
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.model.dates import Date, Moment

MODES = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
    Mode.VIRTUAL: "OnlineEventAttendanceMode",
}
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def export(view: OutputView) -> str:
    """The event of a call."""
    text = json.dumps(_event(view), ensure_ascii=False, indent=1)
    return "".join(_ESCAPES.get(character, character) for character in text) + "\n"


def _event(view: OutputView) -> dict[str, Any]:
    call, days = view.call, view.days
    event: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["Event", "ConferenceEvent"],
        "name": call.title,
        "alternateName": call.acronym,
        "url": call.website or view.address(),
        "startDate": _iso(days.start) if days else "",
        "endDate": _iso(days.last) if days else "",
        **_state(view),
        "eventAttendanceMode": f"https://schema.org/{MODES[call.mode]}" if call.mode else "",
        "location": {"@type": "Place", "name": call.location, "address": call.location}
        if call.location
        else "",
        "superEvent": _present({"@type": "Event", "name": call.host, "url": call.host_url})
        if call.host
        else "",
        "hasParticipationOffer": [
            _offer(view, title, item) for title, item in view.submissions() if item.utc
        ],
    }
    return _present(event)


def _present(event: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in event.items() if value}


def _state(view: OutputView) -> dict[str, str]:
    """Whether the event takes place, and when it was to before it was moved."""
    events = [item for item in view.dates if item.kind is Kind.EVENT and not item.track]
    if events and all(item.status is Status.CANCELLED for item in events):
        return {"eventStatus": "https://schema.org/EventCancelled"}
    if len(events) == 1 and events[0].was:
        before = [move.was.start for move in events[0].was if move.was.start]
        if before:
            return {
                "eventStatus": "https://schema.org/EventRescheduled",
                "previousStartDate": _iso(before[-1]),
            }
    return {"eventStatus": "https://schema.org/EventScheduled"} if events else {}


def _offer(view: OutputView, track: str, item: Date) -> dict[str, Any]:
    """What may be handed in, until when and where."""
    begin = [
        other.when.start
        for other in view.open_dates
        if other.kind is Kind.OPEN and other.track == item.track and other.when.start
    ]
    offer = {
        "@type": "Offer",
        "name": f"{track}: {item.label}" if track else item.label,
        "url": view.submit_link(item),
        "availabilityStarts": _iso(begin[0]) if begin else "",
        "availabilityEnds": _iso(item.when.last, ends=True),
    }
    return _present(offer)


def _iso(moment: Moment | None, *, ends: bool = False) -> str:
    """``2023-07-29``, or with a time and offset ``2023-05-31T23:59:59-12:00``; ``ends``: a day's end."""
    if moment is None:
        return ""
    if moment.seconds is None and not ends:
        return moment.day.isoformat()
    instant = moment.last()
    if instant is None or moment.zone is None:
        return moment.day.isoformat()
    return instant.as_datetime().astimezone(moment.zone.tzinfo()).isoformat()
