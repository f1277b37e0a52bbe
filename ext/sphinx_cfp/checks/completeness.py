"""What a call lacks: its main dates, somebody to write to, what was to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.checks.problems import Words, problem
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.kinds import SUBMISSION, Kind
from sphinx_cfp.vocabulary.phrases import pattern, phrase, phrases, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.call_view import CallView
    from sphinx_cfp.checks.problems import Subject
    from sphinx_cfp.model.problems import Problem

_SUBMISSIONS = frozenset({*SUBMISSION, Kind.ARTIFACT, Kind.DATA, Kind.COMMITMENT})
_ADDRESS = re.compile(r"(?:mailto:)?([^\s@<>,;:]+)@([^\s@<>,;]+)")
_DOMAIN = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+")


def missing_date(view: CallView) -> Iterator[Problem]:
    """``missing_date``: no submission; for information no notification, event or camera-ready."""
    if not view.dates:
        return
    kinds = {item.kind for item in view.registry.dates_of(view.call.key)}
    kinds |= set(view.registry.refused_kinds(view.call.key))
    if not kinds & _SUBMISSIONS:
        yield _missing(view, "a deadline for submissions", "- Submission deadline: 2023-05-31")
    if Kind.NOTIFICATION not in kinds:
        yield _missing(view, "a notification", "- Notification: 2023-06-19", Severity.INFO)
    if Kind.EVENT not in kinds and not view.call.edition.days:
        yield _missing(view, "the days of the event", ":dates: 29 July 2023", Severity.INFO)
    published = view.call.submission.proceedings not in ("", "none")
    if published and Kind.CAMERA_READY not in kinds:
        yield _missing(
            view, "a camera-ready date", "- Camera-ready deadline: 2023-07-07", Severity.INFO
        )


def _missing(view: CallView, what: str, line: str, level: Severity | None = None) -> Problem:
    said = f"the call ‘{view.call.key}’ has dates and lacks {what}"
    return problem(Code.MISSING_DATE, view.call, said, f"add it, as in {line}", level=level)


def contact_missing(view: CallView) -> Iterator[Problem]:
    """``contact_missing``: a call that says nobody to write to, in an option or anywhere on its pages."""
    if view.call.contact or "contact" in view.call.refused or view.call.source is None:
        return
    if any(_ADDRESS.search(text) for text in view.texts):
        return
    if any(link.url.startswith("mailto:") for link in view.links):
        return
    said = f"the call ‘{view.call.key}’ names nobody to write to"
    yield problem(Code.CONTACT_MISSING, view.call, said, "add :contact: with an address")


def contact_invalid(view: CallView) -> Iterator[Problem]:
    """``contact_invalid``: a ``:contact:`` that is no URL and has the look of an address, but is none."""
    contact = view.call.contact
    if not contact or view.call.source is None or "://" in contact:
        return
    if "@" in contact:
        parts = [part for part in re.split(r"[,;\s]+", contact) if "@" in part]
        if all(_is_address(part.strip("<>()")) for part in parts):
            return
    elif not _obfuscated(contact):
        return
    yield problem(
        Code.CONTACT_INVALID,
        view.call,
        f"‘{contact}’ is no address that mail can be sent to",
        "write name@example.org",
        fault=contact,
    )


def _is_address(text: str) -> bool:
    match = _ADDRESS.fullmatch(text)
    if not match:
        return False
    local, domain = match.groups()
    is_local = _LOCAL.fullmatch(local) and not local.startswith(".") and not local.endswith(".")
    return bool(is_local and ".." not in local and _DOMAIN.fullmatch(domain))


def _obfuscated(text: str) -> bool:
    """``name at example dot org`` and the like: people read it, programs do not."""
    return re.search(r"\b(?:at|\[at\]|\(at\))\b.*\b(?:dot|\[dot\]|\(dot\))\b", text) is not None


# Case counts: Spanish *todo* is a word. TBA beside a date is a value, and none of these.
_WORDS = re.compile(
    r"(?<![^\W_])(?:TODO|FIXME|XXX+|FILL[ -]?ME|CHANGE[ -]?ME|INSERT HERE)(?![^\W_])"
    r"|<(?:YOUR|INSERT|TODO)[^<>]{0,60}>"
)
_TEMPLATE = re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}")
_SIGNS = ("TODO", "FIXME", "XXX", "FILL", "CHANGE", "INSERT", "<YOUR", "{{", "{%")


def placeholder(view: CallView) -> Iterator[Problem]:
    """``placeholder``: TODO, lorem ipsum, the braces of a template, in any text that readers see."""
    facts = list(_facts(view))
    everything = "\0".join([*(run.text for run in view.prose), *(text for _, text in facts)])
    if not _may_be_left(everything, view.language):
        return
    for run in view.prose:
        for start, stop in _left(run.text, view.language):
            yield _left_for_later(Words(run, start, stop), run.text[start:stop])
    for subject, text in facts:
        for start, stop in _left(text, view.language):
            yield _left_for_later(subject, text[start:stop])


def _may_be_left(text: str, language: str) -> bool:
    """Whether the words of any placeholder stand in a text: hardly any call has one.

    To look for words takes a hundredth of the time that the patterns take.
    """
    low = text.lower()
    left = phrases("placeholder", language)
    return any(sign in text for sign in _SIGNS) or any(
        all(word in low for word in words) for words in left
    )


def _left(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The spans of what was left for later.

    Of a template's braces the first of a text is named: one that was not rendered has dozens.
    """
    for words in (_WORDS, phrase("placeholder", language)):
        for found in words.finditer(text):
            if not _is_word(text, found, language):
                yield found.span()
    template = _TEMPLATE.search(text)
    if template:
        yield template.span()


def _left_for_later(subject: Subject, text: str) -> Problem:
    said = f"“{text}” was left for later"
    return problem(Code.PLACEHOLDER, subject, said, "fill it in, or take it out", fault=text)


def _is_word(text: str, found: re.Match[str], language: str) -> bool:
    """Whether what looks like a placeholder is a word: the thirtieth congress, "all" in capitals."""
    if found.group() == "XXX":
        following = pattern(
            r"\s+(?:[\w-]+\s+){0,4}?(?:{conference}|{workshop}|{gathering})", language
        )
        return following.match(text, found.end()) is not None
    if found.group() == "TODO" and "todo" in words_in("all", language):
        return re.match(r"\s+\w", text[found.end() :]) is not None
    return False


def _facts(view: CallView) -> Iterator[tuple[Subject, str]]:
    """The texts of what is declared."""
    for item in view.dates:
        if item.location:
            yield item, f"{item.label} {item.note}"
    for topic in view.topics:
        if topic.location:
            yield topic, f"{topic.title} {topic.description}"
    call = view.call
    if call.source:
        facts = (call.title, call.acronym, call.host, call.location, call.contact, *call.chairs)
        for text in (*facts, call.submission.pages, call.submission.proceedings):
            yield call, text
