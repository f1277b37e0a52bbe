"""``python -m sphinx_cfp``, for those whose PATH does not lead to the command."""

from __future__ import annotations

from sphinx_cfp.cli import main

if __name__ == "__main__":
    main()
