"""Statements to compare with."""

from collections.abc import Callable

import pytest

from index.model import (
    Attribution,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    StoredStatement,
    Tier,
)

Making = Callable[..., StoredStatement]


@pytest.fixture
def made() -> Making:
    """Makes a stored statement of some words, by Ada Moreau, who is person 1, if nobody else is named."""

    def make(quote: str, *, number: int = 1, kind: str = "direct", name: str = "Ada Moreau", person: int | None = 1):
        speaker = Speaker(name=name, kind=SpeakerKind.PERSON) if person is not None else None
        attribution = Attribution(speaker=speaker, tier=Tier.CLEAR) if speaker else Attribution()
        return StoredStatement(
            id=number,
            article_id=1,
            position=number,
            statement=Statement(kind=QuotationKind(kind), content=(Span(0, len(quote)),), attribution=attribution),
            quote=quote,
            cue="said",
            mention=name,
            within_id=None,
            record=SourceRecord(outlet="Harbour Post", published="2021-03-04"),
            person_id=person,
        )

    return make
