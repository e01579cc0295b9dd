"""What a word adds to the score of a document.

Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), without the rarity of the word.
"""

from index.search.bits import Numbers, Scores

_K1 = 1.2
_B = 0.75


class Gains:
    """What words add, by the length of a document."""

    def __init__(self, lengths: Numbers) -> None:
        """Reckons with the mean of these lengths: of each document, in words."""
        mean = max(1.0, float(lengths.sum()) / max(1, len(lengths)))
        self._slack = _K1 * (1 - _B + _B * lengths / mean)

    def of(self, times: Scores, documents: Numbers) -> Scores:
        """What a word adds to some documents that stands there so many times."""
        gained: Scores = times * (_K1 + 1) / (times + self._slack[documents])
        return gained
