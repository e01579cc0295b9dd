"""Quotations without a cue of their own: they join a statement only when the text supports it.

What the network ties to a cue in another paragraph was right in 2 of 13 cases of polnear/dev, unless the quotation goes
on with an opening mark after a paragraph that was left open. `owners` knows what counts as support.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.beside import give_to_neighbours
from index.statements.credited import with_credit
from index.statements.hearsay import with_hearsay
from index.statements.inverted import with_speakers_behind
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.statements.manner import is_speech_word
from index.statements.owners import owner_of, statement_before
from index.statements.page import Page, page_of
from index.statements.participles import with_subjects
from index.statements.quotes import Quotation, QuoteMap
from index.statements.tails import end_with_quotation

STRONG_LINK = 0.85
"""From this probability on, a quotation joins an indirect or mixed statement before it in the same paragraph."""
INTRODUCED_CONFIDENCE = 0.9
"""For a quotation whose speaker and cue stand in the line before it."""
STANDING_ALONE_CONFIDENCE = 0.6
"""For a quotation that is a sentence by itself and has nobody's name."""
FEWEST_WORDS = 5
"""For a quotation that has a paragraph to itself."""
FEWEST_WORDS_AMID_TEXT = 8
FEWEST_WORDS_TO_JOIN = 2
"""For a quotation that may follow a direct statement in its paragraph."""
CLAIMED_SHARE = 0.3
"""A quotation of which statements hold more than this is theirs."""

_SECOND_HAND = re.compile(
    rf"(?:that[ \xa0])?(?:he|she|they|(?:(?:the|an?|its|his|her|their)[ \xa0](?:[a-z’'\-]+[ \xa0]){{0,3}}?)?"
    rf"(?:[{CAPITALS}][\w.’'\-]*[ \xa0]){{0,4}}?[\w.’'\-]+)[ \xa0](?:(?:has|had|have)[ \xa0])?"
    r"(?P<verb>said|told|wrote|[a-z]+ed)\b"
)
"""How a content begins that reports what somebody else said."""


def settle(text: str, paragraphs: Sequence[Span], quotes: QuoteMap, drafts: Sequence[Draft]) -> list[Draft]:
    """Decides for every quotation without a cue whose it is: the statement's before it, or nobody's by name.

    Args:
        text: the whole text.
        paragraphs: those of one section, in order.
        quotes: the quotation marks of the whole text.
        drafts: the statements found in these paragraphs.
    """
    page = page_of(text, paragraphs, quotes)
    named = with_subjects(page, with_speakers_behind(page, with_credit(page, drafts)))
    whole = end_with_quotation(page, named)
    result = [_kept(page, draft) for draft in give_to_neighbours(page, whole)]
    claimed = bytearray(len(text))
    for span in (span for draft in result for span in draft.content):
        claimed[span.start : span.end] = b"\1" * (span.end - span.start)
    for index, quotation in enumerate(page.quotations):
        inner = quotation.inner
        if inner.end > inner.start and claimed.count(1, *inner) <= CLAIMED_SHARE * (inner.end - inner.start):
            _claim(page, index, result)
    return [draft for draft in with_hearsay(page, result) if draft.content]


def _kept(page: Page, draft: Draft) -> Draft:
    """A draft without the pieces that the network tied to it across sentences against the text."""
    if not draft.cue or draft.rule_confidence is not None:
        return draft
    sentence = page.sentence_of(draft.cue[0].start)
    own = [span for span in draft.content if span.overlaps(sentence)]
    said = any(is_speech_word(word) for span in draft.cue for word in page.words(span).split())
    kept = [
        (span, strength)
        for span, strength in zip(draft.content, draft.content_links, strict=True)
        # What somebody did ("she looked at the river") reports no quotation that stands behind it.
        if span in own or ((said or not own) and _is_supported(page, sentence, own, span, strength))
    ]
    return replace(draft, content=tuple(span for span, _ in kept), content_links=tuple(link for _, link in kept))


def _is_supported(page: Page, sentence: Span, own: Sequence[Span], span: Span, strength: float) -> bool:
    """Whether a piece in another sentence belongs to the statement with these pieces in the cue's sentence."""
    paragraph = page.paragraph_of(sentence.start)
    if not own and (strength >= STRONG_LINK or page.text[paragraph.end - 1] == ":"):
        return True
    if not (page.is_quoted(span) and paragraph.covers(span)):
        return False
    if all(page.is_quoted(piece) for piece in own):
        return True
    return strength >= STRONG_LINK and not _has_two_speakers(page, own, span)


def _has_two_speakers(page: Page, own: Sequence[Span], span: Span) -> bool:
    """Whether a quotation behind "The Courier reported that Lind said it was safe" can be the paper's or Lind's."""
    if any(map(page.is_quoted, own)) or span.start < own[-1].end or page.sentence_of(span.start).start != span.start:
        return False
    inner = _SECOND_HAND.match(page.text, own[0].start, own[0].end)
    return inner is not None and is_speech_word(inner["verb"])


def _claim(page: Page, index: int, drafts: list[Draft]) -> None:
    """Joins an unclaimed quotation to a statement, or makes it one without a speaker."""
    quotation = page.quotations[index]
    owner = owner_of(page, index, drafts)
    if not owner and _is_sentence(page, quotation, fewest_words=FEWEST_WORDS_TO_JOIN):
        owner = statement_before(page, quotation, drafts)
    if owner:
        joined = sorted([(quotation.span, 1.0), *zip(owner.content, owner.content_links, strict=True)])
        drafts[drafts.index(owner)] = replace(
            owner,
            content=tuple(span for span, _ in joined),
            content_links=tuple(link for _, link in joined),
            rule_confidence=owner.rule_confidence if owner.content else INTRODUCED_CONFIDENCE,
        )
    elif _is_sentence(page, quotation, fewest_words=FEWEST_WORDS_AMID_TEXT):
        drafts.append(Draft(content=(quotation.span,), content_links=(1.0,), rule_confidence=STANDING_ALONE_CONFIDENCE))


def _is_sentence(page: Page, quotation: Quotation, *, fewest_words: int) -> bool:
    """Whether a quotation is somebody's whole sentence rather than a title, a nickname or a borrowed word."""
    text, inner = page.text, quotation.inner
    words = page.words(inner).split()
    paragraph = page.paragraph_of(inner.start)
    if len(words) < (FEWEST_WORDS if page.is_alone(quotation) else fewest_words):
        return False
    first = next((character for character in words[0] if character.isalnum()), "")
    if first.islower():
        return False
    long_words = [word for word in words[1:] if len(word.strip("\"'“”‘’.,;:!?")) >= 4]
    if long_words and sum(word.strip("\"'“‘(").istitle() for word in long_words) > 0.6 * len(long_words):
        return False
    following = text[quotation.span.end : quotation.span.end + 1]
    ends = text[inner.end - 1] in ".?!…,—–-" or following in (".", ",", "?", "!") or not quotation.closed
    before = text[paragraph.start : quotation.span.start].rstrip()
    begins = not before or before[-1] in '.?!…:,"”’»)—–'
    return ends and begins
