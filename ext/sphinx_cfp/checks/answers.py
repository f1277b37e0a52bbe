"""What a submission system says of its deadlines, read from a saved answer: OpenReview, HotCRP.

OpenReview, version 2 of its API: ``GET /invitations?id=VENUE/-/Submission`` gives
``{"invitations": [...]}``, each with ``duedate``, what authors are told, and ``expdate``, when it closes;
both in milliseconds since 1970, UTC. HotCRP: the settings as JSON, such as
``{"submission_done": "2023-05-31 AoE"}``; a number there is in seconds since 1970.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import Instant
from sphinx_cfp.registry.resolving import Context, resolve_when

if TYPE_CHECKING:
    from collections.abc import Mapping

_INVITATIONS = {
    "Submission": Kind.PAPER,
    "Full_Submission": Kind.PAPER,
    "Abstract_Submission": Kind.ABSTRACT,
    "Supplementary_Material": Kind.SUPPLEMENTARY,
    "Camera_Ready_Revision": Kind.CAMERA_READY,
    "Camera_Ready": Kind.CAMERA_READY,
}
"""What is due by the last part of an invitation's name; others are for reviewers and chairs."""

_SETTINGS = {
    "submission_registration": Kind.ABSTRACT,
    "submission_done": Kind.PAPER,
    "final_done": Kind.CAMERA_READY,
}
_LATEST = 253_402_300_799  # seconds since 1970 of the year 9999's end


class AnswerError(ValueError):
    """A text that is no answer of a submission system that is known here."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of the system: what it is called there, the instant, and when it shuts, if it says so."""

    kind: Kind
    name: str
    due: Instant
    shuts: Instant | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All deadlines that a system stated; ``path`` is the file in which that is kept."""

    path: str
    system: str
    deadlines: tuple[Due, ...]


def read_answer(text: str, path: str) -> Answer:
    """The deadlines of a saved answer. Raises :class:`AnswerError`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswerError(f"is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise AnswerError("is no object of JSON")
    if "invitations" in data or "duedate" in data:
        return Answer(path, "OpenReview", _of_openreview(data))
    if data.keys() & _SETTINGS.keys():
        return Answer(path, "HotCRP", _of_hotcrp(data))
    raise AnswerError(f"names neither invitations nor any of {', '.join(_SETTINGS)}")


def _of_openreview(data: Mapping[str, object]) -> tuple[Due, ...]:
    invitations = data.get("invitations", [data])
    if not isinstance(invitations, list):
        raise AnswerError("has invitations that are no list")
    found: dict[str, Due] = {}
    for item in invitations:
        if not isinstance(item, dict):
            raise AnswerError("has an invitation that is no object")
        name = str(item.get("id", "")).rpartition("/-/")[2]
        if name in _INVITATIONS and item.get("duedate") is not None:
            shuts = item.get("expdate")
            found[name] = Due(
                _INVITATIONS[name],
                f"duedate of {name}",
                _of_number(item["duedate"], 1000, f"duedate of {name}"),
                None if shuts is None else _of_number(shuts, 1000, f"expdate of {name}"),
            )
    if "Full_Submission" in found and "Submission" in found:
        first = found["Submission"]
        found["Submission"] = Due(Kind.ABSTRACT, first.name, first.due, first.shuts)
    return tuple(found.values())


def _of_hotcrp(data: Mapping[str, object]) -> tuple[Due, ...]:
    found = []
    for name, kind in _SETTINGS.items():
        value = data.get(name)
        if isinstance(value, str) and value.strip() not in ("", "none", "N/A"):
            found.append(Due(kind, name, _of_text(value, name)))
        elif isinstance(value, int | float) and value > 0:
            found.append(Due(kind, name, _of_number(value, 1, name)))
    return tuple(found)


def _of_number(value: object, unit: int, name: str) -> Instant:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswerError(f"{name} is {value!r}, no number of {'milli' if unit > 1 else ''}seconds")
    if not 0 < value / unit < _LATEST:
        raise AnswerError(f"{name} is {value!r}, out of reach")
    return Instant(int(value // unit))


def _of_text(text: str, name: str) -> Instant:
    """A moment in words, with its zone."""
    try:
        when = resolve_when(parse_when(text), Context())
        last = when.last.last() if when.last else None
    except ParseError as error:
        raise AnswerError(f"{name} is {text!r}: {error}") from None
    if last is None:
        raise AnswerError(f"{name} is {text!r} and names no zone: write it behind, such as AoE")
    return last
