"""Labels of dates and running text: what their words mean, in all shipped languages at once."""

from __future__ import annotations

from sphinx_cfp.model.labels.classifying import Classified, classify, concepts_of, is_named
from sphinx_cfp.model.labels.rules import kind_of

__all__ = ["Classified", "classify", "concepts_of", "is_named", "kind_of"]
