"""Europresse as HTML: `article` elements, or older tables, each with an outlet, a header, a title and a text."""

import re
from typing import TYPE_CHECKING

from index.model import SourceRecord
from index.reading import authors, pages
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.outcome import Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"class=[\"']DocPublicationName[\"']")
_END = re.compile(
    r"^(?:©|numéro de document|document number|note\(s\)\s*:|illustration\(s\)\s*:|ce certificat)", re.IGNORECASE
)
_ISSUE = re.compile(r",? (?:no|n°|nº)\.? ?\d+.*$", re.IGNORECASE)
_BYLINE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*[ ,]*|(?:et|and|de|du|von|van|avec)[ ,]+){2,8}")
"""A line of names between title and text, in exports that do not mark it."""
_PAGE = re.compile(r",?\s*(?:p|page|pp)\.?\s*[\w-]+\s*$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r",?\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*$",
    re.IGNORECASE,
)


def looks_like_page(data: bytes) -> bool:
    """Whether bytes are a Europresse export."""
    return pages.looks_like_page(data) and bool(_MARK.search(parts.beginning(data)))


def read_page(data: bytes, *, source: str) -> Reading:
    """The articles of an export.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    tree = pages.parse(pages.decoded(data, source=source), source=source)
    pages.without_unseen(tree)
    outlets = tree.xpath("//span[@class='DocPublicationName']")
    return parts.reading((_part(_holder(outlet), outlet) for outlet in outlets), source=source)


def _holder(outlet: "HtmlElement") -> "HtmlElement":
    """The element around one article: `article`, or the cell that holds no second outlet."""
    holder = outlet
    for element in outlet.iterancestors("article", "td", "div", "section", "body"):
        if len(element.xpath(".//span[@class='DocPublicationName']")) > 1:
            break
        holder = element
        if element.tag == "article":
            break
    return holder


def _part(article: "HtmlElement", outlet: "HtmlElement") -> Part:
    title = article.xpath(".//*[@class='titreArticleVisu' or @class='TitreArticleVisu']")
    header = " ".join(_words(element) for element in article.xpath(".//span[@class='DocHeader']"))
    byline = article.xpath(".//div[@class='docAuthors']") or article.xpath(
        ".//div[@class='titreArticle']/following-sibling::div"
    )
    headline = _words(title[0]) if title else None
    story = _story(article, title)
    names = authors.names(_words(byline[0])) if byline else ()
    if not byline and len(story) > 1 and _BYLINE.fullmatch(" ".join(story[0].split())):
        names, story = authors.names(story[0]), story[1:]
    record = SourceRecord(
        headline=headline or None,
        authors=names,
        outlet=_ISSUE.sub("", _words(outlet)) or None,
        published=iso_date(header),
        section=_WEEKDAY.sub("", _PAGE.sub("", header)).strip(" ,") or None,
    )
    return Part(lines=tuple(map(Line, story)), record=record)


def _story(article: "HtmlElement", title: list["HtmlElement"]) -> list[str]:
    """The lines of the text: those of its own element, or those between the title and the copyright."""
    holders = article.xpath(".//*[contains(@class, 'docOcurrContainer') or contains(@class, 'DocText')] | ./section")
    if holders:
        lines = [text for _, text in pages.block_texts(holders[0])]
    else:
        every = list(pages.block_texts(article))
        start = next((number for number, (_, text) in enumerate(every) if title and text == _text(title[0])), -1)
        lines = [text for _, text in every[start + 1 :]]
    end = next((number for number, line in enumerate(lines) if _END.match(line)), len(lines))
    return lines[:end]


def _text(element: "HtmlElement") -> str:
    return "".join(element.itertext()).strip()


def _words(element: "HtmlElement") -> str:
    return " ".join("".join(element.itertext()).split())
