"""Counts of reporting words and of dates, for facets: each document has a number, each number what it stands for.

What is counted is what a click would find: a reporting word as `cue:` looks for it, a date as a period has it.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.search.analysis import forms, stem
from index.search.bits import Numbers, Selection
from index.search.segments import Segment

_BESIDE_THE_VERB = frozenset(
    """a about after against all also although an and any as at be been before being both but by can could did do does
    for from further had has have he her his how i if in into is it its just later may might more must never no not now
    of off on once one only or other our out over own shall she should since so some still such than that the their them
    then there they this those though to too under up upon via was we were when where whether which while who will with
    would yet you your""".split()
)
"""Words of a cue that do not report: "has also said" is counted under "said"."""
_MOST_MONTHS = 120
"""A longer time is counted by years; by days if there is one month."""
_YEAR, _MONTH, _DAY = 4, 7, 10


class Numbered:
    """A column of few different texts: the texts, and for each document the number of its text."""

    def __init__(self, segments: Sequence[Segment], column: str) -> None:
        numbers: dict[str, int] = {"": 0}
        columns = []
        for segment in segments:
            ordinals, names = segment.names(column)
            translated = np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int32)
            columns.append(translated[ordinals])
        self._ordinals = np.concatenate(columns) if columns else np.zeros(0, np.int32)
        self.texts = tuple(numbers)
        """By number; number 0 is no text."""

    def counts(self, found: Selection) -> Numbers:
        """How many documents of a set have each text, by its number."""
        return np.bincount(self._ordinals[found.documents], minlength=len(self.texts))

    @cached_property
    def used(self) -> Numbers:
        """How many of all documents have each text."""
        return np.bincount(self._ordinals, minlength=len(self.texts))


class CueTable:
    """The words that report: one for each cue, and all cues that have it, since `cue:` looks anywhere in a cue."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._cues = Numbered(segments, "cue")
        used = self._cues.used.tolist()
        spelled: dict[str, Counter[str]] = {}
        for number, cue in enumerate(self._cues.texts):
            if head := reporting_word(cue):
                spelled.setdefault(stem(head), Counter())[head] += used[number]
        self._labels = {
            stemmed: min(heads, key=lambda each: (-heads[each], each)) for stemmed, heads in spelled.items()
        }
        self._verbs = list(dict.fromkeys(self._labels.values()))
        places = {verb: place for place, verb in enumerate(self._verbs)}
        pairs = [(number, places[verb]) for number, cue in enumerate(self._cues.texts) for verb in self._verbs_in(cue)]
        self._having, self._had = np.array(pairs, np.intp).reshape(-1, 2).T
        """The cues and the verbs in them, pair by pair."""

    def counts(self, found: Selection) -> dict[str, int]:
        """How many documents of a set have each reporting word in their cue, by its most frequent form."""
        counts = _summed(self._had, self._cues.counts(found)[self._having], len(self._verbs))
        return {verb: count for verb, count in zip(self._verbs, counts, strict=True) if count}

    def _verbs_in(self, cue: str) -> dict[str, None]:
        """The verbs of a cue, each once."""
        stems = {stem(form) for word in cue.split() for form in forms(word)}
        return {self._labels[each]: None for each in sorted(stems) if each in self._labels}


class DateTable:
    """When articles were printed, as precisely as each says."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._dates = Numbered(segments, "published")
        self._bins: dict[int, tuple[Numbers, list[str]]] = {}

    def counts(self, found: Selection) -> dict[str, int]:
        """How many documents of a set lie in each year, month or day: the finest that still makes a picture.

        A date that is not known as precisely as that is counted by itself, under what is known of it.
        """
        counts = self._dates.counts(found)
        counts[0] = 0
        months = np.count_nonzero(_summed(self._places(_MONTH)[0], counts))
        size = _DAY if months == 1 else _MONTH if months <= _MOST_MONTHS else _YEAR
        places, bins = self._places(size)
        return {each: count for each, count in zip(bins, _summed(places, counts, len(bins)), strict=True) if count}

    def _places(self, letters: int) -> tuple[Numbers, list[str]]:
        """For each date the number of its beginning, and the beginnings by number."""
        if letters not in self._bins:
            numbers: dict[str, int] = {}
            places = [numbers.setdefault(date[:letters], len(numbers)) for date in self._dates.texts]
            self._bins[letters] = np.array(places, np.intp), list(numbers)
        return self._bins[letters]


def _summed(places: Numbers, counts: Numbers, size: int = 0) -> list[int]:
    """The sum of the counts of each place."""
    summed: list[int] = np.bincount(places, counts, size).astype(np.int64).tolist()
    return summed


def reporting_word(cue: str) -> str:
    """The word of a folded cue that reports: the first that is not beside a verb; empty if there is none."""
    return next((word for word in cue.split() if word not in _BESIDE_THE_VERB), "")
