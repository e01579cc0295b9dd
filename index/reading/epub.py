"""EPUB: an article for each chapter, or for each article of a periodical."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.errors import SourceLocked, SourceMalformed
from index.model import SourceRecord
from index.reading import authors, limits, pages, trees
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.limits import Packed
from index.reading.outcome import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEAST_WORDS = 60
"""A shorter file is a cover, a half-title or a dedication; it goes in front of the next one."""
_FONTS_ONLY = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of a book or periodical, in reading order; outlet, author and date are those of the whole.

    Raises:
        SourceLocked: its text is encrypted.
        SourceEmpty: there is no text in it.
        SourceMalformed: it cannot be unpacked, or its parts are not where it says.
        SourceTooLarge: more comes out of it than the reader accepts.
        SourceTooSlow: it takes too long.
        ModelError: what tells languages cannot be used.
    """
    with limits.unpacked(data, source=source) as packed:
        if _is_locked(packed):
            raise SourceLocked(source)
        root = trees.parse(packed.read("META-INF/container.xml"), source=source, forgiving=True)
        place = next((element.get("full-path") for element in trees.named(root, "rootfile")), None)
        if not place:
            raise SourceMalformed(source, "it does not say where its text is")
        package = trees.parse(packed.read(place), source=source, forgiving=True)
        return parts.reading(_chapters(packed, package, place, source), source=source)


def _is_locked(packed: Packed) -> bool:
    """Whether anything but fonts is encrypted."""
    if "META-INF/encryption.xml" not in packed.names:
        return False
    stated = packed.read("META-INF/encryption.xml")
    return stated.count(b"<EncryptedData") + stated.count(b":EncryptedData") // 2 > sum(map(stated.count, _FONTS_ONLY))


def _chapters(packed: Packed, package: "Element", place: str, source: str) -> Iterator[Part]:
    record = SourceRecord(
        authors=authors.distinct(
            name for element in trees.named(package, "creator") for name in authors.names("".join(element.itertext()))
        ),
        outlet=trees.first_text(package, "title"),
        published=iso_date(trees.first_text(package, "date") or ""),
        language=(trees.first_text(package, "language") or "")[:2].lower() or None,
    )
    before: list[str] = []
    for name in _spine(package, place):
        if name not in packed.names:
            continue
        title, lines = _page(packed.read(name), f"{source}/{name}")
        if sum(len(line.split()) for line in lines) < _LEAST_WORDS:
            before += lines
            continue
        yield Part(lines=tuple(map(Line, [*before, *lines])), record=replace(record, headline=title))
        before = []
    if before:
        yield Part(lines=tuple(map(Line, before)), record=replace(record, headline=None))


def _spine(package: "Element", place: str) -> Iterator[str]:
    """The names of the files to read, in reading order, tables of contents left aside."""
    folder = posixpath.dirname(place)
    items = {
        element.get("id"): element
        for element in trees.named(package, "item")
        if "nav" not in (element.get("properties") or "").split()
    }
    for reference in trees.named(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and item.get("href"):
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href").split("#")[0])))


def _page(data: bytes, source: str) -> tuple[str | None, list[str]]:
    """The heading and the lines of one file."""
    text = pages.decoded(data, source=source)
    if not text.strip():
        return None, []
    tree = pages.parse(text, source=source)
    pages.without_unseen(tree)
    for head in tree.xpath("//head"):
        head.getparent().remove(head)
    lines = [line for _, line in pages.block_texts(tree)]
    headings = tree.xpath("//h1") or tree.xpath("//h2")
    title = " ".join(" ".join(line for _, line in pages.block_texts(headings[0])).split()) if headings else None
    return title or None, lines
