"""Politeness: places, turns, holds and breakers."""

from __future__ import annotations

import asyncio

import pytest

from sphinx_cfp.links.rate_limits import Host, Hosts, LeftAloneError, Patience
from sphinx_cfp.links.settings import Pace


async def turns(
    host: Host, count: int, *, taking: float = 0.0, patience: float = 20
) -> list[float]:
    """When each of so many links got its turn; -1 for one that did not."""
    loop = asyncio.get_running_loop()
    begun: list[float] = []

    async def one() -> None:
        try:
            async with host.turn(Patience(patience)):
                begun.append(loop.time())
                await asyncio.sleep(taking)
        except LeftAloneError:
            begun.append(-1)

    await asyncio.gather(*(one() for _ in range(count)))
    return begun


def test_no_more_than_four_at_once() -> None:
    async def run() -> list[float]:
        return await turns(Hosts(Pace(burst=100)).of("a"), 12, taking=0.05)

    begun = asyncio.run(run())
    assert begun[-1] - begun[0] >= 0.099


def test_a_burst_and_then_so_many_a_second() -> None:
    async def run() -> list[float]:
        return await turns(Hosts(Pace(burst=3, rate=20)).of("a"), 7)

    begun = asyncio.run(run())
    assert begun[6] - begun[0] >= 0.19  # four of them at twenty a second


def test_a_hold_holds_everybody_and_halves_the_pace() -> None:
    async def run() -> tuple[list[float], int, float]:
        host = Hosts(Pace()).of("a")
        host.hold(0.2)
        start = asyncio.get_running_loop().time()
        begun = await turns(host, 5)
        return [moment - start for moment in begun], host.limit, host.rate

    begun, limit, rate = asyncio.run(run())
    assert min(begun) >= 0.199
    assert (limit, rate) == (2, 5)


def test_a_hold_that_is_too_long_lets_everybody_go_at_once() -> None:
    async def run() -> tuple[list[float], float]:
        host = Hosts(Pace()).of("a")
        loop = asyncio.get_running_loop()
        start = loop.time()
        waiting = asyncio.ensure_future(turns(host, 10, taking=0.02))
        await asyncio.sleep(0.01)
        host.hold(86400)
        return await waiting, loop.time() - start

    begun, took = asyncio.run(run())
    assert begun.count(-1) == 6
    assert took < 1


def test_holds_add_up_to_the_patience_of_a_link() -> None:
    async def run() -> float:
        host, patience = Hosts(Pace()).of("a"), Patience(0.3)
        for _ in range(2):
            host.hold(0.14)
            async with host.turn(patience):
                pass
        host.hold(0.14)
        with pytest.raises(LeftAloneError):
            async with host.turn(patience):
                pass
        return patience.left

    assert 0 <= asyncio.run(run()) < 0.05


def test_after_three_who_waited_in_vain_a_host_is_left_alone() -> None:
    async def run() -> list[float]:
        host = Hosts(Pace()).of("a")
        for _ in range(3):
            host.gave_up()
        return await turns(host, 2)

    assert asyncio.run(run()) == [-1, -1]


def test_six_timeouts_in_a_row_open_the_breaker_and_an_answer_between_them_does_not() -> None:
    async def run() -> tuple[str, str]:
        hosts = Hosts(Pace())
        for name, answers in (("a", False), ("b", True)):
            for _ in range(5):
                hosts.of(name).timed_out()
            if answers:
                hosts.of(name).did_answer()
            hosts.of(name).timed_out()
        return hosts.of("a").closed, hosts.of("b").closed

    closed, open_ = asyncio.run(run())
    assert "does not answer" in closed
    assert open_ == ""


def test_a_breaker_that_opens_between_a_turn_and_its_taking_is_heard() -> None:
    async def run() -> list[float]:
        host = Hosts(Pace(per_host=1)).of("a")

        async def last() -> None:
            async with host.turn(Patience(1)):
                await asyncio.sleep(0.01)
            host.close("was not asked: it is closed")

        first = asyncio.ensure_future(last())
        await asyncio.sleep(0)
        waiting = asyncio.ensure_future(turns(host, 2))
        await first
        return await waiting

    assert asyncio.run(run()) == [-1, -1]


def test_a_link_that_is_cancelled_leaves_its_place() -> None:
    async def run() -> int:
        host = Hosts(Pace(per_host=1)).of("a")
        tasks = [asyncio.ensure_future(turns(host, 3, taking=5)) for _ in range(2)]
        await asyncio.sleep(0.01)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)
        return host.under_way + host.waiting

    assert asyncio.run(run()) == 0


def test_who_is_held_and_waited_for_is_named() -> None:
    async def run() -> list[tuple[str, float]]:
        hosts = Hosts(Pace())
        hosts.of("a").hold(10)
        hosts.of("b").hold(10)
        waiting = asyncio.ensure_future(turns(hosts.of("a"), 1))
        await asyncio.sleep(0.01)
        found = hosts.held()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        return found

    ((name, seconds),) = asyncio.run(run())
    assert name == "a"
    assert 9 < seconds <= 10
