"""All segments of an index as one: documents are numbered through all of them."""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np

from index.model import FacetValue
from index.search.alike import likest, telling
from index.search.bits import Numbers, documents, everything, from_documents
from index.search.matching import Matcher
from index.search.naming import NameTable
from index.search.segments import Segment
from index.search.spelling import Vocabulary, merged
from index.search.table import Table
from index.search.tree import Fact, Leaf, Like

_NO_STATEMENT = 2**63 - 1
"""Greater than the number of any statement."""


class Portion(NamedTuple):
    """A segment as a part of the whole index."""

    segment: Segment
    matcher: Matcher
    base: int
    """The number of its first document through all segments."""
    live: int
    """The documents that are not deleted."""

    def part(self, bits: int) -> int:
        """What is in this segment of a set through all segments, numbered within it."""
        return bits >> self.base & everything(self.segment.size)


class Ground(Protocol):
    """What queries are answered from: an index as it is, or as the reader's layer covers it."""

    @property
    def live(self) -> int:
        """The documents that can be found."""

    @property
    def rejected(self) -> int:
        """The documents that can be found by those who ask for what is no statement; none of them is live."""

    @property
    def speakers(self) -> NameTable:
        """Who said it."""

    @property
    def counted_marks(self) -> tuple[str, ...]:
        """The values of `is:` that facets count beside those of the index."""

    def leaf(self, leaf: Leaf) -> int:
        """The documents of one leaf; some of them may not be live."""

    def telling_words(self, statement: int) -> tuple[str, ...]:
        """The rarer words of what was said in a statement, rarest first; none if the index does not have it."""

    def tags(self, found: int) -> tuple[FacetValue, ...]:
        """How many documents of a set have each tag, most first."""


class Whole:
    """An index as it is."""

    counted_marks: tuple[str, ...] = ()
    rejected = 0

    def __init__(self, portions: Sequence[Portion]) -> None:
        self.portions = tuple(portions)
        self.table = Table([portion.segment for portion in portions])
        self.live = self.table.joined([portion.live for portion in portions])
        # Facets ask for the same few facts after every letter.
        self._facts: dict[Fact, int] = {}
        self._likest: tuple[Like, Numbers] | None = None

    @property
    def speakers(self) -> NameTable:
        """Who said it."""
        return self.table.speakers

    def documents(self, statements: Collection[int]) -> Numbers:
        """The document of each of some statements, -1 where it is not in the index."""
        ids, numbers = self._by_id
        wanted = np.fromiter(statements, np.int64, len(statements))
        places = np.searchsorted(ids, wanted)
        found: Numbers = np.where(ids[places] == wanted, numbers[places], -1)
        return found

    @cached_property
    def _by_id(self) -> tuple[Numbers, Numbers]:
        """The statements that can be found in order of their numbers, and their documents, with an end to both."""
        # An article that was indexed again has its statements twice, but only once live.
        live = documents(self.live, self.table.size)
        ids = self.table.ids[live]
        order = np.argsort(ids, kind="stable")
        return np.append(ids[order], _NO_STATEMENT), np.append(live[order], -1)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all statements."""
        return merged(portion.segment.vocabulary for portion in self.portions)

    def names_vocabulary(self, column: str) -> Vocabulary:
        """The words of the names in a column."""
        return merged(portion.segment.name_lookup(column).vocabulary for portion in self.portions)

    def telling_words(self, statement: int) -> tuple[str, ...]:
        """The rarer words of what was said in a statement, rarest first; none if the index does not have it."""
        (document,) = self.documents((statement,)).tolist()
        portion = next((one for one in self.portions if 0 <= document - one.base < one.segment.size), None)
        return telling(portion.segment.content(document - portion.base), self) if portion else ()

    def likest(self, like: Like) -> Numbers:
        """The documents that are most like a statement or words, best first; not the statement itself."""
        if self._likest is None or self._likest[0] != like:
            itself = self.documents((like.statement,))
            self._likest = like, likest(like.words, self, without=from_documents(itself[itself >= 0], self.table.size))
        return self._likest[1]

    def leaf(self, leaf: Leaf) -> int:
        """The documents of one leaf; deleted ones are still among them."""
        if isinstance(leaf, Like):
            return from_documents(self.likest(leaf), self.table.size)
        if not isinstance(leaf, Fact):
            return self._joined(leaf)
        bits = self._facts.get(leaf)
        if bits is None:
            bits = self._facts[leaf] = self._joined(leaf)
        return bits

    def tags(self, found: int) -> tuple[FacetValue, ...]:
        """None: tags are not in the index."""
        del found
        return ()

    def _joined(self, leaf: Leaf) -> int:
        return self.table.joined([portion.matcher.leaf(leaf) for portion in self.portions])
