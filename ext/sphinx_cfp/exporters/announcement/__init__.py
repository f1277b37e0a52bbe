"""The text of an announcement, for mailing lists: as plain text, as HTML, or from a template."""
