"""``sphinx-cfp preview``: the site on this machine, built again on every save."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from sphinx_cfp.cli.stopping import CommandError


def serve(source: Path, port: int) -> None:
    """Serve ``source`` on the loopback interface until Ctrl-C."""
    if find_spec("sphinx_autobuild") is None:
        raise CommandError(
            "error: preview needs sphinx-autobuild — pip install 'sphinx-cfp[preview]'"
        )
    with tempfile.TemporaryDirectory(prefix="sphinx-cfp-") as folder:
        command = [sys.executable, "-m", "sphinx_autobuild", "--host", "127.0.0.1"]
        command += ["--port", str(port), "--ignore", f"{source.resolve()}/_build/*", "-q", "-b"]
        command += [
            "dirhtml",
            "-d",
            str(Path(folder, "doctrees")),
            str(source),
            str(Path(folder, "site")),
        ]
        try:
            ended = subprocess.run(command, check=False)
        except KeyboardInterrupt:
            return
    if ended.returncode:
        raise CommandError(f"error: the preview ended with {ended.returncode}")
