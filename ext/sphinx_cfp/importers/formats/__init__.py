"""A file, whatever its format, as one document: blocks of text whose lines are known."""
