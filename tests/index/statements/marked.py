"""Texts with marked roles, turned into what the parts of the statement stage take."""

import re

from index.model import Article, Paragraph, ParagraphRole, Span
from index.statements.linking import Draft
from index.statements.quotes import QuoteMap, quote_map
from index.text import paragraph_spans

_MARKED = re.compile(r"\[(?P<role>[mcq])(?P<number>\d?):(?P<words>[^\]]*)\]")


def article_of(text: str, *, headline: bool = False) -> Article:
    """An article whose lines are its paragraphs, all of them story; the first its headline if asked for."""
    paragraphs = [Paragraph(span=span) for span in paragraph_spans(text)]
    if headline:
        paragraphs[0] = Paragraph(span=paragraphs[0].span, role=ParagraphRole.HEADLINE)
    return Article(text=text, paragraphs=tuple(paragraphs))


def quotes_of(text: str) -> QuoteMap:
    """The quotation marks of a text whose lines are its paragraphs."""
    return quote_map(text, paragraph_spans(text))


def drafts_of(marked: str, *, link: float = 1.0) -> tuple[str, list[Draft]]:
    """A text and its drafts, from a text in which `[q:…]` is a content, `[c:…]` a cue, `[m:…]` a mention.

    A figure after the letter numbers the draft: `[c2:said]` is the cue of the second. Each content gets `link`.
    """
    text, at = "", 0
    parts: dict[int, dict[str, list[Span]]] = {}
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        roles = parts.setdefault(int(match["number"] or 1), {"m": [], "c": [], "q": []})
        roles[match["role"]].append(Span(len(text), len(text) + len(match["words"])))
        text += match["words"]
        at = match.end()
    text += marked[at:]
    drafts = [
        Draft(
            content=tuple(roles["q"]),
            cue=tuple(roles["c"]),
            mention=tuple(roles["m"]),
            content_links=(link,) * len(roles["q"]),
        )
        for _, roles in sorted(parts.items())
    ]
    return text, drafts


def words_of(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The words that spans stand for."""
    return [text[span.start : span.end] for span in spans]
