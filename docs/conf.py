"""The ES-FoMo call and the manual: what an organizer's own ``conf.py`` holds."""

project = "ES-FoMO"
author = copyright = "the organizers of ES-FoMO"  # noqa: A001
extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build", "gallery"]  # each call of the gallery is a project of its own
cfp_prose_exclude = ["manual/**"]  # it tells of dates, and of none of this call
language = "en"
html_theme = "sphinx_cfp"
html_title = "ES-FoMO @ ICML 2023"
html_baseurl = "https://es-fomo.com/"
