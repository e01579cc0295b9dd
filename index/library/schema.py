"""The library's tables, as numbered migrations; opens a library and brings it up to date.

`PRAGMA user_version` counts the migrations a file has been through. A migration that has been released is never
edited, only followed by another one.
"""

import uuid
from pathlib import Path

from index.errors import LibraryDamaged, LibraryTooNew, LibraryUnavailable
from index.library.database import Database, open_read_only, open_writable, transaction

_APPLICATION_ID = 0x4F545251
"""Marks the file as ours ("OTRQ"), so that no other program's database is taken for a library."""

_FIRST = (
    f"PRAGMA application_id = {_APPLICATION_ID}",
    # Tells the copies that are made from this library (the search index) from those of any other one.
    """
    CREATE TABLE library (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        identity TEXT NOT NULL CHECK (length(identity) = 32)
    ) STRICT
    """,
    # The bytes as they were handed to us. One source may hold several articles.
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        imported_at TEXT NOT NULL,
        content BLOB NOT NULL
    ) STRICT
    """,
    # The long text comes last: SQLite reads a row only as far as the columns that were asked for.
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES source (id),
        headline TEXT,
        authors TEXT NOT NULL CHECK (json_type(authors) = 'array'),
        outlet TEXT,
        published TEXT,
        url TEXT,
        accessed TEXT,
        language TEXT,
        section TEXT,
        removed_at TEXT,
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX article_source ON article (source_id)",
    """
    CREATE TABLE paragraph (
        article_id INTEGER NOT NULL REFERENCES article (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
        end_offset INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('headline', 'story', 'aside', 'left_out')),
        section INTEGER NOT NULL CHECK (section >= 0),
        PRIMARY KEY (article_id, position),
        CHECK (start_offset < end_offset)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE speaker (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'group', 'unnamed')),
        UNIQUE (name, kind)
    ) STRICT
    """,
    # Spans are JSON arrays of [start, end]; they are only ever read as a whole. The three texts are what a list row
    # shows, so that no row has to read its article.
    """
    CREATE TABLE statement (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
        manner TEXT NOT NULL CHECK (manner IN ('said', 'thought', 'event')),
        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
        listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
        speaker_id INTEGER REFERENCES speaker (id),
        tier TEXT NOT NULL CHECK (tier IN ('clear', 'likely', 'unsure', 'unattributed')),
        within_position INTEGER CHECK (within_position <> position),
        content_spans TEXT NOT NULL CHECK (json_array_length(content_spans) > 0),
        cue_spans TEXT NOT NULL CHECK (json_type(cue_spans) = 'array'),
        mention_spans TEXT NOT NULL CHECK (json_type(mention_spans) = 'array'),
        chain TEXT NOT NULL CHECK (json_type(chain) = 'array'),
        candidates TEXT NOT NULL CHECK (json_type(candidates) = 'array'),
        quote TEXT NOT NULL,
        cue TEXT NOT NULL,
        mention TEXT NOT NULL,
        UNIQUE (article_id, position),
        CHECK ((speaker_id IS NULL) = (tier = 'unattributed')),
        FOREIGN KEY (article_id, within_position) REFERENCES statement (article_id, position)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX statement_listed ON statement (article_id, listed)",
    "CREATE INDEX statement_speaker ON statement (speaker_id, listed, article_id)",
)

_SECOND = (
    # NULL in statements that were stored before: unknown until their article's text is looked at again.
    """
    ALTER TABLE statement ADD COLUMN polarity TEXT
        CHECK (polarity IN ('plain', 'negated', 'hypothetical') AND (polarity = 'plain' OR listed = 0))
    """,
    "CREATE INDEX statement_without_polarity ON statement (article_id) WHERE polarity IS NULL",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND)
"""The SQL statements that lead from each version to the next; the first ones make an empty file version 1."""

VERSION = len(MIGRATIONS)


def open_library(path: Path) -> Database:
    """Opens a library for writing; makes it if there is none, and brings an older one up to date.

    Raises:
        LibraryTooNew: a newer program made it; not a byte of it was changed.
        LibraryDamaged: it is broken or no library of ours; not a byte of it was changed.
        LibraryUnavailable: it cannot be opened for writing.
    """
    if path.exists():
        # Setting up a connection for writing already writes, so what the file is must be known before.
        probe = open_read_only(path)
        try:
            _version(probe)
        finally:
            probe.close()
    db = open_writable(path)
    try:
        _migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def open_reader(path: Path) -> Database:
    """Opens an existing, up-to-date library for reading only; somebody else may be writing to it meanwhile.

    Raises:
        LibraryTooNew: a newer program made it.
        LibraryDamaged: it is broken or no library of ours.
        LibraryUnavailable: it is not there, cannot be read, or has to be opened for writing first.
    """
    db = open_read_only(path)
    try:
        version = _version(db)
    except BaseException:
        db.close()
        raise
    if version < VERSION:
        db.close()
        raise LibraryUnavailable(path, "an older version of the program made it and it was not updated yet")
    return db


def identity(db: Database) -> str:
    """32 hexadecimal digits that no other library has; copies of the file share them."""
    return str(db.select("SELECT identity FROM library")[0][0])


def _migrate(db: Database) -> None:
    for number, statements in enumerate(MIGRATIONS[_version(db) :], start=_version(db) + 1):
        with transaction(db):
            for statement in statements:
                db.execute(statement)
            if number == 1:
                db.execute("INSERT INTO library (id, identity) VALUES (1, ?)", (uuid.uuid4().hex,))
            db.execute(f"PRAGMA user_version = {number}")


def _version(db: Database) -> int:
    """How many migrations a file has been through; 0 for an empty one."""
    version = int(db.select("PRAGMA user_version")[0][0])
    application = int(db.select("PRAGMA application_id")[0][0])
    is_empty = db.select("SELECT COUNT(*) FROM sqlite_schema")[0][0] == 0
    if application != _APPLICATION_ID and not (is_empty and version == 0):
        raise LibraryDamaged(db.path, "it is the database of another program")
    if version > VERSION:
        raise LibraryTooNew(db.path, found=version, known=VERSION)
    return version
