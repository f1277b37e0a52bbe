"""Which folder a person means by no name, or by a name."""

from __future__ import annotations

from pathlib import Path

from sphinx_cfp.cli.stopping import CommandError


def source_folder(given: Path | None) -> Path:
    """The folder with ``conf.py``: the one that was ``given``, else ``docs``, else the current one."""
    source = given or (Path("docs") if Path("docs/conf.py").is_file() else Path())
    if not source.is_dir():
        raise CommandError(
            f"error: there is no folder {source} — name the folder that holds conf.py"
        )
    if not (source / "conf.py").is_file():
        raise CommandError(
            f"error: {source} holds no conf.py — name the folder that does, "
            f"or begin one with: sphinx-cfp new FOLDER"
        )
    return source
