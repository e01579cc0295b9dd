"""A library without a workspace around it, and an article with statements made by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.library import articles, schema, statements
from index.library.database import Database, transaction
from index.model import (
    Article,
    Attribution,
    Link,
    Manner,
    Paragraph,
    ParagraphRole,
    Polarity,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Tier,
)

TEXT = (
    "Bridge reopens, mayor says\n"
    "Mayor Ada Quill said: “The bridge is safe.” She added that Lee Tan had confirmed it would stay open.\n"
    "Share this page"
)


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand first in a text."""
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def article() -> Article:
    start, middle, end = (span(line) for line in TEXT.split("\n"))
    return Article(
        text=TEXT,
        paragraphs=(
            Paragraph(span=start, role=ParagraphRole.HEADLINE),
            Paragraph(span=middle),
            Paragraph(span=end, role=ParagraphRole.LEFT_OUT, section=1),
        ),
        record=SourceRecord(
            headline="Bridge reopens, mayor says",
            authors=("Ines Ö. Vale", "P. O’Hara"),
            outlet="The Harbour Post",
            published="2021-05",
            url="https://harbour.example/bridge?a=1",
            accessed="2021-06-01",
            language="en",
            section="Local",
        ),
    )


@pytest.fixture
def found() -> tuple[Statement, ...]:
    """Four statements: clear, clear by a chain, second-hand and hidden, without a speaker."""
    quill = Speaker(name="Ada Quill", kind=SpeakerKind.PERSON)
    name = Link(span=span("Mayor Ada Quill"), reason="the full name")
    return (
        Statement(
            kind=QuotationKind.DIRECT,
            content=(span("The bridge is safe."),),
            cue=(span("said"),),
            mention=(span("Mayor Ada Quill"),),
            confidence=0.97,
            attribution=Attribution(speaker=quill, tier=Tier.CLEAR, chain=(name,)),
        ),
        Statement(
            kind=QuotationKind.INDIRECT,
            content=(span("Lee Tan had confirmed"), span("it would stay open")),
            cue=(span("added"),),
            mention=(span("She"),),
            confidence=0.5,
            attribution=Attribution(
                speaker=quill,
                tier=Tier.LIKELY,
                chain=(Link(span=span("She"), reason="the only person named so far"), name),
                candidates=("Lee Tan",),
            ),
        ),
        Statement(
            kind=QuotationKind.INDIRECT,
            content=(span("it would stay open"),),
            cue=(span("confirmed"),),
            mention=(span("Lee Tan"),),
            manner=Manner.THOUGHT,
            polarity=Polarity.NEGATED,
            confidence=0.25,
            listed=False,
            within=1,
            attribution=Attribution(
                speaker=Speaker(name="Lee Tan", kind=SpeakerKind.PERSON),
                tier=Tier.UNSURE,
                chain=(Link(span=span("Lee Tan"), reason="the full name"),),
            ),
        ),
        Statement(kind=QuotationKind.MIXED, content=(span("Bridge reopens"),), confidence=0.3),
    )


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = schema.open_library(tmp_path / "library.sqlite")
    yield database
    database.close()


@pytest.fixture
def store(db: Database) -> Callable[..., int]:
    """Stores an article with statements as the import does, and returns its number."""

    def stored(article: Article, found: tuple[Statement, ...] = (), *, content: bytes = b"bytes") -> int:
        with transaction(db):
            source_id = articles.insert_source(
                db,
                name="bridge.txt",
                sha256=f"{content.hex():0>64}",
                imported_at="2024-01-02T03:04:05Z",
                content=content,
            )
            article_id = articles.insert_article(db, article, source_id=source_id)
            statements.insert_statements(db, article_id, article.text, found)
        return article_id

    return stored
