"""Small articles and statements made by hand, for tests of widgets that need no library."""

from dataclasses import replace

from index.model import (
    Article,
    Attribution,
    FacetValue,
    Link,
    Paragraph,
    ParagraphRole,
    QuotationKind,
    Results,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    StoredArticle,
    StoredStatement,
    Tier,
)
from index.text import paragraph_spans

TEXT = (
    "Bridge will open in May 🌉\n\n"
    "Share Print\n\n"
    "Ann Field, the mayor, said the bridge would open in May. “It is a\u00a0good bridge 🌉”, she added.\n\n"
    "“Too late”, said a driver who was waiting."
)
RECORD = SourceRecord(headline="Bridge will open in May", outlet="The Courier", published="2021-05-03")


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def an_article(text: str = TEXT, record: SourceRecord = RECORD) -> Article:
    roles = {0: ParagraphRole.HEADLINE, 1: ParagraphRole.LEFT_OUT}
    spans = paragraph_spans(text)
    paragraphs = tuple(
        Paragraph(span=span, role=roles.get(n, ParagraphRole.STORY) if text == TEXT else ParagraphRole.STORY)
        for n, span in enumerate(spans)
    )
    return Article(text=text, paragraphs=paragraphs, record=record)


def a_stored_article(article_id: int = 1, **changes: object) -> StoredArticle:
    stored = StoredArticle(
        id=article_id,
        article=an_article(),
        source="bridge.txt",
        sha256="0" * 64,
        imported="2021-05-04T08:00:00Z",
        statement_count=3,
    )
    return replace(stored, **changes)


FIELD = Speaker(name="Ann Field", kind=SpeakerKind.PERSON)
DRIVER = Speaker(name="a driver who was waiting", kind=SpeakerKind.UNNAMED)


def a_row(statement_id: int = 1, *, position: int = 0, quote: str = "", **changes: object) -> StoredStatement:
    """A statement of the sample article: 0 and 1 by the mayor, 2 by a driver."""
    statements = (
        Statement(
            kind=QuotationKind.INDIRECT,
            content=(span_of("the bridge would open in May"),),
            cue=(span_of("said"),),
            mention=(span_of("Ann Field, the mayor"),),
            confidence=0.9,
            attribution=Attribution(
                speaker=FIELD,
                tier=Tier.CLEAR,
                chain=(Link(span=span_of("Ann Field, the mayor"), reason="named beside the cue"),),
            ),
        ),
        Statement(
            kind=QuotationKind.DIRECT,
            content=(span_of("“It is a\u00a0good bridge 🌉”"),),
            cue=(span_of("added"),),
            mention=(span_of("she"),),
            confidence=0.8,
            attribution=Attribution(
                speaker=FIELD,
                tier=Tier.LIKELY,
                chain=(
                    Link(span=span_of("she"), reason="the last person named"),
                    Link(span=span_of("Ann Field"), reason="the full name <in paragraph 1>"),
                ),
                candidates=("Bob & Sons",),
            ),
        ),
        Statement(
            kind=QuotationKind.DIRECT,
            content=(span_of("“Too late”"),),
            cue=(Span(span_of(", said a").start + 2, span_of(", said a").start + 6),),
            mention=(span_of("a driver who was waiting"),),
            confidence=0.7,
            attribution=Attribution(speaker=DRIVER, tier=Tier.CLEAR),
        ),
    )
    statement = statements[position]
    row = StoredStatement(
        id=statement_id,
        article_id=1,
        position=position,
        statement=statement,
        quote=quote or " … ".join(TEXT[s.start : s.end] for s in statement.content),
        cue=" ".join(TEXT[s.start : s.end] for s in statement.cue),
        mention=" ".join(TEXT[s.start : s.end] for s in statement.mention),
        within_id=None,
        record=RECORD,
    )
    return replace(row, **changes)


def unattributed(row: StoredStatement) -> StoredStatement:
    """The same statement, credited to nobody."""
    return replace(row, statement=replace(row.statement, attribution=Attribution(), mention=()))


def some_results(ids: tuple[int, ...] = (1, 2, 3), **changes: object) -> Results:
    results = Results(
        query="bridge",
        understood="bridge",
        ids=ids,
        hidden=0,
        facets={
            "speaker": (FacetValue(value="Ann Field", count=2), FacetValue(value="a driver", count=1)),
            "kind": (FacetValue(value="direct", count=2), FacetValue(value="indirect", count=1)),
            "is": (FacetValue(value="clear", count=2), FacetValue(value="likely", count=1)),
        },
        filters=(),
        highlight=bridges,
    )
    return replace(results, **changes)


def bridges(text: str) -> tuple[Span, ...]:
    """Marks the word "bridge", as a search for it does."""
    spans, at = [], text.find("bridge")
    while at >= 0:
        spans.append(Span(at, at + 6))
        at = text.find("bridge", at + 6)
    return tuple(spans)
