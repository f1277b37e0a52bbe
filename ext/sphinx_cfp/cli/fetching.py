"""One page from the network, by the client of the link checker: with its limits, and never from within."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.cli.stopping import CONTENT, CommandError
from sphinx_cfp.importers.decoding import LARGEST
from sphinx_cfp.links.client import Client
from sphinx_cfp.links.following import Follower
from sphinx_cfp.links.network_run import USER_AGENT
from sphinx_cfp.links.rate_limits import Hosts
from sphinx_cfp.links.resolver import VettedResolver
from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.system import system_lookup

if TYPE_CHECKING:
    from sphinx_cfp.links.following import Outcome

DEADLINE = 30
"""Seconds for a page with all its redirects."""


def fetch(address: str, settings: Settings | None = None) -> bytes:
    """The page at an address. Raises :class:`CommandError` for one that does not come whole."""
    settings = settings or Settings()
    limits = replace(
        settings.limits, look=settings.limits.attempt, glance=LARGEST, inflated=LARGEST + 1
    )
    try:
        outcome = asyncio.run(_follow(address, replace(settings, limits=limits)))
    except TimeoutError:
        raise CommandError(
            f"{address}: error: no page within {DEADLINE} s — save it in your browser, and import the file",
            CONTENT,
        ) from None
    if (problem := _problem(outcome)) or outcome.answer is None:
        raise CommandError(
            f"{address}: error: {problem or 'it was not answered'} — save the page in your browser,"
            " and import the file",
            CONTENT,
        )
    return outcome.answer.body.data


async def _follow(address: str, settings: Settings) -> Outcome:
    resolver = VettedResolver(settings.allow, settings.resolve, system_lookup)
    async with (
        asyncio.timeout(DEADLINE),
        Client(settings, resolver, settings.user_agent or USER_AGENT) as client,
    ):
        return await Follower(settings, client, resolver, Hosts(settings.pace)).follow(
            address, whole=True
        )


def _problem(outcome: Outcome) -> str:
    """Why there is no page; empty if there is one."""
    if outcome.refusal:
        return outcome.refusal.message
    if outcome.failure:
        detail = f" ({outcome.failure.detail})" if outcome.failure.detail else ""
        return f"{outcome.failure.fault.value}{detail}"
    if outcome.loops:
        return "it redirects in circles"
    if outcome.left:
        return outcome.left
    answer = outcome.answer
    if answer and answer.status >= 400:
        return f"it answers {answer.said}"
    return f"{answer.body.cut}" if answer and not answer.body.complete else ""
