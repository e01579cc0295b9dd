"""Whoosh's own file format, written and read a whole list of postings at a time.

Whoosh handles every posting by itself: it makes a tuple of it, sorts it among all others and asks for the length of
its field. Our postings are only document numbers, mostly without weights, and documents come in order, so a list for
each term is enough. The files are those of Whoosh 2.7.4's codec; only the path to them is shorter.

Whoosh pickles the codec by module and name into every segment, so these names are part of the file format.
"""

import pickle
from array import array
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from operator import sub
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from index.search.bits import Numbers
from index.search.whoosh_names import (
    WHOOSH3_HEADER_MAGIC,
    FileObject,
    SchemaObject,
    SegmentObject,
    StorageObject,
    TermInfoObject,
    TermNotFound,
    W3Codec,
    W3FieldWriter,
    W3PostingsWriter,
    W3TermsReader,
)

_BLOCK_POSTINGS = 4096
"""A list is always read whole, so larger blocks than Whoosh's 128 only save overhead."""

_PACKED = 64
"""From so many postings on a block is written as an array, which is read without making a number of each."""
_SIZE_BYTES = 4
_DOCUMENT_COUNT = Struct("!I")
_BEFORE_COUNT = 5
"""What stands in the summary of a term before the number of its documents: a flag and the sum of the weights."""
Postings = tuple[bytes, "array[int]", dict[int, float]]
"""A term, its document numbers in order, and the weights that are not 1."""


Block = tuple[Numbers, NDArray[np.float32] | None]
"""Document numbers in order, and their weights; None where every weight is 1."""
_Fields = Iterable[tuple[str, Iterable[Postings]]]


class PostingPool:
    """Collects the postings of one segment, in place of Whoosh's sorted pool of single postings."""

    def __init__(self) -> None:
        self._documents: dict[str, dict[bytes, array[int]]] = {}
        self._weights: dict[str, dict[bytes, dict[int, float]]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting, as Whoosh's writer gives them."""
        field, term, document, weight, _value = item
        self.extend(field, (term, array("I", (document,)), {} if weight == 1.0 else {document: weight}))

    def post(self, document: int, field: str, terms: Iterable[bytes]) -> None:
        """Take the terms of one document in one field; documents come in order."""
        lists = self._documents.setdefault(field, {})
        for term in terms:
            if (documents := lists.get(term)) is None:
                lists[term] = array("I", (document,))
            else:
                documents.append(document)

    def weigh(self, document: int, field: str, weights: dict[bytes, int]) -> None:
        """Take the weights of one document's terms; only those that are not 1 need room."""
        lists = self._weights.setdefault(field, {})
        for term, weight in weights.items():
            if weight != 1:
                lists.setdefault(term, {})[document] = float(weight)

    def extend(self, field: str, postings: Postings) -> None:
        """Take many postings of one term, in order and after those it has."""
        term, documents, weights = postings
        self._documents.setdefault(field, {}).setdefault(term, array("I")).extend(documents)
        if weights:
            self._weights.setdefault(field, {}).setdefault(term, {}).update(weights)

    def iter_postings(self) -> Iterator[tuple[str, Iterator[Postings]]]:
        """All postings by field, then by term, in the order of the file."""
        for field, lists in sorted(self._documents.items()):
            weights = self._weights.get(field, {})
            yield field, ((term, lists[term], weights.get(term, {})) for term in sorted(lists) if lists[term])

    def cleanup(self) -> None:
        """Forget everything."""
        self._documents.clear()
        self._weights.clear()


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes the list of one term without looking at single postings."""

    def add_all(self, documents: "array[int]", weights: dict[int, float]) -> None:
        """Take the whole list of a term; all but its last block are written at once."""
        for start in range(0, len(documents), self._blocklimit):
            if start:
                self._write_block()
            self._ids = documents[start : start + self._blocklimit]
            self._weights = array("f", (1.0,)) * len(self._ids)
            if weights:
                self._weights = array("f", (weights.get(document, 1.0) for document in self._ids))
            self._maxweight = max(self._weights)
            self._plain = not weights

    def _mini_ids(self) -> "tuple[int, ...] | array[int]":
        if len(self._ids) < _PACKED:
            return tuple(map(sub, self._ids, chain((0,), self._ids)))
        deltas = np.diff(np.asarray(self._ids), prepend=np.uint32(0))
        code = next(code for code in "BHI" if not int(deltas.max()) >> 8 * array(code).itemsize)
        return array(code, deltas.astype(code).tobytes())

    def _mini_weights(self) -> "tuple[float, ...] | array[float] | None":
        if self._plain:
            return None
        return tuple(self._weights) if len(self._ids) < _PACKED else self._weights


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes what a `PostingPool` collected."""

    def add_postings(self, schema: SchemaObject, _lengths: object, items: _Fields) -> None:
        """Write all fields of a segment."""
        for field, terms in items:
            self.start_field(field, schema[field])
            for term, documents, weights in terms:
                self.start_term(term)
                self._postwriter.add_all(documents, weights)
                self.finish_term()
            self.finish_field()


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """The terms of a segment, each with its postings in blocks."""

    def blocks(self, field: str, term: bytes) -> Iterator[Block]:
        """The postings of one term; none if there is no such term."""
        try:
            terminfo = self.term_info(field, term)
        except TermNotFound:
            return iter(())
        return self._postings(terminfo)

    def expanded(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, Iterator[Block]]]:
        """The terms of a field that begin with `prefix`, in order."""
        for (found, term), terminfo in self.items_from(field, prefix):
            if found != field or not term.startswith(prefix):
                return
            yield term, self._postings(terminfo)

    def everything(self) -> Iterator[tuple[str, bytes, Iterator[Block]]]:
        """All terms of all fields, in order."""
        for (field, term), terminfo in self.items():
            yield field, term, self._postings(terminfo)

    def frequencies(self, field: str) -> Iterator[tuple[bytes, int]]:
        """The terms of a field in order, each with the number of its documents."""
        start = self._keycoder(field, b"")
        get = self._dbfile.get
        for key_place, key_size, place, _ in self._tindex.ranges_from(start):
            key = get(key_place, key_size)
            if not key.startswith(start):
                return
            (count,) = _DOCUMENT_COUNT.unpack(get(place + _BEFORE_COUNT, _DOCUMENT_COUNT.size))
            yield key[len(start) :], count

    def _postings(self, terminfo: TermInfoObject) -> Iterator[Block]:
        """The blocks of one list: each its size, a summary that we do not need, and what is in it."""
        position = terminfo.extent()[0] + len(WHOOSH3_HEADER_MAGIC)
        size = 0
        # The size of the last block is negative.
        while size >= 0:
            size = self._postfile.get_int(position)
            block = self._postfile.get(position + _SIZE_BYTES, abs(size))
            summary = BytesIO(block)
            pickle.load(summary)
            deltas, weights, _values = pickle.loads(block[summary.tell() :])
            yield np.cumsum(np.asarray(deltas), dtype=np.int64), None if weights is None else np.asarray(weights)
            position += _SIZE_BYTES + size


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec without the lengths of fields (ours are in a column), in large uncompressed blocks."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK_POSTINGS, compression=0)

    def field_writer(self, storage: StorageObject, segment: SegmentObject) -> _FieldWriter:
        """The writer of a new segment's terms."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: FileObject, byteids: bool = False) -> _PostingsWriter:
        """The writer of one field's postings."""
        return _PostingsWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)

    def terms_reader(self, storage: StorageObject, segment: SegmentObject) -> TermsReader:
        """The reader of a segment's terms."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), postings)
