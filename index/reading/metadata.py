"""What a web page says of its article: headline, authors, outlet, date, address, language, section.

Each value comes from the first place that has it. The order of the places differs by value: machines are told the
truth about dates and authors, while the headline that readers see stands in the page.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.model import DateOrigin, SourceRecord
from index.reading import authors, json_ld, pages
from index.reading.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_HEADLINE_CHARS = 400
_MAX_BYLINE_CHARS = 200
_SPACES = re.compile(r"\s+")
_TITLE_BETWEEN = re.compile(r"\s+[|–—»·:-]\s+|\s*\|\s*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*")
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?=[/-]|$)", re.IGNORECASE)
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "pdate",
    "cxenseparse:recs:publishtime", "article_date_original", "publication_date", "date", "og:published_time",
    "originalpublicationdate", "dcterms.issued", "displaydate",
)  # fmt: skip
_META_AUTHORS = (
    "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author", "authors",
    "cxenseparse:author", "og:article:author", "creator", "article.author", "byline",
)  # fmt: skip
_META_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre", "twitter:app:name:iphone")
_META_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "cg", "dc.subject")
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]",
    "//*[contains(concat(' ', @class, ' '), ' author ') or contains(concat(' ', @class, ' '), ' author-name ')]",
)
_DATES = (
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']",
    "//article//time/@datetime",
    "//time/@datetime",
    "//time[@pubdate]",
    "//article//time",
)
_CLASSED_DATES = (
    "//*[contains(@class, 'publish') and (contains(@class, 'date') or contains(@class, 'time'))]",
    "//*[contains(@class, 'dateline') or contains(@class, 'timestamp') or contains(@class, 'post-date')]",
    "//*[contains(@class, 'date')]",
)


class Page:
    """A parsed page, asked for its values; take it before the tree is changed."""

    def __init__(self, tree: "HtmlElement", *, url: str | None = None) -> None:
        """`url` is the address that the page was had from, if that is known."""
        self._tree = tree
        self._had_from = url
        self._meta = _meta(tree)
        blocks = tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
        self._node = json_ld.article_node([block.text or "" for block in blocks]) or {}

    def record(self) -> SourceRecord:
        """All that the page says of its article."""
        url = self._url()
        outlet = self._outlet(url)
        published, dated_by = self._published(url) or (None, None)
        return SourceRecord(
            headline=next(iter(self.headlines()), None),
            authors=self._authors({_key(outlet or ""), _key(self._host(url) or "")}),
            outlet=outlet,
            published=published,
            dated_by=dated_by,
            url=url,
            language=self._language(),
            section=self._section(),
        )

    def headlines(self) -> tuple[str, ...]:
        """What the article is called: first as readers see it, then as the page states it otherwise for links.

        No other name is one of those before it with something around it.
        """
        url = self._url()
        outlet, host = self._outlet(url), self._host(url)
        stated = [
            json_ld.text(self._node.get("headline")),
            self._first_meta(("og:title", "twitter:title", "dc.title")),
            self._title(),
        ]
        known = [_one_line(value) for value in stated if value]
        seen = [_words(element) for element in self._tree.xpath("//h1")]
        seen = [value for value in seen if value and len(value) <= _MAX_HEADLINE_CHARS]
        printed = (value for value in seen if any(_key(value) and _key(value) in _key(other) for other in known))
        short = (_without_outlet(value, outlet, host) for value in known if len(value) <= _MAX_HEADLINE_CHARS)
        found: list[str] = []
        for value in (*list(printed)[:1], *short):
            if value and not any(_key(other) in _key(value) for other in found):
                found.append(value)
        return tuple(found or (seen if len(seen) == 1 else ()))

    def _authors(self, sites: set[str]) -> tuple[str, ...]:
        """The authors; a page that names its own site as the author names somebody else in its byline, or nobody."""
        node = self._node.get("author") or self._node.get("creator")
        stated = [json_ld.texts(node), *(self._meta.get(name, [])[:1] for name in _META_AUTHORS)]
        for bylines in (*stated, *map(self._bylines, _BYLINES)):
            if found := tuple(name for name in _split(bylines) if _key(name) not in sites):
                return found
        return _split(stated[0])

    def _bylines(self, path: str) -> list[str]:
        seen = [_words(element) for element in self._tree.xpath(path)[:10]]
        return [value for value in seen if 0 < len(value) <= _MAX_BYLINE_CHARS]

    def _outlet(self, url: str | None) -> str | None:
        publisher = json_ld.text(self._node.get("publisher"))
        return (
            self._first_meta(_META_OUTLETS[:1]) or publisher or self._first_meta(_META_OUTLETS[1:]) or self._host(url)
        )

    def _published(self, url: str | None) -> tuple[str, DateOrigin] | None:
        """The date, and where the page says it; best in its data, then in its address, last in words that are seen."""
        stated = [json_ld.text(self._node.get(key)) for key in ("datePublished", "dateCreated", "uploadDate")]
        stated += [value for name in _META_DATES for value in self._meta.get(name, ())]
        marked: Iterable[str] = (_words(value) for path in _DATES for value in self._tree.xpath(path)[:3])
        for value in (*(value for value in stated if value), *marked):
            if found := iso_date(value):
                return found, DateOrigin.FIELDS
        if url and (match := _DATE_IN_ADDRESS.search(urlsplit(url).path)):
            year, month, day = match.groups()
            if found := iso_date(f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"):
                return found, DateOrigin.ADDRESS
        classed = (_words(value) for path in _CLASSED_DATES for value in self._tree.xpath(path)[:5])
        dates = (iso_date(value) for value in classed if len(value) <= _MAX_BYLINE_CHARS)
        return next(((found, DateOrigin.TEXT) for found in dates if found), None)

    def _url(self) -> str | None:
        canonical = [value.strip() for value in self._tree.xpath("//link[@rel='canonical']/@href")]
        stated = (*canonical, self._first_meta(("og:url", "twitter:url")), json_ld.address(self._node.get("url")),
                  json_ld.address(self._node.get("mainEntityOfPage")))  # fmt: skip
        return self._had_from or next((value for value in stated if value and _is_address(value)), None)

    def _language(self) -> str | None:
        stated = (
            json_ld.text(self._node.get("inLanguage")),
            *self._tree.xpath("/html/@lang"),
            *self._meta.get("content-language", ()),
            self._first_meta(("og:locale", "dc.language", "language")),
        )
        matches = [match for value in stated if value and (match := _LANGUAGE.match(value.strip()))]
        return matches[0].group().replace("_", "-").split("-")[0].lower() if matches else None

    def _section(self) -> str | None:
        return json_ld.text(self._node.get("articleSection")) or self._first_meta(_META_SECTIONS[:-1])

    def _title(self) -> str | None:
        titles = self._tree.xpath("//head/title") or self._tree.xpath("//title")
        return _words(titles[0]) or None if titles else None

    def _first_meta(self, names: Iterable[str]) -> str | None:
        return next((value for name in names for value in self._meta.get(name, ())), None)

    @staticmethod
    def _host(url: str | None) -> str | None:
        host = urlsplit(url).hostname if url else None
        return host.removeprefix("www.") if host else None


def _meta(tree: "HtmlElement") -> dict[str, list[str]]:
    """The values of the page's meta elements by name, in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = _one_line(json_ld.unescaped(element.get("content") or ""))
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _split(bylines: Iterable[str]) -> tuple[str, ...]:
    """The names in several bylines."""
    return authors.distinct(name for byline in bylines for name in authors.names(byline))


def _words(value: "HtmlElement | str") -> str:
    """The text of an element or attribute on one line, with a space where a line breaks."""
    return _one_line(value if isinstance(value, str) else " ".join(line for _, line in pages.block_texts(value)))


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _key(text: str) -> str:
    """The letters and figures of a text, for comparing titles."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _without_outlet(title: str, outlet: str | None, host: str | None) -> str:
    """A title without the name of the site behind it, or before it."""
    pieces = _TITLE_BETWEEN.split(title)
    if len(pieces) == 1:
        return title
    sites = {_key(outlet or ""), _key(host or ""), _key((host or "").split(".")[0])} - {""}
    if any(_key(pieces[-1]) and (_key(pieces[-1]) in site or site in _key(pieces[-1])) for site in sites):
        return title[: title.rindex(pieces[-1])].rstrip(" |–—»·:-\u00a0")
    if any(_key(pieces[0]) == site for site in sites):
        return title[len(pieces[0]) :].lstrip(" |–—»·:-\u00a0")
    return title


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.path not in {"", "/"}
