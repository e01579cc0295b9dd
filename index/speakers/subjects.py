"""What a sentence is about: the noun phrase that it begins with, as far as words alone show."""

from index.speakers.lexicon import lexicon
from index.speakers.nouns import DETERMINERS, PLURAL_DETERMINERS, POSSESSIVES, is_human, is_plural
from index.speakers.words import Passage

_AUXILIARIES = frozenset(
    """is are was were be been has have had do does did will would can could may might must shall should isn't aren't
    wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't""".split()
)
SUBORDINATING = frozenset(
    "after although as because before despite during if once since though until when while".split()
)
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_MAX_OPENER_WORDS = 3
_JOINING = frozenset("and but so yet also even however meanwhile still then later perhaps maybe yes no indeed".split())
_FILLERS = {"you": ("see", "know"), "i": ("mean", "think", "guess"), "as": ("well",)}
"""Openings of spoken sentences that say nothing ("You see, …")."""
_BETWEEN_NOUNS = frozenset(("and", "or"))
_APOSTROPHES = ("'", "’", "'s", "’s")
_MAX_OPENING_WORDS = 25
_MAX_SUBJECT_WORDS = 9


def begins_clause(passage: Passage, index: int) -> bool:
    """Whether a word begins its sentence or stands after punctuation, a joining word or (for "it") "Shortly after"."""
    before = passage.words[index - 1] if index else None
    if before is None or before.sentence != passage.words[index].sentence or not before.text[0].isalnum():
        return True
    near = index - sentence_start(passage, index) <= _MAX_OPENER_WORDS and passage.lower(index) == "it"
    return before.lower in _JOINING or (near and before.lower in SUBORDINATING)


def sentence_start(passage: Passage, index: int) -> int:
    """The first word of the sentence of a word."""
    while index > 0 and passage.words[index - 1].sentence == passage.words[index].sentence:
        index -= 1
    return index


def subject_at(passage: Passage, start: int) -> tuple[int, int] | None:
    """The words of the subject of the sentence that begins at a word, half-open; None if that is not plain."""
    words, known = passage.words, lexicon()
    first = _behind_opening(passage, start)
    if first is None or words[first].quoted:
        return None
    at = first
    while at < len(words) and words[at].sentence == words[start].sentence and at - first < _MAX_SUBJECT_WORDS:
        lower = words[at].lower
        mark = not words[at].text[0].isalnum() and words[at].text not in _APOSTROPHES
        if lower in _AUXILIARIES or mark or (at > first and _ends_noun(passage, at)):
            return (first, at) if at > first else None
        if lower in known.clause_openers - {"and"} and at > first:
            return first, at
        at += 1
    return None


def _ends_noun(passage: Passage, at: int) -> bool:
    """Whether a word behind a noun is a verb, a preposition or another small word rather than a noun."""
    known, word = lexicon(), passage.words[at]
    before = passage.words[at - 1].lower
    if before in DETERMINERS | PLURAL_DETERMINERS | POSSESSIVES or _is_number(before):
        return False
    if word.lower in known.prepositions:
        return word.lower != "of"
    if word.capital or word.lower in known.roles or word.lower in known.plural_people:
        return False
    small = word.lower in known.function_words and word.lower not in _BETWEEN_NOUNS
    if is_plural(before) and is_human(before) and word.lower not in _BETWEEN_NOUNS:
        return True
    return small or word.lower.endswith("ed") or word.lower in known.reporting | known.verbs


def _is_number(lower: str) -> bool:
    """Whether a word is a number in digits, or one from twenty on."""
    return lower[:1].isdigit() or lower.partition("-")[0] in _TENS


def _behind_opening(passage: Passage, start: int) -> int | None:
    """The word behind joining words and behind an opening phrase that ends with a comma."""
    words, known = passage.words, lexicon()
    at = start
    while at < len(words) and (words[at].lower in _JOINING or not words[at].text[0].isalnum()):
        at += 1
    if at >= len(words) or words[at].sentence != words[start].sentence:
        return None
    if passage.lower(at + 1) in _FILLERS.get(words[at].lower, ()) and passage.lower(at + 2) == ",":
        return at + 3 if at + 3 < len(words) else None
    if words[at].lower not in known.prepositions | SUBORDINATING and words[at].lower not in known.dates:
        return at
    for i in range(at, min(at + _MAX_OPENING_WORDS, len(words) - 1)):
        if words[i].sentence != words[start].sentence:
            return None
        if words[i].text == ",":
            return i + 1
    return None
