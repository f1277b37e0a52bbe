"""Copies of lost pages that an archive has, for those who ask for suggestions."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from sphinx_cfp.links.answers import Answer
    from sphinx_cfp.links.following import Follower
    from sphinx_cfp.links.results import Verdict

LOST = frozenset({Code.LINK_BROKEN, Code.LINK_GONE, Code.LINK_DNS, Code.LINK_REFUSED})
_MOST = 100  # questions in a run
_COPY = re.compile(r"https?://\S+")


async def suggest(
    verdicts: dict[str, Verdict], follower: Follower, archive: str, seconds: float
) -> dict[str, Verdict]:
    """The same verdicts, those of lost pages with the copy that the archive has."""
    lost = [url for url, verdict in verdicts.items() if verdict.code in LOST][:_MOST]
    tasks = {url: asyncio.ensure_future(_copy(url, follower, archive)) for url in lost}
    if tasks:
        await asyncio.wait(tasks.values(), timeout=max(0.0, seconds))
    for url, task in tasks.items():
        if task.done() and not task.cancelled() and not task.exception() and task.result():
            hint = f"an archive has a copy: {task.result()}"
            verdicts[url] = replace(verdicts[url], hint=hint)
        task.cancel()
    return verdicts


async def _copy(url: str, follower: Follower, archive: str) -> str:
    outcome = await follower.follow(f"{archive}?url={quote(url, safe='')}", whole=True)
    return _closest(outcome.answer) if outcome.answer else ""


def _closest(answer: Answer) -> str:
    """The copy that the answer of the Wayback Machine's availability API names, ``""`` without one."""
    try:
        closest = json.loads(answer.body.data)["archived_snapshots"]["closest"]
        address = str(closest["url"])
        good = closest.get("available") and str(closest.get("status", "200")) == "200"
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return re.sub("^http:", "https:", address) if good and _COPY.fullmatch(address) else ""
