"""Opens a file, recognises its format by its content, and reads it."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceEmpty, SourceMisnamed, SourceNotText, SourceTooLarge, SourceUnreadable
from index.reading import mail, pages, plain_text, web_page
from index.reading.limits import MAX_TEXT_BYTES
from index.reading.outcome import Reading

MAX_BYTES = 64_000_000
"""More than any article or book, with its pictures; a larger file is something else."""
_CLAIMS = {
    ".pdf": "a PDF", ".docx": "a Word document", ".odt": "an OpenDocument text", ".epub": "an EPUB",
    ".zip": "a ZIP archive", ".rtf": "an RTF document", ".doc": "a Word document",
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


FORMATS = (
    Format(name="e-mail or MHTML", recognises=mail.looks_like_mail, read=mail.read_bytes, limit_bytes=MAX_BYTES),
    Format(name="web page", recognises=pages.looks_like_page, read=web_page.read_bytes),
    Format(name="plain text", recognises=lambda _data: True, read=plain_text.read_bytes),
)
"""Tried in order; the last one takes what no other recognises."""


def source_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        SourceUnreadable: it is missing, locked or not a file.
        SourceTooLarge: it has more than `MAX_BYTES`.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise SourceUnreadable(str(path), "it is a folder" if path.is_dir() else "it is not a file")
        if found.st_size > MAX_BYTES:
            raise SourceTooLarge(str(path), size_bytes=found.st_size, limit_bytes=MAX_BYTES)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character in it.
        reason = error.strerror if isinstance(error, OSError) else None
        raise SourceUnreadable(str(path), (reason or str(error)).lower()) from error


def recognised(data: bytes) -> Format:
    """The format that bytes are of."""
    return next(kind for kind in FORMATS if kind.recognises(data))


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
