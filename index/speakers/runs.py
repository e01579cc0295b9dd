"""Finds runs of words that are written like a name: capitals, with the small words between them."""

from collections.abc import Iterator

from index.speakers.lexicon import lexicon
from index.speakers.words import Passage

_MAX_PARTICLES = 3
_OPENING = "\"“'‘"
_CLOSING = "\"”'’"


def name_runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Word ranges, half-open and in order, whose words may be a name with its titles."""
    words, i, count = passage.words, 0, len(passage.words)
    while i < count:
        if not words[i].capital or is_first_person(words[i].lower):
            i += 1
            continue
        j = i + 1
        while step := _step(passage, i, j):
            j += step
        yield i, j
        i = j


def is_first_person(lower: str) -> bool:
    """Whether a word is "I", alone or contracted."""
    return lower == "i" or lower.startswith("i'")


def _step(passage: Passage, first: int, at: int) -> int:
    """How many words from `at` still belong to the run begun at `first`; 0 at its end."""
    words, known = passage.words, lexicon()
    if at >= len(words) or words[at].sentence != words[first].sentence:
        return 0
    word = words[at]
    if word.capital:
        return 0 if is_first_person(word.lower) else 1
    if at + 1 >= len(words) or words[at + 1].sentence != word.sentence:
        return 0
    after = words[at + 1]
    if word.text == "," and after.lower.rstrip(".") in known.suffixes | known.honours and after.capital:
        return 2
    if particles := _particles(passage, at):
        return particles + 1
    if word.text in _OPENING and after.capital and at + 3 < len(words):
        return 4 if words[at + 2].text in _CLOSING and words[at + 3].capital else 0
    return _bridge(passage, first, at)


def _particles(passage: Passage, at: int) -> int:
    """How many particles stand before the next capital letter ("van der Berg"); 0 if none do."""
    words, known = passage.words, lexicon()
    for i in range(at, min(at + _MAX_PARTICLES + 1, len(words))):
        if words[i].sentence != words[at].sentence or words[i].capital:
            return i - at if words[i].sentence == words[at].sentence else 0
        if words[i].lower not in known.particles:
            return 0
    return 0


def _bridge(passage: Passage, first: int, at: int) -> int:
    """How many words of "of the" and a capital belong to the name of a body or an office; 0 if none."""
    words, known = passage.words, lexicon()
    before = {word.lower for word in words[first:at]}
    titled = words[at - 1].lower in known.titles
    if before.isdisjoint(known.body_nouns) and not titled:
        return 0
    bridge = words[at].lower
    skip = 0
    if bridge in ("of", "for", "on") or (bridge == "to" and titled):
        skip = 2 if passage.lower(at + 1) == "the" else 1
    elif bridge in ("and", "&") and not before.isdisjoint(("of", "for", "on")) and len(before & known.body_nouns) == 1:
        other = passage.lower(at + 1) in known.body_nouns or passage.lower(at + 2) in ("said", "says")
        skip = 0 if other else 1
    target = at + skip
    return skip + 1 if skip and target < len(words) and words[target].capital else 0
