"""Finds short names that a text introduces in brackets: "Housing Advice Service (HAS)".

The match is that of Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions": the
letters of the short form are looked for from the right; the first must begin a word. Ours also wants capital letters.
"""

from collections.abc import Iterator
from typing import NamedTuple

from index.speakers.words import Passage

_SHORTEST, _LONGEST = 2, 10


class ShortName(NamedTuple):
    """A short name in brackets at a word, and the words of the long form right before it, half-open."""

    at: int
    first: int
    last: int


def short_names(passage: Passage) -> Iterator[ShortName]:
    """The short names that a passage introduces, in order."""
    words = passage.words
    for at in range(2, len(words) - 1):
        if words[at - 1].text == "(" and words[at + 1].text == ")" and _is_short(words[at].text):
            first = _begin_of_long_form(passage, at)
            if first is not None and words[first].paragraph not in passage.titled:
                yield ShortName(at, first, at - 1)


def _is_short(word: str) -> bool:
    """Whether a word is written like a short name: with two capital letters or more."""
    return _SHORTEST <= len(word) <= _LONGEST and word[0].isupper() and sum(c.isupper() for c in word) > 1


def _begin_of_long_form(passage: Passage, at: int) -> int | None:
    """The first word of the long form before the bracket at `at` - 1; None if the letters do not fit."""
    words = passage.words
    letters = [c.lower() for c in words[at].text if c.isalnum()]
    window = min(len(letters) + 5, len(letters) * 2)
    index, place = at - 2, len(words[at - 2].text) - 1
    for number in range(len(letters) - 1, -1, -1):
        while True:
            if place < 0:
                index, place = index - 1, len(words[index - 1].text) - 1
            if index < 0 or at - 1 - index > window or words[index].sentence != words[at].sentence:
                return None
            begins = number > 0 or place == 0
            if begins and words[index].lower[place] == letters[number]:
                break
            place -= 1
        place -= 1
    return index if words[index].capital and place < 0 and at - 1 - index > 1 else None
