"""How well a statement fits a query: Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").

Only words and phrases count, not filters. Where we differ: what is found by a prefix, a pattern or a phrase counts
as if it stood there once.
"""

from functools import lru_cache
from math import log

from index.search.bits import documents
from index.search.matching import stem_terms
from index.search.tree import FILTERING, Node, Term, Worded, leaves
from index.search.whole import Ground, Whole

_K1 = 1.2
_B = 0.75


def scores(tree: Node | None, whole: Whole, ground: Ground, found: int) -> dict[int, float]:
    """The score of every document found.

    Args:
        tree: the query.
        whole: the index.
        ground: the same, or as a layer covers it: what the query was answered from.
        found: the documents found.
    """
    size, lengths = whole.table.size, whole.table.lengths
    scored = dict.fromkeys(documents(found, size), 0.0)
    total = ground.live.bit_count()
    mean = max(1.0, sum(lengths) / max(1, len(lengths)))
    for leaf in dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Worded)):
        if leaf.scope in FILTERING:
            continue
        matching = ground.leaf(leaf)
        count = (matching & ground.live).bit_count()
        rarity = log(1 + (total - count + 0.5) / (count + 0.5))
        for portion in whole.portions:
            base = portion.base
            often = portion.segment.frequencies(stem_terms(leaf)) if isinstance(leaf, Term) else {}
            for document in documents(portion.part(matching & found), portion.segment.size):
                scored[base + document] += rarity * _gain(often.get(document, 1.0), lengths[base + document] / mean)
    return scored


@lru_cache(10_000)
def _gain(times: float, length: float) -> float:
    """How much a word counts that occurs so many times in a statement of so many times the mean length."""
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))
