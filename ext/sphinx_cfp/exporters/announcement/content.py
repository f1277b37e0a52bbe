"""What an announcement says, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.exporters.characters import on_one_line, printable
from sphinx_cfp.exporters.english import date_text, days_text, when_text, zone_of
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    event_days,
    public_dates,
    short_name,
    submissions,
    year_of,
)
from sphinx_cfp.model.calls import Mode, Review
from sphinx_cfp.model.dates import Status

if TYPE_CHECKING:
    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call, Submission
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

MODES = {Mode.IN_PERSON: "in person", Mode.HYBRID: "hybrid", Mode.VIRTUAL: "virtual"}
_STATUSES = {Status.CANCELLED: "cancelled", Status.EXTENDED: "extended"}
REVIEWS = {Review.SINGLE: "single-blind", Review.DOUBLE: "double-blind", Review.OPEN: "open"}


class Row(NamedTuple):
    """A date: its label, its value with weekday, time and zone, and remarks, links among them."""

    label: str
    value: str
    remarks: tuple[str, ...] = ()


class Block(NamedTuple):
    """The dates or the facts of a track; the title of the call's own is empty."""

    title: str
    rows: tuple[Row, ...]


class Group(NamedTuple):
    """Topics under a title; topics that stand in no group have an empty one."""

    title: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """All of it: every text on one line, no control characters. Empty where nothing was given."""

    subject: str
    title: str
    acronym: str
    host: str
    host_url: str
    days: str
    place: str
    website: str
    page: str
    dates: tuple[Block, ...]
    has_aoe: bool
    topics: tuple[Group, ...]
    submission: tuple[Block, ...]
    chairs: tuple[str, ...]
    contact: str


def announcement(registry: Registry, call: Call, site: Site) -> Announcement:
    """What is announced of a call; dates that have passed are not."""
    line = on_one_line
    dates = [item for item in public_dates(registry, call.key) if item.status is not Status.PASSED]
    days = event_days(registry, call)
    mode = MODES[call.mode] if call.mode else ""
    return Announcement(
        subject=_subject(registry, call),
        title=line(call.title),
        acronym=line(call.acronym),
        host=line(call.host),
        host_url=uri(line(call.host_url)),
        days=_days(days.start.day, days.last.day) if days and days.start and days.last else "",
        place=", ".join(part for part in (line(call.location), mode) if part),
        website=uri(line(call.website)),
        page=uri(site.address(call.docname, "")),
        dates=_dates(registry, call, dates),
        has_aoe=any(zone_of(item) == "AoE" for item in dates),
        topics=_topics(registry, call),
        submission=_submission(registry, call),
        chairs=tuple(line(name) for name in call.chairs),
        contact=line(call.contact),
    )


_days = days_text


def _subject(registry: Registry, call: Call) -> str:
    """One line: what it is, and until when."""
    name, year = short_name(call), year_of(registry, call)
    if year and str(year) not in name:
        name = f"{name} {year}"
    due = [item for _, item in submissions(registry, call.key) if item.utc]
    first = min(due, key=lambda item: (item.utc, item.key), default=None)
    until = f", deadline {date_text(first)}" if first else ""
    extended = first is not None and (bool(first.was) or first.status is Status.EXTENDED)
    return on_one_line(f"{'Extended deadline' if extended else 'CfP'}: {name}{until}")


def _dates(registry: Registry, call: Call, dates: list[Date]) -> tuple[Block, ...]:
    # The call's own first, tracks as their dates are listed; that one is unknown is a finding.
    inside: dict[str, list[Row]] = {"": []}
    for item in dates:
        track = item.track if item.track in registry.tracks else ""
        inside.setdefault(track, []).append(_row(item))
    return tuple(
        Block(on_one_line(_title(registry, key)), tuple(rows))
        for key, rows in inside.items()
        if rows
    )


def _title(registry: Registry, track: str) -> str:
    """The title of a track, behind that of the track whose round it is."""
    if not track:
        return ""
    found = registry.tracks[track]
    return f"{_title(registry, found.parent)}: {found.title}" if found.parent else found.title


def _row(item: Date) -> Row:
    value = date_text(item, weekday=True)
    if status := _STATUSES.get(item.status):
        value += f" ({status})"
    if item.certainty:
        value += f" ({item.certainty})"
    remarks = []
    for move in item.was:
        old = when_text(move.was, is_deadline=item.is_deadline)
        remarks.append(f"before: {old}" + (f" ({move.reason})" if move.reason else ""))
    if item.note:
        remarks.append(item.note)
    if item.link:
        remarks.append(uri(item.link))
    shown = tuple(map(on_one_line, remarks)) if remarks else ()
    return Row(on_one_line(item.label), on_one_line(value), shown)


def _topics(registry: Registry, call: Call) -> tuple[Group, ...]:
    """The topics in their order; those in no group first."""
    inside: dict[str, list[str]] = {"": []}
    titles = {"": ""}
    for topic in registry.topics_of(call.key):
        title = topic.title if topic.title.isprintable() else on_one_line(topic.title)
        if topic.is_group:
            titles[topic.key] = title
            inside[topic.key] = []
        else:
            inside[topic.group if topic.group in inside else ""].append(title)
    groups = (Group(titles.get(key, ""), tuple(found)) for key, found in inside.items())
    return tuple(group for group in groups if group.title or group.topics)


def _submission(registry: Registry, call: Call) -> tuple[Block, ...]:
    owners = [("", call.submission)]
    owners += [(track.title, track.submission) for track in registry.tracks_of(call.key)]
    found = ((on_one_line(title), _facts(submission)) for title, submission in owners)
    return tuple(Block(title, rows) for title, rows in found if rows)


def _facts(submission: Submission) -> tuple[Row, ...]:
    facts = {
        "Submit": uri(submission.submit) if "://" in submission.submit else submission.submit,
        "Template": uri(submission.template),
        "Review": REVIEWS[submission.review] if submission.review else "",
        "Pages": submission.pages,
        "Proceedings": submission.proceedings,
    }
    return tuple(Row(name, on_one_line(printable(text))) for name, text in facts.items() if text)
