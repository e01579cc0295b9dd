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
from pathlib import Path

import numpy as np

from index.search import schema
from index.search.analysis import name_key
from index.search.bits import Flags, Numbers, Scores, documents, everything, from_flags, to_flags
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
_FEW = 32
"""Where fewer than one in so many documents have to be read, it is quicker to fetch each by itself."""
_PAIR = 2
_ONCE = 1.0


class Segment:
    """Reads one segment. Not to be shared between threads."""

    def __init__(self, folder: Path, whoosh_segment: SegmentObject) -> None:
        self._folder = folder
        self.id: str = whoosh_segment.segment_id()
        self.size: int = whoosh_segment.doc_count_all()
        self._lookups: dict[str, Lookup] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
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
        flags = np.zeros(self.size, np.bool_)
        with reading(self._folder):
            for term in terms:
                _mark(flags, self._terms.blocks(field, term))
        return from_flags(flags)

    def expanded(self, prefix: bytes, accept: Callable[[bytes], bool]) -> int:
        """The documents that have any exact word that begins with `prefix` and is accepted."""
        flags = np.zeros(self.size, np.bool_)
        with reading(self._folder):
            for term, blocks in self._terms.expanded("exact", prefix):
                if accept(term):
                    _mark(flags, blocks)
        return from_flags(flags)

    def frequencies(self, terms: Sequence[bytes]) -> Scores:
        """How often stems occur in each document, together; at least once, also where they do not."""
        found = np.zeros(self.size)
        with reading(self._folder):
            for term in terms:
                for block, weights in self._terms.blocks("text", term):
                    found[block] += 1.0 if weights is None else weights
        return np.maximum(found, 1.0)

    def near(self, candidates: int, words: tuple[bytes, ...], between: int, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks all words stand near each other (see `nearness`)."""
        if len(words) == _PAIR:
            one, other = map(re.escape, words)
            return self._matched(candidates, pair_expression(one, other, between), marks)
        lines = [PARTS.index(mark) for mark in marks]
        flags = np.zeros(self.size, np.bool_)
        with reading(self._folder):
            for document, everything, start, end in self._texts(candidates):
                parts = everything[start:end].split(b"\n")
                if any(windows(parts[line].split(), words, between) for line in lines):
                    flags[document] = True
        return from_flags(flags)

    def _texts(self, candidates: int) -> Iterator[tuple[int, bytes, int, int]]:
        """The candidates, each with a text and where in it its words begin and end."""
        column, found = self._words, documents(candidates, self.size).tolist()
        if len(found) * _FEW <= self.size:
            for document in found:
                words: bytes = column[document]
                yield document, words, 0, len(words)
        else:
            everything, starts = column.load()
            ends = [*starts[1:], len(everything)]
            for document in found:
                yield document, everything, starts[document], ends[document]

    def _matched(self, candidates: int, expression: bytes, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks an expression fits."""
        search = re.compile(expression).search
        lines = {PARTS.index(mark) for mark in marks}
        anywhere = marks == PARTS
        flags = np.zeros(self.size, np.bool_)
        with reading(self._folder):
            for document, words, start, end in self._texts(candidates):
                match = search(words, start, end)
                while match and not (anywhere or words.count(b"\n", start, match.start()) in lines):
                    match = search(words, match.start() + 1, end)
                flags[document] = match is not None
        return from_flags(flags)

    def in_sequence(self, candidates: int, sought: bytes, marks: tuple[str, ...]) -> int:
        """The candidates in one of whose parts with those marks the bytes `sought` stand."""
        flags = np.zeros(self.size, np.bool_)
        lines = {PARTS.index(mark) for mark in marks}
        anywhere = marks == PARTS
        with reading(self._folder):
            if candidates.bit_count() * _FEW <= self.size:
                return self._matched(candidates, re.escape(sought), marks)
            # A few bytes are found sooner in everything at once than in many texts one by one.
            everything, starts = self._words.load()
            document, ends = 0, [*starts[1:], len(everything)]
            place = everything.find(sought)
            while place >= 0:
                document = bisect_right(starts, place, document) - 1
                if anywhere or everything.count(b"\n", starts[document], place) in lines:
                    flags[document] = True
                    place = everything.find(sought, ends[document])
                else:
                    place = everything.find(sought, place + 1)
        return from_flags(flags) & candidates

    def content(self, document: int) -> list[str]:
        """The folded words of what was said, in order, compounds taken apart."""
        with reading(self._folder):
            words: bytes = self._words[document]
            return words.split(b"\n")[0].decode().split()

    def numbers(self, column: str) -> Numbers:
        """A column of numbers."""
        with reading(self._folder):
            numbers: Numbers = np.asarray(self._column(column).load())
            if len(numbers) != self.size:
                raise ValueError(f"column {column}: {len(numbers)} of {self.size}")
            return numbers

    def names(self, column: str) -> tuple[Numbers, tuple[str, ...]]:
        """For each document the number of its name, and the names by number; number 0 is no name."""
        with reading(self._folder):
            loaded, spelled = self._column(column).load()
            ordinals: Numbers = np.asarray(loaded)
            if len(ordinals) != self.size or ordinals.max(initial=0) >= len(spelled):
                raise ValueError(f"column {column}: names missing")
            if column not in self._names:
                # The next table, after a commit, takes the same names.
                self._names[column] = tuple(name.decode() for name in spelled)
            return ordinals, self._names[column]

    def name_keys(self, column: str) -> tuple[str, ...]:
        """What the spellings of each name share, by number, of a column whose names were read."""
        if column not in self._keys:
            self._keys[column] = tuple(map(name_key, self._names[column]))
        return self._keys[column]

    def live_numbers(self, column: str, live: int) -> Numbers:
        """A column of numbers, of the documents in `live`."""
        return self.numbers(column)[to_flags(live, self.size)]

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
        days = self.numbers("day")
        days = days[days != 0]
        if not len(days):
            return None
        return date.fromordinal(int(days.min())).year, date.fromordinal(int(days.max())).year

    def name_lookup(self, column: str) -> Lookup:
        """The different names of a column, to be searched for words."""
        if column not in self._lookups:
            names = self.names(column)[1][1:]
            separated = {name for several in names for name in several.split(NAME_SEPARATOR)}
            self._lookups[column] = Lookup().hold(separated)
        return self._lookups[column]

    def live(self, whoosh_segment: SegmentObject) -> int:
        """The documents that are not deleted, according to a list of segments."""
        flags = np.zeros(self.size, np.bool_)
        with reading(self._folder):
            for document in whoosh_segment.deleted_docs():
                flags[document] = True
        return everything(self.size) & ~from_flags(flags)

    def copied_columns(self, live: int) -> Iterator[dict[str, int | bytes]]:
        """The columns of each document in `live`, in order."""
        with reading(self._folder):
            columns = {name: self._column(name) for name in schema.COLUMN_NAMES}
            for document in documents(live, self.size).tolist():
                yield {name: column[document] for name, column in columns.items()}

    def copied_postings(self, live: int, base: int) -> Iterator[tuple[str, Postings]]:
        """All postings of the documents in `live`, which are numbered anew from `base` on without gaps."""
        numbers = np.full(self.size, -1)
        kept = documents(live, self.size)
        numbers[kept] = base + np.arange(len(kept))
        with reading(self._folder):
            for field, term, blocks in self._terms.everything():
                copied: array[int] = array("I")
                heavy: dict[int, float] = {}
                for block, weights in blocks:
                    found = numbers[block]
                    stays = found >= 0
                    copied.frombytes(found[stays].astype(np.uint32).tobytes())
                    if weights is not None:
                        often = stays & (weights != _ONCE)
                        heavy.update(zip(found[often].tolist(), weights[often].tolist(), strict=True))
                yield field, (term, copied, heavy)

    @cached_property
    def _words(self) -> ColumnObject:
        return self._column("words")

    def _column(self, name: str) -> ColumnObject:
        return self._columns.column_reader(name, schema.SCHEMA[name].column_type)


def _mark(flags: Flags, blocks: Iterator[Block]) -> None:
    """Set the flags of all documents in some postings."""
    for block, _weights in blocks:
        flags[block] = True


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
