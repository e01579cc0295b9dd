"""Pages are fetched honestly, within limits, and whatever the other side does ends in an article or in clear words."""

import gzip
import socket
import ssl
from functools import partial

import pytest

from index.addresses import WhyNotFetched
from index.errors import PageNotFetched
from index.progress import Cancelled
from index.reading import fetched, fetching
from index.reading.fetching import Limits
from index.version import VERSION
from tests.index.reading.test_pasted import PAGE, STORY
from tests.index.reading.web_server import drips, is_silent, leads_to, sends, serving

SHORT = Limits(size_bytes=1_000_000, total_s=0.6, silence_s=0.3)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server():
    with serving() as made:
        yield made


def why_not(url, limits=fetching.LIMITS):
    with pytest.raises(PageNotFetched) as caught:
        fetching.fetch(url, limits=limits)
    assert caught.value.source == url
    return caught.value.why


def article(server, path="/story"):
    (found,) = fetched.read(fetching.fetch(server.url(path)), source="asked", accessed="2021-05-06").articles
    return found


def test_a_page_is_fetched_as_it_is_sent(server):
    server.pages["/story"] = sends(PAGE)
    got = fetching.fetch(server.url("/story#:~:text=boat"))
    assert (got.content, got.url, got.redirects) == (PAGE.encode(), server.url("/story"), ())


def test_the_program_says_who_it_is_and_sends_nothing_that_tells_of_the_user(server):
    server.pages["/story"] = sends(PAGE, Set_Cookie="reader=1")
    for _ in range(2):
        fetching.fetch(server.url("/story").replace("//", "//name:secret@"))
    path, headers = server.asked[-1]
    assert path == "/story"
    assert headers["User-Agent"].startswith(f"OnTheRecord/{VERSION} ")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}


def test_nothing_else_of_the_page_is_asked_for(server):
    server.pages["/story"] = sends(
        PAGE.replace("<nav>", "<nav><img src='/a.png'><script src='/b.js'></script><iframe src='/c'></iframe>")
    )
    article(server)
    assert [path for path, _ in server.asked] == ["/story"]


def test_redirects_are_followed_and_told(server):
    server.pages |= {"/old": leads_to("/new?a=ü b", 301), "/new": leads_to(server.url("/story"), 307)}
    server.pages["/story"] = sends(PAGE)
    got = fetching.fetch(server.url("/old"))
    assert got.url == server.url("/story")
    assert got.redirects == (server.url("/old"), server.url("/new?a=%C3%BC%20b"))


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://harbour.example/a", "javascript:alert(1)", "data:text/html,<p>a", "http://", "",
     "http://[", "\\\\host\\share"],
)  # fmt: skip
def test_redirects_away_from_the_web_are_not_followed(server, place):
    server.pages["/story"] = leads_to(place)
    assert why_not(server.url("/story")) is WhyNotFetched.ASTRAY


def test_redirects_in_circles_end(server):
    server.pages |= {"/a": leads_to("/b"), "/b": leads_to("/a")}
    assert why_not(server.url("/a")) is WhyNotFetched.ASTRAY
    assert len(server.asked) == 11


@pytest.mark.parametrize(
    "place", ["http://192.168.0.1/", "http://localhost/", "http://[::1]/", "http://router/", "http://nas.local/a"]
)
def test_a_page_of_the_internet_does_not_lead_into_a_private_network(server, monkeypatch, place):
    monkeypatch.setenv("http_proxy", server.url())
    server.pages["http://harbour.example/story"] = leads_to(place)
    assert why_not("http://harbour.example/story") is WhyNotFetched.INSIDE
    assert len(server.asked) == 1


def test_a_name_of_the_internet_that_means_this_machine_does_not_either(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url())
    monkeypatch.setenv("no_proxy", "inner.example")
    monkeypatch.setattr(socket, "getaddrinfo", partial(look_up_here, socket.getaddrinfo))
    port = server.server_port
    server.pages |= {"http://harbour.example/story": leads_to(f"http://inner.example:{port}/a"), "/a": sends(PAGE)}
    assert why_not("http://harbour.example/story") is WhyNotFetched.INSIDE
    assert fetching.fetch(f"http://inner.example:{port}/a").content == PAGE.encode()


def look_up_here(look_up, _host, *rest, **more):
    return look_up("127.0.0.1", *rest, **more)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, WhyNotFetched.NOT_FOUND), (410, WhyNotFetched.NOT_FOUND), (401, WhyNotFetched.FORBIDDEN),
        (402, WhyNotFetched.FORBIDDEN), (403, WhyNotFetched.FORBIDDEN), (451, WhyNotFetched.FORBIDDEN),
        (429, WhyNotFetched.BUSY), (503, WhyNotFetched.BUSY), (500, WhyNotFetched.ANSWER), (204, WhyNotFetched.ANSWER),
    ],
)  # fmt: skip
def test_what_the_site_answers_is_said_in_words(server, status, why):
    server.pages["/story"] = lambda asked: asked.head(status, Content_Length=0)
    assert why_not(server.url("/story")) is why


def test_an_article_that_is_gone_is_not_taken_for_the_front_page(server):
    server.pages |= {"/story": leads_to("/"), "/": sends(PAGE)}
    assert why_not(server.url("/story")) is WhyNotFetched.FRONT_PAGE
    assert fetching.fetch(server.url("/")).url == server.url("/")


def test_a_picture_is_no_article(server):
    server.pages["/a.png"] = sends(b"\x89PNG", Content_Type="image/png")
    assert why_not(server.url("/a.png")) is WhyNotFetched.NO_TEXT


@pytest.mark.parametrize("url", ["", "story", "ftp://harbour.example/", "file:///etc/passwd", "http://", "http://a b/"])
def test_what_is_no_address_is_not_asked_for(url):
    assert why_not(url) is WhyNotFetched.NO_ADDRESS


def test_without_a_connection_it_says_so():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert why_not(f"http://127.0.0.1:{unused.getsockname()[1]}/") is WhyNotFetched.NO_CONNECTION


def test_a_name_that_nobody_knows_is_said_to_be_unknown(monkeypatch):
    def look_up(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert why_not("https://harbour.example/story") is WhyNotFetched.UNKNOWN_HOST


def test_a_site_that_cannot_prove_its_name_is_not_read(server):
    # What answers is no TLS at all.
    assert why_not(server.url("/story").replace("http:", "https:")) is WhyNotFetched.CERTIFICATE


def test_only_sites_with_a_proof_of_their_name_are_trusted():
    made = fetching.trust()
    assert (made.verify_mode, made.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert made.cert_store_stats()["x509_ca"] > 50


@pytest.mark.parametrize(
    "answer",
    [
        is_silent,
        drips(b"a"),
        drips(b"a", head=b"HTTP/1.1 2"),
        drips(b"X: 1\r\n", head=b"HTTP/1.1 200 OK\r\n"),
        drips(b"1\r\na\r\n", head=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
    ids=["silent", "body", "status", "headers", "chunks"],
)
def test_what_never_ends_is_given_up(server, answer):
    server.pages["/story"] = answer
    assert why_not(server.url("/story"), SHORT) in {WhyNotFetched.TOO_SLOW, WhyNotFetched.BROKEN}


def test_it_can_be_cancelled_while_the_site_is_silent(server):
    server.pages["/story"] = is_silent
    calls = []

    def pause():
        calls.append(1)
        if len(calls) > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetching.fetch(server.url("/story"), pause=pause)


@pytest.mark.parametrize(
    "answer",
    [
        sends(b"a" * 1_000_001),
        drips(b"a" * 300_000),
        sends(gzip.compress(b"a" * 1_000_001), Content_Encoding="gzip"),
        sends(gzip.compress(b"\0" * 200_000_000, 1), Content_Encoding="gzip"),
    ],
    ids=["huge", "endless", "packed", "bomb"],
)
def test_what_is_too_large_is_not_taken(server, answer):
    server.pages["/story"] = answer
    limits = Limits(size_bytes=1_000_000, total_s=20, silence_s=20)
    assert why_not(server.url("/story"), limits) is WhyNotFetched.TOO_LARGE


def test_a_packed_page_is_unpacked(server):
    server.pages["/story"] = sends(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetching.fetch(server.url("/story")).content == PAGE.encode()


@pytest.mark.parametrize(
    "answer",
    [
        sends(PAGE, Content_Length=9_999),
        sends(gzip.compress(PAGE.encode())[:-9], Content_Encoding="gzip"),
        sends(b"no gzip", Content_Encoding="gzip"),
        sends(PAGE, Content_Encoding="br"),
        lambda asked: asked.wfile.write(b"SSH-2.0-server\r\n"),
        lambda asked: asked.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    ],
    ids=["cut short", "packed and cut short", "not packed", "packed otherwise", "another protocol", "chunks"],
)
def test_what_is_broken_is_not_taken_for_a_page(server, answer):
    server.pages["/story"] = answer
    assert why_not(server.url("/story")) is WhyNotFetched.BROKEN


def test_the_record_has_the_address_that_answered_and_the_day(server):
    server.pages |= {"/old": leads_to("/story"), "/story": sends(PAGE)}
    record = article(server, "/old").record
    assert (record.url, record.accessed) == (server.url("/story"), "2021-05-06")
    assert (record.headline, record.outlet) == ("Second boat", "The Harbour Post")


def test_a_page_without_an_outlet_is_known_by_its_site_and_the_date_in_its_address(server):
    server.pages["/2021/05/04/boat"] = sends(
        f"<html><body><article><h1>Second boat</h1>{STORY}</article></body></html>"
    )
    record = article(server, "/2021/05/04/boat").record
    assert (record.outlet, record.published) == ("127.0.0.1", "2021-05-04")


@pytest.mark.parametrize("stated", ["text/html; charset=iso-8859-2", "text/html; charset=nonsense", "text/html"])
def test_a_wrong_or_missing_encoding_does_no_harm_to_utf8(server, stated):
    server.pages["/story"] = sends(PAGE, Content_Type=stated)
    assert "“The boat is our 8th attempt”" in article(server).text


def test_the_encoding_that_the_server_states_is_believed_where_the_page_states_none(server):
    page = PAGE.replace("Ida Holm", "Łucja Żak").replace("“", '"').replace("”", '"').encode("iso-8859-2")
    server.pages["/story"] = sends(page, Content_Type="text/html; charset=ISO-8859-2")
    assert "Mayor Łucja Żak said" in article(server).text
