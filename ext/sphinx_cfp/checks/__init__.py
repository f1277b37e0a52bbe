"""Checks: from everything that a site says to findings. No Sphinx, no clock, no network.

Importing the package imports no check: most who ask for a code or a finding run none.
"""
