"""How well a statement fits a query: Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").

Only words and phrases count, not filters. Where we differ: what is found by a prefix, a pattern or a phrase counts
as if it stood there once.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from index.search.bits import documents
from index.search.matching import Matcher, stem_terms
from index.search.segments import Segment
from index.search.tree import Node, Pattern, Phrase, Scope, Term, leaves

_K1 = 1.2
_B = 0.75


class Portion(NamedTuple):
    """A segment as a part of the whole index."""

    segment: Segment
    matcher: Matcher
    base: int
    """The number of its first document through all segments."""
    live: int
    """The documents that are not deleted."""


def scores(
    tree: Node | None, portions: Sequence[Portion], found: Sequence[int], lengths: Sequence[int]
) -> dict[int, float]:
    """The score of every document found, by its number through all segments.

    Args:
        tree: the query.
        portions: the whole index.
        found: for each portion the documents found.
        lengths: the number of words of each document.
    """
    scored = {
        portion.base + document: 0.0
        for portion, bits in zip(portions, found, strict=True)
        for document in documents(bits, portion.segment.size)
    }
    total = sum(portion.live.bit_count() for portion in portions)
    mean = max(1.0, sum(lengths) / max(1, len(lengths)))
    words = dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Term | Phrase | Pattern))
    for leaf in words:
        if leaf.scope is Scope.OUTLET:
            continue
        count = sum((portion.matcher.leaf(leaf) & portion.live).bit_count() for portion in portions)
        rarity = log(1 + (total - count + 0.5) / (count + 0.5))
        for portion, bits in zip(portions, found, strict=True):
            base = portion.base
            often = _occurrences(portion, leaf)
            for document in documents(portion.matcher.leaf(leaf) & bits, portion.segment.size):
                scored[base + document] += rarity * _gain(often.get(document, 1.0), lengths[base + document] / mean)
    return scored


def _occurrences(portion: Portion, leaf: Term | Phrase | Pattern) -> dict[int, float]:
    return portion.segment.frequencies(stem_terms(leaf)) if isinstance(leaf, Term) else {}


@lru_cache(10_000)
def _gain(times: float, length: float) -> float:
    """How much a word counts that occurs so many times in a statement of so many times the mean length."""
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))
