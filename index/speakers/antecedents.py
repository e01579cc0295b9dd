"""The noun phrase right before a word, where its determiner, its plural or its owner shows that it is one."""

from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.nouns import DETERMINERS, PLURAL_DETERMINERS, POSSESSIVES, is_human, is_plural
from index.speakers.subjects import sentence_start
from index.speakers.words import Passage

_MAX_NOUN_WORDS = 8
_APOSTROPHES = frozenset(("'s", "‘s", "ʼs", "'"))
_PERCENT = frozenset(("percent", "%"))
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_OUT_OF = frozenset(("in", "of"))
_IN_NAMES = frozenset(("no", "all", "one", "every"))
"""Determiners with which names of laws and campaigns begin ("the No More Tax law")."""
_MARKS = frozenset('"”')
_OPEN = frozenset("anyone everyone nobody one ones someone something nothing thing those time way".split())
"""Words that tell nothing of who is meant."""
_OF_CLAUSES = frozenset("means meant makes made is was would could may might will leaves left gives gave".split())
"""Verbs behind "which" that may be about all that was said before it."""


def share_before(passage: Passage, end: int) -> int | None:
    """The first word of a share that ends before a word ("23 percent", "four in 10"); None if none does."""
    if passage.lower(end - 1) in _PERCENT and _is_number(passage.lower(end - 2)):
        return end - 2
    if not _is_number(passage.lower(end - 1)) or passage.lower(end - 2) not in _OUT_OF:
        return None
    begin = end - 3 - (passage.lower(end - 3) == "out")
    return begin if begin >= 0 and _is_number(passage.lower(begin)) else None


def _is_number(lower: str) -> bool:
    return lower[:1].isdigit() or lower in _NUMBERS


def wider_noun(naming: Naming, relative: int, end: int) -> int | None:
    """The first word of the phrase before `end` that "who", "which" or "that" at a word surely describes.

    The relative itself tells that a phrase with a noun ends before it; which words begin it, a determiner, an owner or
    the plural must tell. "The book, which means" may go on with the whole sentence, so it tells nothing.
    """
    passage = naming.passage
    word = passage.lower(relative).partition("'")[0]
    marked = passage.words[end - 1].text in _MARKS if end > 0 else False
    noun = passage.lower(end - 1 - marked)
    if marked or not _may_be_noun(passage, end - 1, noun):
        return None
    begin, determined = noun_begin(naming, end)
    if not determined and noun in lexicon().reporting:
        return None
    if word == "which":
        clause = end < relative and passage.lower(relative + 1) in _OF_CLAUSES
        close = not clause and passage.lower(begin - 1) != "with" and not is_human(noun)
        return begin if determined and close else None
    behind = passage.lower(begin - 1) in lexicon().prepositions
    if word == "that":
        return begin if determined and end == relative and not behind else None
    if passage.lower(begin) in POSSESSIVES and not is_human(noun):
        return None
    return begin if is_plural(noun) or (determined and not behind) else None


def _may_be_noun(passage: Passage, at: int, lower: str) -> bool:
    """Whether a word in lower case can be a noun of which something can be told."""
    known = lexicon()
    small = known.function_words | known.prepositions | known.clause_openers | known.dates | _OPEN
    return at >= 0 and lower[:1].isalpha() and lower not in small and not passage.words[at].capital


def noun_begin(naming: Naming, end: int) -> tuple[int, bool]:
    """The first word of a noun phrase, and whether a determiner or an owner begins it."""
    passage, known = naming.passage, lexicon()
    begin, close = end - 1, True
    named = {i for m in naming.names.values() if end - _MAX_NOUN_WORDS < m.last < end for i in range(m.first, m.last)}
    for at in range(end - 2, max(end - 2 - _MAX_NOUN_WORDS, -1), -1):
        lower = passage.lower(at)
        if passage.words[at].sentence != passage.words[end - 1].sentence:
            break
        if lower in _APOSTROPHES:
            owner = next((m for m in naming.names.values() if m.last == at), None)
            if owner is not None:
                return owner.first - len(owner.titles), True
            continue
        titled = lower in _IN_NAMES and passage.words[at].capital and sentence_start(passage, at) != at
        if lower in DETERMINERS | PLURAL_DETERMINERS | POSSESSIVES and not titled:
            return at, True
        inside = "-" in (lower, passage.lower(at - 1)) or passage.lower(at - 1) in DETERMINERS | POSSESSIVES
        if at not in named and not inside and _ends_phrase(lower):
            break
        close = close and (at in named or lower in known.adjectives or "-" in lower or passage.words[at].capital)
        begin = at if close else begin
    return begin, False


def _ends_phrase(lower: str) -> bool:
    """Whether a word in lower case can be no part of a noun phrase behind its first word."""
    known = lexicon()
    small = known.prepositions | known.function_words | known.clause_openers | known.reporting | known.verbs
    return not lower[0].isalnum() or lower in small or lower.endswith("ed")
