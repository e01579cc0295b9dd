"""Whose a quotation without a cue is: the statement that it goes on from, or that introduces it, or nobody's by name.

How often a sign is right was counted on polnear/train and polnear/dev: a quotation that follows a direct one in the
same paragraph (`"…", he said. "…"`) is by the same speaker in 121 of 124 cases; one that has the next paragraph to
itself in 29 of 31, and never by another person.
"""

import re
from collections.abc import Sequence

from index.model import Span
from index.statements.linking import Draft
from index.statements.page import Page
from index.statements.quotes import Quotation

FEWEST_WORDS_IN_NEXT_PARAGRAPH = 6
"""For a quotation that goes on with the one in the paragraph before although that one was closed."""
LONGEST_INTRODUCTION_CHARS = 40
"""Between a cue without a content and the colon that introduces one."""

_BROKEN_OFF = (",", "—", "–")
_REPLY = re.compile(
    r"(?:ah|all right|certainly|dear me|good|hello|hush|indeed|never mind|no|nonsense|oh|of course|please|quite so"
    r"|reckon so|shut up|thank you|thanks|very well|well|why|yes)\b(?!-)[^.!?]{0,30}[,.!?]",
    re.IGNORECASE,
)
"""How somebody begins who answers another one."""
_HE_OR_SHE = re.compile(r"(?:He|She)\b[^A-Z\"“”„«»]*$")


def owner_of(page: Page, index: int, drafts: Sequence[Draft]) -> Draft | None:
    """The statement that a quotation without a cue belongs to by its marks and its place.

    Args:
        page: the section.
        index: the quotation's number among those of the page.
        drafts: the statements found so far.
    """
    quotation = page.quotations[index]
    return (
        _goes_on_from(page, index, drafts)
        or _interrupted_by_cue(page, quotation, drafts)
        or _introduced_by(page, quotation, drafts)
        or _in_next_paragraph(page, index, drafts)
    )


def statement_before(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The direct statement that ends right before this quotation, in the same paragraph.

    A sentence between them that goes on about "he" or "she" and names nobody does not part them.
    """
    sentence = _sentence_before(page, quotation)
    if not sentence:
        return None
    for draft in drafts:
        in_sentence = [span for span in draft.content if span.overlaps(sentence)]
        if not (draft.cue and in_sentence):
            continue
        if sentence.covers(draft.cue[-1]):
            return draft if all(page.is_quoted(span) for span in in_sentence) else None
        if in_sentence[-1] == draft.content[-1] and page.is_quoted(draft.content[-1]):
            return draft
    return None


def _goes_on_from(page: Page, index: int, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose quotation this one continues, in the paragraph before, or begins, in the one after."""
    quotations = page.quotations
    if quotations[index].continued and index:
        return _holder(quotations[index - 1], drafts)
    if page.text[quotations[index].inner.start].islower():
        # A borrowed word in the writer's sentence, whose closing mark was forgotten, begins nobody's speech.
        return None
    # The cue may stand several paragraphs on, in the one that closes the quotation.
    while index + 1 < len(quotations) and quotations[index + 1].continued and not quotations[index].closed:
        index += 1
        if holder := _holder(quotations[index], drafts):
            return holder
    return None


def _holder(quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    return next((draft for draft in drafts if any(span.overlaps(quotation.inner) for span in draft.content)), None)


def _interrupted_by_cue(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose quotation broke off with a comma for its cue, if this one goes on after a comma.

    As in `"Whenever you say so," Smith said, pausing, "they hear it."`
    """
    if page.mark_before(quotation.span.start) not in _BROKEN_OFF:
        return None
    sentence = page.sentence_of(quotation.span.start)
    for draft in drafts:
        before = [span for span in draft.content if span.end <= quotation.span.start and span.overlaps(sentence)]
        if not before or not all(page.is_quoted(span) for span in before) or not draft.cue:
            continue
        broken_off = page.text[before[-1].start : before[-1].end + 1].rstrip("\"”’»' ").endswith(_BROKEN_OFF)
        if broken_off and before[-1].end <= draft.cue[0].start < quotation.span.start:
            return draft
    return None


def _introduced_by(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The statement that ends the paragraph before with a colon, while this quotation opens its paragraph."""
    paragraph = page.paragraph_of(quotation.span.start)
    line = page.paragraph_before(quotation.span.start)
    if paragraph.start != quotation.span.start or not line or not page.words(line).endswith(":"):
        return None
    in_line = [draft for draft in drafts if draft.cue and line.covers(draft.cue[-1]) and draft.rule_confidence is None]
    ending = [draft for draft in in_line if _is_left_open(draft, line)]
    return ending[-1] if ending else None


def _is_left_open(draft: Draft, line: Span) -> bool:
    """Whether a statement runs up to the colon at the end of a line, or has only its cue shortly before it."""
    if not draft.content:
        return line.end - draft.cue[-1].end <= LONGEST_INTRODUCTION_CHARS
    return line.end - max(draft.content[-1].end, draft.cue[-1].end) <= 1


def _in_next_paragraph(page: Page, index: int, drafts: Sequence[Draft]) -> Draft | None:
    """The statement that ends the paragraph before with words in marks, while this quotation has the next to itself.

    As in `"We saw it," Smith said.` and then `"It came down the hill."` A question may be answered by somebody else,
    and several such paragraphs in a row may be two people talking.
    """
    quotation = page.quotations[index]
    before = page.paragraph_before(quotation.span.start)
    if not before or not page.is_alone(quotation) or not quotation.closed or _is_alone_next(page, index):
        return None
    if len(page.words(quotation.inner).split()) < FEWEST_WORDS_IN_NEXT_PARAGRAPH:
        return None
    others = page.quotations_in(before)
    if not others or any(page.words(other.inner).endswith("?") for other in (*others, quotation)):
        return None
    if _REPLY.match(page.words(quotation.inner)):
        return None
    owners = [_holder(other, drafts) for other in others]
    first = owners[0]
    if not first or not first.cue or not before.covers(first.cue[-1]) or any(owner is not first for owner in owners):
        return None
    last = page.sentence_of(before.end - 1)
    return first if any(span.overlaps(last) for span in (*first.content, *first.cue)) else None


def _is_alone_next(page: Page, index: int) -> bool:
    """Whether the paragraph after a quotation's has a quotation to itself, too."""
    if index + 1 == len(page.quotations) or not page.is_alone(page.quotations[index + 1]):
        return False
    here, there = (page.paragraph_index(page.quotations[i].span.start) for i in (index, index + 1))
    return there == here + 1


def _sentence_before(page: Page, quotation: Quotation) -> Span | None:
    """The last whole sentence before a quotation, in its paragraph, that does more than go on about "he" or "she"."""
    place = page.sentence_index(quotation.span.start)
    while place >= 0 and (
        page.sentences[place].end > quotation.span.start or _HE_OR_SHE.match(page.words(page.sentences[place]))
    ):
        place -= 1
    inside = place >= 0 and page.sentences[place].start >= page.paragraph_of(quotation.span.start).start
    return page.sentences[place] if inside else None
