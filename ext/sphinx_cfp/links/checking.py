"""A run: from links and their places to results."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from sphinx_cfp import __version__
from sphinx_cfp.links.anchors import anchor_of, needs_page
from sphinx_cfp.links.archive import suggest
from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.client import Client
from sphinx_cfp.links.faults import Fault
from sphinx_cfp.links.following import Follower, Outcome
from sphinx_cfp.links.hosts import Hosts
from sphinx_cfp.links.policy import Policy
from sphinx_cfp.links.report import Progress
from sphinx_cfp.links.resolver import VettedResolver, system_lookup
from sphinx_cfp.links.results import Result, Status, Verdict, unverified
from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.verdicts import Judge
from sphinx_cfp.model.clock import wall_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_cfp.links.resolver import Lookup
    from sphinx_cfp.model.locations import Location

USER_AGENT = f"Mozilla/5.0 (compatible; sphinx-cfp/{__version__}; link check of a call for papers)"
_IGNORED = Verdict(status=Status.OK, message="is ignored, as the settings ask")
_TICK = 0.1  # seconds
_AT_ONCE = 3000  # links that wait for a turn at a time; more would only take memory
_STRIKE = 6 * 3600  # seconds between two failures that make one
_STRIKES = frozenset({"link_server", "link_timeout", "link_dns"})
_NO_NETWORK = {Fault.NO_LOOKUP, Fault.NO_ROUTE, Fault.NO_CONNECTION}


@dataclass(slots=True)
class Checked:
    """The results of a run in the order of their URLs, and lines for the person who ran it."""

    results: list[Result] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    requests: int = 0


def check(
    links: Iterable[tuple[str, Location]],
    settings: Settings | None = None,
    cache: Cache | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
    lookup: Lookup = system_lookup,
) -> Checked:
    """Check every link, and say of each URL, fragment included, what is known.

    It may run in any thread or process, and brings its own event loop. ``cache`` must be open.
    ``progress`` is called ten times a second, from that thread. Once ``stop`` is set, the run ends at
    once; what was not asked is unverified. ``lookup`` finds the addresses of a name.
    """
    run = _Run(settings or Settings(), cache or Cache(), stop or threading.Event(), progress)
    for url, place in links:
        run.places[url.strip()].append(place)
    run.decide_offline()
    if run.pages:
        asyncio.run(run.ask(lookup))
    return run.checked()


class _Run:
    """The state of one run."""

    def __init__(
        self,
        settings: Settings,
        cache: Cache,
        stop: threading.Event,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.settings = settings
        self.cache = cache
        self.stop = stop
        self.progress = progress
        self.places: defaultdict[str, list[Location]] = defaultdict(list)
        self.pages: dict[str, list[str]] = {}
        self.sites: dict[str, str] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.notices: list[str] = []
        self.unheard: set[str] = set()
        self.digest = settings.digest
        self.now = wall_clock().epoch
        self._left = "was not asked"

    def decide_offline(self) -> None:
        """What needs no network: refusals, what is ignored, what is known; the rest by page."""
        policy = Policy(self.settings.allow)
        for text in self.places:
            if any(pattern.match(text) for pattern in self.settings.ignore):
                self.verdicts[text] = _IGNORED
                continue
            vetted = policy.vet(text)
            known = vetted if isinstance(vetted, Verdict) else self._known(text)
            if known:
                self.verdicts[text] = known
            elif isinstance(vetted, Verdict):
                continue
            elif self.settings.offline:
                self.verdicts[text] = unverified("was not asked: this check is offline")
            else:
                self.pages.setdefault(vetted.page, []).append(text)
                self.sites[vetted.page] = vetted.site

    def _known(self, text: str) -> Verdict | None:
        return self.cache.get(text, self.digest, self.now)

    async def ask(self, lookup: Lookup) -> None:
        """Ask every page, until the time is up."""
        settings = self.settings
        loop = asyncio.get_running_loop()
        end = loop.time() + settings.deadline
        resolver = VettedResolver(settings.allow, settings.resolve, lookup)
        hosts = Hosts(settings.pace)
        client = Client(settings, resolver, settings.user_agent or USER_AGENT)
        async with client:
            follower = Follower(settings, client, resolver, hosts)
            work = asyncio.ensure_future(self._ask_all(follower))
            await self._watch(work, hosts, end)
            await _end(work)
            self._conclude(follower)
            if settings.suggest and not self.stop.is_set():
                await suggest(self.verdicts, follower, settings.archive, end - loop.time())

    async def _watch(self, work: asyncio.Future[None], hosts: Hosts, end: float) -> None:
        """Tell how far it is, write what is known, and see when it must end."""
        loop = asyncio.get_running_loop()
        ticks = 0
        while not work.done():
            if self.stop.is_set():
                self._left = "was not asked: the check was stopped"
                return
            if loop.time() >= end:
                self._left = "was not asked: time was up"
                self.notices.append(
                    f"time was up after {self.settings.deadline:g} s; the rest is unverified"
                )
                return
            await asyncio.wait([work], timeout=min(_TICK, max(0.0, end - loop.time())))
            ticks += 1
            if ticks % 5 == 0:
                self.cache.flush()
            if self.progress:
                self.progress(Progress(len(self.verdicts), len(self.places), tuple(hosts.held())))

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
        for page, site in self.sites.items():
            by_site[site].append(page)
        for pages in zip_longest(*by_site.values()):
            yield from (page for page in pages if page)

    async def _ask_page(self, page: str, follower: Follower) -> None:
        texts = self.pages[page]
        asked = {text: self._asks_anchor(text, page) for text in texts}
        whole = any(asked.values())
        outcome = await follower.follow(page, whole=whole)
        judge = Judge(outcome, self.settings)
        for text in texts:
            verdict = judge.verdict(text, anchor=asked[text])
            self.verdicts[text] = verdict
            self.cache.put(text, self.digest, verdict, self.now)
            if _is_unheard(outcome):
                self.unheard.add(text)

    def _asks_anchor(self, text: str, page: str) -> bool:
        """Whether the anchor of a link is to be looked for."""
        fragment = text.partition("#")[2]
        settings = self.settings
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
        if not follower.heard and self.unheard:
            self.notices.append(
                "no network: no host that was asked answers; the links are unverified"
            )
            for text in self.unheard:
                self.verdicts[text] = unverified("was not reached: there is no network")
            return
        for text, verdict in self.verdicts.items():
            if verdict.status is not Status.WARNING or verdict.code not in _STRIKES:
                continue
            if self.now - self.cache.failed(text, self.now) >= _STRIKE:
                self.verdicts[text] = replace(
                    verdict,
                    status=Status.ERROR,
                    message=f"{verdict.message}, as it did hours before",
                    hint="correct the address, or take the link out",
                )

    def checked(self) -> Checked:
        """The results, of every link."""
        for text in self.places:
            self.verdicts.setdefault(text, unverified(self._left))
        self.cache.forget(self.now)
        self.cache.flush()
        results = [
            Result(url=url, verdict=self.verdicts[url], places=tuple(sorted(set(places))))
            for url, places in sorted(self.places.items())
        ]
        return Checked(results, self.notices)


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
