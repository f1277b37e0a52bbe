"""What a case is: a URL, how its server behaves, what is to be said and what must not be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.links.faults.streams import Handler

STATUSES = ("ok", "note", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One link.

    In ``url`` ``{site}`` is the origin of the case, ``{port}`` the port of all cases, ``{good}`` and so on
    the origin of a server with such a certificate, ``{closed}`` and ``{full}`` ports.
    ``says`` are the pairs of status and code of which one is to be said, ``fix`` the replacement. Every
    status that is not among them must not be said. ``names`` are addresses of host names in the URL.
    ``rivals`` is false where a rival cannot be told of the names or the authority that the case needs.
    """

    name: str
    group: str
    url: str
    says: tuple[tuple[str, str], ...]
    handler: Handler | None = None
    fix: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rivals: bool = True

    @property
    def never(self) -> frozenset[str]:
        """The statuses that would be wrong."""
        return frozenset(STATUSES) - {status for status, _ in self.says}

    @property
    def codes(self) -> frozenset[str]:
        """The codes of which one is to be said."""
        return frozenset(code for _, code in self.says if code)

    @property
    def broken(self) -> bool:
        """Whether a reader of the link would not get what it promises."""
        return all(status in ("warning", "error") for status, _ in self.says)


class Group:
    """Cases of one kind, put down one a line."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cases: list[Case] = []

    def add(
        self,
        says: str,
        name: str,
        handler: Handler | None = None,
        *,
        path: str = "",
        url: str = "",
        fix: str = "",
        names: Mapping[str, tuple[str, ...]] | None = None,
        rivals: bool = True,
    ) -> None:
        """``says`` is ``ok``, or ``error link_broken``, or several of them with ``|`` between."""
        pairs = []
        for choice in says.split("|"):
            status, _, code = choice.strip().partition(" ")
            assert status in STATUSES, says
            pairs.append((status, code))
        full = f"{self.name}-{name}"
        self.cases.append(
            Case(
                name=full,
                group=self.name,
                url=url or f"{{site}}/{full}{path}",
                says=tuple(pairs),
                handler=handler,
                fix=fix,
                names=names or {},
                rivals=rivals,
            )
        )
