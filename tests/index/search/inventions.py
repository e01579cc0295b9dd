"""Invented statements for the search tests."""

from collections.abc import Iterable
from pathlib import Path

from index.model import Manner, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher


def invented(number: int, content: str = "", **other: object) -> SearchDocument:
    """A statement with that number; by default a listed, direct one by Ada Moreau in an article of its own."""
    facts: dict[str, object] = {
        "id": number,
        "article_id": number,
        "position": 0,
        "speaker": "Ada Moreau",
        "speaker_kind": SpeakerKind.PERSON,
        "mention": "",
        "cue": "",
        "content": content,
        "kind": QuotationKind.DIRECT,
        "manner": Manner.SAID,
        "polarity": Polarity.PLAIN,
        "tier": Tier.CLEAR,
        "listed": True,
        "second_hand": False,
        "outlet": "Harbour Post",
        "published": "2021-03-04",
    }
    if other.get("speaker", "") is None:
        facts |= {"speaker_kind": None, "tier": Tier.UNATTRIBUTED}
    return SearchDocument(**(facts | other))  # type: ignore[arg-type]


def index_of(folder: Path, documents: Iterable[SearchDocument]) -> SearchIndex:
    """A new index of these documents."""
    index = SearchIndex(folder)
    index.rebuild(documents)
    return index


def searcher_of(folder: Path, documents: Iterable[SearchDocument]) -> Searcher:
    """A searcher over a new index of these documents."""
    index_of(folder, documents).close()
    return Searcher(folder)
