"""Every code of a finding. The docstrings below the members are the reference page of the manual."""

from __future__ import annotations

import ast
import inspect
from enum import StrEnum
from functools import cache


class Severity(StrEnum):
    """How bad a finding is: an error fails every build, a warning a strict one, an info none.

    What is off is not looked for.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """A number that is the higher the worse it is."""
        return _RANKS[self]


_RANKS = {Severity.OFF: -1, Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Code(StrEnum):
    """Code of a finding; as a warning of Sphinx its type is ``cfp.<code>``."""

    severity: Severity

    def __new__(cls, value: str, severity: Severity = Severity.ERROR) -> Code:
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        return member

    DATE_SYNTAX = "date_syntax", Severity.ERROR
    """A date that cannot be understood, or that can be understood in two ways.

    `05/06/2023` is 5 June in Europe and 6 May in America; `midnight` is the first or the last minute of
    the day. A workshop wrote `Ausgust 1st`: the message asks "did you mean August?". Write the day with its
    month by name, or as `2023-06-05`, and a time as `23:59`.
    """

    DATE_IMPOSSIBLE = "date_impossible", Severity.ERROR
    """A day or a time that no calendar has.

    `2023-02-31`, `25:00`: usually last year's line with one number changed. Write a day that exists.
    """

    WEEKDAY = "weekday", Severity.ERROR
    """The weekday that is written is not that of the day.

    A conference announced "Saturday, June 24, 2019", which was a Monday: the day had been copied, and
    nobody could say which half was meant. Correct the weekday or the day; both candidates are named.
    """

    ZONE_MISSING = "zone_missing", Severity.ERROR
    """A deadline whose time zone nobody states.

    Four in ten calls state none. The same "31 May" ends 26 hours apart at the two ends of the Earth, so
    without a zone there is no instant, no countdown and no calendar entry. Add `:timezone: AoE` to
    `{cfp:call}`; it is reported once a call.
    """

    ENCODING = "encoding", Severity.ERROR
    """A file that is not UTF-8.

    Old editors save in the encoding of their machine: an `ü` becomes a question mark in a diamond on the
    page. Save the file as UTF-8, and write again the letters that an earlier conversion has lost.
    """

    CONTROL_CHARACTER = "control_character", Severity.ERROR
    """A text holds a character that cannot be seen and that calendars and feeds refuse.

    They come along when a text is copied from a PDF or a terminal. A calendar program refuses the whole
    file, not the one date. Remove the character; the column says where it is.
    """

    DATE_IN_HEADING = "date_in_heading", Severity.ERROR
    """A date role in a heading.

    Its text would enter the title of the page and the address of the section before it is known. Name the
    date below the heading.
    """

    OPTION_SYNTAX = "option_syntax", Severity.ERROR
    """An option that is unknown, repeated, empty, wrapped or has a value it cannot have.

    `:tilte:` is not lost without a word: the nearest option is named. Write each option once, on one line.
    """

    CHANGE_UNDATED = "change_undated", Severity.INFO
    """A date moved, and nobody says when.

    Feeds and trackers want to know on which day a deadline was extended. Add `(moved 2023-05-20: why)`.
    """

    ZONE_ABBREVIATION = "zone_abbreviation", Severity.ERROR
    """An abbreviation that several zones share, or that is not in force on that day.

    `CST` is used in Chicago, Shanghai and Havana; `PST` in July is an hour off. Write the zone's name:
    `America/Chicago`.
    """

    TZ_CONFLICT = "tz_conflict", Severity.WARNING
    """Two zones are stated for one deadline.

    "23:59 AoE (UTC)": authors in Asia read the second. State one.
    """

    ZONE_CONVERSION = "zone_conversion", Severity.ERROR
    """Two times that are said to be the same are not.

    "23:00 UTC (00:00 CEST)": in summer that is 01:00. Correct one of them, or leave the second out.
    """

    TIME_GAP = "time_gap", Severity.ERROR
    """A wall time that does not exist that day, or that exists twice: the clocks change.

    02:30 in Vienna on the last Sunday of March. Write another time, or give the zone as `UTC+1`.
    """

    RANGE_ORDER = "range_order", Severity.ERROR
    """A range that ends before it begins.

    "15–1 June" came from an edit of one end only. Correct the other.
    """

    LINE_SHAPE = "line_shape", Severity.ERROR
    """A line that is not `LABEL: WHEN (note)`, or something else than a list.

    Two dates joined by a lost line break, a date without a label, a track without dates, `{#key}` in the
    middle: the line to paste is shown. Nothing is lost silently.
    """

    UNKNOWN_KEY = "unknown_key", Severity.ERROR
    """A name of a date, track, topic or call that nothing declares.

    `{cfp:date}` of `notifcation`: the nearest keys are named. On a page with two calls write the full key.
    """

    KEY_RENAMED = "key_renamed", Severity.INFO
    """A key that was published and is gone.

    Other sites, calendars and trackers may point at it. Its likely successor is named; `{#key}` keeps
    the old one.
    """

    STRUCK_ALONE = "struck_alone", Severity.INFO
    """A date that is struck and has no successor is read as passed.

    Many pages strike what is over. If it was moved, write the new date after it; if it was called off,
    write `(cancelled)`.
    """

    VOCABULARY = "vocabulary", Severity.ERROR
    """Two languages read a label or a month differently.

    Write the month as a number, or say the kind: `{.paper}`.
    """

    MOVED_BACKWARDS = "moved_backwards", Severity.WARNING
    """A date is called extended, yet it is earlier than before.

    The old and the new value are often swapped: the old one is struck and stands first.
    """

    UNKNOWN_KIND = "unknown_kind", Severity.WARNING
    """A label that fits no kind of date.

    "Submission of widgets" may be a deadline that a tracker misses. Say which kind it is: `{.paper}`.
    Labels without such a word are taken as `other` and only noted.
    """

    NOTE_TIME = "note_time", Severity.ERROR
    """A note that names a time or a zone.

    "31 May (firm), 5pm": readers see 5pm, calendars do not. Write the time beside the day.
    """

    DUPLICATE_KEY = "duplicate_key", Severity.WARNING
    """One thing is declared twice, with the same value.

    Today they agree; the next change will be made in one place only. Keep one and show it again with
    a role or a view.
    """

    CONFLICTING_VALUE = "conflicting_value", Severity.ERROR
    """One thing is declared twice, with two values.

    A front page says 31 May and the call says 1 June: one of them is wrong. Correct it, or, if they are two
    dates, say so in the label or with `{#key}`.
    """

    ORDER = "order", Severity.ERROR
    """Dates that cannot follow each other as they stand.

    A workshop promised its decisions for 1 August and wanted the final versions by 27 July: the month of
    one line had been copied. Within a track the kinds follow each other, from `open` to `event`; dates with
    another qualifier ("Poster notification") have an order of their own. A camera-ready date after
    the event is only noted: proceedings may come out afterwards.
    """

    YEAR = "year", Severity.WARNING
    """A date that is another year's.

    Last year's line, its year not changed. Dates lie within the eighteen months before the event and its
    end; final versions and publication may follow within a year.
    """

    EDITION_CONFLICT = "edition_conflict", Severity.ERROR
    """The facts of a call name two editions.

    A title says 2024, the days of the event are in 2025: one of the two was not changed. `:title:`,
    `:acronym:`, `:host:`, `:host-url:`, `:year:` and the call's key are held against the event, and an
    ordinal in the title against `:edition:`.
    """

    DATE_SEQUENCE = "date_sequence", Severity.INFO
    """Items of a list that are not in order of time, or a move to the same day.

    "~~1 July~~ 1 July": the old value was struck and the new one never written.
    """

    GAP = "gap", Severity.WARNING
    """Two dates that are implausibly near to each other, or far apart.

    A notification a day after the deadline leaves reviewers a night; a deadline five hundred days before
    the event is usually last year's. The limits are those of real calls, and yours to change
    in `conf.py`.
    """

    MISSING_DATE = "missing_date", Severity.WARNING
    """A call with dates, but without the one for submissions.

    It is on another page, or was lost with an edit. That a notification, the event or, where there are
    proceedings, a camera-ready date is missing is only noted.
    """

    CONSTRAINT = "constraint", Severity.ERROR
    """A date later than the host of the event allows.

    A conference asked its workshops to notify authors by 20 June; one chose 27 June and authors missed the
    early registration. Say the host's limit with `:no-later-than:`, and this is found.
    """

    EVENT_MISMATCH = "event_mismatch", Severity.ERROR
    """The event is on other days than the call says elsewhere.

    The list says 29 July, the option `:dates:` 28 July: travelers book by one of them.
    """

    WEEKEND = "weekend", Severity.OFF
    """A deadline or a notification on a Saturday or a Sunday.

    One deadline in seven is, on purpose. Those who never want one switch this on.
    """

    STALE_PROSE_DATE = "stale_prose_date", Severity.ERROR
    """The text still says a day from which a date has moved away.

    A table had the abstract deadline extended to 20 May; the description of the page, which search engines
    show, still said 9 May. Write the role `{cfp:date}` in its place.
    """

    PROSE_CONFLICT = "prose_conflict", Severity.ERROR
    """The text says another day than the date it speaks of.

    "Submit by June 1" above a list in which the deadline is 31 May. Which date a day in a text is about is
    told from the words of its own clause; where they do not say it, nothing is found.
    """

    PROSE_DATE = "prose_date", Severity.WARNING
    """The text repeats a date in its own words.

    It is right today, and stays as it is when the deadline moves. `sphinx-cfp check --fix` puts the role in
    its place.
    """

    PROSE_YEAR = "prose_year", Severity.WARNING
    """Another edition's year in the text.

    "Papers accepted at ICML 2024 are welcome" in the call of 2025. A sentence that plainly speaks of the
    past is left alone, and so is a section on past editions.
    """

    ORDINAL = "ordinal", Severity.WARNING
    """Two numbers for one edition.

    Under the heading of the fourth workshop: "our second iteration will emphasize…", kept from two
    years before.
    """

    PROSE_STATE = "prose_state", Severity.WARNING
    """A sentence that is true for a while only: "submissions are open".

    Put it into `{cfp:when} before paper`, and it disappears by itself.
    """

    STATE = "state", Severity.WARNING
    """The text says that something is open when it is over, or closed when it is not.

    Only looked for with a day: `sphinx-cfp check --today`.
    """

    PLACEHOLDER = "placeholder", Severity.WARNING
    """Something that was to be filled in.

    `TODO`, *lorem ipsum*, "link coming soon", the `{{ braces }}` of a template that nobody rendered.
    `TBA` as a date's value is none.
    """

    OVERDUE = "overdue", Severity.WARNING
    """A date that has passed and is still tentative, or still unknown.

    "Camera-ready: TBA" a month after the workshop. Only looked for with a day: `sphinx-cfp check --today`.
    """

    TOPIC_DUPLICATE = "topic_duplicate", Severity.ERROR
    """One topic twice.

    Two lists were merged. Keep one of them, or give the second a key of its own.
    """

    TOPIC_NEAR_DUPLICATE = "topic_near_duplicate", Severity.INFO
    """Two topics made of the same words.

    "Training of large models" and "Large-model training": readers look for a difference that nobody meant.
    """

    TOPIC_EMPTY_GROUP = "topic_empty_group", Severity.WARNING
    """A topic without others below it, among groups that have some.

    Its indentation was lost, or its topics were.
    """

    TOPIC_STYLE = "topic_style", Severity.INFO
    """A few topics that end or begin otherwise than most.

    Seven end with a semicolon and one with a full stop in the middle of the list.
    """

    CONTACT_MISSING = "contact_missing", Severity.WARNING
    """A call that names nobody to write to.

    Authors with a question ask the wrong people, or nobody. Add `:contact:`.
    """

    CONTACT_INVALID = "contact_invalid", Severity.ERROR
    """A contact that mail cannot be sent to.

    `chairs@workshop` lacks its end; "chairs at example dot org" can be read by people only.
    """

    SUBMISSION_SYSTEM = "submission_system", Severity.WARNING
    """A deadline for which the submission system is set to another instant.

    The page said end of June 1 anywhere on Earth, and the form closed at midnight in London: 26 papers were
    late. Save the system's own answer and name the file in `cfp_submission_system`. A value at 00:00 GMT
    is told apart, the time was forgotten; so is the usual half hour of grace.
    """

    LINK_YEAR = "link_year", Severity.WARNING
    """An address with another edition's year in it.

    A call of 2024 linked `ICML2023/Styles/icml2023.zip`: fourteen papers came in last year's template. A
    sentence that names the year, or speaks of the past, may link to it.
    """

    LINK_VENUE = "link_venue", Severity.WARNING
    """An address of a submission system that belongs to another venue, year or track.

    `ICML.cc/2023/Workshop/…` in the call of 2024: papers would go to a group that nobody reads any more.
    What the addresses of OpenReview, CMT, EasyChair, HotCRP, Softconf and others say is known.
    """

    LINK_CONFLICT = "link_conflict", Severity.ERROR
    """Two places to submit for one track.

    The button leads to this year's group, a sentence below to last year's. What differs between tracks is
    for information only.
    """

    LINK_PLACEHOLDER = "link_placeholder", Severity.ERROR
    """An address that was to be filled in.

    `#`, `https://example.com/submit`, `http://localhost:8000/`, `conf=TODO`: it was taken over from a
    template, or the page was written before the submission site was open.
    """

    LINK_TEXT = "link_text", Severity.ERROR
    """Readers see one address and get another.

    `[https://workshop.org/2024](https://workshop.org/2023)`: the text was corrected, the link was not, and
    readers who click are led to last year's page.
    """

    LINK_SCHEME = "link_scheme", Severity.ERROR
    """A link that is no address on the web: `file:`, `data:`, `javascript:`.

    `file:///C:/Users/…/cfp.docx` works on one machine. What has `http:` is for information: most servers
    know `https:` too.
    """

    LINK_PRIVATE = "link_private", Severity.WARNING
    """A page that only its owners can open, or an address with a password in it.

    `overleaf.com/project/…` and `docs.google.com/document/…/edit` ask readers to sign in, and then refuse.
    A password is an error: everybody has read it.
    """

    ADDRESS_MISSING = "address_missing", Severity.WARNING
    """The site has no address, so no calendar and no feed are written.

    Their entries carry identifiers and links that must hold for ever: a program that fetches them again
    knows by the identifier that a date was moved, and is not a second one. Set `html_baseurl` in `conf.py`
    to the address at which the site is published, or choose other files with `cfp_outputs`.
    `sphinx-cfp check`, which writes no files, says nothing as long as `html_baseurl` is not set.
    """

    PDF_NODE = "pdf_node", Severity.WARNING
    """Something on the page has no form in the PDF.

    Raw HTML, a video, a diagram: write it in Markdown, or put it into `{only} html`.
    """

    PDF_IMAGE = "pdf_image", Severity.WARNING
    """An image that cannot be printed, or that has no description.

    Readers who cannot see it get its `:alt:` text. Files of other sites are not fetched.
    """

    PDF_HEADING = "pdf_heading", Severity.WARNING
    """A heading that skips a level.

    Screen readers jump from heading to heading. Write `##` below `#`, and `###` below `##`.
    """

    PDF_GLYPH = "pdf_glyph", Severity.WARNING
    """A character that none of the fonts has.

    Install `sphinx-cfp[cjk]` or `sphinx-cfp[arabic]`, or name a font in `cfp_fonts`.
    """

    PDF_MATH = "pdf_math", Severity.WARNING
    """A formula that cannot be set in the PDF.

    It is left out rather than printed as source. Say it in words, or in LaTeX that needs no package.
    """

    PDF_FAILED = "pdf_failed", Severity.ERROR
    """The PDF could not be made.

    What the typesetter said is shown with the line it was about.
    """

    # --- links against the network ---------------------------------------------------------------------

    LINK_BROKEN = "link_broken", Severity.ERROR
    """A link to a page that its server does not have: 404, or another refusal that is not for robots only.

    A call linked the style file of its host; when the host cleaned up after the conference, the link
    answered 404 for eleven months. Correct the address, or take the link out; with `--suggest` you are
    told of an archived copy.
    """

    LINK_GONE = "link_gone", Severity.ERROR
    """A page that was removed on purpose: 410.

    Its server says that it will not come back. Take the link out, or link to an archived copy.
    """

    LINK_DNS = "link_dns", Severity.ERROR
    """A host that does not exist.

    Workshops let their domains expire: the name of the 2019 edition is then free, or somebody else's.
    Correct the name. A name that could not be looked up this time is a warning until it has failed twice.
    """

    LINK_REFUSED = "link_refused", Severity.ERROR
    """A host where nothing listens at that port.

    The server on a group's own machine was switched off, or the port belongs to somebody's laptop.
    Correct the address.
    """

    LINK_TLS = "link_tls", Severity.ERROR
    """HTTPS that a browser refuses: an expired certificate, another host's, or none that can be trusted.

    A university renewed the certificate of `www.` and forgot the workshops' host: readers saw a full-page
    warning. Tell those who run the server, or link to another address of the page.
    """

    LINK_LOOP = "link_loop", Severity.ERROR
    """Redirects that lead back to where they began, or more than twenty of them.

    `http://` sent to `https://`, which sent to `http://`. A browser gives up too. Link to the page itself.
    """

    LINK_UNSAFE = "link_unsafe", Severity.ERROR
    """A link, or a redirect behind it, to what is not on the public web.

    `http://192.168.0.7/submit` works in one office only; `http://2130706433/` hides where it leads, and
    a redirect to a cloud's own addresses is an attack on whoever checks links. It is not followed. Write an
    address that every reader can open; those of an intranet are let in with `--allow`.
    """

    LINK_ANCHOR = "link_anchor", Severity.ERROR
    """A page that is there and lacks the place that the link names after `#`.

    `#dates` had become `#important-dates` in a new theme: the link opened the top of a long page. The
    nearest anchor is named. A page that is made by scripts, or was not read to its end, is only noted.
    """

    LINK_MALFORMED = "link_malformed", Severity.ERROR
    """A text that is no address.

    `htps://…`, `https:///call`, a port of 99999: a key was hit twice, or half of the address was lost
    when it was pasted. Write it anew.
    """

    LINK_SERVER = "link_server", Severity.WARNING
    """A server that failed each time it was asked: 5xx, or a connection that ends without an answer.

    It may work again tomorrow, so it is an error only if a run six hours earlier or more saw it fail too.
    """

    LINK_TIMEOUT = "link_timeout", Severity.WARNING
    """A server that does not answer in time.

    It was asked three times. It is an error only if a run six hours earlier or more saw the same.
    """

    LINK_MOVED = "link_moved", Severity.WARNING
    """A page that has moved for good: 301 or 308.

    The link works as long as somebody keeps the redirect, which is often until the next redesign. The new
    address is named: write it.
    """

    LINK_TRACKING = "link_tracking", Severity.WARNING
    """A link that follows readers around: `utm_source`, `fbclid` and the like.

    It was copied from a newsletter. The page is the same without; the shorter address is named.
    """

    LINK_WALL = "link_wall", Severity.INFO
    """A page that does not let a program in: a password, a challenge, a shop, a form to sign in.

    Publishers and social networks do this. It says nothing about the page: look at it in a browser.
    """

    LINK_UNVERIFIED = "link_unverified", Severity.INFO
    """A link of which nothing is known, and why.

    The host limits how often it is asked, time was up, there was no network, or the page cannot be judged
    from outside. Nothing is left out silently.
    """

    LINK_REDIRECT = "link_redirect", Severity.INFO
    """A link that sends on for now: 302, 303 or 307.

    That is right for the address of the latest edition, or for a page in the reader's language.
    """

    @property
    def help(self) -> str:
        """The text of the member's docstring, Markdown."""
        return _docstrings()[self.name]


@cache
def _docstrings() -> dict[str, str]:
    """The string below each member, read from the source: Python itself does not keep it."""
    (definition,) = ast.parse(inspect.getsource(Code)).body
    assert isinstance(definition, ast.ClassDef)
    found: dict[str, str] = {}
    for statement, following in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(statement, ast.Assign) and isinstance(following, ast.Expr):
            name, text = statement.targets[0], following.value
            if isinstance(name, ast.Name) and isinstance(text, ast.Constant):
                found[name.id] = inspect.cleandoc(str(text.value))
    return found
