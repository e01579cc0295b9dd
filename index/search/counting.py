"""Counts of reporting words and of dates, for facets: each document has a number, each number what it stands for.

What is counted is what a click would find: a reporting word as `cue:` looks for it, a date as a period has it.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from index.search.analysis import forms, stem
from index.search.segments import Segment

if TYPE_CHECKING:
    from index.search.table import Selection

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


def counted(ordinals: Sequence[int], found: "Selection", used: Mapping[int, int]) -> Mapping[int, int]:
    """How often each number stands among those of a set of documents; none is there with 0.

    Args:
        ordinals: the number of each document.
        found: the set.
        used: how often each number stands among all.
    """
    if found.is_sparse:
        return Counter(map(ordinals.__getitem__, found.documents))
    if not found.is_most:
        return Counter(compress(ordinals, found.flags))
    # Those that are left out are fewer.
    others = Counter(compress(ordinals, found.unset_flags))
    return {number: left for number, count in used.items() if (left := count - others.get(number, 0))}


class Numbered:
    """A column of few different texts: the texts, and for each document the number of its text."""

    def __init__(self, segments: Sequence[Segment], column: str) -> None:
        numbers: dict[str, int] = {"": 0}
        self._ordinals: list[int] = []
        for segment in segments:
            ordinals, names = segment.names(column)
            translated = array("L", (numbers.setdefault(name, len(numbers)) for name in names))
            self._ordinals.extend(map(translated.__getitem__, ordinals))
        self.texts = tuple(numbers)
        """By number; number 0 is no text."""

    def counts(self, found: "Selection") -> Mapping[int, int]:
        """How many documents of a set have each text, by its number."""
        return counted(self._ordinals, found, self.used)

    @cached_property
    def used(self) -> Counter[int]:
        """How many of all documents have each text."""
        return Counter(self._ordinals)


class CueTable:
    """The words that report: one for each cue, and all cues that have it, since `cue:` looks anywhere in a cue."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._cues = Numbered(segments, "cue")
        used = self._cues.used
        spelled: dict[str, Counter[str]] = {}
        for number, cue in enumerate(self._cues.texts):
            if head := reporting_word(cue):
                spelled.setdefault(stem(head), Counter())[head] += used[number]
        self._labels = {
            stemmed: min(heads, key=lambda each: (-heads[each], each)) for stemmed, heads in spelled.items()
        }
        self._verbs = [self._verbs_in(cue) for cue in self._cues.texts]

    def counts(self, found: "Selection") -> Counter[str]:
        """How many documents of a set have each reporting word in their cue, by its most frequent form."""
        counted: Counter[str] = Counter()
        for number, count in self._cues.counts(found).items():
            for verb in self._verbs[number]:
                counted[verb] += count
        return counted

    def _verbs_in(self, cue: str) -> tuple[str, ...]:
        stems = {stem(form) for word in cue.split() for form in forms(word)}
        return tuple(self._labels[each] for each in stems if each in self._labels)


class DateTable:
    """When articles were printed, as precisely as each says."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._dates = Numbered(segments, "published")

    def counts(self, found: "Selection") -> Counter[str]:
        """How many documents of a set lie in each year, month or day: the finest that still makes a picture.

        A date that is not known as precisely as that is counted by itself, under what is known of it.
        """
        texts = self._dates.texts
        counted = {texts[number]: count for number, count in self._dates.counts(found).items() if number}
        months = {date[:_MONTH] for date in counted}
        size = _DAY if len(months) == 1 else _MONTH if len(months) <= _MOST_MONTHS else _YEAR
        binned: Counter[str] = Counter()
        for date, count in counted.items():
            binned[date[:size]] += count
        return binned


def reporting_word(cue: str) -> str:
    """The word of a folded cue that reports: the first that is not beside a verb; empty if there is none."""
    return next((word for word in cue.split() if word not in _BESIDE_THE_VERB), "")
