"""The part of a run that needs the network: every page once, until the time is up."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from sphinx_cfp import __version__
from sphinx_cfp.links.anchors import anchor_of, needs_page
from sphinx_cfp.links.archive import suggest
from sphinx_cfp.links.client import Client
from sphinx_cfp.links.faults import Fault
from sphinx_cfp.links.following import Follower, Outcome
from sphinx_cfp.links.rate_limits import Hosts
from sphinx_cfp.links.resolver import VettedResolver
from sphinx_cfp.links.results import LinkStatus, Progress, Verdict, unverified
from sphinx_cfp.links.verdicts import Judge
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from sphinx_cfp.links.cache import Cache
    from sphinx_cfp.links.results import Questions
    from sphinx_cfp.links.settings import Settings
    from sphinx_cfp.links.system import Lookup

USER_AGENT = f"Mozilla/5.0 (compatible; sphinx-cfp/{__version__}; link check of a call for papers)"
UNFORESEEN = "could not be judged, by a fault of ours"
_TICK = 0.1  # seconds
_AT_ONCE = 3000  # links that wait for a turn at a time; more would only take memory
_STRIKE = 6 * 3600  # seconds between two failures that make one
_STRIKES = frozenset({Code.LINK_SERVER, Code.LINK_TIMEOUT, Code.LINK_DNS})
_NO_NETWORK = {Fault.NO_LOOKUP, Fault.NO_ROUTE, Fault.NO_CONNECTION}


class Asking:
    """The state of one run. ``verdicts`` grows; ``left`` says why a link is not among them at the end."""

    def __init__(
        self,
        questions: Questions,
        verdicts: dict[str, Verdict],
        settings: Settings,
        cache: Cache,
        now: int,
    ) -> None:
        self.verdicts = verdicts
        self.notices: list[str] = []
        self.left = "was not asked"
        self._pages = questions.pages
        self._sites = questions.sites
        self._settings = settings
        self._digest = settings.digest
        self._cache = cache
        self._now = now
        self._total = len(verdicts) + sum(map(len, questions.pages.values()))
        self._unheard: set[str] = set()

    async def run(
        self,
        lookup: Lookup,
        stop: threading.Event,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        """Ask every page, until the time is up or somebody stops it."""
        settings = self._settings
        end = asyncio.get_running_loop().time() + settings.deadline
        resolver = VettedResolver(settings.allow, settings.resolve, lookup)
        hosts = Hosts(settings.pace)
        async with Client(settings, resolver, settings.user_agent or USER_AGENT) as client:
            follower = Follower(settings, client, resolver, hosts)
            work = asyncio.ensure_future(self._ask_all(follower))
            await self._watch(work, hosts, end, stop, progress)
            await _end(work)
            self._conclude(follower)
            if settings.suggest and not stop.is_set():
                seconds = end - asyncio.get_running_loop().time()
                await suggest(self.verdicts, follower, settings.archive, seconds)

    async def _watch(
        self,
        work: asyncio.Future[None],
        hosts: Hosts,
        end: float,
        stop: threading.Event,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        """Tell how far it is, write what is known, and see when it must end."""
        loop = asyncio.get_running_loop()
        ticks = 0
        while not work.done():
            if stop.is_set():
                self.left = "was not asked: the check was stopped"
                return
            if loop.time() >= end:
                self.left = "was not asked: time was up"
                seconds = f"{self._settings.deadline:g} s"
                self.notices.append(f"time was up after {seconds}; what is left is unverified")
                return
            await asyncio.wait([work], timeout=min(_TICK, max(0.0, end - loop.time())))
            ticks += 1
            if ticks % 5 == 0:
                self._cache.flush()
            if progress:
                progress(Progress(len(self.verdicts), self._total, tuple(hosts.held())))

    async def _ask_all(self, follower: Follower) -> None:
        """Keep some thousand links under way, taken from the hosts in turn."""
        slots = asyncio.Semaphore(_AT_ONCE)

        async def one(page: str) -> None:
            try:
                await self._ask_page(page, follower)
            finally:
                slots.release()

        async with asyncio.TaskGroup() as group:
            for page in self._in_turn():
                await slots.acquire()
                group.create_task(one(page))

    def _in_turn(self) -> Iterator[str]:
        """The pages, one of each host, then the next of each."""
        by_site: defaultdict[str, list[str]] = defaultdict(list)
        for page, site in self._sites.items():
            by_site[site].append(page)
        for pages in zip_longest(*by_site.values()):
            yield from (page for page in pages if page)

    async def _ask_page(self, page: str, follower: Follower) -> None:
        urls = self._pages[page]
        asked = {url: self._asks_anchor(url, page) for url in urls}
        outcome = await follower.follow(page, whole=any(asked.values()))
        judge = Judge(outcome, self._settings)
        for url in urls:
            try:
                verdict = judge.verdict(url, anchor=asked[url])
            except Exception as error:
                # What a page of a stranger's can bring about must not cost the results of all others.
                verdict = unverified(f"{UNFORESEEN} ({type(error).__name__})")
            self.verdicts[url] = verdict
            self._cache.put(url, self._digest, verdict, self._now)
            if _is_unheard(outcome):
                self._unheard.add(url)

    def _asks_anchor(self, url: str, page: str) -> bool:
        """Whether the anchor of a link is to be looked for."""
        fragment = url.partition("#")[2]
        settings = self._settings
        if not settings.anchors or not anchor_of(fragment):
            return False
        if any(pattern.match(fragment) for pattern in settings.anchors_ignore):
            return False
        if any(pattern.match(page) for pattern in settings.anchors_ignore_for_url):
            return False
        host, _, path = page.partition("//")[2].partition("/")
        return needs_page(fragment, host, f"/{path}")

    def _conclude(self, follower: Follower) -> None:
        """Turn what failed for want of a network, or for the second time, into what it is."""
        if not follower.heard and self._unheard:
            self.notices.append(
                "no network: no host that was asked answers; the links are unverified"
            )
            for url in self._unheard:
                self.verdicts[url] = unverified("was not reached: there is no network")
            return
        for url, verdict in self.verdicts.items():
            if verdict.status is not LinkStatus.WARNING or verdict.code not in _STRIKES:
                continue
            if self._now - self._cache.failed(url, self._now) >= _STRIKE:
                self.verdicts[url] = replace(
                    verdict,
                    status=LinkStatus.ERROR,
                    message=f"{verdict.message}, as it did hours before",
                    hint="correct the address, or take the link out",
                )


def _is_unheard(outcome: Outcome) -> bool:
    """Whether nothing at all came back."""
    return bool(outcome.failure and outcome.failure.fault in _NO_NETWORK) or bool(outcome.left)


async def _end(work: asyncio.Future[None]) -> None:
    """Cancel what is under way; raise what went wrong in it."""
    if not work.done():
        work.cancel()
        await asyncio.wait([work], timeout=2)
    if work.done() and not work.cancelled():
        with suppress(asyncio.CancelledError):
            work.result()
