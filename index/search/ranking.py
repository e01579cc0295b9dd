"""How well a statement fits a query (see `gains`).

Only words and phrases count, not filters. Where we differ: what is found by a prefix, a pattern or a phrase counts
as if it stood there once.
"""

from collections.abc import Sequence
from itertools import compress
from math import log

from index.search.bits import to_flags
from index.search.matching import stem_terms
from index.search.tree import FILTERING, Node, Term, Worded, leaves
from index.search.whole import Ground, Whole


def scores(tree: Node | None, whole: Whole, ground: Ground, found: int) -> Sequence[float]:
    """The score of every document; 0 for those that were not found.

    Args:
        tree: the query.
        whole: the index.
        ground: the same, or as a layer covers it: what the query was answered from.
        found: the documents found.
    """
    size, gains = whole.table.size, whole.table.gains
    scored = [0.0] * size
    total = ground.live.bit_count()
    for leaf in dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Worded)):
        if leaf.scope in FILTERING:
            continue
        matching = ground.leaf(leaf)
        count = (matching & ground.live).bit_count()
        rarity = log(1 + (total - count + 0.5) / (count + 0.5))
        flags = to_flags(matching & found, size)
        for document, gain in zip(compress(range(size), flags), compress(gains.once, flags), strict=True):
            scored[document] += rarity * gain
        if isinstance(leaf, Term):
            _count_repetitions(scored, leaf, whole, flags, rarity)
    return scored


def _count_repetitions(scored: list[float], leaf: Term, whole: Whole, flags: bytes, rarity: float) -> None:
    """Add to the scores what a word gains by standing in a document more than once."""
    lengths, gains = whole.table.lengths, whole.table.gains
    for portion in whole.portions:
        often = portion.segment.frequencies(stem_terms(leaf))
        further = {times: gains.further(times) for times in set(often.values())}
        for number, times in zip(map(portion.base.__add__, often), often.values(), strict=True):
            if flags[number]:
                scored[number] += rarity * further[times][lengths[number]]
