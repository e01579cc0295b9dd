"""A statement in its article → the signs that its words were edited: fragment, brackets, ellipsis, translation."""

import re
from enum import StrEnum

from index.article import Article, ParagraphRole
from index.comparing.quoted import between_marks, quoted_pieces
from index.comparing.words import forms
from index.model import QuotationKind, Spans, Statement, StoredStatement

FRAGMENT_WORDS = 5
"""Up to so many words in a row are a fragment, where the rest of the sentence is the article's."""
_BRACKETS = re.compile(r"\[(?!\s*(?:sic|…|\.\s?\.\s?\.)\s*\])[^\]\n]*\w[^\]\n]*\]")
_ELLIPSIS = re.compile(r"\w\S*\s*(?:\[\s*)?(?:…|\.\s?\.\s?\.)(?:\s*\])?\s*\S*\w")
_TRANSLATED = re.compile(
    r"\b(?:through|via|help of) (?:an? |the |his |her |their |its )?(?:[\w’'-]+ ){0,2}?(?:translator|interpreter)s?\b"
    r"|\btranslated from\b",
    re.IGNORECASE,
)


class Sign(StrEnum):
    """What tells that the printed words are not all that was said, or not in the words in which it was said."""

    FRAGMENT = "fragment"
    """A few quoted words in a sentence of the article's own."""
    BRACKETS = "brackets"
    """Words in square brackets: somebody else put them there."""
    ELLIPSIS = "ellipsis"
    """Words were left out between others."""
    TRANSLATED = "translated"
    """The paragraph says that a translator or interpreter stood between."""


def signs_of(row: StoredStatement, article: Article) -> frozenset[Sign]:
    """The signs of one statement; only of what stands in quotation marks, but for the translator."""
    found = set()
    statement, text = row.statement, article.text
    if statement.kind is not QuotationKind.INDIRECT:
        quoted = [_quoted(text, statement) if statement.kind is QuotationKind.MIXED else _pieces(text, statement)]
        pieces = [piece for several in quoted for piece in several]
        if statement.kind is QuotationKind.MIXED and _is_fragment(row.quote):
            found.add(Sign.FRAGMENT)
        if any(_BRACKETS.search(piece) for piece in pieces):
            found.add(Sign.BRACKETS)
        if any(_ELLIPSIS.search(piece) for piece in pieces):
            found.add(Sign.ELLIPSIS)
    if any(_TRANSLATED.search(words) for words in _around(article, statement.content)):
        found.add(Sign.TRANSLATED)
    return frozenset(found)


def _is_fragment(quote: str) -> bool:
    """Whether all that is quoted are a few words each."""
    counts = [len(forms(piece)) for piece in quoted_pieces(quote)]
    return bool(counts) and max(counts) <= FRAGMENT_WORDS


def _pieces(text: str, statement: Statement) -> list[str]:
    return [text[span.start : span.end] for span in statement.content]


def _quoted(text: str, statement: Statement) -> list[str]:
    """The quoted words of each piece of a content, as the article prints them."""
    found = []
    for span in statement.content:
        # The marks around a piece may not belong to it.
        start, end = max(0, span.start - 1), min(len(text), span.end + 1)
        found += quoted_pieces(text[start:end])
    return found


def _around(article: Article, content: Spans) -> list[str]:
    """The paragraphs of a content, without what stands in quotation marks there."""
    shown = []
    for paragraph in article.paragraphs:
        if paragraph.role is ParagraphRole.LEFT_OUT or not any(paragraph.span.overlaps(span) for span in content):
            continue
        text = article.text[paragraph.span.start : paragraph.span.end]
        inside = between_marks(text)
        shown.append("".join(letter for letter, quoted in zip(text, inside, strict=False) if not quoted))
    return shown
