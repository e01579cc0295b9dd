"""What the search says besides results: other queries, completions, and what each saved search would leave."""

from collections.abc import Iterable
from itertools import islice

from index.hints import Alternative, Completion
from index.model import FacetValue
from index.search.analysis import folded_words, name_key, plain_name
from index.search.completing import Begun, completed
from index.search.finding import found_in, resolved
from index.search.layer import Layer
from index.search.lookup import Lookup
from index.search.matching import PRINTED_COLUMNS
from index.search.naming import facet_values
from index.search.parser import parse
from index.search.refining import eased
from index.search.respelling import respelled
from index.search.saving import with_saved
from index.search.spelling import Vocabulary
from index.search.tree import Scope
from index.search.values import Called, values
from index.search.whole import Ground, Whole

_MOST_SPELLINGS = 3
_MOST_COMPLETIONS = 50


def alternatives(text: str, whole: Whole, ground: Ground, layer: Layer) -> tuple[Alternative, ...]:
    """What to ask instead of a query that finds nothing, see `Searcher.alternatives`."""

    def count(query: str) -> int:
        return _shown(query, ground, layer).bit_count()

    spelled = respelled(
        text,
        lambda scope: _vocabulary(scope, whole, ground),
        lambda term: (ground.leaf(term) & ground.live).bit_count(),
    )
    found = (Alternative(query=query, count=count(query)) for query in spelled)
    return (
        *islice((one for one in found if one.count), _MOST_SPELLINGS),
        *(Alternative(query=query, count=count(query), left_out=part) for part, query in eased(text)),
    )


def completions(
    text: str, place: Begun, whole: Whole, ground: Ground, layer: Layer, called: Called
) -> tuple[Completion, ...]:
    """What the value may become that is being typed at a place of a query, see `Searcher.completions`.

    Args:
        text: the query.
        place: what is being typed.
        whole: the index.
        ground: the same as the layer covers it.
        layer: the reader's marks, people and saved searches.
        called: for the names of people; what it holds is kept for the next letter.
    """
    found: Iterable[FacetValue] = values(place.field, place.text, whole, ground, layer, called)
    if place.field == "search":
        key = name_key(place.text)
        found = (value for value in saved_counts(ground, layer, ground.live) if key in name_key(value.value))
    few = list(islice(found, _MOST_COMPLETIONS))
    if len(few) == 1 and place.text.strip() and set(folded_words(place.text)) <= set(folded_words(few[0].value)):
        # Its words are written out: to finish the name would find the same, and keys have other uses.
        return ()
    return completed(text, place, few)


def saved_counts(ground: Ground, layer: Layer, matching: int) -> tuple[FacetValue, ...]:
    """How many results each saved search would leave, most first; also those that would leave none."""
    names = map(plain_name, layer.saved)
    return facet_values((name, (_shown(f'search:"{name}"', ground, layer) & matching).bit_count()) for name in names)


def _shown(query: str, ground: Ground, layer: Layer) -> int:
    """The documents that a query shows."""
    return found_in(resolved(with_saved(parse(query), layer.saved).tree, ground), ground).shown


def _vocabulary(scope: Scope, whole: Whole, ground: Ground) -> Vocabulary:
    """The words that are looked for in a scope."""
    if scope is Scope.SPEAKER:
        return Lookup().hold(ground.speakers.names).vocabulary
    if scope is Scope.TAG:
        return Lookup().hold(tag.value for tag in ground.tags(ground.live)).vocabulary
    column = PRINTED_COLUMNS.get(scope)
    return whole.names_vocabulary(column) if column else whole.vocabulary
