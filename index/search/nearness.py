"""Words near each other: in any order, with at most so many other words between the first and the last."""

from collections.abc import Sequence
from typing import AnyStr


def windows(words: Sequence[AnyStr], sought: Sequence[AnyStr], between: int) -> list[tuple[int, ...]]:
    """The places where all words that are sought stand near each other, each as the places of those words.

    Args:
        words: a text, word by word.
        sought: different words.
        between: the most other words among them.
    """
    wanted = set(sought)
    places = [place for place, word in enumerate(words) if word in wanted]
    longest = len(wanted) + between
    found = []
    for number, start in enumerate(places):
        seen: dict[AnyStr, int] = {}
        for place in places[number:]:
            if place - start >= longest:
                break
            seen.setdefault(words[place], place)
            if len(seen) == len(wanted):
                found.append(tuple(seen.values()))
                break
    return found


def pair_expression(one: bytes, other: bytes, between: int) -> bytes:
    """A regular expression for a word soon before another one, in words with one space around each.

    It begins with plain letters, which makes it quick to look for.
    """
    return rb" %b (?:[^ \n]+ ){0,%d}%b " % (one, between, other)
