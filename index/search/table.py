"""What sorting and counting need of every document, across all segments.

The columns are read in one piece for each segment when they are first needed, and joined: a commit adds a segment,
whose columns are few, beside those that stay.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.model import Order
from index.search.bits import Numbers, Scores, Selection
from index.search.counting import CueTable, DateTable
from index.search.gains import Gains
from index.search.naming import NameTable
from index.search.segments import Segment


class Table:
    """The columns of a list of segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self.size = sum(segment.size for segment in segments)

    @cached_property
    def ids(self) -> Numbers:
        """The statement of each document."""
        return self._column("id")

    @cached_property
    def lengths(self) -> Numbers:
        """The number of words of each document."""
        return self._column("length")

    @cached_property
    def gains(self) -> Gains:
        """What words add to the score of each document."""
        return Gains(self.lengths)

    @cached_property
    def speakers(self) -> NameTable:
        """Who said it."""
        return NameTable(self.segments, "speaker")

    @cached_property
    def outlets(self) -> NameTable:
        """Where it was printed."""
        return NameTable(self.segments, "outlet")

    @cached_property
    def cues(self) -> CueTable:
        """The words that report it."""
        return CueTable(self.segments)

    @cached_property
    def dates(self) -> DateTable:
        """When it was printed."""
        return DateTable(self.segments)

    def joined(self, sets: Sequence[int]) -> int:
        """One set of documents from a set for each segment."""
        bits = base = 0
        for segment, found in zip(self.segments, sets, strict=True):
            bits |= found << base
            base += segment.size
        return bits

    def selection(self, bits: int) -> Selection:
        """A set of documents, to be ordered and counted."""
        return Selection(bits, self.size)

    def ordered_ids(self, found: Selection, order: Order) -> tuple[int, ...]:
        """The statements of a set by date or by place."""
        return self._statements((self._by_place if order is Order.POSITION else self._by_date).picked(found))

    def best_ids(self, found: Selection, best: Numbers) -> tuple[int, ...]:
        """The statements of a set, first those of a list in its order, then the others by date."""
        scores = np.zeros(self.size)
        scores[best] = np.arange(len(best), 0, -1)
        return self.ranked_ids(found, scores)

    def ids_by_name(self, found: Selection, names: NameTable) -> tuple[int, ...]:
        """The statements of a set by their names, those of one name by date."""
        return self._statements(names.in_order(self._by_date.picked(found)))

    def ranked_ids(self, found: Selection, scores: Scores) -> tuple[int, ...]:
        """The statements of a set with the best scores first, equally good ones by date."""
        by_date = self._by_date.picked(found)
        return self._statements(by_date[np.argsort(-scores[by_date], kind="stable")])

    def _statements(self, documents: Numbers) -> tuple[int, ...]:
        return tuple(self.ids[documents].tolist())

    @cached_property
    def _by_date(self) -> "_Ordered":
        """All documents, newest first; unknown days are 0 and so come last."""
        return _Ordered(np.lexsort((self._column("position"), self._column("article"), -self._column("day"))))

    @cached_property
    def _by_place(self) -> "_Ordered":
        """All documents as their articles have them."""
        return _Ordered(np.lexsort((self._column("position"), self._column("article"))))

    def _column(self, column: str) -> Numbers:
        return np.concatenate([np.zeros(0, np.int64), *(segment.numbers(column) for segment in self.segments)])


class _Ordered:
    """All documents in an order."""

    def __init__(self, documents: Numbers) -> None:
        self._documents = documents
        self._places = np.empty_like(documents)
        self._places[documents] = np.arange(len(documents))

    def picked(self, found: Selection) -> Numbers:
        """The documents of a set in that order."""
        # To mark their places and to read the marks in order is quicker than to sort, or to try every document.
        marked = np.zeros(len(self._documents), np.bool_)
        marked[self._places[found.documents]] = True
        return self._documents[np.flatnonzero(marked)]
