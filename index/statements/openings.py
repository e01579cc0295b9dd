"""Contents that begin before their cue: "Five years ago, he said, the bridge was new".

Words that open a sentence and are cut off by a clause that does nothing but name speaker and cue, between two commas,
belong to what is said. In polnear/train that holds for 194 of 214 such sentences; most of the others begin with a
conjunction, which is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.linking import Draft
from index.statements.manner import is_speech_word
from index.text import sentence_spans

INTERPOSED_CONFIDENCE = 0.9
"""For a statement that a clause of this kind interrupts: how often content and mention are right."""

_LONGEST_OPENING_CHARS = 240
_LONGEST_CLAUSE_CHARS = 120
_BEHIND_CLAUSE = re.compile(r"(?:[ \xa0][^,.;:!?()\"“”„«»—–]{1,40})?,\s+")
"""The comma behind the clause, perhaps after a place or whom it was told: "said on Friday,", "told the court,"."""
_NEW_SENTENCE = re.compile(r"[\"“„«‘'][^\W_a-z]")
_NO_OPENING = re.compile(
    r"(?:and|but|so|or|nor|still|yet|also|then|thus|however|moreover|furthermore|indeed|meanwhile|and (?:yet|now|so)|"
    r"in (?:addition|contrast|particular|general|turn|short|sum|the end)|on the (?:other|one) hand|by contrast),?\s*|"
    r"(?:asked|pressed|questioned|speaking|responding|replying|quoting|citing|according)\b.*|.*[\"“”„«»:;?!()].*",
    re.IGNORECASE | re.DOTALL,
)


def with_openings(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the words that open their sentence where they were left out."""
    taken = bytearray(len(text))
    for draft in drafts:
        for span in draft.content and (*draft.content, *draft.cue, *draft.mention):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return [_with_opening(text, draft, taken) for draft in drafts]


def _with_opening(text: str, draft: Draft, taken: bytearray) -> Draft:
    """A draft whose cue stands in a clause between two commas, with the words before it."""
    clause = _clause(text, draft)
    opening = _opening(text, clause.start) if clause else None
    if not opening or not clause:
        return draft
    before = [span for span in draft.content if span.end <= clause.start]
    # The network may have seen a part of the opening, from its first word.
    is_seen = not before or (before[0].start == opening.start and opening.covers(before[-1]))
    if is_seen and _is_free(taken, opening, before):
        behind = slice(len(before), None)
        content, links = (opening, *draft.content[behind]), (draft.content_links[-1], *draft.content_links[behind])
        draft = replace(draft, content=content, content_links=links)
    elif not (before and before[-1].end >= opening.end - 1 and before[0].start <= opening.start + 1):
        return draft
    cue = text[draft.cue[0].start : draft.cue[-1].end]
    sure = draft.mention and any(map(is_speech_word, cue.split())) and _in_one_sentence(text, draft.content)
    return replace(draft, rule_confidence=INTERPOSED_CONFIDENCE) if sure else draft


def _is_free(taken: bytearray, opening: Span, own: Sequence[Span]) -> bool:
    """Whether an opening holds nothing that belongs to a statement but these pieces."""
    return taken.count(1, *opening) == sum(span.end - span.start for span in own)


def _in_one_sentence(text: str, content: Sequence[Span]) -> bool:
    """Whether all pieces of a content stand in one sentence; pieces further off are for others to judge."""
    whole = Span(content[0].start, content[-1].end)
    return len(sentence_spans(text, whole)) == 1 and "\n" not in text[whole.start : whole.end]


def _clause(text: str, draft: Draft) -> Span | None:
    """Where cue and mention stand if they interrupt the content: after a comma, and before one and the content."""
    if not draft.cue or not draft.content or draft.rule_confidence is not None:
        return None
    spans = (*draft.cue, *draft.mention)
    clause = Span(min(span.start for span in spans), max(span.end for span in spans))
    if clause.end - clause.start > _LONGEST_CLAUSE_CHARS or any(span.overlaps(clause) for span in draft.content):
        return None
    behind = _BEHIND_CLAUSE.match(text, clause.end)
    goes_on = behind and next((span for span in draft.content if span.start >= clause.end), None)
    if not behind or not goes_on or goes_on.start != behind.end() or _NEW_SENTENCE.match(text, goes_on.start):
        return None
    return clause if text[: clause.start].rstrip(" \xa0").endswith(",") else None


def _opening(text: str, end: int) -> Span | None:
    """The words of a sentence before a clause, without the comma; None if they are long or a mere connection."""
    line = text.rfind("\n", 0, end) + 1
    start = max(line, end - _LONGEST_OPENING_CHARS)
    sentences = sentence_spans(text, Span(start, end))
    if not sentences or (len(sentences) == 1 and start > line):
        return None
    opening = Span(sentences[-1].start, sentences[-1].start + len(text[sentences[-1].start : end].rstrip(" \xa0,")))
    words = text[opening.start : opening.end]
    return None if not words or _NO_OPENING.fullmatch(words) else opening
