"""Addresses of web pages: what is one, how it is asked for, when two mean the same page, why one gives nothing."""

import ipaddress
import re
from enum import StrEnum
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_MAX_CHARS = 8_000
_SCHEMES = {"http": 80, "https": 443}
_WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ocid|cmpid|smid|smtyp|xtor|at_\w+|ns_\w+|__twitter_impression",
    re.IGNORECASE,
)
"""What links carry to tell where their reader came from; it never chooses the page."""
_INSIDE = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


class WhyNotFetched(StrEnum):
    """Why a page could not be had from the web, in plain words."""

    NO_ADDRESS = "not the address of a web page"
    NO_CONNECTION = "there is no connection to it; are you online?"
    UNKNOWN_HOST = "no site of that name can be found; are you online?"
    NOT_FOUND = "there is no such page"
    FORBIDDEN = "the site does not let this program read it; it may be for subscribers only"
    BUSY = "the site does not want to be asked now; try again later"
    ANSWER = "the site answers that something is wrong"
    BROKEN = "the site does not answer as a web site does"
    CERTIFICATE = "the site cannot prove that it is the one it says"
    ASTRAY = "the site leads in circles, or away from the web"
    INSIDE = "the site leads into a private network"
    FRONT_PAGE = "the site leads to its front page: the article is probably gone"
    NO_TEXT = "there is no article, but a picture, sound or film"
    TOO_LARGE = "it is too large"
    TOO_SLOW = "it takes too long"


def is_address(text: str) -> bool:
    """Whether a text is nothing but the address of a web page, written out with `http://` or `https://`."""
    text = text.strip()
    return text.lower().startswith(("http://", "https://")) and not _UNSEEN.search(text) and cleaned(text) is not None


def cleaned(text: str) -> str | None:
    """The address as it is asked for, without a fragment or a password; None if it is none of a web page.

    What begins like `www.example.com/` gets its `https://`.
    """
    text = text.strip().strip("<>")
    if _WITHOUT_SCHEME.match(text):
        text = f"https://{text}"
    if len(text) > _MAX_CHARS or "\\" in text.partition("?")[0]:
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
        host = _ascii(host) if host else None
    except ValueError:
        return None
    if not host or parts.scheme not in _SCHEMES:
        return None
    place = host if port in (None, _SCHEMES[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, quote(parts.path, _KEPT) or "/", quote(parts.query, _KEPT), ""))


def page_key(address: str) -> str | None:
    """The same for all addresses that mean one page: scheme, `www.`, a last slash and tracking do not count."""
    asked = cleaned(address)
    if asked is None:
        return None
    parts = urlsplit(asked)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def page_starts(address: str) -> tuple[str, ...]:
    """Beginnings of which one stands in each address of the same page, as addresses are usually written."""
    key = page_key(address)
    place = key.partition("?")[0] if key else ""
    return tuple(f"{scheme}://{www}{place}" for scheme in _SCHEMES for www in ("", "www.")) if key else ()


def host_of(address: str) -> str:
    """The name of the site: the host without `www.`; empty if it is no address."""
    asked = cleaned(address)
    return (urlsplit(asked).hostname or "").removeprefix("www.") if asked else ""


def is_inside(host: str) -> bool:
    """Whether a host, as far as its name or number tells, is this machine or in the user's own network."""
    host = host.lower().rstrip(".")
    try:
        return not ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_global
    except ValueError:
        return "." not in host or host.endswith(_INSIDE)


def _is_tracking(name: str) -> bool:
    return bool(_TRACKING.fullmatch(name))


def _ascii(host: str) -> str:
    """The host in the letters that the network knows; one with a colon is a number in brackets.

    Raises:
        ValueError: it is no host.
    """
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0])}]"
    found = host.encode("idna").decode("ascii")
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.?", found):
        raise ValueError(f"not a host: {host}")
    return found
