"""The values of an answer's facets: under which heading each stands, and which of them a query has."""

from collections.abc import Mapping, Sequence

from desktop.folding import folded
from index.model import FacetValue, Polarity, QueryFilter

LONG_FIELDS = frozenset({"speaker", "outlet", "cue", "tag"})
"""Fields of names: the filter box looks in them, and they are cut to a few until asked for more."""
MARKS = ("starred", "checked", "corrected", "tagged", "noted", "rejected")
"""What the reader did, asked for with `is:`."""
SOURCES = ("named", "unnamed")
"""Whether a speaker has a name, asked for with `is:`."""
WORDING = ("fragment", "brackets", "ellipsis", "translated", "headline-only", "variant")
"""How words were edited, and whether others print them, asked for with `is:`."""
Value = tuple[str, str, int | None]
"""A field, a value of it, and its count."""
Grouped = dict[str, tuple[tuple[str, Sequence[FacetValue]], ...]]
"""The values of each group, by their fields; not copied, since there may be thousands."""
_FIELD_OF = {"source": "is", "wording": "is"}
"""The field of a facet, where it is called otherwise."""


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
    wanted = folded(part.value)
    letters = next(iter(wanted.split()), "") if part.field in LONG_FIELDS else wanted
    # Of thousands of names few have the letters at all.
    return [each for each in values if letters in folded(each[1]) and means(part, each[0], each[1])]


def means(part: QueryFilter, field: str, value: str) -> bool:
    """Whether a part of the query means this value; of a name it may be any of the words."""
    if part.field != field:
        return False
    wanted, words = folded(part.value), folded(value)
    if part.field in LONG_FIELDS:
        return set(wanted.split()) <= set(words.split())
    return wanted == words
