"""The pages that the gates look at."""

from __future__ import annotations

from tests.gates.serving import ROOT

SITE = ROOT / "docs" / "_build" / "site"

# Listed by what is to be built: a call that was not built must fail its tests, not lose them.
GALLERY = sorted(path.parent.name for path in (ROOT / "docs" / "gallery").glob("*/conf.py"))

CALLS = {"call": "/call/", **{name: f"/gallery/{name}/" for name in GALLERY}}
"""Calls: that of ES-FoMO and those of the gallery."""

PAGES = {"index": "/", **CALLS, "guide": "/manual/guides/theme/"}

STATES = {
    **PAGES,
    "found": "/search/?q=training",
    "nothing found": "/search/?q=zzzz",
    "found in German": "/gallery/german/search/?q=Dauermessungen",
    "index of topics": "/genindex/",
    "no such page": "/no/such/page/",
}
"""Pages in each of their states, for the checks of accessibility and of the policy."""
