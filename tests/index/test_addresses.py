"""Addresses: what is one, how it is asked for, and when two of them mean the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.addresses import cleaned, host_of, is_address, is_inside, page_key


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://harbour.example/a#part", "https://harbour.example/a"),
        (" <https://harbour.example> ", "https://harbour.example/"),
        ("www.harbour.example/a?b=1", "https://www.harbour.example/a?b=1"),
        ("HTTP://Harbour.example:80/A", "http://harbour.example/A"),
        ("http://name:secret@harbour.example:8080/", "http://harbour.example:8080/"),
        ("https://bücher.example/straße?q=ä b", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b"),
        ("https://harbour.example/a%20b", "https://harbour.example/a%20b"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_an_address_is_asked_for_as_the_network_knows_it(typed, asked):
    assert cleaned(typed) == asked


@pytest.mark.parametrize(
    "typed",
    ["", "story", "story.", "ftp://a.example/", "file:///a", "http://", "http:///a", "http://a b/", "http://[::1/",
     "http://a.example:99999/", "javascript:alert(1)", "C:\\a.txt", "https://a..example/"],
)  # fmt: skip
def test_what_is_none_of_a_web_page_is_told(typed):
    assert cleaned(typed) is None
    assert not is_address(typed)


@given(st.text())
def test_any_text_is_an_address_or_none(text):
    asked = cleaned(text)
    assert asked is None or (asked.isascii() and cleaned(asked) == asked)


@pytest.mark.parametrize("text", ["www.harbour.example", "see https://harbour.example/", "https://a.example/ and more"])
def test_only_an_address_written_out_and_alone_is_taken_for_one(text):
    assert not is_address(text)
    assert is_address("\n https://harbour.example/ \n")


@pytest.mark.parametrize(
    "other",
    [
        "http://harbour.example/a/b?id=7&page=2", "https://www.harbour.example/a/b/?id=7&page=2",
        "https://harbour.example:443/a/b?page=2&id=7#end", "https://harbour.example/a/b?id=7&utm_source=x&page=2&fbclid=9",
    ],
)  # fmt: skip
def test_addresses_of_one_page_are_the_same(other):
    assert page_key(other) == page_key("https://harbour.example/a/b?id=7&page=2")


@pytest.mark.parametrize(
    "other",
    [
        "https://harbour.example/a/b",
        "https://harbour.example/a/B?id=7&page=2",
        "https://m.harbour.example/a/b?id=7&page=2",
    ],
)
def test_addresses_of_other_pages_are_not(other):
    assert page_key(other) != page_key("https://harbour.example/a/b?id=7&page=2")


def test_a_site_is_named_by_its_host():
    assert (host_of("https://www.harbour.example/a"), host_of("a story")) == ("harbour.example", "")


@pytest.mark.parametrize(
    ("host", "inside"),
    [("localhost", True), ("127.0.0.1", True), ("192.168.1.9", True), ("10.0.0.1", True), ("[::1]", True),
     ("fe80::1%eth0", True), ("nas", True), ("nas.local", True), ("8.8.8.8", False), ("harbour.example", False)],
)  # fmt: skip
def test_hosts_of_the_users_own_network_are_told(host, inside):
    assert is_inside(host) is inside
