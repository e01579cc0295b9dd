"""Records to cite, made by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from index.citation.record import CitationRecord, Credit, QuoteRun, Standing
from index.model import QuotationKind

MAYOR = Credit(standing=Standing.NAMED, words="Ana Ruiz")
FULL = CitationRecord(
    pieces=((QuoteRun("We will build the tram line", in_quotes=True),),),
    kind=QuotationKind.DIRECT,
    speaker=MAYOR,
    article_id=1,
    headline="Mayor promises tram line",
    authors=("Jane Q. Doe",),
    outlet="The Harbour Times",
    published="2017-04-12",
    url="https://example.org/tram?id=7&page=1",
    accessed="2020-06-01",
)


@pytest.fixture
def make_record() -> Callable[..., CitationRecord]:
    """Makes a record of which everything is known, with the given fields changed."""

    def make(**changes: object) -> CitationRecord:
        return replace(FULL, **changes)  # type: ignore[arg-type]

    return make
