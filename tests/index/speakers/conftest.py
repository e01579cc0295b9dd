"""Statements written into invented articles, and the names their speakers get."""

import re
from collections.abc import Callable

import pytest

from index.model import Article, Attribution, Paragraph, QuotationKind, SourceRecord, Span, Statement
from index.speakers.resolution import attribute
from index.text import paragraph_spans

_MARKED = re.compile(r"\[(?P<role>[mcqd]):(?P<words>[^\]]*)\]")
_CERTAIN = 0.95


def read(marked: str, *, authors: tuple[str, ...] = ()) -> tuple[Article, list[Statement]]:
    """An article from a text in which `[m:…]` marks a mention, `[c:…]` its cue, `[q:…]` its content.

    The first mention belongs to the first content, and so on. `[d:…]` is a content that nobody is named beside. A
    content in quotation marks is direct. The statements come in the order of their contents.
    """
    text, roles = "", {role: [] for role in "mcqd"}
    at = 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        roles[match["role"]].append(Span(len(text), len(text) + len(match["words"])))
        text += match["words"]
        at = match.end()
    text += marked[at:]
    cues = roles["c"] or [None] * len(roles["m"])
    statements = [
        *(
            _statement(text, content, mention, cue)
            for mention, content, cue in zip(roles["m"], roles["q"], cues, strict=True)
        ),
        *(_statement(text, content) for content in roles["d"]),
    ]
    return article_of(text, authors=authors), sorted(statements, key=lambda statement: statement.content)


def article_of(text: str, *, authors: tuple[str, ...] = ()) -> Article:
    """An article in which every line is a paragraph of the story."""
    paragraphs = tuple(Paragraph(span=span) for span in paragraph_spans(text))
    return Article(text=text, paragraphs=paragraphs, record=SourceRecord(authors=authors))


def _statement(text: str, content: Span, mention: Span | None = None, cue: Span | None = None) -> Statement:
    return Statement(
        kind=QuotationKind.DIRECT if text[content.start] in '"“' else QuotationKind.INDIRECT,
        content=(content,),
        cue=(cue,) if cue else (),
        mention=(mention,) if mention else (),
        confidence=_CERTAIN,
    )


@pytest.fixture
def attributions() -> Callable[..., list[Attribution]]:
    """Reads a marked text and gives the attributions of its statements."""

    def answer(marked: str, *, authors: tuple[str, ...] = ()) -> list[Attribution]:
        article, statements = read(marked, authors=authors)
        return [statement.attribution for statement in attribute(article, statements)]

    return answer


@pytest.fixture
def names(attributions: Callable[..., list[Attribution]]) -> Callable[..., list[str | None]]:
    """Reads a marked text and gives the speakers' names, None for nobody."""

    def answer(marked: str, *, authors: tuple[str, ...] = ()) -> list[str | None]:
        found = attributions(marked, authors=authors)
        return [attribution.speaker.name if attribution.speaker else None for attribution in found]

    return answer


@pytest.fixture
def chains(attributions: Callable[..., list[Attribution]]) -> Callable[..., list[list[str]]]:
    """Reads a marked text and gives the words of each attribution's chain."""

    def answer(marked: str) -> list[list[str]]:
        article, _ = read(marked)
        return [
            [article.text[link.span.start : link.span.end] for link in found.chain] for found in attributions(marked)
        ]

    return answer


@pytest.fixture
def attributions_of() -> Callable[..., list[str | None]]:
    """Names for statements given as (mention, content) words, each found at its first place in the text."""

    def answer(text: str, *pairs: tuple[str, str]) -> list[str | None]:
        spans = [[Span(text.index(words), text.index(words) + len(words)) for words in pair] for pair in pairs]
        article = article_of(text)
        statements = [_statement(text, content, mention) for mention, content in spans]
        found = [statement.attribution.speaker for statement in attribute(article, statements)]
        return [speaker.name if speaker else None for speaker in found]

    return answer
