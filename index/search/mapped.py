"""Reads the files of a segment where they lie, without copying them into memory.

Whoosh maps a segment's one file too, but then copies each file inside it into a buffer when it opens it: at 100,000
statements that is 100 MB for every searcher.
"""

from index.search.whoosh_names import CompoundStorage, FileObject, MapObject, StructFile


class MappedFile(StructFile):  # type: ignore[misc]
    """A file inside a memory map; only reading."""

    is_real = False

    def __init__(self, source: MapObject, start: int, length: int, name: str) -> None:
        self.file = self
        self.onclose = None
        self.is_closed = False
        self._name = name
        self._source = source
        self._start = start
        self._end = start + length
        self._position = start

    def seek(self, where: int, whence: int = 0) -> None:
        """Go to a place in the file."""
        self._position = where + (self._start, self._position, self._end)[whence]

    def tell(self) -> int:
        """The place in the file."""
        return self._position - self._start

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes from here."""
        start = self._position
        end = self._end if size < 0 else min(start + size, self._end)
        self._position = max(start, end)
        data: bytes = self._source[start:end]
        return data

    def peek(self, size: int = 0) -> bytes:
        """The bytes from here without going on: with this method unpickling reads them in one piece."""
        data: bytes = self._source[self._position : min(self._position + size, self._end)]
        return data

    def readline(self) -> bytes:
        """Up to the end of the line; unpickling asks for it."""
        end = self._source.find(b"\n", self._position, self._end)
        return self.read((self._end if end < 0 else end + 1) - self._position)

    def get(self, position: int, length: int) -> bytes:
        """The bytes at a place."""
        start = self._start + position
        data: bytes = self._source[start : min(start + length, self._end)]
        return data

    def close(self) -> None:
        """Nothing: the map belongs to the storage."""


class MappedStorage(CompoundStorage):  # type: ignore[misc]
    """The files inside a segment's one file."""

    def open_file(self, name: str, *args: object, **kwargs: object) -> FileObject:
        """A file by its name."""
        if not self._source:
            # There was no address space left for a map.
            return super().open_file(name, *args, **kwargs)
        start, length = self.range(name)
        return MappedFile(self._source, start, length, name)
