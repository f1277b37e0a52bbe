"""Checks of running text against what a call declares."""
