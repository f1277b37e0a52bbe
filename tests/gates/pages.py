"""The pages that the gates look at."""

from __future__ import annotations

from tests.gates.serving import ROOT

SITE = ROOT / "docs" / "_build" / "site"

GALLERY = sorted(
    path.name for path in (SITE / "gallery").glob("*") if (path / "index.html").is_file()
)

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
