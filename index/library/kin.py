"""Which statements are forms of one quotation: a file of its own beside the library, made from it.

Like the search index it can be thrown away and made again. A *wording* is a row of words that any number of
statements have in common; wordings that are forms of one quotation are *kin*. A *sample* of the runs of words of each
wording finds the others that share some. An article counts with all its versions as one *family*.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from index.library.database import Database, open_read_only, open_writable, transaction

VERSION = 3
"""Changes with every change to the tables, the sample, or what counts as kin; a file of another version is made again.
"""
_TABLES = (
    """
    CREATE TABLE wording (
        id INTEGER PRIMARY KEY,
        words TEXT NOT NULL,
        quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
        runs INTEGER NOT NULL,
        UNIQUE (words, quoted)
    ) STRICT
    """,
    # Every statement; without a wording if its words say too little.
    """
    CREATE TABLE worded (
        statement_id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL,
        family_id INTEGER NOT NULL,
        wording_id INTEGER
    ) STRICT
    """,
    "CREATE INDEX worded_article ON worded (article_id)",
    "CREATE INDEX worded_wording ON worded (wording_id, family_id) WHERE wording_id IS NOT NULL",
    """
    CREATE TABLE run (
        checksum INTEGER NOT NULL,
        wording_id INTEGER NOT NULL,
        PRIMARY KEY (checksum, wording_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE kin (
        one_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        PRIMARY KEY (one_id, other_id)
    ) STRICT, WITHOUT ROWID
    """,
)
_NAMES = ("kin", "run", "worded", "wording")
_MOST_LOOKED_AT = 40
_CACHE_KIB = 8_192
"""With four times as much, 80,000 statements take as long to be put in."""


class Wording(NamedTuple):
    """A row of words, with one blank between them, and an ellipsis where words were left out."""

    words: str
    is_quoted: bool
    """Whether it stands in quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A statement as this file takes it."""

    statement_id: int
    article_id: int
    family_id: int
    wording: Wording | None
    """None if its words say too little."""


def open_file(path: Path, *, anew: bool = False) -> Database:
    """The file, open for writing; empty if it is new, of another version, or to be made `anew`.

    Raises:
        LibraryDamaged: it is no such file.
        LibraryUnavailable: it cannot be opened for writing.
    """
    db = open_writable(path)
    try:
        # What a power cut takes is made again: the counts tell.
        db.execute("PRAGMA synchronous = NORMAL")
        # A table of another version may refer to others; all of them go together.
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        if anew or db.select("PRAGMA user_version") != [(VERSION,)]:
            _make(db)
    except BaseException:
        db.close()
        raise
    return db


def _make(db: Database) -> None:
    with transaction(db):
        for (name,) in db.select("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            if name in _NAMES:
                db.execute(f"DROP TABLE {name}")
        for statement in _TABLES:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")


def open_reader(path: Path) -> Database | None:
    """The file, open for reading; None if there is none of this version.

    Raises:
        LibraryError: it cannot be read.
    """
    if not path.exists():
        return None
    db = open_read_only(path)
    if db.select("PRAGMA user_version") != [(VERSION,)]:
        db.close()
        return None
    return db


def article_counts(db: Database) -> dict[int, int]:
    """The articles in it with the number of their statements."""
    return dict(db.select("SELECT article_id, COUNT(*) FROM worded GROUP BY article_id"))


def remove(db: Database, article_ids: Iterable[int]) -> tuple[Wording, ...]:
    """Takes articles out; returns the wordings that nobody has any more, which `forget` takes. In a transaction."""
    listed = json.dumps(sorted(article_ids))
    gone = "SELECT wording_id FROM worded WHERE article_id IN (SELECT value FROM json_each(?)) AND wording_id NOTNULL"
    candidates = [wording_id for (wording_id,) in db.select(f"SELECT DISTINCT * FROM ({gone})", (listed,))]
    db.execute("DELETE FROM worded WHERE article_id IN (SELECT value FROM json_each(?))", (listed,))
    rows = db.select(
        """SELECT words, quoted FROM wording WHERE id IN (SELECT value FROM json_each(?))
               AND NOT EXISTS (SELECT 1 FROM worded WHERE wording_id = wording.id)""",
        (json.dumps(candidates),),
    )
    return tuple(Wording(words, bool(is_quoted)) for words, is_quoted in rows)


def forget(db: Database, wording: Wording, runs: Sequence[int]) -> None:
    """Takes out a wording that nobody has, with its sample. Call it inside a transaction."""
    wording_id = known(db, wording)
    db.execute_many("DELETE FROM run WHERE checksum = ? AND wording_id = ?", [(one, wording_id) for one in runs])
    others = db.select("SELECT other_id FROM kin WHERE one_id = ?", (wording_id,))
    pairs = [pair for (other,) in others for pair in ((wording_id, other), (other, wording_id))]
    db.execute_many("DELETE FROM kin WHERE one_id = ? AND other_id = ?", pairs)
    db.execute("DELETE FROM wording WHERE id = ?", (wording_id,))


def known(db: Database, wording: Wording) -> int | None:
    """The number of a wording that is there."""
    rows = db.select("SELECT id FROM wording WHERE words = ? AND quoted = ?", wording)
    return int(rows[0][0]) if rows else None


def sharing(db: Database, runs: Sequence[int], least_share: float) -> list[tuple[int, Wording]]:
    """The wordings that share so much of the smaller of two samples, most first, each with its number."""
    rows = db.select(
        """SELECT wording.id, wording.words, wording.quoted
           FROM (SELECT wording_id, COUNT(*) AS shared FROM run
                 WHERE checksum IN (SELECT value FROM json_each(?1)) GROUP BY wording_id) AS found
           JOIN wording ON wording.id = found.wording_id
           WHERE found.shared >= ?2 * MIN(wording.runs, ?3) ORDER BY found.shared DESC, wording.id LIMIT ?4""",
        (json.dumps(runs), least_share, len(runs), _MOST_LOOKED_AT),
    )
    return [(wording_id, Wording(words, bool(is_quoted))) for wording_id, words, is_quoted in rows]


def add_wording(db: Database, wording: Wording, runs: Sequence[int], kin: Iterable[int]) -> int:
    """Puts in a wording with its sample and its kin; returns its number. Call it inside a transaction."""
    wording_id = db.execute("INSERT INTO wording (words, quoted, runs) VALUES (?, ?, ?)", (*wording, len(runs)))
    db.execute_many("INSERT INTO run (checksum, wording_id) VALUES (?, ?)", [(one, wording_id) for one in runs])
    pairs = [pair for other in kin for pair in ((wording_id, other), (other, wording_id))]
    db.execute_many("INSERT INTO kin (one_id, other_id) VALUES (?, ?)", pairs)
    return wording_id


def add(db: Database, entries: Iterable[Entry], wordings: Mapping[Wording, int]) -> None:
    """Puts in statements whose wordings are there. Call it inside a transaction."""
    db.execute_many(
        "INSERT OR REPLACE INTO worded (statement_id, article_id, family_id, wording_id) VALUES (?, ?, ?, ?)",
        [
            (one.statement_id, one.article_id, one.family_id, wordings[one.wording] if one.wording else None)
            for one in entries
        ],
    )


_KIN_OF = """
    SELECT other.statement_id FROM worded AS mine
    JOIN (SELECT one_id, other_id FROM kin UNION ALL SELECT id, id FROM wording) AS pair
        ON pair.one_id = mine.wording_id
    JOIN worded AS other ON other.wording_id = pair.other_id AND other.family_id <> mine.family_id
"""


def of_statement(db: Database, statement_id: int) -> tuple[int, ...]:
    """The statements of other articles that are forms of the same quotation as this one."""
    rows = db.select(f"{_KIN_OF} WHERE mine.statement_id = ? ORDER BY other.statement_id", (statement_id,))
    return tuple(found for (found,) in rows)


def all_kin(db: Database) -> frozenset[int]:
    """All statements that have such another one."""
    ((listed,),) = db.select(
        """WITH several AS (SELECT wording_id FROM worded WHERE wording_id NOTNULL
                   GROUP BY wording_id HAVING MIN(family_id) < MAX(family_id)),
               families AS (SELECT DISTINCT wording_id, family_id FROM worded
                   WHERE wording_id IN (SELECT one_id FROM kin)),
               paired AS (SELECT DISTINCT one.wording_id, one.family_id FROM families AS one
                   JOIN kin ON kin.one_id = one.wording_id
                   JOIN families AS other ON other.wording_id = kin.other_id AND other.family_id <> one.family_id)
           SELECT json_group_array(statement_id) FROM worded
           WHERE wording_id IN (SELECT wording_id FROM several)
               OR (wording_id, family_id) IN (SELECT wording_id, family_id FROM paired)"""
    )
    return frozenset(json.loads(listed))


def state(db: Database) -> int:
    """A number that changes whenever another connection has written."""
    return int(db.select("PRAGMA data_version")[0][0])
