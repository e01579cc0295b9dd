"""A section of an article as the rules about quotations see it: its paragraphs, sentences and quotations."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from index.model import Span
from index.statements.quotes import OUTSIDE, Quotation, QuoteMap
from index.text import sentence_spans

_START = itemgetter(0)
_MOSTLY = 0.8
"""A span is a quotation if this share of it stands between marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text and what is known of it."""

    text: str
    paragraphs: Sequence[Span]
    quotes: QuoteMap
    quotations: Sequence[Quotation]
    """Those of the paragraphs, in order."""
    sentences: Sequence[Span]
    """Those of the paragraphs, in order."""

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def mark_before(self, position: int) -> str:
        """The last character before a position, in its paragraph, that is not a space; empty if there is none."""
        place = position - 1
        start = self.paragraph_of(position).start
        while place >= start and self.text[place].isspace():
            place -= 1
        return self.text[place] if place >= start else ""

    def paragraph_index(self, position: int) -> int:
        """The number of the paragraph that a position lies in."""
        return bisect_right(self.paragraphs, position, key=_START) - 1

    def paragraph_of(self, position: int) -> Span:
        """The paragraph that a position lies in."""
        return self.paragraphs[self.paragraph_index(position)]

    def paragraph_before(self, position: int) -> Span | None:
        """The paragraph before the one that a position lies in."""
        index = self.paragraph_index(position)
        return self.paragraphs[index - 1] if index > 0 else None

    def sentence_index(self, position: int) -> int:
        """The number of the sentence that a position lies in."""
        return bisect_right(self.sentences, position, key=_START) - 1

    def sentence_of(self, position: int) -> Span:
        """The sentence that a position lies in."""
        return self.sentences[self.sentence_index(position)]

    def is_quoted(self, span: Span) -> bool:
        """Whether a span is a quotation, nearly all of it."""
        outside = self.quotes.states.count(OUTSIDE, span.start, span.end)
        return outside < (1 - _MOSTLY) * (span.end - span.start)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that lie inside a span, in order."""
        return [quotation for quotation in self.quotations if span.covers(quotation.span)]

    def is_alone(self, quotation: Quotation) -> bool:
        """Whether a quotation has its paragraph to itself, but for a full stop."""
        paragraph = self.paragraph_of(quotation.span.start)
        return quotation.span.start == paragraph.start and paragraph.end - quotation.span.end <= 1


def page_of(text: str, paragraphs: Sequence[Span], quotes: QuoteMap) -> Page:
    """The page of one section.

    Args:
        text: the whole text.
        paragraphs: those of the section, in order.
        quotes: the quotation marks of the whole text.
    """
    return Page(
        text=text,
        paragraphs=paragraphs,
        quotes=quotes,
        quotations=[q for q in quotes.quotations if any(paragraph.covers(q.span) for paragraph in paragraphs)],
        sentences=[sentence for paragraph in paragraphs for sentence in sentence_spans(text, paragraph)],
    )
