"""Who or what each document belongs to, by name, and how many documents each name has."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import overload

import numpy as np

from index.model import FacetValue
from index.search.analysis import name_key
from index.search.bits import Numbers, Selection, from_flags
from index.search.segments import Segment

_AS_IT_IS: Mapping[str, str] = MappingProxyType({})
_AS_INDEXED: Mapping[int, str] = MappingProxyType({})


class CountedNames(Sequence[FacetValue]):
    """Names with their counts, most first, equally frequent ones in order of their letters.

    There may be thousands, of which few are ever looked at: each is made when it is asked for.
    """

    def __init__(self, names: Sequence[str], numbers: Numbers, counts: Numbers) -> None:
        """Takes the numbers of some of the names in order, and a count for each of those."""
        self._names = names
        self._numbers = numbers
        self._counts = counts

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[FacetValue, ...]: ...

    def __getitem__(self, place: int | slice) -> FacetValue | tuple[FacetValue, ...]:
        """One of them, or several as a tuple."""
        if isinstance(place, slice):
            return tuple(self._made(self._numbers[place], self._counts[place]))
        return _facet_value(self._names[self._numbers[place]], int(self._counts[place]))

    def __iter__(self) -> Iterator[FacetValue]:
        """All of them in order."""
        return self._made(self._numbers, self._counts)

    def columns(self) -> tuple[list[str], list[int]]:
        """All names and all counts in order, for those who need thousands of them."""
        return list(map(self._names.__getitem__, self._numbers.tolist())), self._counts.tolist()

    def among(self, wanted: Collection[str]) -> list[FacetValue]:
        """Those of some names that are there, in order."""
        return [_facet_value(name, count) for name, count in zip(*self.columns(), strict=True) if name in wanted]

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same values."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """That of its values."""
        return hash(tuple(self))

    def _made(self, numbers: Numbers, counts: Numbers) -> Iterator[FacetValue]:
        return map(_facet_value, map(self._names.__getitem__, numbers.tolist()), counts.tolist())


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
        keys: dict[str, str] = {}
        columns = [np.zeros(0, np.int32)]
        for segment in segments:
            ordinals, names = segment.names(column)
            keys.update(zip(names, segment.name_keys(column), strict=True))
            translated = [numbers.setdefault(renamed.get(name, name), len(numbers)) for name in names]
            columns.append(np.array(translated, np.int32)[ordinals])
        spelled = np.concatenate(columns)
        for document, name in changed.items():
            spelled[document] = numbers.setdefault(name, len(numbers))
        used = np.bincount(spelled, minlength=len(numbers)).tolist()
        self._numbers: dict[str, int] = {"": 0}
        self._names = [""]
        groups = []
        uses = [0]
        for name, number in numbers.items():
            group = self._numbers.setdefault(keys.get(name) or name_key(name), len(self._numbers))
            groups.append(group)
            if group == len(self._names):
                self._names.append(name)
                uses.append(used[number])
            elif group and (-used[number], name) < (-uses[group], self._names[group]):
                self._names[group], uses[group] = name, used[number]
        self._ordinals = np.array(groups, np.int32)[spelled]

    @property
    def names(self) -> Sequence[str]:
        """The names, each in the spelling that is used most; the first is that of nobody, and empty."""
        return self._names

    def documents_of(self, names: Iterable[str]) -> int:
        """The documents that belong to any of some names, however they are spelled."""
        wanted = np.zeros(len(self._names), np.bool_)
        wanted[[self._numbers.get(name_key(name), 0) for name in names]] = True
        wanted[0] = False
        return from_flags(wanted[self._ordinals]) if wanted.any() else 0

    def in_order(self, documents: Numbers) -> Numbers:
        """Documents by their names in order of letters, those of nobody last, those of one name as they were."""
        return documents[np.argsort(self._places[documents], kind="stable")]

    @cached_property
    def _places(self) -> Numbers:
        """The place of each document's name among all names."""
        keys = list(self._numbers)
        keyed = sorted(range(1, len(keys)), key=keys.__getitem__)
        places = np.full(len(self._names), len(keyed))
        places[keyed] = np.arange(len(keyed))
        return places[self._ordinals]

    def counts(self, found: Selection) -> CountedNames:
        """How many documents belong to each name, most first."""
        counts = np.bincount(self._ordinals[found.documents], minlength=len(self._names))
        counts[0] = 0
        numbers = np.flatnonzero(counts)
        numbers = numbers[np.lexsort((self._ranks[numbers], -counts[numbers]))]
        return CountedNames(self._names, numbers, counts[numbers])

    @cached_property
    def _ranks(self) -> Numbers:
        """The place of each name among all in order of letters."""
        order = sorted(range(len(self._names)), key=self._names.__getitem__)
        ranks = np.empty(len(order), np.intp)
        ranks[order] = np.arange(len(order))
        return ranks


def facet_values(counts: Iterable[tuple[str, int]]) -> tuple[FacetValue, ...]:
    """Values of a facet, most frequent first, equally frequent ones in order of their names."""
    ordered = sorted((-count, value) for value, count in counts)
    return tuple(_facet_value(value, -count) for count, value in ordered)


@lru_cache(4_000)
def _facet_value(value: str, count: int) -> FacetValue:
    # The same speakers come back with every letter typed.
    return FacetValue(value=value, count=count)
