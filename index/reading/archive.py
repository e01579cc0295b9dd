"""ZIP archives and gzipped files: every file in them is read as if it lay in a folder.

Nothing is unpacked to disk, so the paths in an archive lead nowhere.
"""

import zlib
from collections.abc import Callable

from index.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge, SourceTooSlow
from index.model import Article
from index.reading import limits, zip_kinds
from index.reading.limits import MAX_DEPTH, MAX_UNPACKED_BYTES, Clock
from index.reading.outcome import Reading

GZIP_MARK = b"\x1f\x8b"
_WINDOW_BITS = 31
"""zlib's sign for gzip's header."""

Read = Callable[..., Reading]
"""Called as `read(data, source=name)` for the file of an archive."""


class Opened:
    """The articles and failures of an archive, gathered file by file, archives within it included."""

    def __init__(self, read: Read, source: str) -> None:
        self._read = read
        self._clock = Clock(source)
        self._articles: list[Article] = []
        self._failures: list[SourceError] = []

    def add(self, data: bytes, *, source: str, depth: int = 0) -> None:
        """Reads all files of one archive, until they are too much or take too long; what was read by then stays.

        Raises:
            SourceMalformed: it cannot be unpacked, or archives lie too deep in each other.
        """
        if depth >= MAX_DEPTH:
            raise SourceMalformed(source, "there are too many archives within each other")
        with limits.unpacked(data, source=source) as packed:
            for name in packed.names:
                if _is_hidden(name):
                    continue
                part = f"{source}/{name}"
                try:
                    self._clock.check()
                    content = packed.read(name)
                except (SourceTooLarge, SourceTooSlow) as error:
                    self._failures.append(error)
                    return
                except SourceError as error:
                    self._failures.append(_named(error, part))
                    continue
                try:
                    self._add_file(content, part, depth)
                except SourceError as error:
                    self._failures.append(_named(error, part))

    def _add_file(self, data: bytes, source: str, depth: int) -> None:
        if is_archive(data):
            self.add(data, source=source, depth=depth + 1)
            return
        reading = self._read(data, source=source)
        self._articles += reading.articles
        self._failures += reading.failures

    def reading(self, source: str) -> Reading:
        """What was gathered: maybe failures alone, if there are several.

        Raises:
            SourceEmpty: there is nothing in it.
            SourceError: nothing in it can be read; the error is that of its only file.
        """
        if not self._articles:
            stopped = [error for error in self._failures if isinstance(error, SourceTooLarge | SourceTooSlow)]
            only = self._failures if len(self._failures) == 1 else stopped
            if only:
                raise only[0]
            if not self._failures:
                raise SourceEmpty(source)
        return Reading(articles=tuple(self._articles), failures=tuple(self._failures))


def is_archive(data: bytes) -> bool:
    """Whether bytes are a ZIP archive that is no document of its own."""
    is_document = zip_kinds.is_word(data) or zip_kinds.is_open_document(data) or zip_kinds.is_epub(data)
    return zip_kinds.is_zip(data) and not is_document


def read_zip(data: bytes, *, source: str, read: Read) -> Reading:
    """The articles of all files in an archive; those that cannot be read are failures.

    Raises:
        SourceError: it cannot be unpacked, or nothing in it can be read.
        ModelError: what tells languages cannot be used.
    """
    opened = Opened(read, source)
    opened.add(data, source=source)
    return opened.reading(source)


def is_gzip(data: bytes) -> bool:
    """Whether bytes begin as a gzipped file does."""
    return data.startswith(GZIP_MARK)


def read_gzip(data: bytes, *, source: str, read: Read) -> Reading:
    """The articles of the one file that was gzipped.

    Raises:
        SourceMalformed: it cannot be unpacked, or holds another packed file.
        SourceTooLarge: more comes out of it than the reader accepts.
        SourceError: what comes out cannot be read.
        ModelError: what tells languages cannot be used.
    """
    unpacker = zlib.decompressobj(_WINDOW_BITS)
    try:
        unpacked = unpacker.decompress(data, MAX_UNPACKED_BYTES)
    except zlib.error as error:
        raise SourceMalformed(source, "cannot be unpacked: it is damaged or was cut short") from error
    if unpacker.unconsumed_tail:
        raise SourceTooLarge(source, size_bytes=MAX_UNPACKED_BYTES + 1, limit_bytes=MAX_UNPACKED_BYTES)
    if not unpacker.eof:
        raise SourceMalformed(source, "cannot be unpacked: it is damaged or was cut short")
    if is_gzip(unpacked):
        raise SourceMalformed(source, "there are too many archives within each other")
    return read(unpacked, source=source)


def _is_hidden(name: str) -> bool:
    """Whether a file of an archive is hidden, or only there for some system's sake."""
    return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in name.split("/"))


def _named(error: SourceError, part: str) -> SourceError:
    """The error, known to be about a part of the archive."""
    error.source = part if part not in error.source else error.source
    return error
