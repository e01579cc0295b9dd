"""Opens a file, recognises its format by its content, and reads it."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceEmpty, SourceMisnamed, SourceNotText, SourceTooLarge, SourceUnreadable
from index.reading import (
    archive,
    epub,
    feed,
    mail,
    markdown,
    media,
    office,
    open_document,
    pages,
    pdf,
    plain_text,
    rich_text,
    table,
    web_page,
    word,
    workbook,
    zip_kinds,
)
from index.reading.exports import europresse, factiva, nexis, nexis_uni, proquest
from index.reading.limits import MAX_TEXT_BYTES
from index.reading.outcome import Reading

MAX_BYTES = 64_000_000
"""More than any article or book, with its pictures; a larger file is something else."""
_QUICK_BYTES = 16_000
_CLAIMS = {
    ".pdf": "a PDF", ".docx": "a Word document", ".odt": "an OpenDocument text", ".epub": "an EPUB",
    ".zip": "a ZIP archive", ".rtf": "an RTF document", ".doc": "a Word document", ".xlsx": "an Excel workbook",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file: how it is told from others, and how it is read."""

    name: str
    recognises: Callable[[bytes], bool]
    """Never raises, whatever the bytes are, and takes next to no time."""
    read: Callable[..., Reading]
    """Called as `read(data, source=name)`."""
    limit_bytes: int = MAX_TEXT_BYTES
    holds_many: bool = False
    """Whether one source may hold several articles."""
    is_plain: bool = False
    """Whether our own few lines read it, without a library that could hang or crash."""


_PACKED = (
    Format(name="picture or recording", recognises=media.looks_like, read=media.refuse, limit_bytes=MAX_BYTES),
    Format(name="PDF", recognises=pdf.looks_like, read=pdf.read_bytes, limit_bytes=MAX_BYTES),
    Format(
        name="Word document", recognises=zip_kinds.is_word, read=word.read_bytes, limit_bytes=MAX_BYTES, holds_many=True
    ),
    Format(
        name="Excel workbook",
        recognises=zip_kinds.is_workbook,
        read=workbook.read_bytes,
        limit_bytes=MAX_BYTES,
        holds_many=True,
    ),
    Format(name="other Office file", recognises=office.looks_like_new, read=office.refuse, limit_bytes=MAX_BYTES),
    Format(
        name="OpenDocument text",
        recognises=zip_kinds.is_open_document,
        read=open_document.read_bytes,
        limit_bytes=MAX_BYTES,
    ),
    Format(name="EPUB", recognises=zip_kinds.is_epub, read=epub.read_bytes, limit_bytes=MAX_BYTES, holds_many=True),
    Format(
        name="ZIP archive",
        recognises=zip_kinds.is_zip,
        read=lambda data, source: archive.read_zip(data, source=source, read=read_bytes),
        limit_bytes=MAX_BYTES,
        holds_many=True,
    ),
    Format(
        name="gzipped file",
        recognises=archive.is_gzip,
        read=lambda data, source: archive.read_gzip(data, source=source, read=read_bytes),
        limit_bytes=MAX_BYTES,
        holds_many=True,
    ),
    Format(name="old Office file", recognises=office.looks_like_old, read=office.refuse, limit_bytes=MAX_BYTES),
    Format(
        name="RTF document",
        recognises=rich_text.looks_like,
        read=rich_text.read_bytes,
        limit_bytes=MAX_BYTES,
        holds_many=True,
    ),
)
_EXPORTS = (
    Format(name="Nexis export", recognises=nexis.looks_like_text, read=nexis.read_text_bytes, holds_many=True),
    Format(name="Nexis export", recognises=nexis.looks_like_page, read=nexis.read_page, holds_many=True),
    Format(name="Nexis Uni export", recognises=nexis_uni.looks_like_text, read=nexis_uni.read_bytes, holds_many=True),
    Format(name="Factiva export", recognises=factiva.looks_like_page, read=factiva.read_page, holds_many=True),
    Format(name="Factiva export", recognises=factiva.looks_like_xml, read=factiva.read_xml, holds_many=True),
    Format(name="Factiva export", recognises=factiva.looks_like_text, read=factiva.read_bytes, holds_many=True),
    Format(name="Europresse export", recognises=europresse.looks_like_page, read=europresse.read_page, holds_many=True),
    Format(name="ProQuest export", recognises=proquest.looks_like, read=proquest.read_bytes, holds_many=True),
)
_TEXTS = (
    Format(name="feed", recognises=feed.looks_like, read=feed.read_bytes, holds_many=True),
    Format(name="JSON table", recognises=table.looks_like_json, read=table.read_json, holds_many=True),
    Format(name="CSV table", recognises=table.looks_like_csv, read=table.read_csv, holds_many=True),
    Format(name="e-mail or MHTML", recognises=mail.looks_like_mail, read=mail.read_bytes, limit_bytes=MAX_BYTES),
    Format(name="web page", recognises=pages.looks_like_page, read=web_page.read_bytes, limit_bytes=MAX_BYTES),
    Format(name="Markdown", recognises=markdown.looks_like, read=markdown.read_bytes, is_plain=True),
    Format(name="plain text", recognises=lambda _data: True, read=plain_text.read_bytes, is_plain=True),
)
FORMATS = (*_PACKED, *_EXPORTS, *_TEXTS)
"""Tried in order; the last one takes what no other recognises."""


def source_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        SourceUnreadable: it is missing, locked or not a file, or somebody is writing to it.
        SourceTooLarge: it has more than `MAX_BYTES`.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceUnreadable(str(path), "it is a folder" if path.is_dir() else "it is not a file")
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > MAX_BYTES:
                raise SourceTooLarge(str(path), size_bytes=before.st_size, limit_bytes=MAX_BYTES)
            data = stream.read(MAX_BYTES)
            after = os.fstat(stream.fileno())
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character in it.
        reason = error.strerror if isinstance(error, OSError) else None
        raise SourceUnreadable(str(path), (reason or str(error)).lower()) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise SourceUnreadable(str(path), "another program is writing to it")
    return data


def is_quick(path: Path) -> bool:
    """Whether reading a file takes next to no time and no library that could hang or crash; never raises."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return True  # opening it might never end
        with path.open("rb") as stream:
            data = stream.read(_QUICK_BYTES + 1)
    except (OSError, ValueError):
        # It will fail at once.
        return True
    return len(data) <= _QUICK_BYTES and recognised(data).is_plain


def recognised(data: bytes) -> Format:
    """The format that bytes are of."""
    return next(kind for kind in FORMATS if kind.recognises(data))


def holds_many(data: bytes) -> bool:
    """Whether bytes are of a format that may hold several articles."""
    return recognised(data).holds_many


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles that a file's bytes hold; `source` names them in errors, and never decides the format.

    Raises:
        SourceError: nothing in them can be read.
        ModelError: what tells languages cannot be used.
    """
    if not data.strip(b"\0\t\n\r "):
        raise SourceEmpty(source)
    kind = recognised(data)
    if len(data) > kind.limit_bytes:
        raise SourceTooLarge(source, size_bytes=len(data), limit_bytes=kind.limit_bytes)
    try:
        return kind.read(data, source=source)
    except SourceNotText as error:
        if claimed := _CLAIMS.get(Path(source).suffix.lower()):
            raise SourceMisnamed(source, claimed=claimed) from error
        raise


def read(path: Path) -> Reading:
    """The articles in a file.

    Raises:
        SourceError: the file cannot be opened, or nothing in it can be read.
        ModelError: what tells languages cannot be used.
    """
    return read_bytes(source_bytes(path), source=str(path))
