"""The header of a call: what is it, is it open, until when, where do I submit; and that of a track.

The server's text names the deadline and is true for ever. What is true for a time only stands beside it in
templates, each with its instants; the script shows the one that holds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from docutils import nodes

from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.exporters.text import uri
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE
from sphinx_cfp.registry.phases import State, phases_of
from sphinx_cfp.sphinx_ext.facts import event_facts, main_dates, people, rules, submit_link
from sphinx_cfp.sphinx_ext.languages import locale_of
from sphinx_cfp.sphinx_ext.nodes import UNSEARCHED, cfp_element
from sphinx_cfp.sphinx_ext.publication import linked
from sphinx_cfp.sphinx_ext.timelines import axis
from sphinx_cfp.sphinx_ext.values import date_node, value_nodes
from sphinx_cfp.sphinx_ext.wording import colon_in, day_text, time_text, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Call, Track
    from sphinx_cfp.model.dates import Date, Move, When
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.phases import Phase
    from sphinx_cfp.registry.registry import Registry
    from sphinx_cfp.sphinx_ext.facts import Fact

    Groups = Mapping[str, Iterable[Fact]]
    Link = tuple[str, str]

CITIES = (
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Nairobi",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
"""From west to east, one for most of the people who write papers."""

NAMES = {"America/Sao_Paulo": "São Paulo"}
"""Names that CLDR has in no language that writes them as their people do."""

_EVENT, _DEADLINE, _RULE = "cfp-event", "cfp-deadline", "cfp-rule"
"""Classes of facts."""


def call_header(registry: Registry, call: Call, builder: Builder, language: str) -> nodes.Node:
    """What a reader on the last night asks for stands first, what the event is comes after it."""
    links = call_links(call.key, call.docname, builder, language)
    submit = submit_link(call.submission, language)
    dates = main_dates(registry, call.key)
    about = [*rules(call.submission, language), *people(call, language)]
    if builder.format == "html":
        header = _PageHeader(registry, call, builder, language)
        with_days = all(item.kind is not Kind.EVENT for item in dates)
        event = event_facts(call, language, with_days=with_days)
        parts = [*header.now(), *_buttons(submit, links), *header.zones(), *header.steps(dates)]
        parts += [*_definitions({_EVENT: event, _RULE: about}), *header.changes()]
    else:
        shown = [(item.label, value_nodes(item, builder, language)) for item in dates]
        facts = {_EVENT: event_facts(call, language), _DEADLINE: shown, _RULE: about}
        parts = [*_fields(facts), *_paragraphs(submit, links)]
    name = registry.node_id("call", call.key)
    return _box(name, call.title, call.acronym, parts, builder, "cfp-summary")


def track_header(registry: Registry, track: Track, builder: Builder, language: str) -> nodes.Node:
    """What a track's own directive shows."""
    submit = submit_link(track.submission, language)
    facts = {_RULE: rules(track.submission, language)}
    if builder.format == "html":
        parts = [*_definitions(facts), *_buttons(submit)]
    else:
        parts = [*_fields(facts), *_paragraphs(submit)]
    name = registry.node_id("track", track.key)
    return _box(name, track.title, "", parts, builder, "cfp-summary cfp-track-summary")


def _box(
    name: str,
    title: str,
    acronym: str,
    parts: Sequence[nodes.Node],
    builder: Builder,
    classes: str,
) -> nodes.Node:
    heading = nodes.strong("", title)
    if acronym:
        # Kept together: a line does not end in the middle of "(ES-FoMO)" while it fits on the next.
        short = nodes.inline("", f"({acronym})", classes=["cfp-acronym"])
        heading += [nodes.Text(" "), short]
    first = nodes.paragraph("", "", heading, classes=["cfp-summary-title"])
    if builder.format == "html":
        return cfp_element("div", "\n", first, *parts, classes=classes, id=name)
    return nodes.container("", first, *parts, classes=classes.split(), ids=[name])


def _definitions(groups: Groups) -> list[nodes.Node]:
    found = [
        cfp_element("div", cfp_element("dt", label), cfp_element("dd", *value), classes=group)
        for group, facts in groups.items()
        for label, value in facts
    ]
    return [cfp_element("dl", *found, classes="cfp-facts")] if found else []


def _fields(groups: Groups) -> list[nodes.Node]:
    found = nodes.field_list("")
    for group, facts in groups.items():
        for label, value in facts:
            body = nodes.field_body("", nodes.paragraph("", "", *value))
            found += nodes.field("", nodes.field_name("", label), body, classes=[group])
    return [found] if found.children else []


def _buttons(submit: Sequence[nodes.Node], links: Sequence[Link] = ()) -> list[nodes.Node]:
    """Where to submit, and the files for a reader's own calendar."""
    files = [
        cfp_element("a", inert=[nodes.Text(text)], classes="cfp-file", href=target)
        for text, target in links
    ]
    inside = [part for link in (*submit, *files) for part in ("\n", link)][1:]
    return [cfp_element("p", *inside, classes="cfp-actions")] if inside else []


def _paragraphs(submit: Sequence[nodes.Node], links: Sequence[Link] = ()) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    if submit:
        found.append(nodes.paragraph("", "", *submit, classes=["cfp-actions"]))
    if links:
        files = [nodes.reference("", text, refuri=to, internal=False) for text, to in links]
        inside = [part for link in files for part in (nodes.Text(" · "), link)][1:]
        found.append(nodes.paragraph("", "", *inside, classes=["cfp-files"]))
    return found


def call_links(call: str, docname: str, builder: Builder, language: str) -> list[Link]:
    """Text and target of the links to a call's calendar and to the feed of changes, where they are written.

    On a page a calendar is subscribed to by ``webcal:``, which calendar programs answer to, and files are
    named from the page, so that a copy of the site has its own; elsewhere all are absolute.
    """
    _ = words_in(language).gettext
    base, names = linked(builder)
    if not names:
        return []
    is_page = builder.format == "html" and builder.name != "epub"
    top = "../" * builder.get_target_uri(docname).count("/") if is_page else base
    links = []
    if "icalendar" in names:
        file = uri(FORMATS["icalendar"].path(call, is_single=False))
        subscribed = f"webcal:{base[base.index('//') :]}{file}" if is_page else f"{base}{file}"
        links = [
            (_("Subscribe to the dates"), subscribed),
            (_("Calendar file"), f"{top}{file}"),
        ]
    if "changes" in names:
        links.append((_("Changes"), f"{top}{FORMATS['changes'].site_file}"))
    return links


class _PageHeader:
    """The parts of a call's header that only a page has."""

    def __init__(self, registry: Registry, call: Call, builder: Builder, language: str) -> None:
        self.registry = registry
        self.call = call
        self.builder = builder
        self.language = language
        self._ = words_in(language).gettext
        found = OutputView(registry, call).submissions()
        self.due = next((item for _, item in found if item.utc), None)
        """What a reader without a script sees: the first deadline for papers that has an instant."""
        self._named: dict[str, list[nodes.Node]] = {}

    def now(self) -> list[nodes.Node]:
        """The next deadline, with a template for each phase of the call."""
        phases = phases_of(self.registry, self.call)
        comings = [phase.coming for phase in phases if phase.coming]
        shown = self.due or next(iter(comings), None)
        if shown is None and not phases:
            return []
        first = self._next(shown) if shown else []
        # An EPUB is a copy for later: nothing in it moves.
        moving = phases if self.builder.name != "epub" and comings else []
        templates = [self._template(phase, comings[-1]) for phase in moving]
        following = cfp_element("div", "\n", *first, classes="cfp-next")
        classes = f"cfp-now {UNSEARCHED}"
        return [cfp_element("div", "\n", following, inert=templates, classes=classes)]

    def zones(self) -> list[nodes.Node]:
        """That deadline in the time of some cities."""
        return _in_cities(self.due, self.language) if self.due else []

    def _template(self, phase: Phase, last: Date) -> nodes.Node:
        """When nothing is to come, the last that was is shown."""
        item = phase.coming or last
        if item.key not in self._named:  # one for all templates, which are only written
            self._named[item.key] = self._next(item)
        left = [*self._badge(phase.state), *self._left(item, phase)]
        lines = [*self._named[item.key], cfp_element("p", *left, classes="cfp-left")]
        if item.utc and not item.utc_end:
            lines.append(cfp_element("p", classes="cfp-local"))
        return cfp_element(
            "template",
            inert=lines,
            data_cfp_state=phase.state or "",
            data_cfp_after=phase.after.iso() if phase.after else None,
            data_cfp_until=phase.until.iso() if phase.until else None,
        )

    def _next(self, item: Date) -> list[nodes.Node]:
        """A date with its label, which is linked to where it is declared."""
        address, label = self._address(item), self._label(item)
        named = cfp_element("a", label, href=address) if address else nodes.Text(label)
        value = date_node(item, self.language)
        return [
            cfp_element("p", named, classes="cfp-next-label"),
            cfp_element("p", value, classes="cfp-next-time"),
        ]

    def _badge(self, state: State | None) -> list[nodes.Node]:
        """The state of a call in words."""
        if state is None:
            return []
        # Translators: states of a call.
        texts = {
            State.NOT_OPEN: self._("Not yet open"),
            State.OPEN: self._("Open"),
            State.EXTENDED: self._("Deadline extended"),
            State.CLOSED: self._("Closed"),
            # Translators: state of a call: the day has passed on which authors hear whether they are in.
            State.NOTIFIED: self._("Notified"),
            # Translators: state of a call: the event takes place now.
            State.UNDER_WAY: self._("Under way"),
            # Translators: state of a call: the event has taken place.
            State.OVER: self._("Over"),
        }
        badge = nodes.inline("", texts[state], classes=["cfp-badge", f"cfp-{state}"])
        return [badge, nodes.Text(" ")]

    def _left(self, item: Date, phase: Phase) -> list[nodes.Node]:
        """Where the script writes the time that is left."""
        if phase.coming is None or item.utc is None or phase.state is State.UNDER_WAY:
            return []
        # Translators: a day that has come, such as that of the notification
        today = self._("today")
        timer = cfp_element(
            "span",
            classes="cfp-countdown",
            role="timer",
            data_cfp_form="left" if item.is_deadline else "in",
            data_cfp_until=item.utc.iso(),
            data_cfp_over=today if item.utc_end else None,
        )
        return [timer]

    def _label(self, item: Date) -> str:
        track = self.registry.tracks.get(item.track)
        return f"{track.title}{colon_in(self.language)}{item.label}" if track else item.label

    def _address(self, item: Date) -> str:
        """From the page of the call to where a date is declared."""
        home = self.registry.homes.get(("date", item.key), ("", 0))[0]
        if not home:
            return ""
        here = self.call.docname
        page = "" if home == here else self.builder.get_relative_uri(here, home)
        return f"{page}#{self.registry.node_id('date', item.key)}"

    def steps(self, items: Sequence[Date]) -> list[nodes.Node]:
        """The main dates as an ordered list, and as a picture of it."""
        if not items:
            return []
        steps = cfp_element("ol", *map(self._step, items))
        classes = f"cfp-steps {UNSEARCHED}"
        return [cfp_element("div", "\n", *axis(items, self.language), steps, classes=classes)]

    def _step(self, item: Date) -> nodes.Node:
        colon = cfp_element("span", colon_in(self.language), classes="cfp-unseen")
        label = cfp_element("span", item.label, colon, classes="cfp-step")
        value = cfp_element("span", *value_nodes(item, self.builder, self.language))
        return cfp_element("li", label, " ", value)

    def changes(self) -> list[nodes.Node]:
        """Which dates have moved, from when to when, and why; the newest first."""
        moves = [
            (move, item, old, new)
            for item in self.registry.dates_of(self.call.key)
            if not item.internal and item.status is not Status.CANCELLED
            for move, old, new in _moves(item)
        ]
        if not moves:
            return []
        moves.sort(key=lambda move: move[0].on.toordinal() if move[0].on else 0, reverse=True)
        # Translators: opens the list of dates that have moved.
        summary = cfp_element("summary", self._("What has changed"))
        listed = cfp_element("ul", *(self._change(*move) for move in moves))
        classes = f"cfp-changes {UNSEARCHED}"
        return [cfp_element("details", summary, "\n", listed, classes=classes)]

    def _change(self, move: Move, item: Date, old: When, new: When) -> nodes.Node:
        before, after = (
            when_text(one, self.language, is_deadline=item.is_deadline) for one in (old, new)
        )
        colon = colon_in(self.language)
        when = f"{day_text(move.on, self.language)}{colon}" if move.on else ""
        why = f" ({move.reason})" if move.reason else ""
        arrow = cfp_element("span", "→", aria_hidden="true")
        struck = cfp_element("s", before)
        first = f"{when}{self._label(item)}{colon}"
        return cfp_element("li", first, struck, " ", arrow, f" {after}{why}")


def _moves(item: Date) -> Iterator[tuple[Move, When, When]]:
    """Each move of a date with its older and its newer value."""
    values = [*(move.was for move in item.was), item.when]
    yield from zip(item.was, values, values[1:], strict=False)


def _in_cities(item: Date, language: str) -> list[nodes.Node]:
    """A deadline explained, and a table of it in each city; nothing if it has no instant."""
    if not item.utc:
        return []
    _ = words_in(language).gettext
    # Translators: opens a table of a deadline in the time of some cities.
    summary = cfp_element("summary", _("In other time zones"))
    inside = [summary, _table(item.utc, language)]
    folded = cfp_element("details", inert=inside, classes="cfp-cities")
    return [*_explained(item, language), folded]


def _explained(item: Date, language: str) -> list[nodes.Node]:
    """What AoE means, said of this deadline, unless its zone is another or its day does not end then."""
    last = item.when.last
    if last is None or last.zone != AOE or last.seconds not in (None, 86399, 86340):
        return []
    _ = words_in(language).gettext
    # Translators: explains AoE: Closes when 31 May 2023 has ended everywhere on Earth.
    text = _("AoE: closes when %s has ended everywhere on Earth.") % day_text(last.day, language)
    return [cfp_element("p", text, classes=f"cfp-aoe {UNSEARCHED}")]


@lru_cache(maxsize=256)
def _table(instant: Instant, language: str) -> nodes.Node:
    """Day and time of an instant in each city; one for all pages, which only write it."""
    _ = words_in(language).gettext
    rows = []
    for name in CITIES:
        there = instant.as_datetime().astimezone(ZoneInfo(name))
        seconds = there.hour * 3600 + there.minute * 60
        values = {"day": day_text(there.date(), language), "time": time_text(seconds, language)}
        time = cfp_element("td", _("%(day)s, %(time)s") % values)
        rows.append(cfp_element("tr", cfp_element("th", _city(name, language), scope="row"), time))
    return cfp_element("table", *rows, classes="table")


@lru_cache(maxsize=1024)
def _city(zone: str, language: str) -> str:
    """The name of a zone's city, as CLDR has it."""
    locale = locale_of(language)
    known = locale.time_zones.get(zone, {}).get("city") or NAMES.get(zone)
    return str(known or get_timezone_location(ZoneInfo(zone), locale=locale, return_city=True))
