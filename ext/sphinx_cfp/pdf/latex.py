"""LaTeX that docutils does not read, in words that it reads: the rest of a formula is left as it is.

What only places or colors (``\\label``, ``\\color``) is taken out, environments of displayed formulas
become the one that docutils has, and short names of a command get its long one.
"""

from __future__ import annotations

import re

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


def plain(source: str) -> str:
    """A formula in the LaTeX that docutils reads."""
    for pattern, replacement in _REPLACED:
        source = pattern.sub(replacement, source)
    return source
