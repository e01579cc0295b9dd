"""How well a statement fits a query: Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").

Only words and phrases count, not filters. Where we differ: what is found by a prefix, a pattern or a phrase counts
as if it stood there once.
"""

from functools import lru_cache
from math import log

from index.search.bits import documents, to_flags
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
    once = [_gain(1.0, length / mean) for length in range(max(lengths, default=0) + 1)]
    for leaf in dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Worded)):
        if leaf.scope in FILTERING:
            continue
        matching = ground.leaf(leaf)
        count = (matching & ground.live).bit_count()
        rarity = log(1 + (total - count + 0.5) / (count + 0.5))
        gains = [rarity * gain for gain in once]
        for document in documents(matching & found, size):
            scored[document] += gains[lengths[document]]
        if isinstance(leaf, Term):
            for portion in whole.portions:
                often = portion.segment.frequencies(stem_terms(leaf))
                base, part = portion.base, to_flags(portion.part(matching & found), portion.segment.size)
                for document, times in often.items():
                    if part[document]:
                        length = lengths[base + document]
                        scored[base + document] += rarity * _gain(times, length / mean) - gains[length]
    return scored


@lru_cache(10_000)
def _gain(times: float, length: float) -> float:
    """How much a word counts that occurs so many times in a statement of so many times the mean length."""
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))
