"""Words → the statements that share most of them, without a query that has to match as a whole.

Every word adds its weight to the documents that have it, for all documents at once: the sums stand in bit slices
(O'Neil and Quass 1997, "Improved query performance with variant indexes"), and the highest are read off from the
highest slice downwards (Rinfret, O'Neil and O'Neil 2001, "Bit-sliced index arithmetic").
"""

from collections.abc import Iterable, Iterator
from math import log2
from typing import TYPE_CHECKING

import numpy as np

from index.search.analysis import folded_words, pieces, stem
from index.search.bits import Numbers, documents
from index.search.tree import Phrase, Scope, Term

if TYPE_CHECKING:
    from index.search.whole import Ground, Whole

_MOST_WORDS = 64
"""Of a longer text the rarest words are enough."""
_HEAVIEST = 15
MOST_ALIKE = 50
"""So many statements are like another one at most."""
_RARE_SHARE, _RARE_AT_LEAST = 10, 20
"""A word tells what a statement is about if at most one in so many has it, or at most so many in all."""


class Sums:
    """A small whole number for each of many documents."""

    def __init__(self) -> None:
        self._slices: list[int] = []

    def add(self, bits: int, amount: int) -> None:
        """Adds to the numbers of a set of documents."""
        for place in range(amount.bit_length()):
            if amount >> place & 1:
                self._carry(bits, place)

    def highest(self, count: int) -> list[int]:
        """Sets of documents with ever lower numbers, each of one number, until they have `count` together."""
        found, taken = [], 0
        for bits in self._by_number():
            found.append(bits)
            taken += bits.bit_count()
            if taken >= count:
                break
        return found

    def _carry(self, bits: int, place: int) -> None:
        while bits:
            self._slices.extend([0] * (place + 1 - len(self._slices)))
            before = self._slices[place]
            self._slices[place] = before ^ bits
            bits &= before
            place += 1

    def _by_number(self) -> Iterator[int]:
        """The sets of documents of one number each, the highest first; without those of zero."""
        everything = 0
        for bits in self._slices:
            everything |= bits
        waiting = [(everything, len(self._slices))] if everything else []
        while waiting:
            bits, place = waiting.pop()
            if place == 0:
                yield bits
                continue
            has = self._slices[place - 1]
            waiting.extend((part, place - 1) for part in (bits & ~has, bits & has) if part)


def alike(text: str, whole: "Whole", ground: "Ground", *, limit: int) -> tuple[int, ...]:
    """The statements whose contents share most words with a text, best first; of equally good ones the shorter first.

    Rare words count more, up to fifteen times as much as words that most statements have.

    Args:
        text: any words.
        whole: the index.
        ground: the same, or as a layer covers it.
        limit: how many at most.
    """
    live, size = ground.live, whole.table.size
    total = live.bit_count()
    found = {word: ground.leaf(Phrase((word,), Scope.SAID)) & live for word in _sought(text)}
    counted = sorted((documents.bit_count(), word) for word, documents in found.items() if documents)
    sums = Sums()
    for count, word in counted[:_MOST_WORDS]:
        sums.add(found[word], max(1, min(_HEAVIEST, round(log2(total / count)))))
    ids, lengths = whole.table.ids, whole.table.lengths
    best: list[int] = []
    for group in sums.highest(limit):
        equal = documents(group, size)
        shortest = equal[np.argsort(lengths[equal], kind="stable")]
        best.extend(ids[shortest[: limit - len(best)]].tolist())
    return tuple(best)


def telling(words: Iterable[str], whole: "Whole") -> tuple[str, ...]:
    """Those of some words that few statements have, rarest first: what others must share to be about the same."""
    most = max(_RARE_AT_LEAST, whole.live.bit_count() // _RARE_SHARE)
    return tuple(word for count, word in _counted(words, whole) if count <= most)


def likest(words: Iterable[str], whole: "Whole", *, without: int) -> Numbers:
    """The documents most like some words, best first, up to fifty and without a set.

    Like is the cosine of words weighted by their rarity (Salton and Buckley 1988, "Term-weighting approaches in
    automatic text retrieval"), by stems; where we differ, a document counts as long as its words are many.
    """
    total, lengths = whole.live.bit_count(), whole.table.lengths
    sums = np.zeros(whole.table.size)
    for count, word in _counted(words, whole)[:_MOST_WORDS]:
        sums[documents(_having(word, whole) & ~without, len(sums))] += (1 + log2(total / count)) ** 2
    found = np.flatnonzero(sums)
    order = np.argsort(-sums[found] / np.sqrt(np.maximum(lengths[found], 1)), kind="stable")
    return found[order[:MOST_ALIKE]]


def _counted(words: Iterable[str], whole: "Whole") -> list[tuple[int, str]]:
    """One word of each stem that contents have, with how many documents have it; the rarest first."""
    of_stems = {stem(word): word for word in words}.values()
    counted = ((_having(word, whole).bit_count(), word) for word in of_stems)
    return sorted((count, word) for count, word in counted if count)


def _having(word: str, whole: "Whole") -> int:
    """The documents that can be found and whose content has a word of the same stem."""
    return whole.leaf(Term(word, Scope.SAID)) & whole.live


def _sought(text: str) -> dict[str, None]:
    """The words of a text, compounds taken apart, each once."""
    return dict.fromkeys(piece for word in folded_words(text) for piece in pieces(word))
