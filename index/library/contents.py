"""What a library consists of, as its own schema tells: its tables, and which numbers in them stand for what.

A table that a later version adds is known here without a word about it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from index.library.database import Database

Values = dict[str, Any]
"""What stands in a row, by column."""

DERIVED = frozenset({"library", "unindexed", "sqlite_sequence"})
"""Tables with nothing in them that belongs to what the user holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a library."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    refers: Mapping[str, str]
    """Columns that hold the number of a row, and the tables of these rows."""
    is_numbered: bool
    """Whether its rows have numbers of their own."""

    @property
    def inside(self) -> str | None:
        """The column with the number of the row that its rows are a part of; None if they stand by themselves."""
        return None if self.is_numbered or self.key[0] not in self.refers else self.key[0]

    @property
    def plain_columns(self) -> tuple[str, ...]:
        """Its columns but the one that tells whose part a row is."""
        return tuple(column for column in self.columns if column != self.inside)

    def select(self, condition: str) -> str:
        """A query for all columns, in the order of the key."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE {condition} ORDER BY {', '.join(self.key)}"

    def insert(self, columns: tuple[str, ...] | None = None) -> str:
        """The statement that adds a row with these columns, all if none are given."""
        names = self.columns if columns is None else columns
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def tables(db: Database) -> tuple[Table, ...]:
    """The tables with what belongs to the user, each after those that it refers to."""
    names = [name for (name,) in db.select("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")]
    waiting = [_table(db, name) for name in names if name not in DERIVED]
    ordered: list[Table] = []
    while waiting:
        known = {table.name for table in ordered}
        ready = next(table for table in waiting if set(table.refers.values()) <= known | {table.name})
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def _table(db: Database, name: str) -> Table:
    columns = db.select("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,))
    refers = db.select('SELECT "from", "table" FROM pragma_foreign_key_list(?) WHERE "to" = \'id\'', (name,))
    return Table(
        name=name,
        columns=tuple(column for column, _ in columns),
        key=tuple(column for column, place in sorted(columns, key=lambda found: found[1]) if place),
        refers=dict(refers),
        is_numbered=any(column == "id" for column, _ in columns),
    )
