"""The announcement for mailing lists: what it says, and its layouts as a mail of 72 columns and as HTML.

Templates of an organizer's own are in :mod:`~sphinx_cfp.exporters.template`.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.exporters.english import date_text, days_text, when_text, zone_of
from sphinx_cfp.exporters.text import COLUMNS, on_one_line, uri, width, wrap
from sphinx_cfp.model.calls import Mode, Review
from sphinx_cfp.model.dates import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.model.calls import Submission
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

MODES = {Mode.IN_PERSON: "in person", Mode.HYBRID: "hybrid", Mode.VIRTUAL: "virtual"}
STATUSES = {Status.CANCELLED: "cancelled", Status.EXTENDED: "extended"}
REVIEWS = {Review.SINGLE: "single-blind", Review.DOUBLE: "double-blind", Review.OPEN: "open"}
AOE = "AoE, anywhere on Earth: the day ends when it has ended everywhere (UTC-12)."
WIDEST = 30
"""Columns of the longest label that stands beside its value."""

SCHEMES = ("https://", "http://")
"""What a link of the HTML may begin with; anything else stays text."""


class AnnouncedRow(NamedTuple):
    """A date: its label, its value with weekday, time and zone, and remarks, links among them."""

    label: str
    value: str
    remarks: tuple[str, ...] = ()


class AnnouncedTrack(NamedTuple):
    """The dates or the facts of a track; the title of the call's own is empty."""

    title: str
    rows: tuple[AnnouncedRow, ...]


class AnnouncedTopics(NamedTuple):
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
    dates: tuple[AnnouncedTrack, ...]
    has_aoe: bool
    topics: tuple[AnnouncedTopics, ...]
    submission: tuple[AnnouncedTrack, ...]
    chairs: tuple[str, ...]
    contact: str

    @property
    def heading(self) -> str:
        """The title, and the acronym behind it."""
        return f"{self.title} ({self.acronym})" if self.acronym else self.title

    @property
    def links(self) -> list[str]:
        """Where to read on, each address once."""
        return list(dict.fromkeys(filter(None, (self.website, self.page, self.host_url))))


def announcement(view: OutputView) -> Announcement:
    """What is announced of a call; dates that have passed are not."""
    line, call, held = on_one_line, view.call, view.span
    dates = [item for item in view.dates if item.status is not Status.PASSED]
    mode = MODES[call.mode] if call.mode else ""
    return Announcement(
        subject=_subject(view),
        title=line(call.title),
        acronym=line(call.acronym),
        host=line(call.host),
        host_url=uri(line(call.host_url)),
        days=days_text(*held) if held else "",
        place=", ".join(part for part in (line(call.location), mode) if part),
        website=uri(line(call.website)),
        page=uri(view.address()),
        dates=_dates(view, dates),
        has_aoe=any(zone_of(item) == "AoE" for item in dates),
        topics=_topics(view),
        submission=_submission(view),
        chairs=tuple(line(name) for name in call.chairs),
        contact=line(call.contact),
    )


def _subject(view: OutputView) -> str:
    """One line: what it is, and until when."""
    due = [item for _, item in view.submissions() if item.utc]
    first = min(due, key=lambda item: (item.utc, item.key), default=None)
    until = f", deadline {date_text(first)}" if first else ""
    extended = first is not None and (bool(first.was) or first.status is Status.EXTENDED)
    return on_one_line(f"{'Extended deadline' if extended else 'CfP'}: {view.edition_name}{until}")


def _dates(view: OutputView, dates: list[Date]) -> tuple[AnnouncedTrack, ...]:
    # The call's own first, tracks as their dates are listed; that one is unknown is a finding.
    inside: dict[str, list[AnnouncedRow]] = {"": []}
    for item in dates:
        track = item.track if item.track in view.registry.tracks else ""
        inside.setdefault(track, []).append(_row(item))
    return tuple(
        AnnouncedTrack(on_one_line(_title(view.registry, key)), tuple(rows))
        for key, rows in inside.items()
        if rows
    )


def _title(registry: Registry, track: str) -> str:
    """The title of a track, behind that of the track whose round it is."""
    if not track:
        return ""
    found = registry.tracks[track]
    return f"{_title(registry, found.parent)}: {found.title}" if found.parent else found.title


def _row(item: Date) -> AnnouncedRow:
    value = date_text(item, weekday=True)
    if status := STATUSES.get(item.status):
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
    return AnnouncedRow(
        on_one_line(item.label), on_one_line(value), tuple(map(on_one_line, remarks))
    )


def _topics(view: OutputView) -> tuple[AnnouncedTopics, ...]:
    """The topics in their order; those in no group first."""
    inside: dict[str, list[str]] = {"": []}
    titles = {"": ""}
    for topic in view.registry.topics_of(view.key):
        title = on_one_line(topic.title)
        if topic.is_group:
            titles[topic.key] = title
            inside[topic.key] = []
        else:
            inside[topic.group if topic.group in inside else ""].append(title)
    groups = (AnnouncedTopics(titles.get(key, ""), tuple(found)) for key, found in inside.items())
    return tuple(group for group in groups if group.title or group.topics)


def _submission(view: OutputView) -> tuple[AnnouncedTrack, ...]:
    owners = [("", view.call.submission)]
    owners += [(track.title, track.submission) for track in view.registry.tracks_of(view.key)]
    found = ((on_one_line(title), _facts(submission)) for title, submission in owners)
    return tuple(AnnouncedTrack(title, rows) for title, rows in found if rows)


def _facts(submission: Submission) -> tuple[AnnouncedRow, ...]:
    facts = {
        "Submit": uri(submission.submit) if "://" in submission.submit else submission.submit,
        "Template": uri(submission.template),
        "Review": REVIEWS[submission.review] if submission.review else "",
        "Pages": submission.pages,
        "Proceedings": submission.proceedings,
    }
    return tuple(AnnouncedRow(name, on_one_line(text)) for name, text in facts.items() if text)


def export(view: OutputView) -> str:
    """The mail."""
    return "\n".join([*mail(announcement(view)), ""])


def mail(about: Announcement) -> list[str]:
    """The lines of the mail, the proposed subject first."""
    lines = [f"Subject: {about.subject}", "", "CALL FOR PAPERS", ""]
    for part in (about.heading, about.host, ", ".join(filter(None, (about.days, about.place)))):
        lines += wrap(part) if part else []
    lines += ["", *about.links] if about.links else []
    if about.dates:
        lines += ["", "", "IMPORTANT DATES", *_mail_rows(about.dates)]
        lines += ["", *wrap(AOE, "  ")] if about.has_aoe else []
    if about.topics:
        lines += ["", "", "TOPICS"]
        for group in about.topics:
            lines += ["", *wrap(group.title, "  ", "  ")] if group.title else [""]
            bullet = "    - " if group.title else "  - "
            for topic in group.topics:
                lines += wrap(topic, bullet, " " * len(bullet))
    if about.submission:
        lines += ["", "", "SUBMISSION", *_mail_rows(about.submission)]
    if about.chairs or about.contact:
        lines += ["", "", "CONTACT", ""]
        lines += wrap(", ".join(about.chairs), "  ") if about.chairs else []
        lines += wrap(about.contact, "  ") if about.contact else []
    return lines


def _mail_rows(blocks: Sequence[AnnouncedTrack]) -> list[str]:
    """Label and value side by side, or below each other where there is no room."""
    lines: list[str] = []
    sizes = [[width(row.label) for row in block.rows] for block in blocks]
    column = max([size for some in sizes for size in some if size <= WIDEST], default=0) + 2
    for block, labels in zip(blocks, sizes, strict=True):
        lines.append("")
        lines += wrap(block.title, "  ") if block.title else []
        indent = "    " if block.title else "  "
        for row, size in zip(block.rows, labels, strict=True):
            line = f"{indent}{row.label}{' ' * (column - size)}{row.value}"
            if size + 2 <= column and width(line) <= COLUMNS:
                lines.append(line)
            else:
                lines += [*wrap(row.label, indent), *wrap(row.value, f"{indent}  ")]
            for remark in row.remarks:
                lines += wrap(remark, f"{indent}  ")
    return lines


def export_html(view: OutputView) -> str:
    """A document with the announcement."""
    about = announcement(view)
    head = ["<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">']
    head += [f"<title>{escape(about.subject)}</title>", "</head>", "<body>"]
    return "\n".join([*head, *_html(about), "</body>", "</html>", ""])


def _html(about: Announcement) -> list[str]:
    lines = [f"<h1>{escape(about.heading)}</h1>"]
    facts = (about.host, about.days, about.place)
    lines += [f"<p>{'<br>'.join(escape(fact) for fact in facts if fact)}</p>"] if any(facts) else []
    lines += [f"<p>{'<br>'.join(map(_linked, about.links))}</p>"] if about.links else []
    if about.dates:
        lines += ["<h2>Important dates</h2>", *_html_tables(about.dates)]
        lines += [f"<p>{AOE}</p>"] if about.has_aoe else []
    if about.topics:
        lines.append("<h2>Topics</h2>")
        for group in about.topics:
            lines += [f"<h3>{escape(group.title)}</h3>"] if group.title else []
            items = "".join(f"<li>{escape(topic)}</li>" for topic in group.topics)
            lines += [f"<ul>{items}</ul>"] if items else []
    if about.submission:
        lines += ["<h2>Submission</h2>", *_html_tables(about.submission)]
    if about.chairs or about.contact:
        people = [escape(", ".join(about.chairs)), _linked(about.contact)]
        lines += ["<h2>Contact</h2>", f"<p>{'<br>'.join(filter(None, people))}</p>"]
    return lines


def _html_tables(blocks: Sequence[AnnouncedTrack]) -> list[str]:
    lines = []
    for block in blocks:
        lines += [f"<h3>{escape(block.title)}</h3>"] if block.title else []
        lines.append("<table>")
        for row in block.rows:
            value = "<br>".join(map(_linked, (row.value, *row.remarks)))
            lines.append(f'<tr><th scope="row">{escape(row.label)}</th><td>{value}</td></tr>')
        lines.append("</table>")
    return lines


def _linked(text: str) -> str:
    """A text as HTML; an address as a link."""
    if text.startswith(SCHEMES) and " " not in text:
        return f'<a href="{escape(text)}">{escape(text)}</a>'
    if "@" in text and " " not in text and ":" not in text:
        return f'<a href="mailto:{escape(text)}">{escape(text)}</a>'
    return escape(text)
