"""What a date is for. The list is closed and named as deadline trackers name them."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kind of an important date."""

    OPEN = "open"
    ABSTRACT = "abstract"
    PAPER = "paper"
    SUPPLEMENTARY = "supplementary"
    REVIEW_RELEASE = "review_release"
    REBUTTAL_START = "rebuttal_start"
    REBUTTAL_END = "rebuttal_end"
    NOTIFICATION = "notification"
    CAMERA_READY = "camera_ready"
    EVENT = "event"
    PROPOSAL = "proposal"
    EARLY_NOTIFICATION = "early_notification"
    REVIEW_PERIOD = "review_period"
    REBUTTAL = "rebuttal"
    COMMITMENT = "commitment"
    REVISION = "revision"
    MENTORING = "mentoring"
    DATA = "data"
    ARTIFACT = "artifact"
    PRESENTATION = "presentation"
    PUBLICATION = "publication"
    REGISTRATION = "registration"
    EARLY_REGISTRATION = "early_registration"
    GRANT = "grant"
    VISA = "visa"
    PROGRAM = "program"
    ANNOUNCEMENT = "announcement"
    HOST_EVENT = "host_event"
    OTHER = "other"


ORDER: tuple[Kind, ...] = (
    Kind.OPEN,
    Kind.ABSTRACT,
    Kind.PAPER,
    Kind.SUPPLEMENTARY,
    Kind.REVIEW_RELEASE,
    Kind.REBUTTAL_START,
    Kind.REBUTTAL_END,
    Kind.NOTIFICATION,
    Kind.CAMERA_READY,
    Kind.EVENT,
)
"""The kinds that follow each other in time."""

DEADLINES: frozenset[Kind] = frozenset(
    {
        Kind.ABSTRACT,
        Kind.PAPER,
        Kind.SUPPLEMENTARY,
        Kind.REBUTTAL_END,
        Kind.CAMERA_READY,
        Kind.PROPOSAL,
        Kind.COMMITMENT,
        Kind.REVISION,
        Kind.DATA,
        Kind.ARTIFACT,
        Kind.REGISTRATION,
        Kind.EARLY_REGISTRATION,
        Kind.GRANT,
        Kind.VISA,
    }
)
"""The kinds at which something ends: a day without a time ends at 23:59:59 in its zone."""

SUBMISSION: tuple[Kind, ...] = (Kind.PAPER, Kind.PROPOSAL, Kind.ABSTRACT)
"""What a bare ``submission`` means, the first that a track has."""
