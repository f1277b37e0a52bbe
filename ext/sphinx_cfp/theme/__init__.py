"""The HTML theme ``sphinx_cfp``, a child of the Sphinx Book Theme that needs no configuration."""
