"""A few pages against pictures of them that a person has looked at, within a tolerance.

The pages are drawn in fonts that come with Python packages, at one instant in one zone, so that neither the
fonts of a machine nor its clock shows; what remains is how a version of Chromium smooths an edge, which the
smaller, gray form of the pictures and the tolerance let pass. After a change that is meant::

    pytest tests/gates/test_regression.py --keep-pictures

writes them anew, to be looked at and committed.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from sphinx_cfp.pdf.fonts import ARABIC, SHIPPED, folder_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

KEPT = Path(__file__).parent / "pictures"
ZONE = "Europe/Vienna"
SMALLER = 2
MEAN = 1.0
"""Of all pixels, in levels of 255."""
DIFFERENT, SHARE = 60, 0.002
"""A pixel is another from so many levels on; so many of all may be."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page, and how it is looked at."""

    path: str
    now: str
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"


LAST_NIGHT = "2023-05-31T20:00:00Z"
LOOKS = {
    "call-desktop": Look("/call/", LAST_NIGHT),
    "call-dark": Look("/call/", LAST_NIGHT, scheme="dark"),
    "call-forced-colors": Look("/call/", LAST_NIGHT, forced="active"),
    "call-phone": Look("/call/", LAST_NIGHT, 390, 844),
    "call-phone-over": Look("/call/", "2026-01-01T00:00:00Z", 390, 844),
    "german-desktop": Look("/gallery/german/", LAST_NIGHT),
    "arabic-desktop": Look("/gallery/arabic/", LAST_NIGHT),
    "arabic-phone": Look("/gallery/arabic/", LAST_NIGHT, 390, 844),
}
STYLE = """
@font-face { font-family: Pictured; src: url(/pictured/text.ttf); }
@font-face { font-family: Pictured; src: url(/pictured/bold.ttf); font-weight: 600 900; }
@font-face { font-family: Signs; src: url(/pictured/signs.ttf); }
*:not([class*="fa-"]) { font-family: Pictured, Signs !important; }
* { caret-color: transparent !important; animation: none !important; transition: none !important; }
"""
"""Icons keep the font of the theme."""


def _fonts() -> dict[str, bytes]:
    """The fonts of the pictures: Amiri, which has Latin and Arabic letters, and ours of emoji."""
    amiri = Path(folder_of(ARABIC)) / "files"
    return {
        "text.ttf": (amiri / "Amiri-Regular.ttf").read_bytes(),
        "bold.ttf": (amiri / "Amiri-Bold.ttf").read_bytes(),
        "signs.ttf": (SHIPPED / "NotoEmoji-Regular.ttf").read_bytes(),
    }


def drawn(browser: Browser, address: str, look: Look) -> Image.Image:
    """What a reader sees first."""
    page = opened(browser, address, look)
    found = taken(page)
    page.context.close()
    return found


def opened(browser: Browser, address: str, look: Look) -> Page:
    """The page as it is pictured, in a browser that obeys no policy: the fonts are ours."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.scheme,
        forced_colors=look.forced,
        reduced_motion="reduce",
        timezone_id=ZONE,
        locale="en-GB",
        bypass_csp=True,
    )
    fonts = _fonts()

    def answer(route: Route) -> None:
        route.fulfill(body=fonts[route.request.url.rpartition("/")[2]], content_type="font/ttf")

    context.route("**/pictured/*.ttf", answer)
    page = context.new_page()
    page.clock.set_fixed_time(look.now)
    page.goto(address + look.path, wait_until="networkidle")
    page.add_style_tag(content=STYLE)
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_load_state("networkidle")
    return page


def taken(page: Page) -> Image.Image:
    """The picture in the form in which it is compared and kept."""
    whole = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("L")
    return whole.reduce(SMALLER)


def differences(found: Image.Image, kept: Image.Image) -> list[str]:
    """In what two pictures differ by more than is let pass."""
    if found.size != kept.size:
        return [f"{found.size} instead of {kept.size}"]
    # A line of text that sits half a pixel higher is the same line.
    one, other = (picture.filter(ImageFilter.BoxBlur(1)) for picture in (found, kept))
    between = ImageChops.difference(one, other)
    mean = ImageStat.Stat(between).mean[0]
    levels = between.histogram()
    share = sum(levels[DIFFERENT:]) / sum(levels)
    said = []
    if mean > MEAN:
        said.append(f"pixels differ by {mean:.2f} of 255 in the mean")
    if share > SHARE:
        said.append(f"{share:.2%} of the pixels are others")
    return said


@pytest.mark.parametrize("name", LOOKS)
def test_a_page_looks_as_it_did_when_a_person_looked_at_it(
    browser: Browser, address: str, pictures: Path, name: str, request: pytest.FixtureRequest
) -> None:
    found = drawn(browser, address, LOOKS[name])
    found.save(pictures / f"{name}-now.png", optimize=True)
    kept = KEPT / f"{name}.png"
    if request.config.getoption("--keep-pictures"):
        KEPT.mkdir(exist_ok=True)
        found.save(kept, optimize=True)
    assert differences(found, Image.open(kept)) == []


@pytest.mark.parametrize(
    "harm",
    [
        "document.querySelector('.cfp-submit').style.visibility = 'hidden'",
        "document.querySelector('h1').style.marginTop = '24px'",
        "document.querySelector('.cfp-summary').style.background = '#888'",
    ],
    ids=["no submit", "moved", "colored"],
)
def test_a_page_that_is_harmed_is_seen(browser: Browser, address: str, harm: str) -> None:
    page = opened(browser, address, LOOKS["call-phone"])
    page.evaluate(harm)
    found = taken(page)
    page.context.close()
    assert differences(found, Image.open(KEPT / "call-phone.png")) != []
