"""Writes dates and topics of a page in our language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.grammar.time import LAST_SECOND
from sphinx_cfp.importers.formats.document import Listing, Text, TextRun, cut, marked, plain, shape
from sphinx_cfp.importers.formats.generators import without
from sphinx_cfp.importers.understanding.statement import classified
from sphinx_cfp.importers.understanding.topics import title_of
from sphinx_cfp.importers.writing.myst import target_of
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import DEADLINES, Kind
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_cfp.grammar.parsed import ParsedLine
    from sphinx_cfp.importers.formats.document import ListItem
    from sphinx_cfp.importers.understanding.statement import DateEntry
    from sphinx_cfp.importers.writing.myst import InlineWriter

_ENDED = re.compile(r"\s*[;,.]+\s*$")
_LAST_MINUTE = (
    r"(?:,\s*|\s+(?:{at}\s+)?)(?:23:59(?::59)?|11:59(?::59)?\s*p\.?m\.?)\s*(?:{clock}|{hours})?\s*"
    r"(?:\((?:AoE|UTC|GMT|[A-Z][A-Za-z]+/[A-Z][\w/]+)\)|(?:AoE|UTC|GMT|[A-Z][A-Za-z]+/[A-Z][\w/]+)\b)"
)
"""What names nothing but the end of a day, with its zone."""
_BRACES = str.maketrans({"{": "(", "}": ")"})


@dataclass(frozen=True, slots=True)
class LineWriter:
    """Writes lines ``LABEL: WHEN (note)``; the other fields are those of the call."""

    inline: InlineWriter
    acronym: str = ""
    host: str = ""
    timezone: str = ""
    shortened: set[str] = field(default_factory=set)
    """What was left out as the end of a day."""

    def dates(self, entries: Sequence[DateEntry]) -> list[str]:
        """The items of a list, those of a track below its title."""
        found: list[str] = []
        track = ""
        for entry in entries:
            line = self.line(entry)
            if not line:
                continue
            if entry.track != track and entry.track:
                title = self._plain(re.sub(r"[{}]", "", entry.track))
                found.append(f"- {title}")
            track = entry.track
            found.append(f"  - {line}" if track else f"- {line}")
        return found

    def line(self, entry: DateEntry) -> str:
        """The line of an entry; empty if our language has none for it."""
        line = entry.statement.line
        if line is None or entry.when is None or not line.label:
            return ""
        if entry.where in {"prose", "frame"} and (label := label_of(entry)) != line.label:
            return self._bare(entry, line, label)
        label = self._plain(line.label)
        after = line.text[line.label_span.stop :]
        if not re.match(r"\s*(?:~~)?\s*[:：]", after):
            when = line.text[line.when_span.start : line.when_span.stop].replace("~~", "")
            after = f": ~~{when}~~" if line.status is Status.PASSED else f": {when}"
            note = f" ({line.note})" if line.note else ""
            written = f"{label}{self._braces(entry, line.label)}{after}{note}"
        else:
            lead = re.match(r"\s*(?:~~)?\s*[:：]\s*", after)
            start = line.label_span.stop + (lead.end() if lead else 0)
            written = f"{label}{self._braces(entry, line.label)}: {self._value(entry, line, start)}"
        written = self._short(entry, _ENDED.sub("", written))
        return written if self._is_read(written) else self._bare(entry, line)

    def _short(self, entry: DateEntry, written: str) -> str:
        """The line without the last minute of a day in the zone of the call: days end there anyway."""
        last = entry.when.last if entry.when else None
        if (
            last is None
            or entry.kind not in DEADLINES
            or last.seconds not in (LAST_SECOND, LAST_SECOND - 59)
            or last.zone is None
            or last.zone.name != self.timezone
        ):
            return written
        match = pattern(_LAST_MINUTE).search(written)
        shorter = pattern(_LAST_MINUTE).sub("", written, count=1)
        if match is None or not self._is_read(shorter):
            return written
        self.shortened.add(match[0].strip(" ,"))
        return shorter

    def _value(self, entry: DateEntry, line: ParsedLine, start: int) -> str:
        """All that follows the label; a note keeps its links."""
        if line.note_span is None or line.note_span.start < start:
            return self._linked(entry, line.text[start:], line)
        before = line.text[start : line.note_span.start]
        after = line.text[line.note_span.stop :]
        runs = _within(entry.text, line.note)
        if all(run.strong for run in runs):
            runs = tuple(run._replace(strong=False) for run in runs)
        note = self.inline.line(runs) if runs else self._plain(line.note)
        value = before if any(run.href for run in runs) else self._linked(entry, before, line)
        return f"{value}{note.translate(_BRACES)}{after}"

    def _linked(self, entry: DateEntry, text: str, line: ParsedLine) -> str:
        """The text, the date in it a link if the page has the line as one."""
        hrefs = {run.href for run in entry.text if run.href}
        when = line.text[line.when_span.start : line.when_span.stop]
        target = target_of(next(iter(hrefs)), self.inline.base) if len(hrefs) == 1 else ""
        if not target or when not in text or "(" in target or "[" in when:
            return text
        return text.replace(when, f"[{when}]({target})", 1)

    def _bare(self, entry: DateEntry, line: ParsedLine, label: str = "") -> str:
        """The line without marks; ``label`` takes the place of its own."""
        label = label or line.label
        when = line.text[line.when_span.start : line.when_span.stop]
        note = f" ({self._plain(line.note)})" if line.note else ""
        for attempt in (
            f"{self._plain(label)}{self._braces(entry, label)}: {when}{note}",
            f"{self._plain(label)}{self._braces(entry, label)}: {when}",
        ):
            if self._is_read(attempt):
                return attempt
        return ""

    def _is_read(self, written: str) -> bool:
        """Whether our language reads the line as it is written."""
        shown = re.sub(r"\[([^\]]*)\]\(<?[^()]*>?\)", r"\1", written)
        shown = re.sub(r"\\([^\w\s])", r"\1", shown)
        try:
            parse_line(shown.replace("**", "").replace("`", ""))
        except ParseError:
            return False
        return True

    def _plain(self, words: str) -> str:
        return self.inline.line((TextRun(without(words).translate(_BRACES)),)).rstrip()

    def _braces(self, entry: DateEntry, label: str) -> str:
        """``{.kind}`` where the label alone would give another one."""
        named, _, _ = classified(label, self.acronym, self.host)
        return f" {{.{entry.kind.value}}}" if named is not entry.kind else ""

    def topics(self, listing: Listing) -> list[str]:
        """The items of a list of topics, those of a group below its title."""
        found: list[str] = []
        for item in listing.items:
            if title := self._topic(item):
                found.append(f"- {title}")
            found += [f"  - {title}" for child in item.below if (title := self._topic(child))]
        return found

    def _topic(self, item: ListItem) -> str:
        text = _without_end(item.text)
        if item.below:  # the title of a group is a heading: bold type there says nothing
            text = tuple(run._replace(strong=False) for run in text)
        return self.inline.line(
            tuple(run._replace(text=without(run.text).translate(_BRACES)) for run in text)
        )


def refused(entries: Sequence[DateEntry]) -> Iterator[Text]:
    """The texts of those entries that our language has no line for."""
    seen: set[tuple[int, str]] = set()
    for entry in entries:
        place = (entry.line, plain(entry.text))
        if place not in seen:
            seen.add(place)
            yield entry.text or (TextRun(entry.statement.text, entry.line),)


def _within(text: Text, words: str) -> Text:
    """The runs that make up some words of a text; none if they do not stand there in a row."""
    whole = marked(text)
    pattern = r"\s+".join(map(re.escape, words.split()))
    match = re.search(pattern, whole.text) if pattern else None
    if match is None:
        return ()
    return shape(cut(text, whole.origin[match.start()], whole.origin[match.end() - 1] + 1))


def _without_end(text: Text) -> Text:
    """A topic without the sign that ends it."""
    title = title_of(text)
    shaped = shape(text)
    words = "".join(run.text for run in shaped)
    if not title or not words:
        return shaped
    last = len(words.rstrip(" ;,:；，：\n\u2028").removesuffix(".").rstrip())
    return shape(cut(shaped, 0, last))


_MOST_WORDS = 6
_LABELS = {
    Kind.OPEN: "Submission opens",
    Kind.ABSTRACT: "Abstract deadline",
    Kind.PAPER: "Submission deadline",
    Kind.PROPOSAL: "Proposal deadline",
    Kind.SUPPLEMENTARY: "Supplementary material deadline",
    Kind.NOTIFICATION: "Notification",
    Kind.CAMERA_READY: "Camera-ready deadline",
    Kind.REGISTRATION: "Registration deadline",
    Kind.EARLY_REGISTRATION: "Early registration deadline",
    Kind.GRANT: "Grant application deadline",
    Kind.ARTIFACT: "Artifact deadline",
    Kind.REVISION: "Revision deadline",
    Kind.EVENT: "Event",
}


def label_of(entry: DateEntry, taken: Iterable[str] = ()) -> str:
    """The words before a date if they are a label, else those for its kind; ``taken`` are in use."""
    label = entry.label
    plain = _LABELS.get(entry.kind, "")
    if not plain or plain in taken or _is_label(label, entry.kind):
        return label
    return plain


def _is_label(label: str, kind: Kind) -> bool:
    if len(label.split()) > _MOST_WORDS or re.search(r"[@<>()]|https?:|^[a-z]", label):
        return False
    if pattern("{sentence}|{held}", "en", any_case=False).search(label):
        return False
    return classified(label)[0] is kind
