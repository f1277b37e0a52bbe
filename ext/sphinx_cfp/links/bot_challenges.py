"""Answers that are meant for robots: the reader of a page sees something else.

A refusal of a robot says nothing about the page, and a challenge or a form to sign in is not the page. Each
service is known by what it itself puts into a header or into the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cfp.links.answers import Answer
    from sphinx_cfp.links.urls import Url

# Not for robots, for members, for buyers, for another country, and two services' own.
STATUSES = {
    401: "asks for a password",
    402: "asks for money",
    403: "does not let a program in",
    418: "does not let a program in",
    430: "does not let a program in",
    451: "is withheld for legal reasons",
    999: "does not let a program in",
}
_CHALLENGE = "shows a challenge to programs"
_HEADERS = {
    "cf-mitigated": re.compile("challenge", re.I),
    "x-amzn-waf-action": re.compile("challenge|captcha", re.I),
    "x-datadome": re.compile("protected", re.I),
}
_PAGE = re.compile(
    rb"<title[^>]*>\s*(?:just a moment\b|attention required! \| cloudflare|ddos-guard"
    rb"|checking your browser|making sure you(?:'|&#39;|\xe2\x80\x99)re not a bot|one moment, please"
    rb"|are you a robot|robot check|security check\s*<|human verification|please wait\.{3}\s*<"
    rb"|verifying you are human|you have been blocked|pardon our interruption|access to this page"
    rb" has been denied|bot verification|captcha\s*<)"
    rb"|/cdn-cgi/challenge-platform/h/|_incapsula_resource\?|window\._cf_chl_opt"
    rb"|captcha-delivery\.com/|id=[\"']px-captcha|/_guard/auto\.js|\.awswaf\.com/[^\"']*challenge",
    re.IGNORECASE,
)
_SIGN_IN_HOST = re.compile(
    r"(accounts\.google|login\.microsoftonline|login\.live|auth0|okta|.*\.auth0|.*\.okta|shibboleth"
    r"|(idp|sso|login|signin|auth|accounts?|cas|adfs)\.[^/]*)(\.com|\.[a-z]{2,})?",
)
_SIGN_IN_PATH = re.compile(
    r"(?:^|/)(?:log[-_]?in|sign[-_]?in|logon|sso|saml2?|oauth2?|authorize|users/sign_in|servicelogin|cas"
    r"|accounts/login|auth|session/new)(?:[./?]|$)",
    re.IGNORECASE,
)


def wall(answer: Answer) -> str:
    """Why an answer says nothing about the page, in words that go on after the URL; ``""`` if it does."""
    marks = {name: value for name, value in answer.headers if name in _HEADERS}
    if any(_HEADERS[name].search(value) for name, value in marks.items()):
        return _CHALLENGE
    if answer.media_type in ("", "text/html", "application/xhtml+xml") and _PAGE.search(
        answer.body.data[: 16 * 1024]
    ):
        return _CHALLENGE
    return STATUSES.get(answer.status, "")


def leads_to_sign_in(asked: Url, reached: Url) -> bool:
    """Whether a redirect ends at a form to sign in, and the link itself did not point to one."""

    def is_form(url: Url) -> bool:
        path = url.target.partition("?")[0]
        return bool(_SIGN_IN_HOST.fullmatch(url.host) or _SIGN_IN_PATH.search(path))

    return is_form(reached) and not is_form(asked)
