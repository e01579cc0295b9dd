"""Quotations without a cue of their own: they join the statement before them only when the text supports it.

What the text supports was counted on polnear/dev: a quotation that follows a direct one in the same paragraph
(`"…", he said. "…"`) is by the same speaker in 121 of 124 cases; one that the network ties to a cue in another
paragraph in 2 of 13, unless it goes on with an opening mark after a paragraph that was left open.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from index.model import Span
from index.statements.linking import Draft
from index.statements.quotes import OUTSIDE, Quotation, QuoteMap
from index.text import sentence_spans

STRONG_LINK = 0.85
"""From this probability on, a quotation joins an indirect or mixed statement before it in the same paragraph."""
INTRODUCED_CONFIDENCE = 0.9
"""For a quotation whose speaker and cue stand in the line before it."""
FEWEST_WORDS = 5
"""For a quotation that has a paragraph to itself."""
FEWEST_WORDS_AMID_TEXT = 8
FEWEST_WORDS_TO_JOIN = 2
"""For a quotation that may follow a direct statement in its paragraph."""
CLAIMED_SHARE = 0.3
"""A quotation of which statements hold more than this is theirs."""
_START = itemgetter(0)
_HE_OR_SHE = re.compile(r"(?:He|She)\b[^A-Z\"“”„«»]*$")
STANDING_ALONE_CONFIDENCE = 0.6
"""For a quotation that is a sentence by itself and has nobody's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The text and what is known of it."""

    text: str
    paragraphs: Sequence[Span]
    quotes: QuoteMap
    quotations: Sequence[Quotation]
    """Those of the paragraphs, in order."""
    sentences: Sequence[Span]
    """Those of the paragraphs, in order."""

    def paragraph_of(self, position: int) -> Span:
        """The paragraph that a position lies in."""
        return self.paragraphs[bisect_right(self.paragraphs, position, key=_START) - 1]

    def sentence_index(self, position: int) -> int:
        """The number of the sentence that a position lies in."""
        return bisect_right(self.sentences, position, key=_START) - 1

    def sentence_of(self, position: int) -> Span:
        """The sentence that a position lies in."""
        return self.sentences[self.sentence_index(position)]

    def is_quoted(self, span: Span) -> bool:
        """Whether a span is a quotation, nearly all of it."""
        outside = self.quotes.states.count(OUTSIDE, span.start, span.end)
        return outside < 0.2 * (span.end - span.start)


def settle(text: str, paragraphs: Sequence[Span], quotes: QuoteMap, drafts: Sequence[Draft]) -> list[Draft]:
    """Decides for every quotation without a cue whose it is: the statement's before it, or nobody's by name.

    Args:
        text: the whole text.
        paragraphs: those of one section, in order.
        quotes: the quotation marks of the whole text.
        drafts: the statements found in these paragraphs.
    """
    own = [q for q in quotes.quotations if any(paragraph.covers(q.span) for paragraph in paragraphs)]
    sentences = [sentence for paragraph in paragraphs for sentence in sentence_spans(text, paragraph)]
    page = _Page(text=text, paragraphs=paragraphs, quotes=quotes, quotations=own, sentences=sentences)
    result = [_kept(page, draft) for draft in drafts]
    claimed = bytearray(len(text))
    for span in (span for draft in result for span in draft.content):
        claimed[span.start : span.end] = b"\1" * (span.end - span.start)
    for index, quotation in enumerate(own):
        inner = quotation.inner
        if inner.end > inner.start and claimed.count(1, *inner) <= CLAIMED_SHARE * (inner.end - inner.start):
            _claim(page, index, result)
    return [draft for draft in result if draft.content]


def _kept(page: _Page, draft: Draft) -> Draft:
    """A draft without the pieces that the network tied to it across sentences against the text."""
    if not draft.cue or draft.rule_confidence is not None:
        return draft
    sentence = page.sentence_of(draft.cue[0].start)
    own = [span for span in draft.content if span.overlaps(sentence)]
    kept = [
        (span, strength)
        for span, strength in zip(draft.content, draft.content_links, strict=True)
        if span in own or _is_supported(page, sentence, own, span, strength)
    ]
    return replace(draft, content=tuple(span for span, _ in kept), content_links=tuple(link for _, link in kept))


def _is_supported(page: _Page, sentence: Span, own: Sequence[Span], span: Span, strength: float) -> bool:
    """Whether a piece in another sentence belongs to the statement with these pieces in the cue's sentence."""
    paragraph = page.paragraph_of(sentence.start)
    if not own and (strength >= STRONG_LINK or page.text[paragraph.end - 1] == ":"):
        return True
    if not (page.is_quoted(span) and paragraph.covers(span)):
        return False
    if all(page.is_quoted(piece) for piece in own):
        return True
    return strength >= STRONG_LINK


def _claim(page: _Page, index: int, drafts: list[Draft]) -> None:
    """Joins an unclaimed quotation to a statement, or makes it one without a speaker."""
    quotation = page.quotations[index]
    owner = (
        _goes_on_from(page, index, drafts)
        or _interrupted_by_cue(page, quotation, drafts)
        or _introduced_by(page, quotation, drafts)
    )
    if not owner and _is_sentence(page, quotation, fewest_words=FEWEST_WORDS_TO_JOIN):
        owner = _just_before(page, quotation, drafts)
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


def _goes_on_from(page: _Page, index: int, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose quotation this one continues, in the paragraph before, or begins, in the one after."""
    quotations = page.quotations
    if quotations[index].continued and index:
        return _holder(quotations[index - 1], drafts)
    if index + 1 < len(quotations) and quotations[index + 1].continued and not quotations[index].closed:
        return _holder(quotations[index + 1], drafts)
    return None


def _holder(quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    return next((draft for draft in drafts if any(span.overlaps(quotation.inner) for span in draft.content)), None)


def _interrupted_by_cue(page: _Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose quotation broke off with a comma for its cue, if this one goes on after a comma.

    As in `"Whenever you say so," Smith said, pausing, "they hear it."`
    """
    text = page.text
    if text[: quotation.span.start].rstrip()[-1:] not in (",", "—", "–"):
        return None
    sentence = page.sentence_of(quotation.span.start)
    for draft in drafts:
        before = [span for span in draft.content if span.end <= quotation.span.start and span.overlaps(sentence)]
        if not before or not all(page.is_quoted(span) for span in before) or not draft.cue:
            continue
        broken_off = text[before[-1].start : before[-1].end + 1].rstrip("\"”’»' ").endswith((",", "—", "–"))
        if broken_off and before[-1].end <= draft.cue[0].start < quotation.span.start:
            return draft
    return None


def _introduced_by(page: _Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose cue ends the paragraph before with a colon, while this quotation opens its paragraph."""
    paragraph = page.paragraph_of(quotation.span.start)
    if paragraph.start != quotation.span.start:
        return None
    before = [other for other in page.paragraphs if other.end <= paragraph.start]
    if not before or not page.text[before[-1].start : before[-1].end].endswith(":"):
        return None
    in_line = [
        draft for draft in drafts if draft.cue and before[-1].covers(draft.cue[-1]) and draft.rule_confidence is None
    ]
    ending = [draft for draft in in_line if not draft.content and before[-1].end - draft.cue[-1].end <= 40]
    return ending[-1] if ending else None


def _just_before(page: _Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
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


def _sentence_before(page: _Page, quotation: Quotation) -> Span | None:
    """The last whole sentence before a quotation, in its paragraph, that does more than go on about "he" or "she"."""
    place = page.sentence_index(quotation.span.start)
    while place >= 0 and (
        page.sentences[place].end > quotation.span.start or _HE_OR_SHE.match(page.text[slice(*page.sentences[place])])
    ):
        place -= 1
    inside = place >= 0 and page.sentences[place].start >= page.paragraph_of(quotation.span.start).start
    return page.sentences[place] if inside else None


def _is_sentence(page: _Page, quotation: Quotation, *, fewest_words: int) -> bool:
    """Whether a quotation is somebody's whole sentence rather than a title, a nickname or a borrowed word."""
    text, inner = page.text, quotation.inner
    words = text[inner.start : inner.end].split()
    paragraph = page.paragraph_of(inner.start)
    alone = quotation.span.start == paragraph.start and paragraph.end - quotation.span.end <= 1
    if len(words) < (FEWEST_WORDS if alone else fewest_words):
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
