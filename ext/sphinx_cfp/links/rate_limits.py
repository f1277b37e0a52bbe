"""What each host may be asked, and when: the politeness of a run.

A request waits here without holding anything: for a place (four at a time), for its turn (twenty at
once, then ten a second) and for the end of a hold, which a server asks for with ``Retry-After``. Times
are monotonic seconds of the event loop.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sphinx_cfp.links.settings import Pace


class LeftAloneError(Exception):
    """A host is not asked any more; the text goes on after the URL."""


@dataclass(slots=True)
class Patience:
    """Seconds that one link may still wait for holds, over all its hosts."""

    left: float


@dataclass(slots=True, eq=False)
class _Waiting:
    turn: asyncio.Future[None]
    patience: Patience


@dataclass(slots=True, eq=False)
class Host:
    """The state of one host."""

    name: str
    pace: Pace
    loop: asyncio.AbstractEventLoop
    limit: int
    rate: float
    tokens: float
    counted: float
    held_until: float = 0.0
    under_way: int = 0
    timeouts: int = 0
    give_ups: int = 0
    answered: bool = False
    closed: str = ""
    _queue: deque[_Waiting] = field(default_factory=deque)
    _timer: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> int:
        """Links that wait for their turn."""
        return len(self._queue)

    @asynccontextmanager
    async def turn(self, patience: Patience) -> AsyncIterator[None]:
        """Wait for a turn, and hold a place meanwhile. Raises :class:`LeftAloneError`."""
        self._charge(patience, self.held_until - self.loop.time())
        waiting = _Waiting(self.loop.create_future(), patience)
        self._queue.append(waiting)
        self._serve()
        try:
            await waiting.turn
        except asyncio.CancelledError:
            if (
                waiting.turn.done()
                and not waiting.turn.cancelled()
                and not waiting.turn.exception()
            ):
                self._leave()
            elif waiting in self._queue:
                self._queue.remove(waiting)
            raise
        try:
            if self.closed:  # between the turn being given and taken
                raise LeftAloneError(self.closed)
            yield
        finally:
            self._leave()

    def hold(self, seconds: float) -> None:
        """Ask nothing for so long, and then half as much at a time as before."""
        now = self.loop.time()
        until, before = now + seconds, max(now, self.held_until)
        self.limit = max(1, self.limit // 2)
        self.rate = max(1.0, self.rate / 2)
        self.tokens = min(self.tokens, float(self.limit))
        if until <= before:
            return
        self.held_until = until
        for waiting in list(self._queue):
            try:
                self._charge(waiting.patience, until - before)
            except LeftAloneError as error:
                self._queue.remove(waiting)
                if not waiting.turn.done():
                    waiting.turn.set_exception(error)
        self._serve()

    def gave_up(self) -> None:
        """A link waited in vain; after the third the host is left alone."""
        self.give_ups += 1
        if self.give_ups >= self.pace.give_ups:
            self.close(f"was not asked: {self.name} limits how often it is asked")

    def timed_out(self) -> None:
        """It did not answer in time; after six times in a row the host is left alone."""
        self.timeouts += 1
        if self.timeouts >= self.pace.timeouts:
            self.close(f"was not asked: {self.name} does not answer")

    def did_answer(self) -> None:
        """It answered, whatever it said."""
        self.answered = True
        self.timeouts = 0

    def close(self, reason: str) -> None:
        """Ask nothing more in this run."""
        self.closed = self.closed or reason
        for waiting in self._queue:
            if not waiting.turn.done():
                waiting.turn.set_exception(LeftAloneError(self.closed))
        self._queue.clear()

    def _charge(self, patience: Patience, seconds: float) -> None:
        if self.closed:
            raise LeftAloneError(self.closed)
        if seconds > patience.left:
            raise LeftAloneError(
                f"was not asked: {self.name} asks to wait longer than this run can"
            )
        patience.left -= max(0.0, seconds)

    def _leave(self) -> None:
        self.under_way -= 1
        self._serve()

    def _serve(self) -> None:
        """Give turns to those who wait, as far as that may be now; and come back when more may."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        now = self.loop.time()
        self.tokens = min(float(self.pace.burst), self.tokens + (now - self.counted) * self.rate)
        self.counted = now
        while self._queue and self.under_way < self.limit:
            wait = max(self.held_until - now, (1.0 - self.tokens) / self.rate)
            if wait > 1e-6:
                self._timer = self.loop.call_later(wait, self._serve)
                return
            waiting = self._queue.popleft()
            if waiting.turn.done():
                continue
            self.tokens -= 1.0
            self.under_way += 1
            waiting.turn.set_result(None)


class Hosts:
    """All hosts of a run, by :attr:`sphinx_cfp.links.urls.Url.site`."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._hosts: dict[str, Host] = {}
        self.slots = asyncio.Semaphore(pace.total)

    def of(self, site: str) -> Host:
        """The state of a host, new if it was not asked before."""
        host = self._hosts.get(site)
        if host is None:
            loop = asyncio.get_running_loop()
            pace = self._pace
            host = self._hosts[site] = Host(
                name=site,
                pace=pace,
                loop=loop,
                limit=pace.per_host,
                rate=pace.rate,
                tokens=float(pace.burst),
                counted=loop.time(),
            )
        return host

    def held(self) -> list[tuple[str, float]]:
        """The hosts that asked to wait, while a link does, and for how many seconds still."""
        return [
            (host.name, host.held_until - host.loop.time())
            for host in self._hosts.values()
            if host.waiting and host.held_until > host.loop.time()
        ]
