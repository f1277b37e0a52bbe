"""Builders that write no pages."""
