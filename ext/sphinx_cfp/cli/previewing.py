"""``sphinx-cfp preview``: the site on this machine, built again on every save."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from sphinx_cfp.cli.stopping import CommandError, Terminated, terminating_cleanly


def serve(source: Path, port: int) -> None:
    """Serve ``source`` on the loopback interface until Ctrl-C."""
    if find_spec("sphinx_autobuild") is None:
        raise CommandError(
            "error: preview needs sphinx-autobuild — pip install 'sphinx-cfp[preview]'"
        )
    with terminating_cleanly(), tempfile.TemporaryDirectory(prefix="sphinx-cfp-") as folder:
        server = [sys.executable, "-m", "sphinx_autobuild", "--host=127.0.0.1", f"--port={port}"]
        server += [f"--ignore={source.resolve()}/_build/*", "--quiet", "--builder=dirhtml"]
        server += ["-Dcfp_links=0"]  # nobody is asked on every save
        server += [f"--doctree-dir={folder}/doctrees", str(source), str(Path(folder, "site"))]
        try:
            ended = subprocess.run(server, env=environment(), check=False)
        except (KeyboardInterrupt, Terminated):
            return
    if ended.returncode:
        raise CommandError(f"error: the preview ended with {ended.returncode}")


def environment() -> dict[str, str]:
    """Ours, but for a locale that this machine does not have: ``sphinx-build`` fails at it."""
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return {**os.environ, "LC_ALL": "C"}
    return dict(os.environ)
