"""The order of an article's statements."""

import json
from collections.abc import Sequence

from index.library.database import Database

_OUT_OF_THE_WAY = 1_000_000_000


def insert_position(db: Database, article_id: int, start: int) -> int:
    """The position of a new statement that begins at `start`; those behind it move. Call it inside a transaction."""
    rows = db.select("SELECT id, content_spans FROM statement WHERE article_id = ? ORDER BY position", (article_id,))
    before = [number for number, (_, spans) in enumerate(rows) if json.loads(spans)[0][0] <= start]
    place = max(before, default=-1) + 1
    places = [*range(place), *range(place + 1, len(rows) + 1)]
    renumber(db, article_id, [statement_id for statement_id, _ in rows], places)
    return place


def renumber(db: Database, article_id: int, statement_ids: Sequence[int], places: Sequence[int]) -> None:
    """Gives all statements of an article their positions; the one that reports another one stays the same.

    Call it inside a transaction.
    """
    new = dict(zip(statement_ids, places, strict=True))
    rows = db.select("SELECT id, position, within_position FROM statement WHERE article_id = ?", (article_id,))
    by_position = {position: statement_id for statement_id, position, _ in rows}
    db.execute(
        "UPDATE statement SET position = position + ?, within_position = NULL WHERE article_id = ?",
        (_OUT_OF_THE_WAY, article_id),
    )
    db.execute_many(
        "UPDATE statement SET position = ?, within_position = ? WHERE id = ?",
        [
            (new[statement_id], None if within is None else new[by_position[within]], statement_id)
            for statement_id, _, within in rows
        ],
    )
