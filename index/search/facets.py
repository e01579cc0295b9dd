"""How many results each value of a field has, or would have if it were clicked."""

from collections.abc import Iterable, Sequence

from index.model import FacetValue, QueryFilter
from index.search.bits import Selection
from index.search.naming import facet_values
from index.search.table import Table
from index.search.tree import FACTS, SIGNS, UNLISTED, Fact
from index.search.whole import Ground

_KINDS = ("direct", "mixed", "indirect")
_TIERS = ("clear", "likely", "unsure", "unattributed")
_POLARITIES = ("negated", "hypothetical")
_SOURCES = ("named", "unnamed")
_WORDING = (*SIGNS, "variant")


def facets(
    ground: Ground, table: Table, shown: Selection, matching: int, rejected: int, filters: Sequence[QueryFilter]
) -> dict[str, Sequence[FacetValue]]:
    """The values of all facets, most frequent first.

    Args:
        ground: what the query was answered from.
        table: the names of the index.
        shown: the results.
        matching: the results with those that the default view hides.
        rejected: what else would match if the reader had not said that it is no statement.
        filters: those of the query.
    """
    # `kind:thought` is an older way to write `manner:thought`; it is counted where a query has it.
    kinds = (*_KINDS, *(part.value for part in filters if part.field == "kind" and part.value not in _KINDS))
    seen = shown.bits
    return {
        "speaker": ground.speakers.counts(shown),
        "outlet": table.outlets.counts(shown),
        "kind": _counts(ground, "kind", kinds, seen, matching),
        "manner": _counts(ground, "manner", FACTS["manner"], seen, matching),
        "is": _with(
            FacetValue(value="rejected", count=rejected.bit_count()),
            _counts(ground, "is", (*_TIERS, *_POLARITIES, *ground.counted_marks), seen, matching),
        ),
        "tag": ground.tags(matching),
        "source": _counts(ground, "is", _SOURCES, seen, matching),
        "wording": _counts(ground, "is", _WORDING, seen, matching),
        "cue": facet_values(table.cues.counts(shown).items()),
        "date": facet_values(table.dates.counts(shown).items()),
    }


def _counts(ground: Ground, field: str, values: Iterable[str], seen: int, matching: int) -> tuple[FacetValue, ...]:
    """The values that were found; those that the default view hides are counted, too."""
    counts = []
    for value in dict.fromkeys(values):
        among = matching if value in UNLISTED else seen
        if count := (ground.leaf(Fact(field, (value,))) & among).bit_count():
            counts.append(FacetValue(value=value, count=count))
    return tuple(sorted(counts, key=_most_first))


def _with(value: FacetValue, counts: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    """The counts with one more, if it counts any."""
    return tuple(sorted((*counts, value), key=_most_first)) if value.count else counts


def _most_first(counted: FacetValue) -> int:
    return -counted.count
