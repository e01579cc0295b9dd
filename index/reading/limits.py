"""Limits that keep a hostile or broken source from taking all memory or forever, and unpacking within them."""

import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TypeVar

from index.errors import SourceLocked, SourceMalformed, SourceTooLarge, SourceTooSlow

MAX_TEXT_BYTES = 20_000_000
"""More than any article or book as text; a larger file is something else."""
MAX_UNPACKED_BYTES = 100_000_000
"""What may come out of one packed source, all its parts together."""
MAX_PARTS = 5_000
"""Files in one packed source."""
MAX_ARTICLES = 50_000
"""Articles in one export or table."""
MAX_DEPTH = 3
"""Packed sources within packed sources."""
MAX_NESTING = 200
"""Elements within elements."""
READING_S = 120.0
"""How long reading one source may take; asked between its pages and parts."""

Part = TypeVar("Part")

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK_BYTES = 1 << 16


class Clock:
    """Counts the time that reading a source takes, and gives up when it was too long."""

    def __init__(self, source: str, *, limit_s: float = READING_S) -> None:
        self._source = source
        self._limit_s = limit_s
        self._end = time.monotonic() + limit_s

    def check(self) -> None:
        """Call it often, between parts of the work.

        Raises:
            SourceTooSlow: the time is over.
        """
        if time.monotonic() > self._end:
            raise SourceTooSlow(self._source, limit_s=self._limit_s)


def counted(parts: Iterable[Part], *, source: str) -> Iterator[tuple[int, Part]]:
    """The parts of a source with their numbers, from 1 on.

    Raises:
        SourceMalformed: there are more than `MAX_ARTICLES`.
        SourceTooSlow: those who use the parts took too long.
    """
    clock = Clock(source)
    for number, part in enumerate(parts, start=1):
        clock.check()
        if number > MAX_ARTICLES:
            raise SourceMalformed(source, f"there are more than {MAX_ARTICLES:,} articles in it")
        yield number, part


class Packed:
    """The files in a ZIP archive, unpacked in memory and within the limits; nothing is written anywhere."""

    def __init__(self, archive: zipfile.ZipFile, source: str) -> None:
        self._archive = archive
        self._source = source
        self._left_bytes = MAX_UNPACKED_BYTES
        self.names = tuple(info.filename for info in archive.infolist() if not info.is_dir())
        if len(self.names) > MAX_PARTS:
            raise SourceMalformed(source, f"there are more than {MAX_PARTS:,} files in it")

    def read(self, name: str) -> bytes:
        """The bytes of one file.

        Raises:
            SourceLocked: a password is needed.
            SourceMalformed: it is not there, or cannot be unpacked.
            SourceTooLarge: more comes out of it than the reader accepts.
        """
        with _explained(self._source):
            info = self._archive.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise SourceLocked(self._source)
            if info.compress_type not in _METHODS:
                raise SourceMalformed(self._source, "it is packed in a way that this program does not know")
            with self._archive.open(info) as stream:
                data = bytearray()
                while chunk := stream.read(_CHUNK_BYTES):
                    # The size that the archive states may be a lie.
                    data += chunk
                    if len(data) > self._left_bytes:
                        raise SourceTooLarge(
                            self._source,
                            size_bytes=max(info.file_size, len(data)),
                            limit_bytes=MAX_UNPACKED_BYTES,
                        )
        self._left_bytes -= len(data)
        return bytes(data)


@contextmanager
def unpacked(data: bytes, *, source: str) -> Iterator[Packed]:
    """The files in the bytes of a ZIP archive.

    Raises:
        SourceMalformed: it is no sound archive, or there are too many files in it.
    """
    with _explained(source):
        archive = zipfile.ZipFile(BytesIO(data))
    with archive:
        yield Packed(archive, source)


@contextmanager
def _explained(source: str) -> Iterator[None]:
    """Turns what the standard library raises for a broken archive into `SourceMalformed`."""
    try:
        yield
    except KeyError as error:
        raise SourceMalformed(source, f"a part of it is missing ({error})") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise SourceMalformed(source, "cannot be unpacked: it is damaged or was cut short") from error
    except MemoryError as error:
        raise SourceMalformed(source, "cannot be unpacked (it needs too much memory)") from error
