"""Labels of dates: which kind they name, in all shipped languages at once."""

from __future__ import annotations

from sphinx_cfp.model.labels.classifying import Classified, classify

__all__ = ["Classified", "classify"]
