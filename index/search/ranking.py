"""How well a statement fits a query (see `gains`).

Only words and phrases count, not filters. Where we differ: what is found by a prefix, a pattern or a phrase counts
as if it stood there once.
"""

from math import log

import numpy as np

from index.search.bits import Scores, documents
from index.search.matching import stem_terms
from index.search.tree import FILTERING, Node, Term, Worded, leaves
from index.search.whole import Ground, Whole


def scores(tree: Node | None, whole: Whole, ground: Ground, found: int) -> Scores:
    """The score of every document; 0 for those that were not found.

    Args:
        tree: the query.
        whole: the index.
        ground: the same, or as a layer covers it: what the query was answered from.
        found: the documents found.
    """
    size, gains = whole.table.size, whole.table.gains
    scored = np.zeros(size)
    total = ground.live.bit_count()
    for leaf in dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Worded)):
        if leaf.scope in FILTERING:
            continue
        matching = ground.leaf(leaf)
        count = (matching & ground.live).bit_count()
        rarity = log(1 + (total - count + 0.5) / (count + 0.5))
        having = documents(matching & found, size)
        scored[having] += rarity * gains.of(_times(leaf, whole)[having], having)
    return scored


def _times(leaf: Worded, whole: Whole) -> Scores:
    """How often the words of a leaf stand in each document, once at least."""
    if not isinstance(leaf, Term):
        return np.ones(whole.table.size)
    terms = stem_terms(leaf)
    return np.concatenate([np.zeros(0), *(portion.segment.frequencies(terms) for portion in whole.portions)])
