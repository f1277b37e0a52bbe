"""Exporters: from the registry to the bytes of a file. No Sphinx, no clock, no network.

A format is a module and a line of :data:`FORMATS`; its module is imported when it is first written.
"""

from __future__ import annotations

from sphinx_cfp.exporters.formats import Default, Format, Site

__all__ = ["FORMATS", "Default", "Format", "Site"]

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="icalendar",
            writer="icalendar",
            help="calendars of the site and of each call",
            site_file="calendar.ics",
            call_file="{call}.ics",
            needs_base=True,
        ),
        Format(
            name="icalendar-dates",
            writer="icalendar",
            help="a calendar of each date",
            date_file="{call}/{date}.ics",
            needs_base=True,
            default=Default.SINGLE,
        ),
        Format(name="json", writer="json", help="all data", site_file="cfp.json"),
        Format(
            name="json-schema",
            writer="json:export_schema",
            help="the JSON Schema of the data",
            site_file="cfp.schema.json",
        ),
        Format(
            name="changes",
            writer="changes",
            help="a feed of the dates that moved (Atom)",
            site_file="changes.atom",
            needs_base=True,
        ),
        Format(
            name="announcement",
            writer="announcement.text",
            help="a mail of 72 columns, its subject line proposed",
            call_file="announcement.txt",
        ),
        Format(
            name="announcement-html",
            writer="announcement.html",
            help="the same as HTML",
            call_file="announcement.html",
            default=Default.NEVER,
        ),
        Format(
            name="huggingface",
            writer="trackers.huggingface",
            help="an entry for huggingface/ai-deadlines (YAML)",
            call_file="trackers/huggingface-ai-deadlines.yml",
        ),
        Format(
            name="ccfddl",
            writer="trackers.ccfddl",
            help="an entry for ccfddl/ccf-deadlines (YAML)",
            call_file="trackers/ccfddl.yml",
        ),
        Format(
            name="sec-deadlines",
            writer="trackers.sec_deadlines",
            help="an entry for sec-deadlines (YAML)",
            call_file="trackers/sec-deadlines.yml",
        ),
        Format(
            name="wikicfp",
            writer="trackers.wikicfp",
            help="the values for WikiCFP's form",
            call_file="trackers/wikicfp.txt",
            default=Default.SINGLE,
        ),
        Format(
            name="csv",
            writer="trackers.csv",
            help="a table of all dates, safe in a spreadsheet",
            site_file="trackers/dates.csv",
        ),
        Format(
            name="openreview",
            writer="submission.openreview",
            help="the fields of OpenReview's venue request (JSON)",
            call_file="submission/openreview.json",
            default=Default.SINGLE,
        ),
        Format(
            name="hotcrp",
            writer="submission.hotcrp",
            help="HotCRP's settings (JSON)",
            call_file="submission/hotcrp.json",
            default=Default.SINGLE,
        ),
        Format(
            name="easychair",
            writer="submission.easychair",
            help="a checklist for EasyChair",
            call_file="submission/easychair.txt",
            default=Default.SINGLE,
        ),
        Format(
            name="cmt",
            writer="submission.cmt",
            help="a checklist for Microsoft CMT",
            call_file="submission/cmt.txt",
            default=Default.SINGLE,
        ),
        Format(
            name="qr",
            writer="qr",
            help="the submit link as a QR code (SVG)",
            call_file="qr.svg",
            default=Default.SINGLE,
        ),
        Format(
            name="jsonld",
            writer="jsonld",
            help="the event for search engines (JSON-LD)",
            call_file="event.jsonld",
            default=Default.NEVER,
        ),
        Format(
            name="bibtex",
            writer="bibtex",
            help="the proceedings, where a publisher is given (BibTeX)",
            call_file="proceedings.bib",
        ),
    )
}
"""Every format by the name that ``cfp_outputs`` and ``sphinx-cfp export`` know it by."""
