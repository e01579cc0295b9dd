"""Queries about the searches that the user saved under a name."""

from collections.abc import Mapping
from typing import NamedTuple

from index.library.database import Database


class Kept(NamedTuple):
    """A search as it is stored."""

    name: str
    query: str


def all_searches(db: Database) -> dict[str, Kept]:
    """All saved searches by the key of their name, in its order."""
    rows = db.select("SELECT key, name, query FROM saved_search ORDER BY key")
    return {key: Kept(name, query) for key, name, query in rows}


def put(db: Database, searches: Mapping[str, Kept | None]) -> None:
    """Stores searches by the key of their name, in place of those that are there; None takes one out.

    Call it inside a transaction.
    """
    for key, kept in searches.items():
        if kept is None:
            db.execute("DELETE FROM saved_search WHERE key = ?", (key,))
        else:
            db.execute(
                """INSERT INTO saved_search (key, name, query) VALUES (?, ?, ?)
                   ON CONFLICT (key) DO UPDATE SET name = excluded.name, query = excluded.query""",
                (key, *kept),
            )
    db.execute("UPDATE library SET revision = revision + 1")
