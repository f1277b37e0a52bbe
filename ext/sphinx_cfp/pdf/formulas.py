"""Formulas: LaTeX as docutils reads it (presentational MathML), set by Typst's own mathematics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml

from sphinx_cfp.pdf.literals import array, block, call, string

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    Rule = Callable[[Element], str]


class UnsupportedError(Exception):
    """A formula has something that cannot be set."""


ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "ˉ": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
    "→": "\u20d7",
}
"""Combining characters, by which Typst names an accent, by those that docutils writes above a letter."""

OVER = {"_": "math.overline", "‾": "math.overline", "¯": "math.overline", "⏞": "math.overbrace"}
UNDER = {"_": "math.underline", "‾": "math.underline", "⏟": "math.underbrace"}
BRACES = {"⏞": "math.overbrace", "⏟": "math.underbrace"}
BELOW = {"argmin", "argmax", "arginf", "argsup", "esssup", "essinf"}
"""Names under which stands what they range over, in a displayed formula."""

FENCES = set("()[]{}|‖⟨⟩⌈⌉⌊⌋")
UNSEEN = "\u2061\u2062\u2063\u2064\u200b "


def formula(source: str, *, is_block: bool) -> str | None:
    """The code of a formula, or ``None`` for one that cannot be set."""
    try:
        markup = tex2mathml(_plain(source), as_block=is_block).replace("&ApplyFunction;", "")
        return _inside(ElementTree.fromstring(markup))
    except (MathError, ElementTree.ParseError, UnsupportedError, RecursionError):
        return None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None  # docutils stumbles over some LaTeX that it does not know


def _code(element: Element) -> str:
    rule = RULES.get(_name(element))
    if rule is None:
        raise UnsupportedError(element.tag)
    return rule(element)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _inside(element: Element) -> str:
    """What is inside an element; primes are attached to what stands before them."""
    found: list[str] = []
    primes = 0
    for child in element:
        if _name(child) == "mo" and child.text == "'":
            primes += 1
            continue
        _attach_primes(found, primes)
        primes = 0
        found.append(_code(child))
    _attach_primes(found, primes)
    return block(*found)


def _attach_primes(found: list[str], count: int) -> None:
    """Give the last of some codes its primes."""
    if count:
        base = block(found.pop()) if found else "[]"
        found.append(call("math.attach", base, tr=call("math.primes", str(count))))


def _bold(element: Element) -> str:
    inner = _row(element)
    return call("math.bold", inner) if element.get("class") == "boldsymbol" else inner


def _part(element: Element, index: int) -> str:
    return block(_code(element[index]))


def _row(element: Element) -> str:
    """A row; brackets at its ends grow with what is between them."""
    ends = [element[index] for index in (0, -1)] if len(element) else []
    if any(_name(end) == "mo" and end.text in FENCES for end in ends):
        return call("math.lr", _inside(element))
    return _inside(element)


def _symbol(text: str) -> str:
    """A character as content: joined as they are, two symbols would become a word."""
    return f"[#symbol({string(text)})]"


def _identifier(element: Element) -> str:
    text = element.text or ""
    if len(text) != 1:
        return call("math.op", string(text), limits="true" if text in BELOW else "")
    is_upright = element.get("mathvariant") == "normal"
    return call("math.upright", _symbol(text)) if is_upright else _symbol(text)


def _operator(element: Element) -> str:
    text = (element.text or "").strip(UNSEEN)
    if not text:
        return ""
    return _symbol(text) if len(text) == 1 else call("math.op", string(text), limits="true")


def _text(element: Element) -> str:
    return f"[#{string(element.text or '')}]"


def _space(element: Element) -> str:
    width = element.get("width", "")
    return call("h", f"{float(width[:-2]):g}em") if width.endswith("em") else ""


def _fraction(element: Element) -> str:
    above, below = _part(element, 0), _part(element, 1)
    if element.get("linethickness") == "0":
        return call("math.mat", array([above]), array([below]), delim="none")
    return call("math.frac", above, below)


def _scripts(*names: str) -> Rule:
    """Scripts at the places ``names`` (``b``, ``t``) of the first part."""

    def rule(element: Element) -> str:
        mark = (element[0][1].text or "").strip() if len(element[0]) == 2 else ""
        if mark in BRACES and len(names) == 1:  # what stands at a brace stands above or below it
            return call(BRACES[mark], _part(element[0], 0), _part(element, 1))
        scripts = {name: _part(element, index) for index, name in enumerate(names, 1)}
        base = _part(element, 0)
        is_accented = _name(element[0]) in ("mover", "munder")
        return call("math.attach", call("math.scripts", base) if is_accented else base, **scripts)

    return rule


def _limits(*names: str) -> Rule:
    """Parts above and below the first; an operator decides itself whether they stand beside it."""

    def rule(element: Element) -> str:
        base = _part(element, 0)
        if element[0].get("movablelimits") != "true":
            base = call("math.limits", base)
        scripts = {name: _part(element, index) for index, name in enumerate(names, 1)}
        return call("math.attach", base, **scripts)

    return rule


def _over(element: Element) -> str:
    mark = (element[1].text or "").strip()
    if element.get("accent") == "true" and mark in ACCENTS:
        return call("math.accent", _part(element, 0), string(ACCENTS[mark]))
    return call(OVER[mark], _part(element, 0)) if mark in OVER else _limits("t")(element)


def _under(element: Element) -> str:
    mark = (element[1].text or "").strip()
    return call(UNDER[mark], _part(element, 0)) if mark in UNDER else _limits("b")(element)


def _table(element: Element) -> str:
    rows = [array([_inside(cell) for cell in row]) for row in element]
    if "ams-align" in element.get("class", ""):
        return call("aligned", *rows)
    align = "left" if element.get("columnalign", "").startswith("left") else ""
    return call("math.mat", *rows, delim="none", align=align)


RULES: dict[str, Rule] = {
    "mrow": _bold,
    "menclose": lambda element: call("boxed-formula", _inside(element)),
    "mphantom": lambda element: call("hide", _inside(element)),
    "mstyle": _inside,
    "mpadded": _inside,
    "mi": _identifier,
    "mn": _text,
    "mo": _operator,
    "mtext": _text,
    "mspace": _space,
    "mfrac": _fraction,
    "msub": _scripts("b"),
    "msup": _scripts("t"),
    "msubsup": _scripts("b", "t"),
    "munder": _under,
    "mover": _over,
    "munderover": _limits("b", "t"),
    "msqrt": lambda element: call("math.sqrt", _inside(element)),
    "mroot": lambda element: call("math.root", _part(element, 1), _part(element, 0)),
    "mtable": _table,
}
"""Elements of MathML that docutils makes, but for those that only space or color what they hold."""


_GROUP = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
"""The content of braces, in which others may stand two deep."""

_REPLACED = [
    (re.compile(rf"\\(?:label|vspace|hskip|vskip)\*?\s*{_GROUP}"), ""),
    (re.compile(r"\\(?:notag|nonumber|allowbreak|displaylimits|scriptstyle)(?![a-zA-Z])"), " "),
    (re.compile(rf"\\tag\*?\s*{_GROUP}"), r"\\qquad \\text{(\1)}"),
    (re.compile(rf"\\(?:text)?color\s*{_GROUP}"), ""),
    (re.compile(r"\\stackrel(?![a-zA-Z])"), r"\\overset"),
    (re.compile(rf"\\text(?:bf|it|tt|rm|sf|sc|up|normal)\s*{_GROUP}"), r"\\text{\1}"),
    (re.compile(rf"\\(?:mathop|operatorname)\*?\s*\{{\s*\\(?:mathrm|mathsf|text|rm){_GROUP}\s*\}}"),
     r"\\operatorname*{\1}"),
    (re.compile(r"\\operatorname\*"), r"\\operatorname"),
    (re.compile(rf"\\substack\s*{_GROUP}"), r"\\begin{matrix}\1\\end{matrix}"),
    (re.compile(r"\\dots[bcimo]?(?![a-zA-Z])"), r"\\ldots"),
    (re.compile(r"\\(?:nicefrac|sfrac)(?![a-zA-Z])"), r"\\tfrac"),
    (re.compile(r"\\mathds(?![a-zA-Z])"), r"\\mathbb"),
    (re.compile(r"\\coloneqq(?![a-zA-Z])"), r"\\mathrel{:=}"),
    (re.compile(rf"\\math(?:rel|bin|ord|open|close|punct|inner)\s*{_GROUP}"), r"{\1}"),
    (re.compile(r"\\iff(?![a-zA-Z])"), r"\\;\\Longleftrightarrow\\;"),
    (re.compile(r"\\implies(?![a-zA-Z])"), r"\\;\\Longrightarrow\\;"),
    (re.compile(r"\\impliedby(?![a-zA-Z])"), r"\\;\\Longleftarrow\\;"),
    (re.compile(r"\\big(?=[|/.\\(\[)\]])"), r"\\bigl"),
    (re.compile(r"\\begin\{array\}\s*(?:\[[tbc]\])?\s*\{[lcr|\s]*\}"), r"\\begin{matrix}"),
    (re.compile(r"\\end\{array\}"), r"\\end{matrix}"),
    (re.compile(r"\\(begin|end)\{(?:equation|displaymath|math)\*?\}"), ""),
    (re.compile(r"\\begin\{(?:alignat|alignedat)\*?\}\s*\{\d+\}"), r"\\begin{aligned}"),
    (re.compile(r"\\(begin|end)\{(?:align|alignat|alignedat|flalign|split|eqnarray)\*?\}"),
     r"\\\1{aligned}"),
    (re.compile(r"\\(begin|end)\{(?:gather|gathered|multline)\*?\}"), r"\\\1{matrix}"),
    (re.compile(r"^\s*\^"), "{}^"),
    (re.compile(r"^\s*_"), "{}_"),
]  # fmt: skip


def _plain(source: str) -> str:
    """A formula in the LaTeX that docutils reads; what it does not read is left as it is.

    What only places or colors (``\\label``, ``\\color``) is taken out, environments of displayed formulas
    become the one that docutils has, and short names of a command get its long one.
    """
    for pattern, replacement in _REPLACED:
        source = pattern.sub(replacement, source)
    return source
