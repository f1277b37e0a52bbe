"""A project whose pages hold everything that can stand on one."""

project = "Everything at once"
author = "Ada Chair"
extensions = [
    "myst_parser",
    "sphinx.ext.autosummary",
    "sphinx.ext.ifconfig",
    "sphinx.ext.mathjax",
    "sphinx.ext.todo",
    "sphinx_design",
    "sphinx_cfp",
]
myst_enable_extensions = [
    "alert",
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_admonition",
    "html_image",
    "replacements",
    "smartquotes",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_substitutions = {"venue": "the *old* town hall", "chairs": "Ada and Bo"}
exclude_patterns = ["included.*"]
language = "en"
html_theme = "basic"
html_baseurl = "https://everything.example/"
numfig = True
todo_include_todos = True
cfp_reference_date = "2031-01-15"
cfp_checks = {"link_placeholder": "off"}  # its addresses are invented
