"""Fetches one page, or file, from the web because the user gave its address: the program's only use of the network.

It says honestly who asks, sends no cookies and no passwords, runs nothing, and loads nothing that the page refers to.
Redirects are followed one by one and remembered. Time, size and their number are limited, whatever the other side does.

An address in the user's own network is opened when the user gives it; no page of the internet leads there.
"""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin, urlsplit

from index.addresses import WhyNotFetched, cleaned
from index.errors import PageNotFetched
from index.reading.sockets import Pause, Response, Watch
from index.version import VERSION

AGENT = f"OnTheRecord/{VERSION} (desktop quote browser; fetches single pages that its user asks for)"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip",
}
_MAX_REDIRECTS = 10
_CHUNK_BYTES = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = frozenset({200, 203})
_STATUS = {
    **dict.fromkeys((401, 402, 403, 407, 451), WhyNotFetched.FORBIDDEN),
    **dict.fromkeys((404, 410), WhyNotFetched.NOT_FOUND),
    **dict.fromkeys((429, 503), WhyNotFetched.BUSY),
}
_WITHOUT_TEXT = ("image", "audio", "video", "font")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one address may cost."""

    size_bytes: int = 64_000_000
    """As sent and as unpacked; as much as a file may have."""
    total_s: float = 60.0
    silence_s: float = 15.0
    """For so long the other side may be silent."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave."""

    content: bytes
    """Unpacked, as a browser would save it."""
    url: str
    """The address that answered in the end."""
    charset: str | None = None
    """The encoding of its text, as the server states it."""
    redirects: tuple[str, ...] = ()
    """The addresses that led there, the given one first."""


def fetch(url: str, *, pause: Pause = lambda: None, limits: Limits = LIMITS) -> Fetched:
    """What lies at an address; `pause` is called often and may raise `Cancelled`.

    Raises:
        PageNotFetched: it cannot be had, with the reason.
        Cancelled: `pause` gave up.
    """
    address = cleaned(url)
    if address is None:
        raise PageNotFetched(url, WhyNotFetched.NO_ADDRESS)
    watch = Watch(url, pause=pause, total_s=limits.total_s, silence_s=limits.silence_s)
    passed: list[str] = []
    with _explained(url):
        while True:
            with _opened(address, watch) as response:
                if response.status not in _REDIRECTS:
                    _check(url, response, address)
                    return Fetched(
                        content=_content(url, response, limits),
                        url=address,
                        charset=response.headers.get_content_charset(),
                        redirects=tuple(passed),
                    )
                place = response.headers.get("Location") or ""
            passed.append(address)
            address = _next(url, passed, place)


def _next(url: str, passed: list[str], place: str) -> str:
    """The address that a redirect leads to."""
    try:
        found = cleaned(urljoin(passed[-1], place)) if place else None
    except ValueError:
        found = None
    if found is None or len(passed) > _MAX_REDIRECTS:
        raise PageNotFetched(url, WhyNotFetched.ASTRAY, place[:200])
    return found


def _opened(address: str, watch: Watch) -> http.client.HTTPResponse:
    """The answer to one request, whatever its status."""
    watch.go_to(urlsplit(address).hostname or "")
    opener = urllib.request.OpenerDirector()
    # These and no others: nothing but the web, no cookies, no redirects that we do not see.
    for handler in (urllib.request.ProxyHandler(), _Plain(watch), _Secure(watch)):
        opener.add_handler(handler)
    opener.addheaders = []
    response: http.client.HTTPResponse = opener.open(
        urllib.request.Request(address, headers=_HEADERS), timeout=watch.left_s()
    )
    return response


def _check(url: str, response: http.client.HTTPResponse, address: str) -> None:
    """Makes sure that the answer may hold an article.

    Raises:
        PageNotFetched: it says that there is none, or is no text.
    """
    if response.status not in _OK:
        why = _STATUS.get(response.status, WhyNotFetched.ANSWER)
        raise PageNotFetched(url, why, f"{response.status} {response.reason}".strip()[:100])
    if response.headers.get_content_maintype() in _WITHOUT_TEXT:
        raise PageNotFetched(url, WhyNotFetched.NO_TEXT, response.headers.get_content_type())
    asked = urlsplit(cleaned(url) or url)
    if urlsplit(address).path == "/" and asked.path != "/":
        raise PageNotFetched(url, WhyNotFetched.FRONT_PAGE, address)


def _content(url: str, response: http.client.HTTPResponse, limits: Limits) -> bytes:
    """The bytes of an answer, unpacked if they were packed for the way."""
    packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise PageNotFetched(url, WhyNotFetched.BROKEN, packing[:40])
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if packing != "identity" else None
    content = bytearray()
    received = 0
    while chunk := response.read(_CHUNK_BYTES):
        received += len(chunk)
        if unpacker:
            # One byte more than may come out tells that there is too much, however much that would be.
            chunk = unpacker.decompress(chunk, limits.size_bytes - len(content) + 1)
        content += chunk
        if max(received, len(content)) > limits.size_bytes:
            raise PageNotFetched(url, WhyNotFetched.TOO_LARGE, f"more than {limits.size_bytes // 1_000_000} MB")
    if (response.length or 0) > 0 or (unpacker and not unpacker.eof):
        raise PageNotFetched(url, WhyNotFetched.BROKEN, "the page ends too early")
    return bytes(content)


class _Plain(urllib.request.HTTPHandler):
    """Opens `http:` under a watch."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_watched, http.client.HTTPConnection, self._watch), req)


class _Secure(urllib.request.HTTPSHandler):
    """Opens `https:` under a watch."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        make = partial(_watched, http.client.HTTPSConnection, self._watch)
        return self.do_open(make, req, context=trust())


def _watched(
    kind: type[http.client.HTTPConnection], watch: Watch, host: str, **options: object
) -> http.client.HTTPConnection:
    """A connection whose socket and answer are the watch's."""
    made = kind(host, **options)  # type: ignore[arg-type]
    made.response_class = partial(Response, watch)  # type: ignore[assignment]
    # There is no public place to say where sockets come from; this one has been there since Python 3.2.
    vars(made)["_create_connection"] = watch.connect
    return made


def trust() -> ssl.SSLContext:
    """Trusts what the system trusts, and what browsers do: the packaged program may not find the system's list."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def _explained(url: str) -> Iterator[None]:
    """Turns what the standard library raises into `PageNotFetched`."""
    try:
        yield
    except urllib.error.URLError as error:
        raise _failure(url, error.reason) from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise _failure(url, error) from error


def _failure(url: str, error: object) -> PageNotFetched:
    if isinstance(error, ssl.SSLCertVerificationError):
        return PageNotFetched(url, WhyNotFetched.CERTIFICATE, error.verify_message)
    if isinstance(error, socket.gaierror):
        return PageNotFetched(url, WhyNotFetched.UNKNOWN_HOST)
    if isinstance(error, ssl.SSLError):
        return PageNotFetched(url, WhyNotFetched.CERTIFICATE, error.reason or "")
    if isinstance(error, TimeoutError):
        return PageNotFetched(url, WhyNotFetched.TOO_SLOW)
    if isinstance(error, OSError) and not isinstance(error, http.client.HTTPException):
        return PageNotFetched(url, WhyNotFetched.NO_CONNECTION, (error.strerror or "").lower())
    return PageNotFetched(url, WhyNotFetched.BROKEN)
