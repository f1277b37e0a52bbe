"""Labels for dates that stand in sentences, where the words before them are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cfp.importers.entries import Entry

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


def label_of(entry: Entry, taken: Iterable[str] = ()) -> str:
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
    try:
        return classify(label).kind is kind
    except ParseError:
        return False
