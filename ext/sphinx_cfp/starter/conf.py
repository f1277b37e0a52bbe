"""How the site of this call is built; the documentation of Sphinx lists every setting there is."""

project = $project
author = $author
html_baseurl = "https://example.org/"  # the address at which people will find it

extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build", ".venv", "README.md"]
language = "en"
cfp_checks = $checks

html_theme = "sphinx_cfp"
html_title = project
