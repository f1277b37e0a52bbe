"""Which URL may be asked, and which address may be connected to."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cfp.links.addresses import disguised, is_allowed, is_public, plain
from sphinx_cfp.links.policy import Policy
from sphinx_cfp.links.results import OK, LinkStatus, Verdict
from sphinx_cfp.links.urls import MalformedURLError, Url, join, parse

LOOPBACK = Policy((ip_network("127.0.0.0/8"),))


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "1.1.1.1", "193.0.0.1", "2001:4860::8888", "64:ff9b::808:808"]
)
def test_a_public_address_is_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "168.63.129.16", "169.254.169.254"),
        *(
            "172.31.255.255",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
        ),
        *(
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "ff02::1",
        ),
        *(
            "2001:db8::1",
            "2002:7f00:1::1",
            "2001::1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "3fff::1",
        ),
    ],
)
def test_any_other_is_not(text: str) -> None:
    assert not is_public(ip_address(text))


def test_an_allowed_network_lets_its_own_addresses_in_and_no_others() -> None:
    allow = (ip_network("10.0.0.0/8"), ip_network("fd00::/64"))
    assert is_allowed(ip_address("10.1.1.1"), allow)
    assert is_allowed(ip_address("fd00::1"), allow)
    assert not is_allowed(ip_address("127.0.0.1"), allow)
    assert not is_allowed(ip_address("fd00:0:0:1::1"), allow)


@given(st.ip_addresses(v=4))
def test_every_other_way_to_write_an_address_is_a_disguise(address: object) -> None:
    number = int(ip_address(str(address)))
    first, rest = number >> 24, number & 0xFFFFFF
    for host in (str(number), hex(number), f"0{number:o}", f"{first}.{rest}", f"::ffff:{address}"):
        if host.count(".") == 3 and ":" not in host:
            continue
        assert disguised(host), host
        assert plain(host) is None
    assert not disguised(str(address))


@given(st.text(max_size=40))
def test_no_text_breaks_the_policy(text: str) -> None:
    for candidate in (text, f"http://{text}", f"http://127.0.0.1/{text}", f"https://a.b/?{text}"):
        assert isinstance(LOOPBACK.vet(candidate), Url | Verdict)


@given(st.text(max_size=60))
def test_no_location_of_a_redirect_breaks_joining(text: str) -> None:
    base = parse("http://127.0.0.1:8080/a/b?c#d")
    try:
        joined = join(base, text.encode("utf-8", "replace").decode("latin-1"))
    except ValueError:
        return
    assert isinstance(LOOPBACK.vet(joined), Url | Verdict)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("http://example.org:8080", "http://example.org:8080/"),
        ("http://example.org/%7Ea%2Fb", "http://example.org/%7Ea%2Fb"),
        ("http://example.org/a b?c=ü#d", "http://example.org/a%20b?c=%C3%BC"),
        ("http://example.org/a/./b/../c", "http://example.org/a/c"),
        ("http://example.org/..", "http://example.org/"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://127.0.0.1?x", "http://127.0.0.1/?x"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
    ],
)
def test_a_url_is_sent_as_it_is_written_as_far_as_that_can_be(text: str, page: str) -> None:
    assert parse(text).page == page


def test_a_site_is_a_host_whatever_the_scheme() -> None:
    assert parse("http://a.example/").site == parse("https://a.example/x").site == "a.example"
    assert parse("http://a.example:81/").site == "a.example:81"


@pytest.mark.parametrize(
    ("location", "joined"),
    [
        ("/x", "http://a.example/x"),
        ("x", "http://a.example/b/x"),
        ("?y", "http://a.example/b/c?y"),
        ("//b.example/", "http://b.example/"),
        ("\\\\b.example\\x", "http://b.example/x"),
        ("  /x\t", "http://a.example/x"),
        ("/\udcfc", "http://a.example/%FC"),
        ("/ü", "http://a.example/%C3%BC"),
        ("http://", "http://"),
    ],
)
def test_a_redirect_is_joined_as_a_browser_does(location: str, joined: str) -> None:
    assert join(parse("http://a.example/b/c?d"), location) == joined


def test_half_a_character_is_no_address() -> None:
    with pytest.raises(MalformedURLError):
        parse("http://a.example/\ud800")


def test_a_browser_does_not_open_the_port_of_a_mail_server() -> None:
    refused = LOOPBACK.vet("http://a.example:25/")
    assert isinstance(refused, Verdict)
    assert (refused.status, refused.code) == (LinkStatus.ERROR, "link_unsafe")
    assert isinstance(LOOPBACK.vet("http://127.0.0.1:25/"), Url)  # who allows a network knows it


def test_links_to_people_are_left_to_others() -> None:
    assert Policy().vet("mailto:chairs@quiet-machines.example") is OK
