"""How good found statements are beside those that people have marked, and whether one system is better than another.

The measure is the F1 of content and speaker together: contents are paired one to one, best overlap first, from half of
all their words; a pair is right if the speakers' words share one or are both absent. Quotation kinds are read from the
text in the same way for all systems, whatever they say themselves. Systems are compared by the paired bootstrap over
articles (Koehn 2004, "Statistical significance tests for machine translation evaluation").
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Spans
from index.training.pairing import Words, pairs
from index.training.quoted import kind_of, quoted_words

ALL = "all"
KINDS = (ALL, "direct", "mixed", "indirect")
ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Content and speaker of a statement."""

    content: Spans
    source: Spans


Tally = Counter[tuple[str, str]]
"""By kind: found, marked, and how many of the found and of the marked ones are right, or have their content right."""


def tally(text: str, found: Sequence[Found], marked: Sequence[Found]) -> Tally:
    """What an article adds to the score; contents without a word do not count."""
    words = Words(text)
    sides = [
        [(content, words.touched(item.source)) for item in side if (content := words.touched(item.content))]
        for side in (found, marked)
    ]
    quoted = quoted_words(text, words)
    kinds = [[kind_of(content, quoted).value for content, _ in side] for side in sides]
    counts: Tally = Counter()
    for name, side in zip(("found", "marked"), kinds, strict=True):
        counts.update((kind, name) for each in side for kind in (ALL, each))
    for i, j in pairs([content for content, _ in sides[0]], [content for content, _ in sides[1]]):
        ours, theirs = sides[0][i][1], sides[1][j][1]
        agree = bool(ours & theirs) or not (ours or theirs)
        for name, kind in (("found", kinds[0][i]), ("marked", kinds[1][j])):
            counts.update((each, f"{name} content") for each in (ALL, kind))
            if agree:
                counts.update((each, f"{name} right") for each in (ALL, kind))
    return counts


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1."""

    precision: float
    recall: float
    content_recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(tallies: Sequence[Tally], kind: str = ALL) -> Score:
    """The score over articles, of one kind of quotation; precision is over found ones, recall over marked ones."""

    def total(name: str) -> int:
        return sum(each[kind, name] for each in tallies)

    found, marked = max(total("found"), 1), max(total("marked"), 1)
    return Score(total("found right") / found, total("marked right") / marked, total("marked content") / marked)


def better_by(ours: Sequence[Tally], theirs: Sequence[Tally], kind: str = ALL, seed: int = 0) -> tuple[float, float]:
    """By how much our F1 is higher, and the share of resampled sets of articles in which it is not.

    Args:
        ours: by article.
        theirs: by the same articles in the same order.
        kind: of quotations.
        seed: of the resampling.
    """
    rng = random.Random(seed)
    not_better = 0
    for _ in range(ROUNDS):
        drawn = rng.choices(range(len(ours)), k=len(ours))
        not_better += score([ours[i] for i in drawn], kind).f1 <= score([theirs[i] for i in drawn], kind).f1
    return score(ours, kind).f1 - score(theirs, kind).f1, not_better / ROUNDS
