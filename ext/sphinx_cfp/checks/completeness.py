"""What a call lacks: its main dates, somebody to write to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.kinds import SUBMISSION, Kind
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView

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
    assert view.call.source is not None
    return Problem(
        code=Code.MISSING_DATE,
        message=f"the call ‘{view.call.key}’ has dates and lacks {what}",
        hint=f"add it, as in {line}",
        location=view.call.source,
        level=level,
    )


def contact_missing(view: CallView) -> Iterator[Problem]:
    """``contact_missing``: a call that says nobody to write to, in an option or anywhere on its pages."""
    if view.call.contact or "contact" in view.call.refused or view.call.source is None:
        return
    if any(_ADDRESS.search(text) for text in view.texts):
        return
    if any(link.url.startswith("mailto:") for link in view.links):
        return
    yield Problem(
        code=Code.CONTACT_MISSING,
        message=f"the call ‘{view.call.key}’ names nobody to write to",
        hint="add :contact: with an address",
        location=view.call.source,
    )


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
    yield Problem(
        code=Code.CONTACT_INVALID,
        message=f"‘{contact}’ is no address that mail can be sent to",
        hint="write name@example.org",
        location=view.call.source,
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
