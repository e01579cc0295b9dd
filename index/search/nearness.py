"""Words near each other: in any order, with at most so many other words between the first and the last."""

from collections.abc import Sequence
from typing import AnyStr

_NESTED = 12
"""Up to so many words in between are written out in an expression."""


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
    """A regular expression for two words near each other in either order, in words with one space around each."""
    return rb" (?:%b|%b)" % (_soon_after(one, other, between), _soon_after(other, one, between))


def _soon_after(one: bytes, other: bytes, between: int) -> bytes:
    """A word and, after so many others at most, the other one."""
    expression = rb"%b " % other
    if between > _NESTED:
        return rb"%b (?:[^ \n]++ ){0,%d}?%b" % (one, between, expression)
    # Choices inside each other are quicker than a repetition, which remembers a place to go back to at every word.
    for _ in range(between):
        expression = rb"(?:%b |[^ \n]++ %b)" % (other, expression)
    return rb"%b %b" % (one, expression)
