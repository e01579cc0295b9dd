"""A segment of the index on disk: the documents of a term, the words of a document, the columns.

Numbers of documents count within the segment. A segment never changes; which of its documents are deleted is said
by the list of segments that Whoosh writes with every commit.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from io import BytesIO
from itertools import compress
from pathlib import Path

from index.search import schema
from index.search.bits import documents, everything, from_flags, is_sparse, to_flags
from index.search.codec import Block, Postings, TermsReader
from index.search.damage import reading
from index.search.fields import NAME_SEPARATOR, PARTS
from index.search.lookup import Lookup
from index.search.mapped import MappedStorage
from index.search.nearness import pair_expression, windows
from index.search.spelling import Vocabulary
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
_PAIR = 2
_ONCE = 1.0


class Segment:
    """Reads one segment. Not to be shared between threads."""

    def __init__(self, folder: Path, whoosh_segment: SegmentObject) -> None:
        self._folder = folder
        self.id: str = whoosh_segment.segment_id()
        self.size: int = whoosh_segment.doc_count_all()
        self._lookups: dict[str, Lookup] = {}
        with reading(folder):
            self._storage = _open_storage(folder, whoosh_segment)
            try:
                codec = whoosh_segment.codec()
                self._terms: TermsReader = codec.terms_reader(self._storage, whoosh_segment)
                self._columns = codec.per_document_reader(self._storage, whoosh_segment)
            except BaseException:
                self._storage.close()
                raise

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

    def frequencies(self, terms: Sequence[bytes]) -> dict[int, float]:
        """How often the stems together occur, for the documents where they do so more than once."""
        found: dict[int, float] = {}
        seen: set[int] = set()
        with reading(self._folder):
            for term in terms:
                counted: dict[int, float] = {}
                having: list[int] = []
                for block, weights in self._terms.blocks("text", term):
                    numbers = list(block)
                    having += numbers
                    if weights:
                        counted.update(compress(zip(numbers, weights, strict=True), map(_ONCE.__lt__, weights)))
                for document in seen.intersection(having):
                    counted[document] = found.get(document, _ONCE) + counted.get(document, _ONCE)
                found = {**found, **counted} if found else counted
                seen.update(having)
        return found

    def near(self, candidates: int, words: tuple[bytes, ...], between: int, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks all words stand near each other (see `nearness`)."""
        if len(words) == _PAIR:
            one, other = map(re.escape, words)
            return self._matched(candidates, pair_expression(one, other, between), marks)
        lines = [PARTS.index(mark) for mark in marks]
        flags = bytearray(self.size)
        with reading(self._folder):
            for document, everything, start, end in self._texts(candidates):
                parts = everything[start:end].split(b"\n")
                if any(windows(parts[line].split(), words, between) for line in lines):
                    flags[document] = 1
        return from_flags(flags)

    def _texts(self, candidates: int) -> Iterator[tuple[int, bytes, int, int]]:
        """The candidates, each with a text and where in it its words begin and end."""
        column = self._words
        if is_sparse(candidates, self.size):
            for document in documents(candidates, self.size):
                words: bytes = column[document]
                yield document, words, 0, len(words)
        else:
            everything, starts = column.load()
            ends = [*starts[1:], len(everything)]
            for document in documents(candidates, self.size):
                yield document, everything, starts[document], ends[document]

    def _matched(self, candidates: int, expression: bytes, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks an expression fits."""
        search = re.compile(expression).search
        lines = {PARTS.index(mark) for mark in marks}
        anywhere = marks == PARTS
        flags = bytearray(self.size)
        with reading(self._folder):
            for document, words, start, end in self._texts(candidates):
                match = search(words, start, end)
                while match and not (anywhere or words.count(b"\n", start, match.start()) in lines):
                    match = search(words, match.start() + 1, end)
                flags[document] = match is not None
        return from_flags(flags)

    def in_sequence(self, candidates: int, sought: bytes, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks the bytes `sought` stand."""
        flags = bytearray(self.size)
        lines = {PARTS.index(mark) for mark in marks}
        anywhere = marks == PARTS
        with reading(self._folder):
            if is_sparse(candidates, self.size):
                return self._matched(candidates, re.escape(sought), marks)
            # A few bytes are found sooner in everything at once than in many texts one by one.
            everything, starts = self._words.load()
            document, ends = 0, [*starts[1:], len(everything)]
            place = everything.find(sought)
            while place >= 0:
                document = bisect_right(starts, place, document) - 1
                if anywhere or everything.count(b"\n", starts[document], place) in lines:
                    flags[document] = 1
                    place = everything.find(sought, ends[document])
                else:
                    place = everything.find(sought, place + 1)
        return from_flags(flags) & candidates

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
    def vocabulary(self) -> Vocabulary:
        """The words of all parts; a compound counts with its pieces, a word once for each part that it stands in."""
        counts: dict[str, int] = {}
        with reading(self._folder):
            for term, count in self._terms.frequencies("exact"):
                word = term.partition(b":")[0].decode()
                counts[word] = counts.get(word, 0) + count
        return Vocabulary(counts)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that a date lies in; None if there is no date."""
        days = [day for day in self.numbers("day") if day]
        return (date.fromordinal(min(days)).year, date.fromordinal(max(days)).year) if days else None

    def name_lookup(self, column: str) -> Lookup:
        """The different names of a column, to be searched for words."""
        if column not in self._lookups:
            names = self.names(column)[1][1:]
            separated = {name for several in names for name in several.split(NAME_SEPARATOR)}
            self._lookups[column] = Lookup().hold(separated)
        return self._lookups[column]

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
