"""Random queries to a library against a reckoning over what SQLite holds, read through nothing but its rows."""

from collections.abc import Sequence

from index.hints import Alternative, Completion
from index.model import Order, Results, SpeakerKind, StoredStatement
from index.search.fields import SearchDocument
from index.search.layer import EMPTY, Layer
from index.workspace import Reader
from tests.index.search.random_queries import Asking
from tests.index.search.reckoning import check_rows
from tests.index.search.reckoning import rows as covered


class LibrarySearch:
    """A library's reader in the shape of a searcher; it has a layer of its own."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def search(self, text: str, *, order: Order = Order.NEWEST, layer: Layer = EMPTY) -> Results:
        return self._reader.search(text, order=order)

    def alternatives(self, text: str, *, layer: Layer = EMPTY) -> tuple[Alternative, ...]:
        return self._reader.alternatives(text)

    def completions(self, text: str, cursor: int, *, layer: Layer = EMPTY) -> tuple[Completion, ...]:
        return self._reader.completions(text, cursor)

    def refresh(self) -> bool:
        return False

    def warm(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """The reader is its owner's."""


def rows_of(reader: Reader) -> list[StoredStatement]:
    """All statements of a library, straight from SQLite."""
    return [row for article in reader.articles() for row in reader.statements_of(article.id)]


def document(row: StoredStatement) -> SearchDocument:
    """A row as the reckoning takes it."""
    statement, speaker = row.statement, row.statement.attribution.speaker
    return SearchDocument(
        id=row.id,
        article_id=row.article_id,
        position=row.position,
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        mention=row.mention,
        cue=row.cue,
        content=row.quote,
        kind=statement.kind,
        manner=statement.manner,
        polarity=statement.polarity,
        tier=statement.attribution.tier,
        listed=statement.listed,
        second_hand=row.within_id is not None,
        outlet=row.record.outlet,
        published=row.record.published,
        authors=row.record.authors,
        headline=row.record.headline,
    )


def layer_of(rows: Sequence[StoredStatement]) -> Layer:
    """What the rows say of marks; names are in them as they are shown."""

    def having(has: object) -> frozenset[int]:
        return frozenset(row.id for row in rows if has(row))  # type: ignore[operator]

    tags = {tag for row in rows for tag in row.marks.tags}
    return Layer(
        flags={
            "starred": having(lambda row: row.marks.starred),
            "checked": having(lambda row: row.marks.checked),
            "corrected": having(lambda row: row.corrected),
            "tagged": having(lambda row: row.marks.tags),
            "noted": having(lambda row: row.marks.note),
        },
        tags={tag: having(lambda row, tag=tag: tag in row.marks.tags) for tag in tags},
        notes={row.id: row.marks.note for row in rows if row.marks.note},
        unnamed={row.id: _is_unnamed(row) for row in rows},
    )


def check_queries(reader: Reader, count: int, seed: int) -> int:
    """Asks so many random queries; every answer must be the reckoned one. Returns how many found something."""
    rows = rows_of(reader)
    layer, asking = layer_of(rows), Asking(rows, seed)
    there = covered(map(document, rows), layer)
    searcher = LibrarySearch(reader)
    found = 0
    for _ in range(count):
        query = asking.query()
        try:
            check_rows(searcher, query, there, layer)
        except AssertionError as error:
            raise AssertionError(f"the query {query!r} of seed {seed}") from error
        found += bool(reader.search(query).ids)
    return found


def _is_unnamed(row: StoredStatement) -> bool:
    speaker = row.statement.attribution.speaker
    return speaker is not None and speaker.kind is SpeakerKind.UNNAMED
