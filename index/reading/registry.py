"""Opens a file, recognises its format by its content, and reads it."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceTooLarge, SourceUnreadable
from index.model import Article
from index.reading import plain_text

MAX_BYTES = 20_000_000
"""More than any article or book; a larger file is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file: how it is told from others, and how it is read."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[..., Article]
    """Called as `read(data, source=name)`."""


FORMATS = (Format(name="plain text", recognises=lambda _data: True, read=plain_text.read_bytes),)
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


def read_bytes(data: bytes, *, source: str) -> Article:
    """The article that a file's bytes hold; `source` names them in errors.

    Raises:
        SourceError: they cannot be read.
        ModelError: what tells languages cannot be used.
    """
    kind = next(kind for kind in FORMATS if kind.recognises(data))
    return kind.read(data, source=source)


def read(path: Path) -> Article:
    """The article in a file.

    Raises:
        SourceError: the file cannot be opened or read.
        ModelError: what tells languages cannot be used.
    """
    return read_bytes(source_bytes(path), source=str(path))
