"""PDF to an article: the text layer of its pages."""

from index.errors import SourceEmpty, SourceScanned
from index.model import SourceRecord
from index.reading import joints, layout, pdf_lines, pdf_paragraphs
from index.reading.outcome import Reading, one

_MARK = b"%PDF-"
_MARK_PLACE_BYTES = 1024
_LEAST_CHARS_A_PAGE = 4
"""Fewer are page numbers that a scanner printed on its pictures."""


def looks_like(data: bytes) -> bool:
    """Whether bytes are a PDF; a few others may stand before its mark."""
    return _MARK in data[:_MARK_PLACE_BYTES]


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The article of a PDF; lines that come back on many pages are left out, and given once.

    Raises:
        SourceLocked: it needs a password.
        SourceScanned: there are pictures on its pages, but no text.
        SourceEmpty: there is no text on its pages.
        SourceMalformed: it cannot be read, or has too many pages.
        SourceTooSlow: it takes too long.
        ModelError: what tells languages cannot be used.
    """
    read = pdf_lines.read(data, source=source)
    if sum(len(line.text) for page in read.pages for line in page) < _LEAST_CHARS_A_PAGE * len(read.pages):
        raise SourceScanned(source, pages=len(read.pages)) if read.has_pictures else SourceEmpty(source)
    found = pdf_paragraphs.paragraphs(read.pages)
    article = layout.document(map(joints.unmarked, found.story), SourceRecord(headline=found.headline))
    if article is None:
        raise SourceEmpty(source)
    return one(layout.with_left_out(joints.recorded(article, found.story), found.left_out))
