"""A headline and the article below it → the quoted words of the headline that nobody is quoted with in the article."""

import re
from collections.abc import Iterable

from index.article import Article, ParagraphRole
from index.comparing.quoted import quoted_pieces
from index.comparing.words import forms
from index.model import StoredStatement

HEADLINE_ONLY = "headline-only"
"""The value of `is:` for the statements of an article whose headline has such words."""
_LONGEST_NAME = 3
_SINGLE = re.compile(r"(?<![\w’'])[‘'‛`](?=\w)(?P<words>[^‘“”\"\n]*?\w[.,!?…]*)[’'](?!\w)")


def unsupported(article: Article, rows: Iterable[StoredStatement]) -> tuple[str, ...]:
    """The quoted words of the headline that no statement of the article has, nor any quoted words of its text.

    What stands in the headline itself, as its paragraphs tell, supports nothing. The same words in another form
    ("resign", "resigned") do not count as the same. A name or a title (“Argo”) that the text has is no quotation.

    Args:
        article: its text, its paragraphs and its record.
        rows: its statements; those that the user said are none are left out by who asks.
    """
    quoted = quoted_in(article.record.headline or "")
    if not quoted:
        return ()
    headlines = [one.span for one in article.paragraphs if one.role is ParagraphRole.HEADLINE]
    below = [row for row in rows if not any(row.statement.span.overlaps(one) for one in headlines)]
    story = [one.span for one in article.paragraphs if one.role in {ParagraphRole.STORY, ParagraphRole.ASIDE}]
    texts = [article.text[span.start : span.end] for span in story]
    said = [forms(row.quote) for row in below]
    said += [forms(piece) for text in texts for piece in quoted_in(text)]
    return tuple(
        words
        for words in quoted
        if not any(_has(one, forms(words)) for one in said) and not (_may_be_name(words) and _stands_in(words, texts))
    )


def quoted_in(text: str) -> tuple[str, ...]:
    """The words between double or single quotation marks, without the marks."""
    double = [piece.strip(" ,.;:") for piece in quoted_pieces(text)]
    single = [found["words"].strip(" ,.;:") for found in _SINGLE.finditer(text)]
    return tuple(words for words in (*double, *single) if forms(words))


def _has(said: list[str], sought: list[str]) -> bool:
    """Whether some words stand in others in one piece."""
    width = len(sought)
    return any(said[at : at + width] == sought for at in range(len(said) - width + 1))


def _may_be_name(words: str) -> bool:
    """Whether words may be a name: few, and with a capital letter."""
    return len(words.split()) <= _LONGEST_NAME and words[:1].isupper()


def _stands_in(words: str, texts: Iterable[str]) -> bool:
    expression = re.compile(rf"\b{re.escape(words)}\b")
    return any(expression.search(text) for text in texts)
