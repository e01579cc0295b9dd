"""The values of an answer's facets: under which heading each stands, and which of them a query has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple, Protocol, runtime_checkable

from desktop.folding import folded, folded_all
from index.model import FacetValue, Polarity, QueryFilter

LONG_FIELDS = frozenset({"speaker", "outlet", "cue", "tag"})
"""Fields of names: the filter box looks in them, and they are cut to a few until asked for more."""
MARKS = ("starred", "checked", "corrected", "tagged", "noted", "rejected")
"""What the reader did, asked for with `is:`."""
SOURCES = ("named", "unnamed")
"""Whether a speaker has a name, asked for with `is:`."""
WORDING = ("fragment", "brackets", "ellipsis", "translated", "headline-only", "variant")
"""How words were edited, and whether others print them, asked for with `is:`."""


class Value(NamedTuple):
    """A value of a field."""

    field: str
    value: str
    number: int | None
    """How many results have it; None if it is not among those found."""
    key: str
    """The value as names are compared."""


Grouped = dict[str, tuple[tuple[str, Sequence[FacetValue]], ...]]
"""The values of each group, by their fields; not copied, since there may be thousands."""
_FIELD_OF = {"source": "is", "wording": "is"}
"""The field of a facet, where it is called otherwise."""


@runtime_checkable
class _InColumns(Protocol):
    """Values that tell their names and counts at once: to make thousands of them takes longer."""

    def columns(self) -> tuple[list[str], list[int]]:
        """All names and all counts in order."""


def listed(found: Iterable[tuple[str, Sequence[FacetValue]]], *, counted: bool = True) -> list[Value]:
    """The values of some fields, one by one, with their counts or as if none were found."""
    values: list[Value] = []
    for field, several in found:
        names, counts = _columns(several)
        rows = zip(repeat(field), names, counts if counted else repeat(None), folded_all(names), strict=False)
        values.extend(map(Value._make, rows))
    return values


def _columns(values: Sequence[FacetValue]) -> tuple[list[str], list[int]]:
    if isinstance(values, _InColumns):
        return values.columns()
    return [each.value for each in values], [each.count for each in values]


def grouped(facets: Mapping[str, Sequence[FacetValue]]) -> Grouped:
    """The values of an answer under their headings; only those of `is:` stand under several."""
    found: Grouped = {}
    for facet, values in facets.items():
        field = _FIELD_OF.get(facet, facet)
        groups = {group_of(field, each.value) for each in values} if field == "is" else {facet}
        for group in groups:
            under = values if len(groups) == 1 else tuple(v for v in values if group_of(field, v.value) == group)
            found[group] = (*found.get(group, ()), (field, under))
    return found


def group_of(field: str, value: str) -> str:
    """The group of a value: `is:` asks for certainty, for what was not said, and for the reader's marks."""
    if field != "is":
        return field
    if value in MARKS:
        return "marks"
    if value in SOURCES:
        return "source"
    if value in WORDING:
        return "wording"
    return "manner" if value in set(Polarity) else field


def meant(part: QueryFilter, values: list[Value]) -> list[Value]:
    """Those of some values that a part of the query means."""
    field, wanted = part.field, folded(part.value)
    if field not in LONG_FIELDS:
        return [each for each in values if each.key == wanted and each.field == field]
    longest = max(wanted.split(), key=len, default="")
    # Of thousands of names few have the letters, and still fewer the word.
    has_word = re.compile(rf"(?<!\S){re.escape(longest)}(?!\S)").search
    few = [each for each in values if longest in each.key and has_word(each.key)]
    return [each for each in few if each.field == field and _has_words(each.key, wanted)]


def means(part: QueryFilter, field: str, value: str) -> bool:
    """Whether a part of the query means this value; of a name it may be any of the words."""
    if part.field != field:
        return False
    wanted, words = folded(part.value), folded(value)
    return _has_words(words, wanted) if field in LONG_FIELDS else wanted == words


def _has_words(name: str, wanted: str) -> bool:
    return set(wanted.split()) <= set(name.split())
