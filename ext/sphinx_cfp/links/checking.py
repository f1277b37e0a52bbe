"""A run: from links and their places to results. What needs no network is decided here."""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.policy import Policy
from sphinx_cfp.links.results import (
    NOT_ASKED,
    LinkRun,
    LinkStatus,
    Questions,
    Result,
    Verdict,
    unverified,
)
from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.system import system_lookup
from sphinx_cfp.model.clock import wall_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_cfp.links.results import Progress
    from sphinx_cfp.links.system import Lookup
    from sphinx_cfp.model.locations import Location

_IGNORED = Verdict(status=LinkStatus.OK, message="is ignored, as the settings ask")


def check(
    links: Iterable[tuple[str, Location]],
    settings: Settings | None = None,
    cache: Cache | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
    lookup: Lookup = system_lookup,
) -> LinkRun:
    """Check every link, and say of each URL, fragment included, what is known.

    It may run in any thread or process, and brings its own event loop. ``cache`` must be open, and in the
    same thread. ``progress`` is called ten times a second, from that thread. Once ``stop`` is set, the run
    ends at once; what was not asked is unverified. ``lookup`` finds the addresses of a name.
    """
    settings, cache = settings or Settings(), cache or Cache()
    places: defaultdict[str, list[Location]] = defaultdict(list)
    for url, place in links:
        places[url.strip()].append(place)
    now = wall_clock().epoch
    verdicts: dict[str, Verdict] = {}
    notices: list[str] = []
    questions = decided_offline(places, verdicts, settings, cache, now)
    if questions.pages:
        # An HTTP client takes a quarter of a second to import: not where nothing is asked.
        import asyncio

        from sphinx_cfp.links.network_run import Asking

        asking = Asking(questions, verdicts, settings, cache, now)
        asyncio.run(asking.run(lookup, stop or threading.Event(), progress))
        notices = asking.notices
        for url in places:
            verdicts.setdefault(url, unverified(asking.left))
        cache.forget(now)
        cache.flush()
    results = [
        Result(url=url, verdict=verdicts[url], places=tuple(sorted(set(found))))
        for url, found in sorted(places.items())
    ]
    return LinkRun(results, notices)


def decided_offline(
    urls: Iterable[str],
    verdicts: dict[str, Verdict],
    settings: Settings,
    cache: Cache,
    now: int,
) -> Questions:
    """Decide what is refused, ignored or known, and say what is left to ask."""
    questions = Questions()
    policy = Policy(settings.allow)
    digest = settings.digest
    for url in urls:
        if any(pattern.match(url) for pattern in settings.ignore):
            verdicts[url] = _IGNORED
            continue
        vetted = policy.vet(url)
        if isinstance(vetted, Verdict):
            verdicts[url] = vetted
        elif known := cache.get(url, digest, now):
            verdicts[url] = known
        elif settings.offline:
            verdicts[url] = NOT_ASKED
        else:
            questions.pages.setdefault(vetted.page, []).append(url)
            questions.sites[vetted.page] = vetted.site
    return questions
