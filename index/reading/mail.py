"""E-mails (.eml) and web pages saved as MHTML, which are e-mails of a sort: an article each."""

import re
from dataclasses import dataclass
from email.errors import MessageError
from typing import TYPE_CHECKING

from index.errors import SourceEmpty, SourceMalformed
from index.model import Article, SourceRecord
from index.reading import authors, decoding, layout, pages, plain_text, web_page
from index.reading.dates import iso_date
from index.reading.outcome import Reading, one

if TYPE_CHECKING:
    from email.message import Message

_HEAD_BYTES = 8192
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*")
_TELLING = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|delivered-to|content-type|from|subject|date|to):", re.I | re.M
)
_LEAST_TELLING = 3
_MAX_PARTS = 500
_HTML_TYPES = {"text/html", "application/xhtml+xml"}
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^>]*>|[\"']")
_QUOTED_LINE = re.compile(r"^>.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The bytes of one part, and what its headers say of them."""

    data: bytes
    charset: str | None
    location: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mail:
    """What we need of a message."""

    is_page: bool
    subject: str
    sender: str
    date: str
    saved_from: str | None
    plain: _Part | None
    html: _Part | None


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes begin with the headers of an e-mail."""
    head = data[:_HEAD_BYTES].lstrip(b"\r\n")
    start = end = head.find(b"\n") + 1 if head.startswith(b"From ") else 0
    while match := _HEADER.match(head, end):
        end = match.end()
    names = {found.lower() for found in _TELLING.findall(head[start:end])}
    is_followed_by_text = head[end : end + 2].startswith((b"\n", b"\r\n"))
    return len(names) >= _LEAST_TELLING and (is_followed_by_text or len(data) > _HEAD_BYTES)


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The article of an e-mail or of a page saved as MHTML.

    The subject of a mail is its headline, and whoever sent it its author; a saved page has its own record.

    Raises:
        SourceEmpty: there is no text in it.
        SourceNotText: its text is in no encoding that we know.
        SourceMalformed: it cannot be parsed.
        SourceNeedsScript: it is a page that holds no text until a browser has run it.
        ModelError: what tells languages cannot be used.
    """
    mail = _parsed(data, source)
    return one(_saved_page(mail, source) if mail.is_page else _letter(mail, source))


def _saved_page(mail: _Mail, source: str) -> Article:
    """The article of a page, with the address and the day that the browser noted when it saved it."""
    if mail.html is None:
        raise SourceEmpty(source)
    url = mail.saved_from or mail.html.location
    is_of_web = bool(url) and str(url).startswith(("http://", "https://"))
    record = SourceRecord(url=url if is_of_web else None, accessed=iso_date(mail.date))
    return web_page.read_page(_html(mail.html, source), source=source, record=record)


def _letter(mail: _Mail, source: str) -> Article:
    """The article of a mail: its plain text if it has one, since that has no layout around it.

    What it quotes of the mail that it answers is left out.
    """
    record = SourceRecord(
        headline=_REPLY.sub("", mail.subject).strip() or None,
        authors=authors.names(_ADDRESS.sub("", mail.sender)),
        published=iso_date(mail.date),
    )
    if mail.plain is not None:
        whole = _plain(mail.plain, source)
        if (text := _QUOTED_LINE.sub("", whole)).strip():
            article = plain_text.read_text(text, record=record, source=source)
            return layout.with_left_out(article, _QUOTED_LINE.findall(whole))
    if mail.html is None:
        raise SourceEmpty(source)
    return web_page.read_page(_html(mail.html, source), source=source, record=record)


def _plain(part: _Part, source: str) -> str:
    stated = pages.in_stated_encoding(part.data, part.charset)
    return decoding.decode(part.data, source=source) if stated is None else stated


def _html(part: _Part, source: str) -> str:
    stated = pages.in_stated_encoding(part.data, part.charset)
    return pages.decoded(part.data, source=source) if stated is None else stated


def _parsed(data: bytes, source: str) -> _Mail:
    """The message in the bytes."""
    from email import message_from_bytes

    try:
        message = message_from_bytes(data.lstrip(b"\r\n"))
        parts = [part for part, _ in zip(message.walk(), range(_MAX_PARTS), strict=False) if not part.is_multipart()]
        shown = [part for part in parts if part.get_content_disposition() != "attachment"]
        return _Mail(
            is_page=message.get_content_type() == "multipart/related" and message.get("To") is None,
            subject=_header(message, "Subject"),
            sender=_header(message, "From"),
            date=_header(message, "Date"),
            saved_from=_header(message, "Snapshot-Content-Location") or None,
            plain=next((_part(part) for part in shown if part.get_content_type() == "text/plain"), None),
            html=next((_part(part) for part in shown if part.get_content_type() in _HTML_TYPES), None),
        )
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        # The standard library raises all of these for messages that break the rules.
        raise SourceMalformed(source, "not an e-mail that can be read") from error


def _part(message: "Message") -> _Part:
    data = message.get_payload(decode=True)
    return _Part(
        data=data if isinstance(data, bytes) else b"",
        charset=message.get_content_charset(),
        location=_header(message, "Content-Location") or None,
    )


def _header(message: "Message", name: str) -> str:
    """A header as text, whatever it is encoded in; empty if there is none."""
    from email.header import decode_header, make_header

    value = message.get(name)
    if value is None:
        return ""
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (MessageError, LookupError, ValueError):
        return " ".join(str(value).split())
