"""Statements inside statements: "The AP also reported that Lavrov said …" holds two.

The network gives each word one role, so it finds the outer statement only. Where a content holds a reporting word of
its own, the network reads that content once more by itself, and what it finds there is second-hand.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.model import Span
from index.statements.decode import role_spans
from index.statements.features import LONGEST_PIECES, passages
from index.statements.linking import Draft, link
from index.statements.manner import is_speech_word
from index.statements.quotes import QuoteMap
from index.statements.tagger import Tagger

FEWEST_WORDS = 3
LEAST_PROBABILITY = 0.75
"""Cue, source and content of a statement inside another must each be found with this probability."""
LONGEST_CUE_WORDS = 3

_WORD = re.compile(r"[^\W\d_]+")
_CONJUNCTION = re.compile(r"that\s+", re.IGNORECASE)
_NOT_ASSERTED = re.compile(r"\b(?:to|not|never|would|will|may|might|could|should|can|if)\b|n['’]t\b", re.IGNORECASE)
_BEFORE_NOUNS = frozenset(
    "the a an of for his her its their our my your these those any many more some two three no s such to in".split()
)
_PRONOUNS = frozenset("i we you he she they it this that who which".split())
_ASSERTING_FORM = re.compile(r"(?:ed|s|ing|said|told|wrote|spoke|swore)$")


def read_inside(text: str, quotes: QuoteMap, tagger: Tagger, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts and, behind each, the statements that its content reports."""
    result = []
    known = {draft.content for draft in drafts}
    for draft in drafts:
        result.append(draft)
        for span in draft.content:
            if part := _reporting_part(text, quotes, span):
                inside = _inner(text, quotes, tagger, part, draft)
                result.extend(replace(inner, within=draft) for inner in inside if inner.content not in known)
    return result


def _reporting_part(text: str, quotes: QuoteMap, span: Span) -> Span | None:
    """The content without "that", if it can hold a statement: an asserting word after its first.

    What this lets through is read by the network, which takes time, and then looked at more closely.
    """
    start = span.start
    if conjunction := _CONJUNCTION.match(text, span.start, span.end):
        start = conjunction.end()
    words = list(_WORD.finditer(text, start, span.end))
    asserts = any(
        # "States" is a name, and "the claims" are a noun.
        word.group().islower()
        and before.group().lower() not in _BEFORE_NOUNS
        and _asserts(word.group())
        and not quotes.is_quoted(word.start())
        for before, word in pairwise(words)
    )
    return Span(start, span.end) if asserts else None


def _inner(text: str, quotes: QuoteMap, tagger: Tagger, part: Span, outer: Draft) -> list[Draft]:
    """The statements inside one content that are whole and well found."""
    found = passages(text, quotes, tagger.pieces, [part], [0])[:1]
    if not found or len(found[0].ids) > LONGEST_PIECES:
        return []
    inner = []
    for draft in link(role_spans(found, 0, tagger.score(found))):
        if _is_whole(text, quotes, draft) and not _repeats(draft, outer):
            inner.append(draft)
    return inner


def _is_whole(text: str, quotes: QuoteMap, draft: Draft) -> bool:
    """Whether a draft has a speaker, a reporting word and enough words, each found with confidence."""
    if not (draft.content and draft.mention and draft.cue):
        return False
    if quotes.is_quoted(draft.cue[0].start):
        return False
    words = sum(len(text[span.start : span.end].split()) for span in draft.content)
    sure = min(draft.signals.cue, draft.signals.source, draft.signals.content) >= LEAST_PROBABILITY
    return (
        sure
        and _is_named(text, draft.mention[0])
        and words >= FEWEST_WORDS
        and _is_assertion(text[draft.cue[0].start : draft.cue[-1].end])
    )


def _is_named(text: str, mention: Span) -> bool:
    """Whether a mention is a name or a description ("its source") and not a pronoun."""
    words = text[mention.start : mention.end].split()
    return len(words) > 1 or (words[0][0].isupper() and words[0].lower() not in _PRONOUNS)


def _is_assertion(cue: str) -> bool:
    """Whether a cue says that something was said, not that it will, would, should or should not be."""
    words = [word.group() for word in _WORD.finditer(cue)]
    return any(map(_asserts, words)) and len(words) <= LONGEST_CUE_WORDS and not _NOT_ASSERTED.search(cue)


def _asserts(word: str) -> bool:
    """Whether a word reports speech in a form that can say that it happened."""
    return bool(_ASSERTING_FORM.search(word)) and is_speech_word(word)


def _repeats(inner: Draft, outer: Draft) -> bool:
    """Whether the statement inside is the outer one again."""
    return inner.cue == outer.cue or inner.mention == outer.mention
