"""Left and right in a style sheet, as start and end of a line (CSS Logical Properties, level 1).

Left as they are: rules for things that a script puts in their place, and what is put in the middle by
``left: 50%``.
"""

from __future__ import annotations

import re

_BLOCK = re.compile(r"([^{}]*)\{([^{}]*)\}")
_DECLARATION = re.compile(r"(?<![^;])\s*(-?[a-z][a-z-]*)\s*:([^;]*)")
_PLACED = re.compile(r"tooltip|popper|popover|dropend|dropstart|back-to-top")
_SIDES = {"left": "start", "right": "end"}
_BOX = re.compile(r"(margin|padding|border)-(left|right)(-(?:width|style|color))?")
_CORNER = re.compile(r"border-(top|bottom)-(left|right)-radius")
_FOUR = {"margin", "padding"}


def logical(css: str) -> str:
    """A sheet whose left and right are start and end."""
    return _BLOCK.sub(_rule, css)


def _rule(match: re.Match[str]) -> str:
    head, body = match.groups()
    if _PLACED.search(head) or head.startswith("@"):
        return match.group()
    return f"{head}{{{_DECLARATION.sub(_declaration, body)}}}"


def _declaration(match: re.Match[str]) -> str:
    name, value = match.groups()
    if box := _BOX.fullmatch(name):
        return f"{box[1]}-inline-{_SIDES[box[2]]}{box[3] or ''}:{value}"
    if corner := _CORNER.fullmatch(name):
        block = "start" if corner[1] == "top" else "end"
        return f"border-{block}-{_SIDES[corner[2]]}-radius:{value}"
    bare = value.removesuffix("!important").strip()
    if name in _SIDES and not bare.startswith("50"):
        return f"inset-inline-{_SIDES[name]}:{value}"
    if name in ("float", "clear") and bare in _SIDES:
        return f"{name}:{value.replace(bare, f'inline-{_SIDES[bare]}')}"
    if name in ("text-align", "justify-content") and bare in _SIDES:
        return f"{name}:{value.replace(bare, _SIDES[bare])}"
    if name in _FOUR:
        return _four(name, value)
    return match.group()


def _four(name: str, value: str) -> str:
    """``padding: 0 0 0 1rem`` is two declarations; with the same on both sides it is what it was."""
    sides = value.split()
    if len(sides) != 4 or "(" in value or sides[1] == sides[3]:
        return f"{name}:{value}"
    top, right, bottom, left = sides
    return f"{name}-block:{top} {bottom};{name}-inline:{left} {right}"
