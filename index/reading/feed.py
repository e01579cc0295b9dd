"""Feeds saved as files: RSS, Atom and JSON Feed, an article for each entry."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from index.errors import SourceMalformed
from index.model import SourceRecord
from index.reading import authors, decoding, pages, trees
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.outcome import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_START = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*<(?:rss|rdf:RDF|(?:\w+:)?feed)\b", re.DOTALL
)
_JSON_FEED = re.compile(r'\s*\{.{0,2000}?"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/', re.DOTALL)
_TAG = re.compile(r"<[A-Za-z/!]")
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "created", "updated", "modified")
_AUTHORS = ("creator", "author", "contributor")
_ALERT = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/url\?(?:[^#]*&)?url=(?P<url>https?[^&#]+)")
_MAIL = re.compile(r"\S+@\S+\s*(?:\((?P<name>[^)]*)\))?")


def looks_like(data: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    head = parts.beginning(data)[:8_000]
    return bool(_START.match(head) or _JSON_FEED.match(head))


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of a feed, in its order; an entry without a text is a failure.

    Raises:
        SourceMalformed: it cannot be parsed.
        SourceError: as for `parts.reading`.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return parts.reading(_json_entries(data, source), source=source)
    root = trees.parse(data, source=source, forgiving=True)
    return parts.reading(_entries(root, source), source=source)


def _entries(root: "Element", source: str) -> Iterator[Part]:
    channel = next(trees.named(root, "channel"), root)
    outlet = _child_text(channel, "title")
    # Who writes an Atom feed writes its entries, where they do not say otherwise. It is often a body, with an "and" in
    # its name that joins no two people.
    heads = _children(channel, "author") if trees.name(root) == "feed" else ()
    writers = [name for child in heads if (name := _author(child))]
    base = _base(root)
    language = _language(_child_text(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    for entry in trees.named(root, "item", "entry"):
        html = next(
            (text for name in _TEXTS for child in _children(entry, name) if (text := _markup(child)).strip()), ""
        )
        names = [_author(child) for name in _AUTHORS for child in _children(entry, name)]
        title = _child_text(entry, "title")
        yield Part(
            lines=tuple(map(Line, _lines(html, source))),
            record=SourceRecord(
                headline=" ".join(" ".join(_lines(title, source)).split()) or None if title else None,
                authors=authors.distinct([name for byline in names for name in authors.names(byline)] or writers),
                outlet=outlet,
                published=next(
                    (day for name in _DATES for child in _children(entry, name) if (day := iso_date(_all_text(child)))),
                    None,
                ),
                url=_link(entry, base),
                language=language,
                section=_child_text(entry, "category"),
            ),
        )


def _json_entries(data: bytes, source: str) -> Iterator[Part]:
    try:
        feed = json.loads(decoding.decode(data, source=source))
    except (ValueError, RecursionError) as error:
        raise SourceMalformed(source, "its JSON is broken") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            yield _json_part(item, feed, source)


def _json_part(item: dict[str, Any], feed: dict[str, Any], source: str) -> Part:
    def text(values: dict[str, Any], name: str) -> str | None:
        value = values.get(name)
        return value if isinstance(value, str) and value.strip() else None

    # Who writes a feed writes its entries, where they do not say otherwise.
    stated = item if item.get("authors") or item.get("author") else feed
    people = [*_list(stated.get("authors")), stated.get("author")]
    names = [person["name"] for person in people if isinstance(person, dict) and isinstance(person.get("name"), str)]
    content = text(item, "content_html") or text(item, "content_text") or text(item, "summary") or ""
    url = text(item, "url") or text(item, "external_url")
    return Part(
        lines=tuple(map(Line, _lines(content, source))),
        record=SourceRecord(
            headline=text(item, "title"),
            authors=authors.distinct(found for name in names for found in authors.names(name)),
            outlet=text(feed, "title"),
            published=iso_date(text(item, "date_published") or ""),
            url=url if url and url.startswith("http") else None,
            language=_language(text(item, "language") or text(feed, "language")),
        ),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _children(element: "Element", wanted: str) -> Iterator["Element"]:
    return (child for child in element if trees.name(child) == wanted)


def _child_text(element: "Element", wanted: str) -> str | None:
    return next((text for child in _children(element, wanted) if (text := " ".join(_all_text(child).split()))), None)


def _all_text(element: "Element") -> str:
    return "".join(element.itertext())


def _markup(element: "Element") -> str:
    """The HTML in an element: as escaped text, or as elements of its own."""
    from lxml import etree

    if len(element):
        return (element.text or "") + "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in element
        )
    return element.text or ""


def _lines(html: str, source: str) -> list[str]:
    """The lines of a piece of HTML, or of plain text."""
    if not _TAG.search(html) and "&" not in html:
        return html.split("\n")
    if not html.strip():
        return []
    tree = pages.parse(f"<html><body><div>{html}</div></body></html>", source=source)
    pages.without_unseen(tree)
    return [text for _, text in pages.block_texts(tree)]


def _author(element: "Element") -> str:
    """An author's name: in Atom in an element of its own, in RSS behind an address."""
    text = trees.first_text(element, "name") or " ".join(_all_text(element).split())
    match = _MAIL.match(text)
    return (match["name"] or "") if match else text


def _base(root: "Element") -> str:
    """What the links of an Atom feed are relative to: what it says, or else its own address."""
    own = [child.get("href", "") for child in _children(root, "link") if child.get("rel") == "self"]
    return root.get("{http://www.w3.org/XML/1998/namespace}base") or next(iter(own), "")


def _link(entry: "Element", base: str) -> str | None:
    """The address of an entry's page."""
    links = [*_children(entry, "origLink"), *_children(entry, "link")]
    stated = [
        _joined(base, (child.get("href") or child.text or "").strip())
        for child in links
        if child.get("rel", "alternate") == "alternate"
    ]
    stated += [(child.text or "").strip() for child in _children(entry, "guid") if child.get("isPermaLink") != "false"]
    return next((_unwrapped(url) for url in stated if url.startswith(("http://", "https://"))), None)


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return link


def _unwrapped(url: str) -> str:
    """The address that a link of Google Alerts leads to; any other link as it is."""
    match = _ALERT.match(url)
    return unquote(match["url"]) if match else url


def _language(stated: str | None) -> str | None:
    tag = (stated or "").strip().lower().replace("_", "-").split("-")[0]
    return tag if tag.isalpha() and len(tag) in {2, 3} else None
