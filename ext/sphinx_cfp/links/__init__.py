"""The engine of the link checker: which links work, found out politely and safely. No Sphinx.

:func:`sphinx_cfp.links.checking.check` is the way in. Nothing is imported here: a plain build never loads
an HTTP client.
"""
