"""RTF documents, among them the exports of Nexis and Factiva."""

import re

from index.errors import SourceEmpty, SourceMalformed
from index.reading import layout
from index.reading.exports import factiva, nexis, nexis_uni
from index.reading.outcome import Reading, one
from index.text import tidy

RTF_MARK = b"{\\rtf"
_PICTURE = re.compile(r"[0-9a-fA-F\r\n]{4000,}")
"""Nothing but a picture has so many hexadecimal digits in a row."""


def looks_like(data: bytes) -> bool:
    """Whether bytes begin as an RTF document does."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(RTF_MARK)


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of a document: one, or as many as an export holds.

    Raises:
        SourceEmpty: there is no text in it.
        SourceMalformed: it is broken.
        SourceTooLarge, SourceTooSlow: as for exports.
        ModelError: what tells languages cannot be used.
    """
    text = tidy(_text(data.decode("cp1252", errors="replace"), source))
    if nexis.is_divided(text) and nexis.has_fields(text):
        return nexis.read_text(text, source=source)
    lines = [line.strip(" |\t") for line in text.split("\n")]
    if nexis_uni.looks_like(lines):
        return nexis_uni.read_lines(lines, source=source)
    if factiva.has_codes(text):
        return factiva.read_text(text, source=source)
    article = layout.document(lines)
    if article is None:
        raise SourceEmpty(source)
    return one(article)


def _text(rtf: str, source: str) -> str:
    """The text of a document's RTF, a line for each paragraph."""
    from striprtf.striprtf import rtf_to_text

    try:
        return str(
            rtf_to_text(  # type: ignore[no-untyped-call]
                _PICTURE.sub("", rtf), errors="replace"
            )
        )
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        # What the library raises for code pages and numbers that do not exist.
        raise SourceMalformed(source, "not an RTF document that can be read") from error
