"""What a word adds to the score of a document.

Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), without the rarity of the word.
"""

from collections.abc import Sequence

_K1 = 1.2
_B = 0.75


class Gains:
    """What words add, by the length of a document."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Reckons with the mean of these lengths.

        Args:
            lengths: of each document, in words.
        """
        self._mean = max(1.0, sum(lengths) / max(1, len(lengths)))
        # Those that there are, not all up to the longest: in a damaged index that may be four thousand millions.
        self._lengths = frozenset(lengths)
        self._once = self._by_length(1)
        self.once = list(map(self._once.__getitem__, lengths))
        """For each document, what a word adds that stands there once."""

    def further(self, times: float) -> dict[int, float]:
        """For each length, what a word adds beyond that where it stands there so many times."""
        return {length: gain - self._once[length] for length, gain in self._by_length(times).items()}

    def _by_length(self, times: float) -> dict[int, float]:
        return {
            length: times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length / self._mean)) for length in self._lengths
        }
