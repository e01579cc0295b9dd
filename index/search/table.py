"""The columns of all segments as one table: documents in order, and counts of speakers and outlets.

Documents are numbered through all segments here. The table is made anew after every commit; what is costly to make
is made when it is first needed.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from index.model import FacetValue, Order
from index.search.analysis import name_key
from index.search.bits import documents, is_sparse, to_flags
from index.search.segments import Segment


class Selection:
    """A set of documents across all segments, in the forms that counting and ordering take it in."""

    def __init__(self, bits: int, size: int) -> None:
        self.bits = bits
        self.size = size
        self.is_sparse = is_sparse(bits, size)

    @cached_property
    def documents(self) -> list[int]:
        """The documents in order."""
        return list(documents(self.bits, self.size))

    @cached_property
    def flags(self) -> bytes:
        """A flag for each document."""
        return to_flags(self.bits, self.size)


class NameTable:
    """Who or what each document belongs to, across segments and spellings."""

    def __init__(self, segments: Sequence[Segment], column: str) -> None:
        # A list of the same few numbers is counted faster than an array, which makes each number anew.
        self._ordinals: list[int] = []
        keys: dict[str, int] = {"": 0}
        spellings: list[Counter[str]] = [Counter()]
        for segment in segments:
            ordinals, names = segment.names(column)
            used = Counter(ordinals)
            translated = []
            for ordinal, name in enumerate(names):
                number = keys.setdefault(name_key(name), len(keys))
                translated.append(number)
                if number == len(spellings):
                    spellings.append(Counter())
                spellings[number][name] += used[ordinal]
            self._ordinals.extend(map(translated.__getitem__, ordinals))
        self._names = [min(spelled, key=lambda name: (-spelled[name], name), default="") for spelled in spellings]

    def counts(self, found: Selection) -> tuple[FacetValue, ...]:
        """How many documents belong to each name, most first."""
        if found.is_sparse:
            counted = Counter(map(self._ordinals.__getitem__, found.documents))
        else:
            counted = Counter(compress(self._ordinals, found.flags))
        # The documents that belong to nobody.
        counted.pop(0, None)
        ordered = sorted((-count, self._names[number]) for number, count in counted.items())
        return tuple(_facet_value(name, -count) for count, name in ordered)


class Table:
    """The columns of a list of segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = tuple(segments)
        self.size = sum(segment.size for segment in segments)

    @cached_property
    def _ids(self) -> list[int]:
        return self._joined("id").tolist()

    @cached_property
    def lengths(self) -> "array[int]":
        """The number of words of each document."""
        return self._joined("length")

    @cached_property
    def speakers(self) -> NameTable:
        """Who said it."""
        return NameTable(self._segments, "speaker")

    @cached_property
    def outlets(self) -> NameTable:
        """Where it was printed."""
        return NameTable(self._segments, "outlet")

    def selection(self, sets: Sequence[int]) -> Selection:
        """One set of documents from a set for each segment."""
        bits = base = 0
        for segment, found in zip(self._segments, sets, strict=True):
            bits |= found << base
            base += segment.size
        return Selection(bits, self.size)

    def ordered_ids(self, found: Selection, order: Order) -> tuple[int, ...]:
        """The statements of a set by date or by place."""
        return tuple(map(self._ids.__getitem__, self._in_order(found, by_place=order is Order.POSITION)))

    def ranked_ids(self, found: Selection, scores: dict[int, float]) -> tuple[int, ...]:
        """The statements of a set with the best scores first, equally good ones by date."""
        ranked = sorted(self._in_order(found, by_place=False), key=scores.__getitem__, reverse=True)
        return tuple(map(self._ids.__getitem__, ranked))

    def _in_order(self, found: Selection, *, by_place: bool) -> Iterable[int]:
        """The documents of a set by date or by place."""
        if found.is_sparse:
            return self._ordered(found.documents, by_place=by_place)
        everything = self._by_place if by_place else self._by_date
        return compress(everything.documents, everything.pick(found.flags))

    @cached_property
    def _by_date(self) -> "_Everything":
        return self._everything(by_place=False)

    @cached_property
    def _by_place(self) -> "_Everything":
        return self._everything(by_place=True)

    def _everything(self, *, by_place: bool) -> "_Everything":
        ordered = self._ordered(range(self.size), by_place=by_place)
        # With one place alone, `itemgetter` would not make a tuple; the last place, doubled, picks nothing new.
        return _Everything(ordered, itemgetter(*ordered, ordered[-1]))

    def _ordered(self, numbers: Iterable[int], *, by_place: bool) -> list[int]:
        """Documents in order, by sorting for the least important column first (sorting keeps the order of equals)."""
        ordered = sorted(numbers, key=self._positions.__getitem__)
        ordered.sort(key=self._articles.__getitem__)
        if not by_place:
            # Unknown days are 0 and so come last.
            ordered.sort(key=self._days.__getitem__, reverse=True)
        return ordered

    @cached_property
    def _articles(self) -> "array[int]":
        return self._joined("article")

    @cached_property
    def _positions(self) -> "array[int]":
        return self._joined("position")

    @cached_property
    def _days(self) -> "array[int]":
        return self._joined("day")

    def _joined(self, column: str) -> "array[int]":
        joined = array("q")
        for segment in self._segments:
            joined.extend(segment.numbers(column))
        return joined


class _Everything(NamedTuple):
    """All documents in an order."""

    documents: list[int]
    pick: Callable[[bytes], tuple[int, ...]]
    """Puts the flags of the documents into that order, too."""


@lru_cache(20_000)
def _facet_value(value: str, count: int) -> FacetValue:
    # The same speakers come back with every letter typed.
    return FacetValue(value=value, count=count)
