"""HTML from bytes to a tree, without scripts, pictures or anything fetched; shared by all formats that hold HTML."""

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.errors import SourceEmpty, SourceMalformed, SourceTooLarge
from index.reading import decoding
from index.reading.limits import MAX_TEXT_BYTES
from index.text import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD_BYTES = 4096
_MAX_TEXT_NODE_BYTES = 9_900_000
"""The parser drops a text of 10,000,000 bytes without a word."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_INLINED = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=]{100,}")
"""Pictures and fonts that a browser saved into the page."""
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
"""Encodings that pages name and do not mean."""
_UNSEEN = "script style template noscript svg canvas iframe object embed select button input textarea dialog".split()
_BLOCKS = frozenset(
    """address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def looks_like_page(data: bytes) -> bool:
    """Whether bytes begin as an HTML page or a piece of one does."""
    head = data[: 4 * _HEAD_BYTES]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.decode("latin-1").removeprefix("ï»¿")
    return bool(_START.match(text))


def decoded(data: bytes, *, source: str, charset: str | None = None) -> str:
    """The text of a page, in the encoding that it states if that fits, without NUL characters.

    `charset` is what the server states that sent it; that goes before what the page states of itself.

    Raises:
        SourceNotText: the bytes are not text.
    """
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    data = data if is_wide else data.replace(b"\0", b"")
    if not is_wide and not data.isascii() and (utf8 := in_stated_encoding(data, "utf-8-sig")) is not None:
        # Hardly any other text happens to be UTF-8, while many pages are and say otherwise.
        return utf8
    found = _DECLARED.search(data, 0, _HEAD_BYTES)
    stated = (found[1] or found[2]).decode("ascii", errors="ignore") if found else None
    if not is_wide and not data.startswith(codecs.BOM_UTF8):
        texts = (in_stated_encoding(data, name) for name in (charset, stated) if name)
        if (text := next((text for text in texts if text is not None), None)) is not None:
            return text
    return decoding.decode(data, source=source).replace("\0", "")


def in_stated_encoding(data: bytes, stated: str | None) -> str | None:
    """The text in the encoding that something around it states; None if it does not fit, or is none."""
    try:
        encoding = codecs.lookup(stated or "").name
        # Wide ones are told by their marks; stated in bytes that could be read, they are not true.
        if encoding.startswith(("utf-16", "utf-32", "utf-7")):
            return None
        return data.decode(_AS_BROWSERS_READ.get(encoding, encoding)).replace("\0", "")
    except (LookupError, UnicodeError, ValueError, AttributeError, TypeError, AssertionError):
        # Also codecs that are no text encodings, such as "zip" and "rot13".
        return None


def parse(text: str, *, source: str) -> "HtmlElement":
    """The tree of a page. Entities are the fixed ones of HTML; nothing is fetched.

    Raises:
        SourceEmpty: there is nothing in it.
        SourceMalformed: it cannot be parsed.
        SourceTooLarge: it is too large without the pictures saved into it, or a text in it is too long.
    """
    from lxml import etree, html

    data = _INLINED.sub("data:,", tidy(text)).encode("utf-8", errors="replace")
    if len(data) > MAX_TEXT_BYTES:
        raise SourceTooLarge(source, size_bytes=len(data), limit_bytes=MAX_TEXT_BYTES)
    longest = max(map(len, data.split(b"<")))
    if longest > _MAX_TEXT_NODE_BYTES:
        raise SourceTooLarge(source, size_bytes=longest, limit_bytes=_MAX_TEXT_NODE_BYTES)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if "empty" in str(error).lower():
            raise SourceEmpty(source) from error
        raise SourceMalformed(source, f"not a web page that can be read ({error})") from error
    except (ValueError, AssertionError) as error:
        raise SourceMalformed(source, "not a web page that can be read") from error
    return tree


def without_unseen(tree: "HtmlElement") -> None:
    """Takes out what a reader of the page never sees: scripts, styles, forms, hidden elements, comments."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or is_hidden(element):
            _drop(element)


def is_hidden(element: "HtmlElement") -> bool:
    """Whether an element says of itself that it is not shown."""
    if element.tag in {"html", "body"}:
        return False
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))


def _drop(element: "HtmlElement") -> None:
    """Removes an element and keeps the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def block_texts(tree: "HtmlElement") -> Iterator[tuple["HtmlElement", str]]:
    """The texts of a tree in order, cut wherever a browser begins a new line, each with the element it stands in."""
    pieces: list[str] = []
    holder = tree
    for event, element, text in _events(tree):
        if event == "break":
            if joined := "".join(pieces).strip():
                yield holder, joined
            pieces = []
            holder = element
        else:
            pieces.append(text)
    if joined := "".join(pieces).strip():
        yield holder, joined


def _events(tree: "HtmlElement") -> Iterator[tuple[str, "HtmlElement", str]]:
    """Texts and line breaks in document order, without recursion, so that depth does no harm."""
    from lxml import etree

    for step, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        is_tag = isinstance(element.tag, str)
        is_break = is_tag and element.tag in _BLOCKS
        if step == "start":
            if is_break:
                yield "break", element, ""
            if element.text:
                yield "text", element, element.text
            continue
        if is_break:
            parent = element.getparent()
            yield "break", element if parent is None else parent, ""
        if element is not tree and element.tail:
            yield "text", element, element.tail
