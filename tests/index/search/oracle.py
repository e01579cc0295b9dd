"""Random queries to a library against a reckoning over what SQLite holds, read through nothing but its rows."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from index.hints import Alternative, Completion
from index.model import Order, Results, SpeakerKind, StoredStatement
from index.reader import LIBRARY_FILE, Reader
from index.search.fields import SearchDocument
from index.search.layer import EMPTY, Layer
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


def names_found(folder: Path) -> dict[int, str | None]:
    """What the articles call the speaker of each statement of a library."""
    with closing(sqlite3.connect(folder / LIBRARY_FILE)) as db:
        return dict(
            db.execute(
                "SELECT statement.id, name FROM statement LEFT JOIN speaker ON speaker.id = speaker_id"
            ).fetchall()
        )


def document(row: StoredStatement, name: str | None) -> SearchDocument:
    """A row as the reckoning takes it, with the speaker's name as it was found."""
    statement, speaker = row.statement, row.statement.attribution.speaker
    return SearchDocument(
        id=row.id,
        article_id=row.article_id,
        position=row.position,
        speaker=name,
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


def layer_of(rows: Sequence[StoredStatement], found: Mapping[int, str | None]) -> Layer:
    """What the rows say of marks, and of people for whom other names were found than the one that is shown."""

    def having(has: object) -> frozenset[int]:
        return frozenset(row.id for row in rows if has(row))  # type: ignore[operator]

    shown = {row.id: speaker.name if (speaker := row.statement.attribution.speaker) else None for row in rows}
    people: dict[str, set[str]] = {}
    for number, person in shown.items():
        if (name := found[number]) and person:
            people.setdefault(name, set()).add(person)
    names = {name: min(who) for name, who in people.items() if len(who) == 1 and who != {name}}
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
        names=names,
        speakers={number: who for number, who in shown.items() if who != names.get(found[number] or "", found[number])},
        aliases={
            person: tuple(name for name, who in people.items() if person in who and name != person)
            for person in {person for who in people.values() for person in who}
        },
        unnamed={row.id: _is_unnamed(row) for row in rows},
    )


def check_queries(reader: Reader, folder: Path, count: int, seed: int) -> int:
    """Asks so many random queries; every answer must be the reckoned one. Returns how many found something.

    The library of `folder` is read by `reader`.
    """
    rows, names = rows_of(reader), names_found(folder)
    layer, asking = layer_of(rows, names), Asking(rows, seed)
    there = covered((document(row, names[row.id]) for row in rows), layer)
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
