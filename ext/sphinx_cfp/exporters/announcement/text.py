"""The announcement as plain text of 72 columns, ready to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.announcement.columns import COLUMNS, width, wrap
from sphinx_cfp.exporters.announcement.content import announcement
from sphinx_cfp.exporters.selection import calls_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.exporters.announcement.content import Announcement, Block
    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.registry.registry import Registry

AOE = "AoE, anywhere on Earth: the day ends when it has ended everywhere (UTC-12)."
WIDEST = 30
"""Columns of the longest label that stands beside its value."""


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """The mail of one call, or those of all, one after the other."""
    for index, one in enumerate(calls_in(registry, call)):
        lines = body(announcement(registry, one, site))
        yield "\n".join([*([""] * 2 * bool(index)), *lines, ""]).encode()


def body(about: Announcement) -> list[str]:
    """All lines, the proposed subject first."""
    lines = [f"Subject: {about.subject}", "", "CALL FOR PAPERS", ""]
    title = f"{about.title} ({about.acronym})" if about.acronym else about.title
    for part in (title, about.host, ", ".join(filter(None, (about.days, about.place)))):
        lines += wrap(part) if part else []
    links = dict.fromkeys(filter(None, (about.website, about.page, about.host_url)))
    lines += ["", *links] if links else []
    if about.dates:
        lines += ["", "", "IMPORTANT DATES", *_blocks(about.dates)]
        lines += ["", *wrap(AOE, "  ")] if about.has_aoe else []
    if about.topics:
        lines += ["", "", "TOPICS"]
        for group in about.topics:
            lines += ["", *wrap(group.title, "  ", "  ")] if group.title else [""]
            bullet = "    - " if group.title else "  - "
            room = COLUMNS - len(bullet)
            for topic in group.topics:
                if topic.isascii() and len(topic) <= room:
                    lines.append(bullet + topic)
                else:
                    lines += wrap(topic, bullet, " " * len(bullet))
    if about.submission:
        lines += ["", "", "SUBMISSION", *_blocks(about.submission)]
    if about.chairs or about.contact:
        lines += ["", "", "CONTACT", ""]
        lines += wrap(", ".join(about.chairs), "  ") if about.chairs else []
        lines += wrap(about.contact, "  ") if about.contact else []
    return lines


def _blocks(blocks: Sequence[Block]) -> list[str]:
    """Label and value side by side, or below each other where there is no room."""
    lines: list[str] = []
    sizes = [[width(row.label) for row in block.rows] for block in blocks]
    column = max([size for some in sizes for size in some if size <= WIDEST], default=0) + 2
    for block, labels in zip(blocks, sizes, strict=True):
        lines.append("")
        lines += wrap(block.title, "  ") if block.title else []
        indent = "    " if block.title else "  "
        for row, size in zip(block.rows, labels, strict=True):
            line = f"{indent}{row.label}{' ' * (column - size)}{row.value}"
            if size + 2 <= column and width(line) <= COLUMNS:
                lines.append(line)
            else:
                lines += [*wrap(row.label, indent), *wrap(row.value, f"{indent}  ")]
            for remark in row.remarks:
                lines += wrap(remark, f"{indent}  ")
    return lines
