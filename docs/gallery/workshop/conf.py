"""An invented call, for the gallery of sphinx-cfp."""

project = "Machines that Sleep 2031"
author = "the organizers of SleepyM"
html_baseurl = "https://calls.example/workshop/"

extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build"]
language = "en"
cfp_checks = {"link_placeholder": "off"}  # its addresses are as invented as the call
cfp_picture = True

html_theme = "sphinx_cfp"
html_title = project
