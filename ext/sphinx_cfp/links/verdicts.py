"""What is said of a link, from what became of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.links import anchors
from sphinx_cfp.links.bot_challenges import leads_to_sign_in, wall
from sphinx_cfp.links.documents import decoded, is_html, read, title_of
from sphinx_cfp.links.faults import Fault
from sphinx_cfp.links.policy import HARMFUL, unsafe
from sphinx_cfp.links.results import OK, LinkStatus, Verdict, unverified
from sphinx_cfp.links.urls import scheme_of
from sphinx_cfp.model.codes import Code
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from sphinx_cfp.links.answers import Answer
    from sphinx_cfp.links.documents import WebPage
    from sphinx_cfp.links.faults import Failure
    from sphinx_cfp.links.following import Outcome
    from sphinx_cfp.links.settings import Settings

_CORRECT = "correct the address, or take the link out"
_LATER = "it may be back tomorrow; if it is not, take the link out"
_TIMEOUT = "does not answer in time"
# Titles of pages that say they are none, though the status says they are.
_LOST = (
    r"(?:error\s*)?404\b(?:.*(?:error|{lost}))?\W*$|(?:error\s*)?404\s*[-–—|:]"
    r"|(?:{article}\s)?{not found}|{lost}\W*$"
)


class Judge:
    """Judges the links to one page, which may name several of its anchors."""

    def __init__(self, outcome: Outcome, settings: Settings) -> None:
        self._outcome = outcome
        self._settings = settings
        self._document: WebPage | None = None

    def verdict(self, url: str, *, anchor: bool) -> Verdict:
        """What is said of ``url``, as its author wrote it; of its anchor only if ``anchor`` asks for it."""
        outcome = self._outcome
        if outcome.refusal:
            return self._refused(outcome.refusal)
        if outcome.loops:
            return self._error(Code.LINK_LOOP, "goes round in circles", _CORRECT)
        if outcome.left:
            return unverified(outcome.left)
        if outcome.failure:
            return self._failed(outcome.failure)
        assert outcome.answer
        return self._answered(outcome.answer, url, anchor=anchor)

    def _via(self, message: str) -> str:
        """The message, after where the link was sent on to."""
        outcome = self._outcome
        return f"sends on to {outcome.reached}, which {message}" if outcome.redirects else message

    def _error(self, code: Code, message: str, hint: str) -> Verdict:
        return Verdict(status=LinkStatus.ERROR, code=code, message=self._via(message), hint=hint)

    def _warning(self, code: Code, message: str, hint: str = _LATER) -> Verdict:
        return Verdict(status=LinkStatus.WARNING, code=code, message=self._via(message), hint=hint)

    def _refused(self, refusal: Verdict) -> Verdict:
        if not self._outcome.redirects:
            return refusal
        location = self._outcome.redirects[-1].header("location")
        shown = f"sends on to {location[:200]!a}"
        if refusal.code == Code.LINK_MALFORMED:
            return Verdict(
                status=LinkStatus.ERROR, code=Code.LINK_MALFORMED, message=f"{shown}, which is no address",
                hint=_CORRECT,
            )  # fmt: skip
        if refusal is OK:
            return unverified(f"{shown}, which is not of the web")
        if scheme_of(location) in HARMFUL or refusal.code != Code.LINK_UNSAFE:
            return unsafe(f"{shown}, which is not of the web")
        return unsafe(f"{shown}, which {refusal.message}")

    def _failed(self, failure: Failure) -> Verdict:
        detail = f" ({failure.detail})" if failure.detail else ""
        match failure.fault:
            case Fault.NO_NAME:
                return self._error(Code.LINK_DNS, "names a host that does not exist", _CORRECT)
            case Fault.NO_LOOKUP:
                return self._warning(Code.LINK_DNS, f"names a host that is not found now{detail}")
            case Fault.UNSAFE:
                return unsafe(
                    self._via(
                        f"leads to {failure.detail}, which is no address of the public Internet"
                    )
                )
            case Fault.NO_ROUTE:
                return unverified(self._via(f"is not reached from here{detail}"))
            case Fault.REFUSED:
                return self._error(Code.LINK_REFUSED, "refuses the connection", _CORRECT)
            case Fault.TLS:
                return self._error(Code.LINK_TLS, f"has no valid HTTPS{detail}", _CORRECT)
            case Fault.NO_CONNECTION | Fault.SILENT:
                return self._timeout()
            case Fault.RESET:
                return self._warning(Code.LINK_SERVER, "ends the connection without an answer")
            case Fault.GARBLED:
                return unverified(self._via(f"cannot be read{detail}"))

    def _timeout(self) -> Verdict:
        if self._settings.timeouts_are_broken:
            return self._error(Code.LINK_TIMEOUT, _TIMEOUT, _CORRECT)
        return self._warning(Code.LINK_TIMEOUT, _TIMEOUT)

    def _answered(self, answer: Answer, url: str, *, anchor: bool) -> Verdict:
        status = answer.status
        if status == 401 and self._settings.unauthorized != "wall":
            if self._settings.unauthorized == "ok":
                return OK
            return self._error(Code.LINK_BROKEN, f"answers {answer.said}", _CORRECT)
        if kept_out := wall(answer):
            said = f" ({answer.said})" if status >= 400 else ""
            return Verdict(
                status=LinkStatus.NOTE, code=Code.LINK_WALL, message=self._via(f"{kept_out}{said}"),
                hint="look at it in a browser",
            )  # fmt: skip
        if answer.redirects:
            return self._error(
                Code.LINK_BROKEN, f"answers {answer.said} and says not where to", _CORRECT
            )
        if status == 408:
            return self._timeout()
        if 500 <= status < 600 or status in (421, 425):
            return self._warning(Code.LINK_SERVER, f"answers {answer.said}")
        if status == 410:
            return self._error(
                Code.LINK_GONE, "answers 410: it is gone for good", "take the link out"
            )
        if 400 <= status < 500:
            return self._error(Code.LINK_BROKEN, f"answers {answer.said}", _hint(url))
        if not 200 <= status < 300 and status != 300:
            return unverified(
                self._via(f"answers {answer.said}, which says nothing about the page")
            )
        return self._page(answer, url, anchor=anchor)

    def _page(self, answer: Answer, url: str, *, anchor: bool) -> Verdict:
        outcome = self._outcome
        assert outcome.asked
        if outcome.redirects and leads_to_sign_in(outcome.asked, answer.url):
            return Verdict(
                status=LinkStatus.NOTE, code=Code.LINK_WALL, message=f"asks to sign in, at {answer.url}",
                hint="look at it in a browser",
            )  # fmt: skip
        fragment = url.partition("#")[2] if anchor else ""
        if fragment and anchors.anchor_of(fragment):
            found = self._anchor(answer, fragment)
            if found is not None:
                return found
        title = title_of(answer) if is_html(answer) else ""
        if title and pattern(_LOST).match(title):
            return unverified(
                self._via(f"answers {answer.status}, but its title is “{title[:80]}”")
            )
        return self._moved(url) or _tracking(url) or OK

    def _anchor(self, answer: Answer, fragment: str) -> Verdict | None:
        if self._document is None and is_html(answer):
            self._document = read(decoded(answer))
        found = anchors.find(answer, fragment, self._document)
        shown = f"“#{fragment}”"
        if found.missing:
            hint = f"did you mean #{found.nearest}?" if found.nearest else "look for its new place"
            return self._error(Code.LINK_ANCHOR, f"has no {shown}", hint)
        return unverified(self._via(f"may have {shown} or not: {found.why}")) if found.why else None

    def _moved(self, url: str) -> Verdict | None:
        outcome = self._outcome
        if not outcome.redirects:
            return None
        assert outcome.asked
        assert outcome.reached
        for here, there in self._settings.redirects_allowed:
            if here.match(url) and there.match(str(outcome.reached)):
                return _tracking(url) or OK
        lasting = 0
        while lasting < len(outcome.redirects) and outcome.redirects[lasting].permanent:
            lasting += 1
        stops = [*(answer.url for answer in outcome.redirects), outcome.reached]
        if not lasting:
            strict = bool(self._settings.redirects_allowed)
            return Verdict(
                status=LinkStatus.WARNING if strict else LinkStatus.NOTE, code=Code.LINK_REDIRECT,
                message=f"sends on to {outcome.reached} for now",
            )  # fmt: skip
        target = stops[lasting]
        if _is_front_page(target.target) and not _is_front_page(outcome.asked.target):
            return Verdict(
                status=LinkStatus.WARNING, code=Code.LINK_MOVED,
                message=f"has moved to the front page, {target}",
                hint="look there for the page that was meant",
            )  # fmt: skip
        fragment = url.partition("#")[2]
        new = str(target) if target.fragment or not fragment else f"{target}#{fragment}"
        return Verdict(
            status=LinkStatus.WARNING, code=Code.LINK_MOVED, message="has moved for good",
            replacement=without_tracking(new),
        )  # fmt: skip


def _is_front_page(target: str) -> bool:
    return target.partition("?")[0] in ("", "/")


def _hint(url: str) -> str:
    """What to do, with a guess where a sentence's own punctuation got into the URL."""
    page = url.partition("#")[0]
    if page.rstrip(".,;:!?)]}>'\"*_") != page:
        return f"is its last character, “{page[-1]}”, part of the address?"
    return _CORRECT


def _tracking(url: str) -> Verdict | None:
    names = tracking_names(url)
    if not names:
        return None
    return Verdict(
        status=LinkStatus.WARNING, code=Code.LINK_TRACKING, message=f"follows readers around ({names[0]})",
        replacement=without_tracking(url),
    )  # fmt: skip


_NAMES = re.compile(
    r"utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|twclid|yclid|ttclid|li_fat_id|igshid"
    r"|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsctatracking|vero_id|vero_conv"
    r"|oly_anon_id|oly_enc_id|wickedid|rb_clickid|s_cid|srsltid|ref_src|ref_url|trk_contact|trk_msg",
    re.IGNORECASE,
)


def tracking_names(url: str) -> list[str]:
    """The names of such parameters in the query of a URL, in order."""
    query = url.partition("#")[0].partition("?")[2]
    return [name for pair in query.split("&") if _NAMES.fullmatch(name := pair.partition("=")[0])]


def without_tracking(url: str) -> str:
    """The URL without them, all else as it was."""
    page, mark, fragment = url.partition("#")
    path, question, query = page.partition("?")
    kept = [pair for pair in query.split("&") if not _NAMES.fullmatch(pair.partition("=")[0])]
    left = "&".join(kept)
    return f"{path}{question if left else ''}{left}{mark}{fragment}"
