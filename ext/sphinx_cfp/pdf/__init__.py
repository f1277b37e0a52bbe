"""The PDF of a call: docutils to Typst, and the builder ``cfp-pdf`` that makes it; help for LaTeX."""
