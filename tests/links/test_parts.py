"""The small parts, each for itself."""

from __future__ import annotations

import gzip
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cfp.links.anchors import anchor_of, find
from sphinx_cfp.links.answers import Answer, Body, Inflater, Undecodable, retry_after
from sphinx_cfp.links.bot_challenges import leads_to_sign_in
from sphinx_cfp.links.documents import read
from sphinx_cfp.links.faults import Fault, allowed, delay
from sphinx_cfp.links.following import Cookies
from sphinx_cfp.links.html_links import links_of
from sphinx_cfp.links.results import LinkStatus, Progress, Result, Verdict, json_lines
from sphinx_cfp.links.settings import read_options
from sphinx_cfp.links.urls import parse
from sphinx_cfp.links.verdicts import tracking_names, without_tracking
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.locations import Location


def answered(*headers: tuple[str, str], body: bytes = b"", status: int = 200) -> Answer:
    """An answer with such headers."""
    return Answer(
        url=parse("http://a.example/x"), status=status, reason="", headers=headers, body=Body(body)
    )


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        *((" 5 ", 5), ("0", 0), ("86400", 86400), ("9" * 400, 999999999)),
        *(("soon", None), ("-5", None), ("0.5", None), ("", None), ("٣", None)),
        *(("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("Sun, 06 Nov 1994 08:49:37", 0)),
        ("Wed, 18 May 2033 03:33:30 GMT", 10),
        ("Wed, 99 May 2033 03:33:30 GMT", None),
    ],
)
def test_retry_after_is_read_as_far_as_it_makes_sense(value: str, seconds: float | None) -> None:
    assert retry_after(answered(("retry-after", value)), 2_000_000_000) == seconds


def test_a_date_is_counted_from_the_server_s_own_clock() -> None:
    headers = [
        ("retry-after", "Sat, 01 Jan 2050 00:00:07 GMT"),
        ("date", "Sat, 01 Jan 2050 00:00:00 GMT"),
    ]
    assert retry_after(answered(*headers), 0) == 7


@given(st.text(max_size=50))
def test_no_retry_after_breaks_anything(value: str) -> None:
    seconds = retry_after(answered(("retry-after", value), ("date", value)), 0)
    assert seconds is None or seconds >= 0


@given(st.binary(max_size=3000), st.integers(1, 300), st.integers(1, 4000))
def test_a_body_comes_out_as_it_went_in_whatever_its_pieces(
    data: bytes, piece: int, limit: int
) -> None:
    packed = gzip.compress(data)
    inflater = Inflater("gzip", limit)
    made = b"".join(inflater.feed(packed[n : n + piece]) for n in range(0, len(packed), piece))
    assert made == data[:limit]
    assert inflater.ended or inflater.full


@given(st.binary(min_size=20, max_size=200))
def test_what_is_not_what_it_says_is_undecodable_or_left_half_undone(data: bytes) -> None:
    inflater = Inflater("gzip", 1000)
    try:
        inflater.feed(data)
    except Undecodable:
        return
    assert not inflater.ended or data.startswith(b"\x1f\x8b")


def test_cookies_stay_with_their_host_and_end_when_they_are_told_to() -> None:
    cookies = Cookies()
    a, b = parse("https://a.example/"), parse("https://b.example/")
    cookies.take(a, ["x=1; Path=/", "y=2; Secure", "bad", "=3", "z=\x01"])
    assert cookies.header(a) == "x=1; y=2"
    assert cookies.header(parse("http://a.example/")) == "x=1"
    assert cookies.header(b) == cookies.header(parse("https://a.example:8443/")) == ""
    cookies.take(a, ["x=; Max-Age=0", "y=; expires=Thu, 01 Jan 1970 00:00:00 GMT"])
    assert cookies.header(a) == ""


def test_retries_are_as_many_as_their_fault_allows_and_never_in_step() -> None:
    assert {fault: allowed(fault, 1) for fault in (Fault.RESET, Fault.SILENT, Fault.TLS)} == {
        Fault.RESET: 3,
        Fault.SILENT: 2,
        Fault.TLS: 1,
    }
    assert allowed(Fault.SILENT, 6) == 5
    assert allowed(Fault.UNSAFE, 6) == 0
    delays = [delay(n, Random(7)) for n in range(8)]
    assert delays != [delay(n, Random(8)) for n in range(8)]
    assert max(delays) <= 7.5


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ("dates", "dates"),
        ("", ""),
        ("top", ""),
        ("TOP", ""),
        (":~:text=x", ""),
        ("a:~:text=x", "a"),
    ],
)
def test_the_anchor_of_a_fragment(fragment: str, anchor: str) -> None:
    assert anchor_of(fragment) == anchor


def test_the_nearest_anchor_is_named() -> None:
    page = b"<h2 id=important-dates>x</h2><h2 id=venue>y</h2>"
    found = find(answered(("content-type", "text/html"), body=page), "important-date")
    assert (found.missing, found.nearest) == (True, "important-dates")


def test_lines_of_code_are_marked_by_the_host() -> None:
    answer = Answer(
        url=parse("https://github.com/x/y/blob/main/a.py"), status=200, reason="",
        headers=[("content-type", "text/html")], body=Body(b"<p>x"),
    )  # fmt: skip
    assert not find(answer, "L10-L20").missing
    assert find(answer, "nowhere").why == "scripts make the page"


def test_a_page_in_pieces_has_the_ids_of_the_whole() -> None:
    body = "<p id=a%d title='x > y'>text <b>bold</b></p><!-- <p id=no%d> --><script>'<p id=not>'</script>"
    text = "".join(body % (n, n) for n in range(12000))
    assert len(text) > 1 << 20
    document = read(text)
    assert document.ids - {""} == {f"a{n}" for n in range(12000)}


@given(st.text(max_size=300))
def test_no_page_breaks_the_reader(text: str) -> None:
    read(f"<p>{text}<a name='{text}' id={text}>")


PAGE = """<!doctype html><base href="https://base.example/in/">
<a href="https://a.example/?x=1&amp;y=2#z">a</a> <a href="relative">r</a>
<a name=x><a href=" https://b.example/
long ">b</a><img src=//img.example/i.png><a href="#here">h</a><a href="">e</a>
<script>document.write('<a href="https://no.example/">')</script><!-- <a href="https://no.example/"> -->
<link rel=canonical href="https://no.example/"><link rel="stylesheet" href="https://css.example/a.css">
<a href="mailto:chairs@quiet-machines.example">m</a><textarea></textarea>"""


def test_the_links_of_a_page_come_with_their_lines() -> None:
    assert [(url, place.line) for url, place in links_of(PAGE, "p.html")] == [
        ("https://a.example/?x=1&y=2#z", 2),
        ("https://base.example/in/relative", 2),
        ("https://b.example/long", 3),
        ("https://img.example/i.png", 4),
        ("https://base.example/in/#here", 4),
        ("https://css.example/a.css", 6),
        ("mailto:chairs@quiet-machines.example", 7),
    ]


def test_links_within_a_site_are_left_to_its_builder() -> None:
    assert (
        list(links_of('<a href="/x"><a href="x.html#y"><a href="#z"><img src=i.png>', "p.html"))
        == []
    )


def test_tracking_goes_and_the_rest_stays_as_it_is() -> None:
    url = "https://a.example/?b=%2F&utm_source=x&c&FBCLID=y#d?utm_source=z"
    assert tracking_names(url) == ["utm_source", "FBCLID"]
    assert without_tracking(url) == "https://a.example/?b=%2F&c#d?utm_source=z"
    assert without_tracking("https://a.example/?gclid=1") == "https://a.example/"


@pytest.mark.parametrize(
    ("reached", "is_form"),
    [
        ("https://a.example/login?next=/x", True),
        ("https://a.example/users/sign_in", True),
        ("https://accounts.google.com/v3/signin", True),
        ("https://sso.university.example/idp", True),
        ("https://a.example/blogging-in", False),
        ("https://a.example/design", False),
        ("https://logins.example/x", False),
    ],
)
def test_a_form_to_sign_in_is_known_by_its_address(reached: str, is_form: bool) -> None:
    assert leads_to_sign_in(parse("https://a.example/paper"), parse(reached)) is is_form


def test_results_are_an_object_a_line() -> None:
    verdict = Verdict(
        status=LinkStatus.WARNING,
        code=Code.LINK_MOVED,
        message="has moved",
        replacement="https://b/",
    )
    result = Result(url="https://a/\ud800", verdict=verdict, places=(Location("c.md", 3, 5),))
    (line,) = json_lines([result])
    assert line == (
        '{"url": "https://a/?", "status": "warning", "code": "link_moved", "message": "has moved", '
        '"places": [{"path": "c.md", "line": 3}], "fix": "https://b/"}\n'
    )


def test_progress_names_hosts_that_ask_to_wait() -> None:
    held = (("a.example", 7.4), ("b.example", 2.0), ("c.example", 1.0), ("d.example", 1.0))
    assert str(Progress(3, 10)) == "3 of 10 links, 7 to go"
    assert str(Progress(3, 10, held)) == (
        "3 of 10 links, 7 to go; waiting as asked by a.example for 7 s, b.example for 2 s, "
        "c.example for 1 s and 1 more"
    )


OPTIONS = {
    "linkcheck_ignore": [r"https://no\."],
    "linkcheck_timeout": 30,
    "linkcheck_retries": 4,
    "linkcheck_workers": 8,
    "linkcheck_anchors": False,
    "linkcheck_anchors_ignore": ["^!"],
    "linkcheck_anchors_ignore_for_url": [r"https://js\."],
    "linkcheck_allowed_redirects": {r"https://doi\.org/.*": r"https://.*"},
    "linkcheck_request_headers": {"https://a.example/": {"Accept": "text/html"}, "*": {"X": "y"}},
    "linkcheck_auth": [(r"https://a\.example/.*", ("u", "p"))],
    "linkcheck_rate_limit_timeout": 60,
    "linkcheck_report_timeouts_as_broken": True,
    "linkcheck_allow_unauthorized": False,
    "user_agent": "Own/1.0",
    "tls_cacerts": "ca.pem",
}


def test_the_options_of_sphinx_are_honored() -> None:
    found = read_options({**OPTIONS, "linkcheck_exclude_documents": ["x"], "project": "Calls"})
    read_ = found.settings
    assert read_.ignore[0].match("https://no.example/")
    assert (read_.limits.first_byte, read_.limits.attempt) == (30, 30)
    assert (read_.tries, read_.pace.total, read_.pace.patience) == (4, 8, 60)
    assert not read_.anchors
    assert [pattern.pattern for pattern in read_.anchors_ignore] == ["^!"]
    assert read_.anchors_ignore_for_url == (re.compile(r"https://js\."),)
    assert read_.redirects_allowed[0][0].match("https://doi.org/10.1/x")
    assert read_.headers["*"] == {"X": "y"}
    assert read_.credentials[0].prefix == "https://a.example/"
    assert "p" not in repr(read_.credentials[0]).partition("user=")[2].replace("'u'", "")
    assert read_.timeouts_are_broken
    assert read_.unauthorized == "broken"
    assert (read_.user_agent, read_.authorities) == ("Own/1.0", "ca.pem")
    assert [notice.split()[0] for notice in found.notices] == ["linkcheck_exclude_documents"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("linkcheck_auth", [(".*", ("u", "p"))]),
        ("linkcheck_auth", [("https://.*", ("u", "p"))]),
        ("linkcheck_auth", [("https://a.*", ("u", "p"))]),
        ("linkcheck_auth", [("https://a.example", None)]),
        ("linkcheck_request_headers", {"*": {"authorization": "Bearer x"}}),
        ("linkcheck_request_headers", {"*": {"Cookie": "x=y"}}),
        ("linkcheck_ignore", ["("]),
        ("linkcheck_timeout", "soon"),
        ("linkcheck_workers", None),
    ],
)
def test_an_option_that_would_give_a_secret_away_or_means_nothing_is_refused(
    name: str, value: object
) -> None:
    with pytest.raises(ValueError, match=name):
        read_options({name: value})


def test_no_option_says_nothing() -> None:
    assert read_options({}).notices == []
