"""A segment of the index on disk: the documents of a term, the words of a document, the columns.

Numbers of documents count within the segment. A segment never changes; which of its documents are deleted is said
by the list of segments that Whoosh writes with every commit.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from io import BytesIO
from itertools import compress
from pathlib import Path

from index.search import schema
from index.search.bits import documents, everything, from_flags, to_flags
from index.search.codec import Block, Postings, TermsReader
from index.search.damage import reading
from index.search.fields import PARTS
from index.search.mapped import MappedStorage
from index.search.whoosh_names import (
    TOC,
    ColumnObject,
    FileObject,
    FileStorage,
    ListObject,
    SegmentObject,
    StructFile,
)

NAME = "MAIN"
"""Whoosh's name for an index that is alone in its folder."""


class Segment:
    """Reads one segment. Not to be shared between threads."""

    def __init__(self, folder: Path, whoosh_segment: SegmentObject) -> None:
        self._folder = folder
        self.id: str = whoosh_segment.segment_id()
        self.size: int = whoosh_segment.doc_count_all()
        with reading(folder):
            self._storage = _open_storage(folder, whoosh_segment)
            codec = whoosh_segment.codec()
            self._terms: TermsReader = codec.terms_reader(self._storage, whoosh_segment)
            self._columns = codec.per_document_reader(self._storage, whoosh_segment)

    def close(self) -> None:
        """Let go of the file."""
        self._storage.close()

    def documents_of(self, field: str, terms: Iterable[bytes]) -> int:
        """The documents that have any of the terms."""
        flags = bytearray(self.size)
        with reading(self._folder):
            for term in terms:
                _mark(flags, self._terms.blocks(field, term))
        return from_flags(flags)

    def expanded(self, prefix: bytes, accept: Callable[[bytes], bool]) -> int:
        """The documents that have any exact word that begins with `prefix` and is accepted."""
        flags = bytearray(self.size)
        with reading(self._folder):
            for term, blocks in self._terms.expanded("exact", prefix):
                if accept(term):
                    _mark(flags, blocks)
        return from_flags(flags)

    def frequencies(self, terms: Iterable[bytes]) -> dict[int, float]:
        """How often the stems together occur, for the documents where one occurs more than once."""
        found: dict[int, float] = {}
        with reading(self._folder):
            for term in terms:
                for block, weights in self._terms.blocks("text", term):
                    if weights is not None:
                        for document, weight in zip(block, weights, strict=True):
                            if weight > 1:
                                found[document] = found.get(document, 0) + weight
        return found

    def in_sequence(self, candidates: int, sought: bytes, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks the bytes `sought` stand."""
        flags = bytearray(self.size)
        whole = marks == PARTS
        lines = [PARTS.index(mark) for mark in marks]
        with reading(self._folder):
            column = self._words
            for document in documents(candidates, self.size):
                words: bytes = column[document]
                if sought in words and (whole or any(sought in words.split(b"\n")[line] for line in lines)):
                    flags[document] = 1
        return from_flags(flags)

    def numbers(self, column: str) -> "array[int]":
        """A column of numbers."""
        with reading(self._folder):
            numbers: array[int] = self._column(column).load()
            if len(numbers) != self.size:
                raise ValueError(f"column {column}: {len(numbers)} of {self.size}")
            return numbers

    def names(self, column: str) -> "tuple[array[int], tuple[str, ...]]":
        """For each document the number of its name, and the names by number; number 0 is no name."""
        with reading(self._folder):
            ordinals, names = self._column(column).load()
            if len(ordinals) != self.size or max(ordinals, default=0) >= len(names):
                raise ValueError(f"column {column}: names missing")
            return ordinals, tuple(name.decode() for name in names)

    def live_numbers(self, column: str, live: int) -> Iterator[int]:
        """A column of numbers, of the documents in `live`."""
        return compress(self.numbers(column), to_flags(live, self.size))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The different outlets, in no order."""
        return self.names("outlet")[1][1:]

    def live(self, whoosh_segment: SegmentObject) -> int:
        """The documents that are not deleted, according to a list of segments."""
        flags = bytearray(self.size)
        with reading(self._folder):
            for document in whoosh_segment.deleted_docs():
                flags[document] = 1
        return everything(self.size) & ~from_flags(flags)

    def copied_columns(self, live: int) -> Iterator[dict[str, int | bytes]]:
        """The columns of each document in `live`, in order."""
        with reading(self._folder):
            columns = {name: self._column(name) for name in schema.COLUMN_NAMES}
            for document in documents(live, self.size):
                yield {name: column[document] for name, column in columns.items()}

    def copied_postings(self, live: int, base: int) -> Iterator[tuple[str, Postings]]:
        """All postings of the documents in `live`, which are numbered anew from `base` on without gaps."""
        numbers = {document: base + place for place, document in enumerate(documents(live, self.size))}
        with reading(self._folder):
            for field, term, blocks in self._terms.everything():
                kept: array[int] = array("I")
                heavy: dict[int, float] = {}
                for found, weights in blocks:
                    block = list(found)
                    kept.extend(numbers[document] for document in block if document in numbers)
                    for document, weight in zip(block, weights or (), strict=False):
                        if weight != 1 and document in numbers:
                            heavy[numbers[document]] = weight
                yield field, (term, kept, heavy)

    @cached_property
    def _words(self) -> ColumnObject:
        return self._column("words")

    def _column(self, name: str) -> ColumnObject:
        return self._columns.column_reader(name, schema.SCHEMA[name].column_type)


def _mark(flags: bytearray, blocks: Iterator[Block]) -> None:
    """Set the flags of all documents in some postings."""
    for block, _weights in blocks:
        for document in block:
            flags[document] = 1


class _ListStorage(FileStorage):  # type: ignore[misc]
    """Reads files whole: Whoosh leaves the list of segments open when it cannot understand it."""

    def open_file(self, name: str, **_options: object) -> FileObject:
        """The content of a file."""
        return StructFile(BytesIO(Path(self.folder, name).read_bytes()), name=name)


def read_list(folder: Path) -> ListObject:
    """Whoosh's list of segments as of the last commit, with `generation` and `segments`."""
    with reading(folder):
        return TOC.read(_ListStorage(str(folder)), NAME, schema=schema.SCHEMA)


def _open_storage(folder: Path, whoosh_segment: SegmentObject) -> MappedStorage:
    file = FileStorage(str(folder)).open_file(whoosh_segment.make_filename(whoosh_segment.COMPOUND_EXT))
    try:
        return MappedStorage(file)
    except BaseException:
        file.close()
        raise
