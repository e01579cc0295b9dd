"""Words that are spelled nearly alike, and how often a library has each word.

Two words are so many edits apart as letters have to be put in, taken out, changed, or swapped with their neighbour
(Frederick Damerau 1964, "A technique for computer detection and correction of spelling errors"; as usual, letters
that were swapped are not changed once more).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

_LETTERS = 32
"""Letters that share a bit when words are compared roughly."""


class Alike(NamedTuple):
    """A word that is spelled nearly like another; the best one sorts first."""

    edits: int
    rarity: int
    """The more frequent, the smaller."""
    word: str


class Vocabulary:
    """The words of a segment, each with the number of places that have it."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts

    def like(self, word: str, edits: int) -> list[Alike]:
        """The words that are at most so many edits away, the nearest first, of those the most frequent."""
        sought = _mask(word)
        # Each edit changes at most two letters: most words need no closer look.
        most = 2 * edits
        near = (other for other, mask in self._masks if (mask ^ sought).bit_count() <= most)
        found = ((distance, other) for other in near if (distance := edits_between(word, other, edits)) is not None)
        return sorted(Alike(distance, -self.counts[other], other) for distance, other in found)

    @cached_property
    def _masks(self) -> list[tuple[str, int]]:
        bits = {char: 1 << ord(char) % _LETTERS for char in set().union(*self.counts)}
        masks = []
        for word in self.counts:
            mask = 0
            for char in word:
                mask |= bits[char]
            masks.append((word, mask))
        return masks


def merged(parts: Iterable[Vocabulary]) -> Vocabulary:
    """The words of several segments together."""
    several = list(parts)
    if len(several) == 1:
        return several[0]
    counts: dict[str, int] = {}
    for part in several:
        for word, count in part.counts.items():
            counts[word] = counts.get(word, 0) + count
    return Vocabulary(counts)


def edits_between(one: str, other: str, limit: int) -> int | None:
    """How many edits two words are apart; None for more than `limit`."""
    if abs(len(one) - len(other)) > limit:
        return None
    earlier: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            edits = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                edits = min(edits, earlier[column - 2] + 1)
            now.append(edits)
        if min(now) > limit:
            return None
        earlier, last = last, now
    return last[-1] if last[-1] <= limit else None


def _mask(word: str) -> int:
    """The letters of a word as a set of bits."""
    mask = 0
    for char in word:
        mask |= 1 << ord(char) % _LETTERS
    return mask
