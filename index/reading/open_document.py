"""OpenDocument texts (.odt), as LibreOffice writes them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.errors import SourceEmpty, SourceLocked
from index.model import SourceRecord
from index.reading import layout, limits, trees
from index.reading.outcome import Reading, one

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = {"p", "h"}
_NOT_TEXT = {"tracked-changes", "annotation", "note", "sequence-decls", "bibliography-mark"}
_TITLES = {"Title", "Heading_20_1"}
_TITLE_PLACES = 5
_MAX_SPACES = 100


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The article of a document.

    Raises:
        SourceLocked: it needs a password.
        SourceEmpty: there is no text in it.
        SourceMalformed: it cannot be unpacked, or its XML is broken.
        SourceTooLarge: more comes out of it than the reader accepts.
        ModelError: what tells languages cannot be used.
    """
    with limits.unpacked(data, source=source) as packed:
        if b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise SourceLocked(source)
        root = trees.parse(packed.read("content.xml"), source=source)
    body = next(trees.named(root, "text"), root)
    blocks = [(style, text) for style, text in _blocks(body) if text.strip()]
    title = next((" ".join(text.split()) for style, text in blocks[:_TITLE_PLACES] if style in _TITLES), None)
    article = layout.document((line for _, text in blocks for line in text.split("\n")), SourceRecord(headline=title))
    if article is None:
        raise SourceEmpty(source)
    return one(article)


def _blocks(body: "Element") -> Iterator[tuple[str, str]]:
    """The style and text of each paragraph and heading, in order; one inside another comes before it."""
    from lxml import etree

    open_: list[list[str]] = []
    left_out = 0
    for step, element in etree.iterwalk(body, events=("start", "end")):
        tag = trees.name(element)
        if tag in _NOT_TEXT:
            left_out += 1 if step == "start" else -1
        if step == "start":
            if tag in _BLOCKS:
                open_.append([])
            if open_ and not left_out:
                open_[-1] += [_sign(tag, element), element.text or ""]
        else:
            if tag in _BLOCKS and open_:
                yield _attribute(element, "style-name"), "".join(open_.pop())
            if open_ and not left_out and element.tail:
                open_[-1].append(element.tail)


def _sign(tag: str, element: "Element") -> str:
    """What an element stands for that has no text of its own."""
    if tag == "s":
        count = _attribute(element, "c")
        return " " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES)
    return {"tab": " ", "line-break": "\n"}.get(tag, "")


def _attribute(element: "Element", wanted: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == wanted), "")
