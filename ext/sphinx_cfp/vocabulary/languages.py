"""The languages that are read: one for each module of this package that is named by its code."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from sphinx_cfp import vocabulary

if TYPE_CHECKING:
    from sphinx_cfp.vocabulary.language import Vocabulary

_CODE = re.compile("[a-z]{2,3}")  # of ISO 639


def _load() -> tuple[Vocabulary, ...]:
    """All of them, English first; a language that lacks words of a role is refused, see ``Vocabulary``."""
    codes = {name for _, name, _ in iter_modules(vocabulary.__path__) if _CODE.fullmatch(name)}
    ordered = sorted(codes, key=lambda code: (code != "en", code))
    return tuple(import_module(f"{vocabulary.__name__}.{code}").VOCABULARY for code in ordered)


LANGUAGES: tuple[Vocabulary, ...] = _load()
