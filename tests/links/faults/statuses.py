"""Statuses, one by one; walls and pages that are none."""

from __future__ import annotations

from tests.links.faults.streams import answer, once, page, status, turns
from tests.links.faults.truth import Group

STATUS = Group("status")
WALL = Group("wall")
SOFT = Group("soft404")

for code in (200, 201, 202, 203, 204, 205, 206, 207, 226, 300):
    STATUS.add("ok", str(code), status(code))
for code in (304, 305, 306, 600, 799):
    STATUS.add("note link_unverified", str(code), status(code))
for code in (400, 404, 405, 406, 407, 409, 411, 412, 413, 414, 415, 416, 417, 422, 423, 424, 426):
    STATUS.add("error link_broken", str(code), status(code))
for code in (428, 431, 440, 444, 494, 495, 497, 499):
    STATUS.add("error link_broken", str(code), status(code))
STATUS.add("error link_gone", "410", status(410))
STATUS.add("warning link_timeout", "408", status(408))
for code in (421, 425, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 525, 530, 599):
    STATUS.add("warning link_server", str(code), status(code))
STATUS.add("ok", "500-then-200", turns(answer(500), answer()))
STATUS.add("ok", "502-503-504-then-200", turns(answer(502), answer(503), answer(504), answer()))
STATUS.add("ok", "408-then-200", turns(answer(408), answer()))
STATUS.add("ok", "421-then-200", turns(answer(421), answer()))
STATUS.add("error link_broken", "500-then-404", turns(answer(500), answer(404)))
STATUS.add(
    "error link_broken", "404-with-a-good-page", status(404, body="<title>Call</title>Fine.")
)
STATUS.add("ok", "no-reason", once(answer(200, reason="")))
STATUS.add("ok", "odd-reason", once(answer(200, reason="404 Not Found")))
STATUS.add("error link_broken", "cheerful-reason", once(answer(404, reason="OK")))
STATUS.add("ok", "no-type", once(answer(kind="")))
STATUS.add("ok", "pdf", page(b"%PDF-1.7\n", kind="application/pdf"))
STATUS.add("ok", "empty-page", page(""))
STATUS.add("ok", "query", page("x"), path="?a=1&b=%2F&c=ü")
STATUS.add("ok", "http10", once(b"HTTP/1.0 200 OK\r\n\r\nhello", close=True))
STATUS.add("ok", "early-hints", once(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + answer()))
STATUS.add("ok", "continue", once(b"HTTP/1.1 100 Continue\r\n\r\n" + answer()))

for code in (401, 402, 403, 418, 430, 451, 999):
    WALL.add("note link_wall", str(code), status(code))
WALL.add("note link_wall", "basic", status(401, 'WWW-Authenticate: Basic realm="x"'))
WALL.add("note link_wall", "cloudflare", status(403, "cf-mitigated: challenge"))
WALL.add("note link_wall", "cloudflare-503", status(503, body="<title>Just a moment...</title>x"))
WALL.add("note link_wall", "cloudflare-429", status(429, "cf-mitigated: challenge"))
WALL.add("note link_wall", "challenge-200", page("<title>Just a moment...</title>"))
WALL.add(
    "note link_wall", "challenge-anchor", page("<title>Just a moment...</title>"), path="#dates"
)
WALL.add("note link_wall", "waf-202", status(202, "x-amzn-waf-action: challenge", body=""))
WALL.add(
    "note link_wall",
    "datadome",
    page('<script src="https://geo.captcha-delivery.com/c.js"></script>'),
)
WALL.add(
    "note link_wall",
    "robot-check",
    page("<title>Making sure you're not a bot!</title><p>Wait."),
)
WALL.add("ok", "about-robots", page("<title>Call: robots that check other robots</title>Fine."))
WALL.add("ok", "about-captchas", page("<title>A study of captchas and challenges</title>Fine."))

for name, title in {
    "plain": "404 Not Found",
    "page-not-found": "Page not found",
    "site-after": "Page not found – Workshop on Quiet Machines",
    "error-404": "Error 404: nothing here",
    "german": "Seite nicht gefunden",
    "french": "Page introuvable",
    "not-be-found": "The page could not be found",
}.items():
    SOFT.add("note link_unverified", name, page(f"<title>{title}</title>Sorry."))
SOFT.add("ok", "paper-404", page("<title>Paper 404: Searching for what is lost</title>Fine."))
SOFT.add("ok", "found", page("<title>Lost and found in translation</title>Fine."))
SOFT.add("ok", "room-404", page("<title>Room 404, third floor</title>Fine."))
SOFT.add("ok", "text-only", page("<title>Call</title><p>Page not found? Write to us."))
SOFT.add("error link_broken", "honest", status(404, body="<title>Page not found</title>"))
