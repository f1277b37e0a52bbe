"""Exporters: from the registry to the bytes of a file. No Sphinx, no clock, no network.

A format is a module and a line of :data:`FORMATS`; its module is imported when it is first written.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.output_view import OutputView, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.registry.registry import Registry

__all__ = ["FORMATS", "Default", "Format", "OutputView", "Site"]


class Default(Enum):
    """When a format is written without being asked for."""

    ALWAYS = "always"
    SINGLE = "on a site of one call"
    NEVER = "when asked for"


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and the files it is written to.

    ``site_file`` is that of all calls; ``call_file`` that of one, ``{call}`` its key, in the folder of the
    call if the site has several and the name does not say which; ``date_file`` that of one date, ``{date}``
    its local key. Empty where the format has no such file. ``needs_base`` says that identifiers or links in
    it are made from the address of the site. ``host`` is that of the submission system that it is for.

    ``writer`` is the module here whose function ``export`` writes it, or ``module:function``. Of a format
    that is of calls alone it takes a :class:`OutputView` and returns the text, empty where there is nothing
    to say. Others take a registry, its place and the key of a call (empty: all), and yield bytes in pieces.
    """

    name: str
    writer: str
    help: str
    default: Default = Default.ALWAYS
    _: KW_ONLY
    site_file: str = ""
    call_file: str = ""
    date_file: str = ""
    needs_base: bool = False
    host: str = ""

    def export(self, registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
        """The file of a call, or of all of them (an empty key), in pieces; if there are none, no file."""
        module, _, function = self.writer.partition(":")
        found = import_module(f"sphinx_cfp.exporters.{module}")
        write = getattr(found, function or "export")
        if self.site_file or self.date_file:
            yield from write(registry, site, call)
        elif text := write(OutputView(registry, registry.calls[call], site)):
            yield text.encode()

    def path(self, call: str, *, is_single: bool) -> str:
        """The file of one call, relative to the site; empty if the format has none."""
        if "{call}" in self.call_file:
            path = self.call_file.format(call=call)
            return path if path != self.site_file else f"{call}/{path}"
        return self.call_file if is_single or not self.call_file else f"{call}/{self.call_file}"


# fmt: off
_ALL = (
    Format("icalendar", "calendar", "calendars of the site and of each call",
           site_file="calendar.ics", call_file="{call}.ics", needs_base=True),
    Format("icalendar-dates", "calendar", "a calendar of each date", Default.SINGLE,
           date_file="{call}/{date}.ics", needs_base=True),
    Format("json", "json", "all data", site_file="cfp.json"),
    Format("json-schema", "json:export_schema", "the JSON Schema of the data",
           site_file="cfp.schema.json"),
    Format("changes", "changes", "a feed of the dates that moved (Atom)",
           site_file="changes.atom", needs_base=True),
    Format("announcement", "announcement", "a mail of 72 columns, its subject line proposed",
           call_file="announcement.txt"),
    Format("announcement-html", "announcement:export_html", "the same as HTML", Default.NEVER,
           call_file="announcement.html"),
    Format("huggingface", "trackers.huggingface", "an entry for huggingface/ai-deadlines (YAML)",
           call_file="trackers/huggingface-ai-deadlines.yml"),
    Format("ccfddl", "trackers.ccfddl", "an entry for ccfddl/ccf-deadlines (YAML)",
           call_file="trackers/ccfddl.yml"),
    Format("sec-deadlines", "trackers.sec_deadlines", "an entry for sec-deadlines (YAML)",
           call_file="trackers/sec-deadlines.yml"),
    Format("wikicfp", "trackers.wikicfp", "the values for WikiCFP's form", Default.SINGLE,
           call_file="trackers/wikicfp.txt"),
    Format("csv", "trackers.csv", "a table of all dates, safe in a spreadsheet",
           site_file="trackers/dates.csv"),
    Format("openreview", "submission.openreview", "the fields of OpenReview's venue request (JSON)",
           Default.SINGLE, call_file="submission/openreview.json", host="openreview.net"),
    Format("hotcrp", "submission.hotcrp", "HotCRP's settings (JSON)", Default.SINGLE,
           call_file="submission/hotcrp.json", host="hotcrp.com"),
    Format("easychair", "submission.checklists:easychair", "a checklist for EasyChair",
           Default.SINGLE, call_file="submission/easychair.txt", host="easychair.org"),
    Format("cmt", "submission.checklists:cmt", "a checklist for Microsoft CMT", Default.SINGLE,
           call_file="submission/cmt.txt", host="research.microsoft.com"),
    Format("qr", "qr", "the submit link as a QR code (SVG)", Default.SINGLE, call_file="qr.svg"),
    Format("jsonld", "jsonld", "the event for search engines (JSON-LD)", Default.NEVER,
           call_file="event.jsonld"),
    Format("bibtex", "bibtex", "the proceedings, where a publisher is given (BibTeX)",
           call_file="proceedings.bib"),
)
# fmt: on

FORMATS = {one.name: one for one in _ALL}
"""Every format by the name that ``cfp_outputs`` and ``sphinx-cfp export`` know it by."""
