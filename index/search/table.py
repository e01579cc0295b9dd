"""The columns of all segments as one table: documents in order, and counts of speakers and outlets.

Documents are numbered through all segments here. The table is made anew after every commit; what is costly to make
is made when it is first needed.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from index.model import FacetValue, Order
from index.search.analysis import name_key
from index.search.bits import documents, from_documents, from_flags, is_sparse, to_flags
from index.search.counting import CueTable, DateTable, counted
from index.search.gains import Gains
from index.search.segments import Segment

_FEW_NAMES = 500
"""Up to so many names, to count in the set of each is quicker than to look at every document."""
_INVERTED = bytes((1, *bytes(255)))
_AS_IT_IS: Mapping[str, str] = MappingProxyType({})
_AS_INDEXED: Mapping[int, str] = MappingProxyType({})


class Selection:
    """A set of documents across all segments, in the forms that counting and ordering take it in."""

    def __init__(self, bits: int, size: int) -> None:
        self.bits = bits
        self.size = size
        self.is_sparse = is_sparse(bits, size)
        self.is_most = 2 * bits.bit_count() > size

    @cached_property
    def documents(self) -> list[int]:
        """The documents in order."""
        return list(documents(self.bits, self.size))

    @cached_property
    def flags(self) -> bytes:
        """A flag for each document."""
        return to_flags(self.bits, self.size)

    @cached_property
    def unset_flags(self) -> bytes:
        """A flag for each document that does not belong to the set, and some beyond the last document."""
        return self.flags.translate(_INVERTED)


class NameTable:
    """Who or what each document belongs to, across segments and spellings."""

    def __init__(
        self,
        segments: Sequence[Segment],
        column: str,
        *,
        renamed: Mapping[str, str] = _AS_IT_IS,
        changed: Mapping[int, str] = _AS_INDEXED,
    ) -> None:
        """Reads the names of all documents.

        Args:
            segments: in the order in which their documents are numbered.
            column: the column of names.
            renamed: other names for names of the column.
            changed: the names of single documents, whatever the column says; an empty name is nobody.
        """
        numbers: dict[str, int] = {"": 0}
        spelled: list[int] = []
        for segment in segments:
            ordinals, names = segment.names(column)
            translated = [numbers.setdefault(renamed.get(name, name), len(numbers)) for name in names]
            spelled.extend(map(translated.__getitem__, ordinals))
        for document, name in changed.items():
            spelled[document] = numbers.setdefault(name, len(numbers))
        used = Counter(spelled)
        self._numbers: dict[str, int] = {"": 0}
        spellings: dict[int, list[tuple[int, str]]] = {}
        groups = []
        for name, number in numbers.items():
            group = self._numbers.setdefault(name_key(name), len(self._numbers))
            groups.append(group)
            spellings.setdefault(group, []).append((-used[number], name))
        self._names = [min(spellings[group])[1] for group in range(len(self._numbers))]
        # A list of the same few numbers is counted faster than an array, which makes each number anew.
        self._ordinals = list(map(groups.__getitem__, spelled))
        self._all_in_order: _Everything | None = None

    @property
    def names(self) -> Sequence[str]:
        """The names, each in the spelling that is used most; the first is that of nobody, and empty."""
        return self._names

    def documents_of(self, names: Iterable[str]) -> int:
        """The documents that belong to any of some names, however they are spelled."""
        wanted = bytearray(len(self._names))
        for name in names:
            wanted[self._numbers.get(name_key(name), 0)] = 1
        wanted[0] = 0
        if not any(wanted):
            return 0
        return from_flags(bytearray(map(wanted.__getitem__, self._ordinals)))

    def in_order(self, found: Selection, others: Sequence[int]) -> Iterable[int]:
        """The documents of a set by their names in order of letters, those of nobody last.

        Args:
            found: the set.
            others: all documents in the order that those of one name have, the same each time.
        """
        if self._all_in_order is None:
            self._all_in_order = _Everything.of(sorted(others, key=self._places.__getitem__))
        return compress(self._all_in_order.documents, self._all_in_order.pick(found.flags))

    @cached_property
    def _places(self) -> list[int]:
        """The place of each document's name among all names."""
        keyed = sorted(range(1, len(self._names)), key=lambda number: name_key(self._names[number]))
        places = [len(keyed)] * len(self._names)
        for place, number in enumerate(keyed):
            places[number] = place
        return list(map(places.__getitem__, self._ordinals))

    def counts(self, found: Selection) -> tuple[FacetValue, ...]:
        """How many documents belong to each name, most first."""
        if found.is_sparse or len(self._names) > _FEW_NAMES:
            counts = counted(self._ordinals, found, self._used)
        else:
            counts = {name: count for name, bits in enumerate(self._sets) if (count := (bits & found.bits).bit_count())}
        # One number for each name sorts like its count, most first, and then like the name itself.
        size, ranks, ranked = len(self._names), *self._alphabet
        ordered = sorted(ranks[number] - count * size for number, count in counts.items() if number)
        return tuple(_facet_value(ranked[place % size], -(place // size)) for place in ordered)

    @cached_property
    def _used(self) -> Counter[int]:
        """How many documents belong to each name."""
        return Counter(self._ordinals)

    @cached_property
    def _sets(self) -> list[int]:
        """The documents of each name."""
        documents: list[list[int]] = [[] for _ in self._names]
        for document, number in enumerate(self._ordinals):
            documents[number].append(document)
        return [from_documents(each, len(self._ordinals)) for each in documents]

    @cached_property
    def _alphabet(self) -> tuple[list[int], list[str]]:
        """The place of each name among all in order of letters, and the names in that order."""
        order = sorted(range(len(self._names)), key=self._names.__getitem__)
        ranks = [0] * len(order)
        for place, number in enumerate(order):
            ranks[number] = place
        return ranks, [self._names[number] for number in order]


class Table:
    """The columns of a list of segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self.size = sum(segment.size for segment in segments)

    @cached_property
    def ids(self) -> list[int]:
        """The statement of each document."""
        return self._column("id").tolist()

    @cached_property
    def lengths(self) -> "array[int]":
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
        by_place = order is Order.POSITION
        if found.is_sparse:
            return tuple(map(self.ids.__getitem__, self._ordered(found.documents, by_place=by_place)))
        everything, ids = (self._by_place, self._ids_by_place) if by_place else (self._by_date, self._ids_by_date)
        return tuple(compress(ids, everything.pick(found.flags)))

    def ids_by_name(self, found: Selection, names: NameTable) -> tuple[int, ...]:
        """The statements of a set by their names, those of one name by date."""
        if not self.size:
            return ()
        return tuple(map(self.ids.__getitem__, names.in_order(found, self._by_date.documents)))

    def ranked_ids(self, found: Selection, scores: Sequence[float]) -> tuple[int, ...]:
        """The statements of a set with the best scores first, equally good ones by date."""
        if found.is_sparse:
            by_date: Iterable[int] = self._ordered(found.documents, by_place=False)
        else:
            by_date = compress(self._by_date.documents, self._by_date.pick(found.flags))
        ranked = sorted(by_date, key=scores.__getitem__, reverse=True)
        return tuple(map(self.ids.__getitem__, ranked))

    @cached_property
    def _ids_by_date(self) -> list[int]:
        return list(map(self.ids.__getitem__, self._by_date.documents))

    @cached_property
    def _ids_by_place(self) -> list[int]:
        return list(map(self.ids.__getitem__, self._by_place.documents))

    @cached_property
    def _by_date(self) -> "_Everything":
        return self._everything(by_place=False)

    @cached_property
    def _by_place(self) -> "_Everything":
        return self._everything(by_place=True)

    def _everything(self, *, by_place: bool) -> "_Everything":
        return _Everything.of(self._ordered(range(self.size), by_place=by_place))

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
        return self._column("article")

    @cached_property
    def _positions(self) -> "array[int]":
        return self._column("position")

    @cached_property
    def _days(self) -> "array[int]":
        return self._column("day")

    def _column(self, column: str) -> "array[int]":
        joined = array("q")
        for segment in self.segments:
            joined.extend(segment.numbers(column))
        return joined


class _Everything(NamedTuple):
    """All documents in an order."""

    documents: list[int]
    pick: Callable[[bytes], tuple[int, ...]]
    """Puts the flags of the documents into that order, too."""

    @classmethod
    def of(cls, ordered: list[int]) -> "_Everything":
        """All documents, one at least, in the order given."""
        # With one place alone, `itemgetter` would not make a tuple; the last place, doubled, picks nothing new.
        return cls(ordered, itemgetter(*ordered, ordered[-1]))


def facet_values(counts: Iterable[tuple[str, int]]) -> tuple[FacetValue, ...]:
    """Values of a facet, most frequent first, equally frequent ones in order of their names."""
    ordered = sorted((-count, value) for value, count in counts)
    return tuple(_facet_value(value, -count) for count, value in ordered)


@lru_cache(20_000)
def _facet_value(value: str, count: int) -> FacetValue:
    # The same speakers come back with every letter typed.
    return FacetValue(value=value, count=count)
