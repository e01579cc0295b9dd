"""Two libraries on their way into one: what each number of theirs becomes in ours."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from index.library.contents import Table, Values, tables
from index.library.covers import RECORD_ASPECTS, Aspect, Image
from index.library.database import Database

_ROWS_AT_ONCE = 200
_TABLES = {
    Aspect.NAME: "person",
    Aspect.ALIASES: "person",
    Aspect.VOICE: "voice",
    Aspect.APART: "apart",
    Aspect.ROLE: "paragraph_cover",
    **dict.fromkeys(RECORD_ASPECTS, "article"),
}


@dataclass(slots=True)
class Union:
    """Two libraries on their way into one: whose numbers become which."""

    ours: Database
    theirs: Database
    tables: Mapping[str, Table]
    offsets: Mapping[str, int]
    matched: dict[str, dict[int, int | None]]
    """By table: numbers of theirs that are ours already, with ours; None for what is not taken over."""
    beside: int = 0
    new: list[int] = field(default_factory=list)

    def number(self, table: str, theirs: int) -> int | None:
        """The number that a row of theirs has, or gets, in our library; None if it is not taken over."""
        matched = self.matched[table]
        return matched[theirs] if theirs in matched else theirs + self.offsets[table]

    def is_new(self, table: str, theirs: int) -> bool:
        """Whether a row of theirs is not in our library yet."""
        return theirs not in self.matched[table]

    def match(self, table: str, theirs: int, ours: int | None) -> None:
        """Notes that a row of theirs is one of ours."""
        self.matched[table][theirs] = ours

    def image(self, aspect: Aspect, image: Image) -> Image:
        """An image of theirs with the numbers of our library."""
        if aspect is Aspect.SPEAKER and image[1] is not None:
            return [image[0], self.number("person", image[1])]
        if aspect is Aspect.VOICE and image[0] is not None:
            return [self.number("person", image[0])]
        if aspect is Aspect.ALIASES:
            return [[name, since + self.offsets["change"]] for name, since in image]
        return image

    def all(self, table: str) -> Iterator[Values]:
        """All rows of a table of theirs that has numbers, in their order."""
        found, last = self.tables[table], 0
        at_once = 1 if table == "source" else _ROWS_AT_ONCE
        while rows := self.theirs.select(f"{found.select('id > ?')} LIMIT {at_once}", (last,)):
            yield from (dict(zip(found.columns, row, strict=True)) for row in rows)
            last = rows[-1][found.columns.index("id")]

    def copy(self, table: str, values: Values) -> int:
        """Stores a new row of theirs; returns its number."""
        found = self.tables[table]
        changed = values.copy()
        for column, other in found.refers.items():
            if (old := changed.get(column)) is not None:
                changed[column] = self.number(other, old)
        if found.is_numbered:
            changed["id"] = self.number(table, values["id"])
        if changed.get("since") is not None:
            changed["since"] = changed["since"] + self.offsets["change"]
        return self.ours.execute(found.insert(tuple(changed)), tuple(changed.values()))

    def copy_parts(self, part: str, numbers: Iterable[int]) -> None:
        """Stores the rows of theirs that are parts of new ones."""
        found = self.tables[part]
        wanted = json.dumps(list(numbers))
        for row in self.theirs.select(found.select(f"{found.inside} IN (SELECT value FROM json_each(?))"), (wanted,)):
            self.copy(part, dict(zip(found.columns, row, strict=True)))


def union_of(ours: Database, theirs: Database) -> Union:
    """Two libraries that are both up to date; nothing of theirs is ours yet."""
    known = {table.name: table for table in tables(theirs)}
    last: dict[str, int] = dict(ours.select("SELECT name, seq FROM sqlite_sequence"))
    return Union(
        ours=ours,
        theirs=theirs,
        tables=known,
        offsets={name: last.get(name, 0) for name in known},
        matched={name: {} for name in known},
    )


def table_of(aspect: Aspect) -> str:
    """The table that the targets of an aspect are rows of."""
    return _TABLES.get(aspect, "statement")
