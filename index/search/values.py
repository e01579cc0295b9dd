"""Which values a field has in an index, with how many statements have each: what completion offers."""

from collections.abc import Iterable, Iterator, Sequence

from index.model import FacetValue
from index.search.analysis import folded_words, plain_name
from index.search.bits import Selection
from index.search.layer import Layer
from index.search.lookup import Lookup
from index.search.matching import PRINTED_COLUMNS
from index.search.naming import CountedNames, NameTable, facet_values
from index.search.periods import MONTHS, bounds
from index.search.tree import FACTS, OLDER, Fact, Named, Period, Scope, Term
from index.search.whole import Ground, Whole

_MOST_NAMES = 200
"""Of more authors or headlines than these only the first are counted."""
_YEAR_LETTERS = 4


class Called:
    """What people are called, to be searched for words; kept from one letter to the next."""

    def __init__(self) -> None:
        self._lookup = Lookup()
        self._held: tuple[NameTable, object, int] | None = None
        self._others: dict[str, set[str]] = {}
        """Further names, each with the people who have it."""

    def people(self, begun: str, whole: Whole, ground: Ground, layer: Layer) -> Sequence[FacetValue]:
        """The people who have a name with words that begin so; all of them if there are no words."""
        counts = ground.speakers.counts(Selection(ground.live, whole.table.size))
        if not folded_words(begun):
            return counts
        state = (ground.speakers, layer.aliases, ground.live)
        if self._held is None or any(one is not other for one, other in zip(self._held, state, strict=True)):
            self._hold(counts, layer)
            self._held = state
        names = _beginning(begun, self._lookup)
        return counts.among(names.union(*(self._others[name] for name in names & self._others.keys())))

    def _hold(self, counts: CountedNames, layer: Layer) -> None:
        self._others = {}
        for person, aliases in layer.aliases.items():
            for alias in aliases:
                self._others.setdefault(alias, set()).add(plain_name(person))
        self._lookup.hold({*self._others, *counts.columns()[0]})


def values(field: str, begun: str, whole: Whole, ground: Ground, layer: Layer, called: Called) -> Iterable[FacetValue]:
    """The values of a field that begin so, or have words that do; most frequent first.

    Args:
        field: its name.
        begun: what is typed of a value.
        whole: the index.
        ground: the same as the layer covers it.
        layer: the reader's marks and people.
        called: for the names of people; what it holds is kept for the next letter.
    """
    match field:
        case "speaker":
            return called.people(begun, whole, ground, layer)
        case "outlet" | "author" | "article":
            return _printed(Scope(field), begun, whole, ground)
        case "tag":
            return _fitting(begun, ground.tags(ground.live))
        case "date":
            return _dates(begun, whole, ground)
        case _ if field in FACTS:
            today = (value for value in FACTS[field] if (field, value) not in OLDER)
            facts = ((value, ground.leaf(Fact(field, (value,)))) for value in today)
            found = _counted(facts, ground)
            return [value for value in found if value.value.startswith(begun.strip().casefold())]
    return ()


def _printed(scope: Scope, begun: str, whole: Whole, ground: Ground) -> Iterable[FacetValue]:
    column = PRINTED_COLUMNS[scope]
    found: set[str] = set()
    for portion in whole.portions:
        found |= _beginning(begun, portion.segment.name_lookup(column))
    several = sorted(found)[:_MOST_NAMES]
    return _counted(((name, ground.leaf(Named(name, scope, ()))) for name in several), ground)


def _dates(begun: str, whole: Whole, ground: Ground) -> Iterable[FacetValue]:
    """The years that begin so, newest first; of a whole year its months."""
    years = sorted({year for portion in whole.portions for year in _years(portion.segment.years)}, reverse=True)
    dates = [f"{year:04}" for year in years]
    if len(begun) >= _YEAR_LETTERS and bounds(begun[:_YEAR_LETTERS]):
        dates = [f"{begun[:_YEAR_LETTERS]}-{month:02}" for month in range(1, MONTHS + 1)]
    fitting = (date for date in dates if date.startswith(begun))
    counts = ((date, ground.leaf(Period(date, date)) & ground.live) for date in fitting)
    return [FacetValue(value=date, count=bits.bit_count()) for date, bits in counts if bits]


def _years(ends: tuple[int, int] | None) -> Iterator[int]:
    if ends:
        yield from range(ends[0], ends[1] + 1)


def _counted(sets: Iterable[tuple[str, int]], ground: Ground) -> tuple[FacetValue, ...]:
    counts = ((value, (bits & ground.live).bit_count()) for value, bits in sets)
    return facet_values((value, count) for value, count in counts if count)


def _fitting(begun: str, found: Iterable[FacetValue]) -> list[FacetValue]:
    """The values with words that begin so."""
    several = list(found)
    fitting = _beginning(begun, Lookup().hold(value.value for value in several))
    return [value for value in several if value.value in fitting]


def _beginning(begun: str, names: Lookup) -> set[str]:
    """The names that have the words typed, the last of which may be only begun."""
    words = folded_words(begun)
    if not words:
        return names.texts
    found = [names.find(Term(word, Scope.ANY, typed=True)) for word in words]
    return set.intersection(*found)
