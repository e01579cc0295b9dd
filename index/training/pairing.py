"""Which found statements are right: contents paired one to one with a corpus's, and the speakers' words compared.

The rule is that of the headline score: contents share at least half of all their words, best pairs first, and the
mentions share a word or are both absent. Words, not characters, so that marks at the edges do not matter.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

Spans = Sequence[Sequence[int]]

LEAST_SHARED = 0.5
"""Words in both contents, of the words in either."""

_WORD = re.compile(r"\w+")


class Words:
    """The words of a text, by number."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def touched(self, spans: Spans) -> frozenset[int]:
        """The numbers of the words that spans touch, be it with one letter."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self._ends, start), len(self._starts))
            if self._starts[number] < end
        )


def right(
    found: Sequence[tuple[frozenset[int], frozenset[int]]], gold: Sequence[tuple[frozenset[int], frozenset[int]]]
) -> list[bool]:
    """For each found statement, whether the corpus has it, too.

    Args:
        found: words of content and of mention of each found statement.
        gold: the same for the corpus.
    """
    answer = [False] * len(found)
    for place, partner in pairs([content for content, _ in found], [content for content, _ in gold]):
        mention, source = found[place][1], gold[partner][1]
        answer[place] = bool(mention & source) or not (mention or source)
    return answer


def pairs(first: Sequence[frozenset[int]], second: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Contents that go together, one to one, those that share most first."""
    shares = sorted(
        (
            (-len(left & other) / len(left | other), j, i)
            for i, left in enumerate(first)
            for j, other in enumerate(second)
            if left & other
        ),
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for share, j, i in shares:
        if -share >= LEAST_SHARED and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return list(partners.items())
