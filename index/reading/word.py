"""Word documents (.docx), read from their XML; an export of Nexis Uni among them gives many articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.errors import SourceEmpty
from index.model import SourceRecord
from index.reading import layout, limits, trees
from index.reading.exports import nexis_uni
from index.reading.outcome import Reading, one

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NOT_TEXT = {"del", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "drawing"}
_TITLES = {"title", "titel", "titre", "heading1", "berschrift1", "titre1"}
_TITLE_PLACES = 5


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of a document: one, or as many as an export holds.

    Raises:
        SourceEmpty: there is no text in it.
        SourceMalformed: it cannot be unpacked, or its XML is broken.
        SourceTooLarge: more comes out of it than the reader accepts.
        ModelError: what tells languages cannot be used.
    """
    with limits.unpacked(data, source=source) as packed:
        body = trees.parse(packed.read("word/document.xml"), source=source)
    paragraphs = list(_paragraphs(body))
    lines = [line for _, text in paragraphs for line in text.split("\n")]
    if nexis_uni.looks_like(lines):
        return nexis_uni.read_lines(lines, source=source)
    title = _title([(style, text) for style, text in paragraphs if text.strip()])
    article = layout.document(lines, SourceRecord(headline=title))
    if article is None:
        raise SourceEmpty(source)
    return one(article)


def _title(paragraphs: list[tuple[str, str]]) -> str | None:
    """The paragraph in the style of a title, if one stands at the top."""
    top = paragraphs[:_TITLE_PLACES]
    return next((" ".join(text.split()) for style, text in top if style.lower() in _TITLES), None)


def _paragraphs(body: "Element") -> Iterator[tuple[str, str]]:
    """The style and text of each paragraph, in order; one inside another, as in a text box, comes before it."""
    open_: list[tuple[list[str], list[str]]] = []
    left_out = 0
    from lxml import etree

    for step, element in etree.iterwalk(body, events=("start", "end")):
        tag = trees.name(element)
        if tag in _NOT_TEXT:
            left_out += 1 if step == "start" else -1
        if tag == "pStyle" and step == "start" and open_:
            open_[-1][0].append(_attribute(element, "val"))
        elif tag == "p" and step == "start":
            open_.append(([], []))
        elif tag == "p" and open_:
            style, pieces = open_.pop()
            yield (style[0] if style else ""), "".join(pieces)
        elif step == "start" and open_ and not left_out:
            open_[-1][1].append(_text(tag, element))


def _text(tag: str, element: "Element") -> str:
    """What an element inside a paragraph adds to its text."""
    if tag == "t":
        return element.text or ""
    return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(tag, "")


def _attribute(element: "Element", wanted: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == wanted), "")
