"""From a link to its last answer: tries, holds and redirects."""

from __future__ import annotations

import asyncio
import base64
import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from sphinx_cfp.links.answers import Answer, Cut, retry_after
from sphinx_cfp.links.bot_challenges import wall
from sphinx_cfp.links.faults import BUSY, Failure, Fault, allowed, allowed_after, delay
from sphinx_cfp.links.policy import Policy
from sphinx_cfp.links.rate_limits import Hosts, LeftAloneError, Patience
from sphinx_cfp.links.results import Verdict
from sphinx_cfp.links.urls import join
from sphinx_cfp.model.clock import wall_clock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from sphinx_cfp.links.client import Client
    from sphinx_cfp.links.resolver import VettedResolver
    from sphinx_cfp.links.settings import Settings
    from sphinx_cfp.links.urls import Url

_UNANSWERED = {Fault.SILENT, Fault.NO_CONNECTION}
_UNHEARD = {Fault.NO_LOOKUP, Fault.NO_ROUTE, Fault.NO_CONNECTION, Fault.UNSAFE}
_MARGIN = 0.1  # seconds after the end of a hold: clocks differ
_BUSY_TRIES = 6


@dataclass(slots=True)
class Outcome:
    """What became of a link: the redirects on the way, and how it ended.

    It ended with one of: the last ``answer``; a ``failure``; a ``refusal``, of the link itself or of what a
    redirect names; ``loops``; or it was not asked any more, ``left`` says why.
    """

    asked: Url | None = None
    redirects: list[Answer] = field(default_factory=list)
    reached: Url | None = None
    answer: Answer | None = None
    failure: Failure | None = None
    refusal: Verdict | None = None
    loops: bool = False
    left: str = ""


class Follower:
    """Follows the links of one run."""

    def __init__(
        self, settings: Settings, client: Client, resolver: VettedResolver, hosts: Hosts
    ) -> None:
        self._settings = settings
        self._client = client
        self._resolver = resolver
        self._hosts = hosts
        self._policy = Policy(settings.allow)
        self._random = Random()
        self._dead: dict[str, Failure] = {}
        self.heard = False  # whether there is a network: anything at all came back, be it a refusal

    async def follow(self, text: str, *, whole: bool) -> Outcome:
        """Ask a URL, and where it sends on, until there is an end; ``whole`` if anchors are to be found."""
        outcome = Outcome()
        vetted = self._policy.vet(text)
        if isinstance(vetted, Verdict):
            outcome.refusal = vetted
            return outcome
        outcome.asked = vetted
        try:
            await self._follow(vetted, outcome, whole=whole)
        except Failure as failure:
            outcome.failure = failure
        except LeftAloneError as left:
            outcome.left = str(left)
        return outcome

    async def _follow(self, url: Url, outcome: Outcome, *, whole: bool) -> None:
        cookies = Cookies()
        seen: set[tuple[str, str]] = set()
        chain = _Chain(Patience(self._settings.pace.patience), self._settings.limits.link)
        while True:
            outcome.reached = url
            cookie = cookies.header(url)
            if (url.page, cookie) in seen or len(seen) > self._settings.limits.redirects:
                outcome.loops = True
                return
            seen.add((url.page, cookie))
            headers = self._own_headers(url) | ({"Cookie": cookie} if cookie else {})
            answer = await self._ask(url, headers, chain, whole=whole)
            cookies.take(url, answer.all("set-cookie"))
            if not answer.redirects or not answer.header("location").strip():
                outcome.answer = answer
                return
            outcome.redirects.append(answer)
            vetted = self._policy.vet(join(answer.url, answer.header("location")))
            if isinstance(vetted, Verdict):
                outcome.refusal = vetted
                return
            url = vetted

    async def _ask(
        self, url: Url, headers: dict[str, str], chain: _Chain, *, whole: bool
    ) -> Answer:
        """The answer of one hop, after as many tries as its faults allow."""
        tried: Counter[str] = Counter()
        host = self._hosts.of(url.site)
        tries = self._settings.tries
        while True:
            self._stop_if_dead(url)
            try:
                async with host.turn(chain.patience), self._hosts.slots:
                    self._stop_if_dead(url)
                    answer = await chain.timed(
                        lambda: self._client.ask(url, headers, whole=whole, keep=host.waiting > 0)
                    )
            except Failure as failure:
                await self._after_failure(url, failure, tried, tries)
                continue
            except LeftAloneError:
                if tried["busy"]:
                    host.gave_up()
                raise
            host.did_answer()
            self.heard = True
            if self._holds(url, answer, tried):
                continue
            again = allowed_after(answer.status, tries)
            if again and wall(answer):
                again = 0
            if whole and answer.body.cut is Cut.RESET and not answer.lenient:
                again = max(again, allowed(Fault.RESET, tries))
            if tried["answer"] >= again:
                return answer
            await asyncio.sleep(delay(tried["answer"], self._random))
            tried["answer"] += 1

    async def _after_failure(
        self, url: Url, failure: Failure, tried: Counter[str], tries: int
    ) -> None:
        """Wait for the next try; raises the failure if there is none."""
        fault = failure.fault
        host = self._hosts.of(url.site)
        if fault in _UNANSWERED:
            host.timed_out()
        elif fault not in _UNHEARD:
            host.timeouts = 0
        self.heard = self.heard or fault not in _UNHEARD
        if tried[fault] >= allowed(fault, tries) or host.closed:
            if fault in (Fault.NO_NAME, Fault.NO_LOOKUP, Fault.UNSAFE):
                self._dead[url.host] = failure
            elif fault is Fault.REFUSED and not host.answered:
                self._dead[url.site] = failure
            raise failure
        await asyncio.sleep(delay(tried[fault], self._random))
        tried[fault] += 1
        self._resolver.forget(url.host)

    def _stop_if_dead(self, url: Url) -> None:
        """What was found out of a host by one link need not be found out by the others."""
        failure = self._dead.get(url.host) or self._dead.get(url.site)
        if failure:
            raise Failure(failure.fault, failure.detail)

    def _holds(self, url: Url, answer: Answer, tried: Counter[str]) -> bool:
        """Whether a server asks to be left alone for a while, and the link is to be asked again then."""
        asked = retry_after(answer, wall_clock().epoch)
        busy = answer.status in BUSY
        if not (busy or (asked is not None and answer.status >= 500)) or wall(answer):
            return False
        host = self._hosts.of(url.site)
        host.hold((asked or min(8.0, 2.0 ** tried["busy"])) + _MARGIN)
        tried["busy"] += 1
        if not busy:
            tried["answer"] += 1
            return tried["answer"] <= allowed_after(answer.status, self._settings.tries)
        if tried["busy"] < _BUSY_TRIES:
            return True
        host.gave_up()
        raise LeftAloneError(f"answers {answer.said} each time")

    def _own_headers(self, url: Url) -> dict[str, str]:
        """Headers and credentials that the author set for this URL."""
        found = dict(self._settings.headers.get("*", {}))
        for prefix, headers in self._settings.headers.items():
            if prefix != "*" and _below(url.page, prefix):
                found.update(headers)
        for entry in self._settings.credentials:
            if _below(url.page, entry.prefix):
                pair = f"{entry.user}:{entry.password}".encode()
                found["Authorization"] = f"Basic {base64.b64encode(pair).decode('ascii')}"
        return found


@dataclass(slots=True)
class _Chain:
    """What one link may still take."""

    patience: Patience
    seconds: float

    async def timed(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """Ask, and count the time; raises :class:`Failure` when there is none left."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        if self.seconds <= 0:
            raise Failure(Fault.SILENT, "all tries and redirects together took too long")
        try:
            return await ask()
        finally:
            self.seconds -= loop.time() - start


def _below(page: str, prefix: str) -> bool:
    """Whether a URL is that of a prefix or one below it; a host is never the beginning of another."""
    if not page.startswith(prefix):
        return False
    rest = page[len(prefix) :]
    return prefix.endswith("/") or not rest or rest[0] in "/?"


_MOST = 50
_LONGEST = 4096
_ENDED = re.compile(r";\s*max-age\s*=\s*(0|-\d+)\s*(;|$)|;\s*expires\s*=[^;]*\b19[7-9]\d\b", re.I)
_SECURE = re.compile(r";\s*secure\s*(;|$)", re.IGNORECASE)


class Cookies:
    """What the hosts of a chain have set."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, bool]] = {}

    def take(self, url: Url, headers: Iterable[str]) -> None:
        """Keep what the answer of ``url`` sets; ``headers`` are the values of its ``Set-Cookie``."""
        for header in headers:
            pair = header.partition(";")[0]
            name, equals, value = (part.strip() for part in pair.partition("="))
            if not equals or not name or len(header) > _LONGEST or not pair.isprintable():
                continue
            if _ENDED.search(header):
                self._kept.pop((url.site, name), None)
            elif len(self._kept) < _MOST:
                self._kept[url.site, name] = (value, bool(_SECURE.search(header)))

    def header(self, url: Url) -> str:
        """The value of ``Cookie`` for a request, ``""`` if there is none."""
        return "; ".join(
            f"{name}={value}"
            for (site, name), (value, secure) in sorted(self._kept.items())
            if site == url.site and (url.scheme == "https" or not secure)
        )
