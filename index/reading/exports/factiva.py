"""Factiva: articles as rows of two-letter codes in HTML, RTF or text, as HTML without codes, and as XML.

The codes that matter: HD headline, BY byline, PD date, SN source, SE section, LA language, LP lead and TD text; AN, the
last one, ends an article.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.model import SourceRecord
from index.reading import authors, decoding, pages, trees
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.outcome import Reading
from index.text import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

_CODES = frozenset(
    "SE HD CR BY WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPC IPD PUB AN CX CLM".split()
)
_ROW = re.compile(r"^\|?\s*(?P<code>[A-Z]{2,3})\s*(?:[|\t]+\s*|\s{2,}|$)(?P<value>.*)$", re.DOTALL)
_END = re.compile(r"^\|?\s*(?:AN[\s|]+)?Document(?: no\.)? [A-Z]{3,}[A-Z0-9]{12,}\W*$", re.IGNORECASE)
_WORD_COUNT = re.compile(r"^\d[\d,. \u00a0]* \w+$")
_PAGE_MARK = re.compile(r"class=[\"'](?:article [a-z]{2}Article|[a-z]{2}Headline|articleParagraph)", re.IGNORECASE)
_XML_MARK = re.compile(r"<PPSResponse|<ppsArticleResponse|http://global\.factiva\.com/")
_TEXT_MARKS = ("HD", "PD", "SN", "AN")


def looks_like_page(data: bytes) -> bool:
    """Whether bytes are a Factiva export as HTML."""
    head = parts.beginning(data)
    return pages.looks_like_page(data) and bool(_PAGE_MARK.search(head)) and "factiva" in head.lower()


def looks_like_xml(data: bytes) -> bool:
    """Whether bytes are a Factiva export as XML."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(
        _XML_MARK.search(parts.beginning(data)[:4_000])
    )


def looks_like_text(data: bytes) -> bool:
    """Whether bytes are a Factiva export as text with codes."""
    return has_codes(parts.beginning(data))


def has_codes(text: str) -> bool:
    """Whether a text, such as that of an RTF document, has the codes of a Factiva export."""
    codes = {match["code"] for line in text.split("\n") if (match := _ROW.match(line))}
    return codes.issuperset(_TEXT_MARKS)


def read_page(data: bytes, *, source: str) -> Reading:
    """The articles of an export as HTML.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    tree = pages.parse(pages.decoded(data, source=source), source=source)
    pages.without_unseen(tree)
    found = tree.xpath("//*[contains(concat(' ', @class, ' '), ' article ')]")
    return parts.reading(map(_part_of_page, found), source=source)


def read_xml(data: bytes, *, source: str) -> Reading:
    """The articles of an export as XML.

    Raises:
        SourceMalformed: the XML is broken.
        SourceError: as for `parts.reading`.
    """
    root = trees.parse(data, source=source)
    return parts.reading(map(_part_of_xml, trees.named(root, "article")), source=source)


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of an export as text with codes.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    return read_text(tidy(decoding.decode(data, source=source)), source=source)


def read_text(text: str, *, source: str) -> Reading:
    """The articles of an export's text with codes.

    Raises:
        SourceError: as for `parts.reading`.
    """
    return parts.reading(map(_part_of_rows, _articles(text)), source=source)


def _articles(text: str) -> Iterator[list[tuple[str, str]]]:
    """The rows of each article; a line without a code goes on with the row before it."""
    rows: list[tuple[str, str]] = []
    for line in text.split("\n"):
        if _END.match(line):
            yield rows
            rows = []
        elif (match := _ROW.match(line)) and match["code"] in _CODES:
            rows.append((match["code"], match["value"].strip(" |\t")))
        elif rows:
            rows.append((rows[-1][0], line.strip(" |\t")))
    if any(code == "HD" for code, _ in rows):
        yield rows


def _part_of_rows(rows: list[tuple[str, str]]) -> Part:
    known: dict[str, str] = {}
    for code, value in rows:
        known[code] = f"{known.get(code, '')} {value}".strip()
    record = SourceRecord(
        headline=known.get("HD") or None,
        authors=authors.names(known.get("BY", "")),
        outlet=known.get("SN") or None,
        published=iso_date(known.get("PD", "")),
        language=parts.language(known.get("LA")),
        section=known.get("SE") or known.get("CLM") or None,
    )
    return Part(lines=tuple(Line(value) for code, value in rows if code in {"LP", "TD"}), record=record)


def _part_of_page(article: "HtmlElement") -> Part:
    rows = [(cells[0], cells[1:]) for row in article.xpath(".//tr") if len(cells := row.xpath("./td")) > 1]
    coded = [
        (code, text)
        for first, others in rows
        if (code := " ".join(first.text_content().split())) in _CODES
        for text in _texts(others[0])
    ]
    return _part_of_rows(coded) if coded else _part_without_codes(article)


def _part_without_codes(article: "HtmlElement") -> Part:
    """An article whose facts stand in an order: headline, byline, words, date, source, code, language, copyright."""
    body = article.xpath(".//p[contains(@class, 'articleParagraph')]")
    headline = article.xpath(".//*[contains(@class, 'Headline')]")
    byline = article.xpath(".//*[contains(@class, 'author')]")
    facts = [" ".join(text.split()) for element, text in pages.block_texts(article) if element not in body]
    counted = next((number for number, fact in enumerate(facts) if _WORD_COUNT.match(fact)), None)
    after = [] if counted is None else facts[counted + 1 :]
    dated = next((number for number, fact in enumerate(after) if iso_date(fact)), None)
    behind = [] if dated is None else [fact for fact in after[dated + 1 :] if not re.match(r"\d{1,2}:\d\d", fact)]
    record = SourceRecord(
        headline=" ".join(headline[0].text_content().split()) or None if headline else None,
        authors=authors.names(byline[0].text_content()) if byline else (),
        outlet=behind[0] if behind else None,
        published=None if dated is None else iso_date(after[dated]),
        language=next((tag for fact in behind[:4] if (tag := parts.language(fact))), None),
    )
    return Part(lines=tuple(Line(text) for paragraph in body for text in _texts(paragraph)), record=record)


def _part_of_xml(article: "Element") -> Part:
    paragraphs = [
        line for block in trees.named(article, "leadParagraph", "tailParagraphs") for line in _xml_lines(block)
    ]
    record = SourceRecord(
        headline=trees.first_text(article, "headline"),
        authors=authors.names(trees.first_text(article, "byline", "authorName") or ""),
        outlet=trees.first_text(article, "sourceName"),
        published=next(
            (
                found
                for element in trees.named(article, "publicationDate")
                if (found := iso_date("".join(element.itertext())))
            ),
            None,
        ),
        language=parts.language(trees.first_text(article, "baseLanguage")),
        section=trees.first_text(article, "sectionName", "columnName"),
    )
    return Part(lines=tuple(map(Line, paragraphs)), record=record)


def _xml_lines(block: "Element") -> Iterator[str]:
    """The paragraphs of a block: its `paragraph` elements, or else its text with an indent where one begins."""
    marked = ["".join(element.itertext()) for element in trees.named(block, "paragraph")]
    if marked:
        yield from marked
    else:
        # An indented line begins a paragraph.
        text = "".join(block.itertext())
        yield from (" ".join(piece.split()) for piece in re.split(r"\n(?=[ \t]{2,}\S)", text))


def _texts(element: "HtmlElement") -> list[str]:
    return [text for _, text in pages.block_texts(element)]
