"""From a name to the addresses that may be connected to.

Every name is looked up once in a run and every address is vetted, so a name that answers differently the
second time (rebinding) has no second time. What is connected to is the vetted address itself.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from sphinx_cfp.links.addresses import is_allowed, plain
from sphinx_cfp.links.faults import Failure, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_cfp.links.addresses import Address
    from sphinx_cfp.links.settings import Network
    from sphinx_cfp.links.system import Lookup


_AT_ONCE = 32
_PATIENCE = 8.0  # seconds for a lookup
_UNKNOWN = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class VettedResolver(AbstractResolver):
    """Looks names up for a run. Not to be shared between event loops."""

    def __init__(
        self,
        allow: Sequence[Network],
        given: Mapping[str, Sequence[str]],
        lookup: Lookup,
    ) -> None:
        self._allow = allow
        self._given = given
        self._lookup = lookup
        self._known: dict[str, asyncio.Task[list[Address]]] = {}
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def addresses(self, host: str) -> list[Address]:
        """The addresses of a host that may be connected to, at least one.

        Raises :class:`Failure`: ``NO_NAME``, ``NO_LOOKUP``, or ``UNSAFE`` if there are others only.
        """
        task = self._known.get(host)
        if task is None:
            task = self._known[host] = asyncio.ensure_future(self._vetted(host))
        return await asyncio.shield(task)

    def forget(self, host: str) -> None:
        """Look a name up again that could not be, the next time it is asked for."""
        task = self._known.get(host)
        if task and task.done() and (task.cancelled() or task.exception()):
            del self._known[host]

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """What the HTTP client asks; see :class:`aiohttp.abc.AbstractResolver`."""
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in await self.addresses(host)
        ]

    async def close(self) -> None:
        """Stop what is being looked up; the threads that wait end by themselves."""
        for task in self._known.values():
            task.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)

    async def _vetted(self, host: str) -> list[Address]:
        literal = plain(host)
        texts = [str(literal)] if literal else await self._texts(host)
        found = [address for text in texts if (address := plain(text.partition("%")[0]))]
        if not texts:
            raise Failure(Fault.NO_NAME)
        kept = [address for address in found if is_allowed(address, self._allow)]
        if not kept:
            raise Failure(Fault.UNSAFE, texts[0])
        return kept

    async def _texts(self, host: str) -> Sequence[str]:
        given = self._given.get(host.rstrip("."), self._given.get("*"))
        if given is not None:
            return given
        async with self._slots:
            try:
                async with asyncio.timeout(_PATIENCE):
                    return await _in_thread(self._lookup, host)
            except TimeoutError:
                raise Failure(Fault.NO_LOOKUP, "the lookup took too long") from None
            except UnicodeError:
                raise Failure(Fault.NO_NAME) from None
            except OSError as error:
                known = isinstance(error, socket.gaierror) and error.errno in _UNKNOWN
                fault = Fault.NO_NAME if known else Fault.NO_LOOKUP
                raise Failure(fault, error.strerror or "") from None


async def _in_thread(lookup: Lookup, host: str) -> Sequence[str]:
    """Look up in a thread that no run waits for at its end: the system's resolver has no deadline."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str] | Exception) -> None:
        if not future.done():
            if isinstance(found, Exception):
                future.set_exception(found)
            else:
                future.set_result(found)

    def work() -> None:
        found: Sequence[str] | Exception
        try:
            found = lookup(host)
        except Exception as error:
            found = error
        with suppress(RuntimeError):  # the run has ended
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=work, name=f"lookup {host}", daemon=True).start()
    return await future
