"""One connection to a library's SQLite file: opening, pragmas, transactions, and failures in plain errors."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.errors import DiskFull, LibraryDamaged, LibraryUnavailable
from index.library.names import is_description
from index.progress import Progress, silent

Row = tuple[Any, ...]
"""What SQLite gives for one row; the modules of queries turn it into a data class at once."""

_BUSY_TIMEOUT_S = 5.0
_PAGES_AT_ONCE = 1_000
"""How much of a copy is made between two reports of progress: four megabytes."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_PRIMARY_CODE = 0xFF
_NO_ROOM_TO_SHARE = sqlite3.SQLITE_IOERR_SHMSIZE
"""The file through which connections share the write-ahead log could not grow."""


class Database:
    """A connection for one thread at a time; made by `open_writable` or `open_read_only`.

    All failures that come from the file and not from our own mistakes leave as `LibraryDamaged` or
    `LibraryUnavailable`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def select(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of one query."""
        with explained(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Runs one statement and returns the number of the row it inserted, if it did."""
        with explained(self.path):
            return self._connection.execute(sql, parameters).lastrowid or 0

    def execute_many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Runs one statement for each row of parameters."""
        with explained(self.path):
            self._connection.executemany(sql, rows)

    @property
    def is_in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    def roll_back(self) -> None:
        """Drops what the open transaction wrote, if SQLite has not already done so itself."""
        if self._connection.in_transaction:
            self._connection.rollback()

    def copy_into(self, path: Path, progress: Progress = silent) -> None:
        """Copies all that is committed now into a new file, checks it, and lets it reach the disk.

        The copy has no write-ahead log, so that it can be read from a folder that cannot be written to. Whatever is
        raised, what is in the file by then is no copy.

        Raises:
            Cancelled: `progress` gave up.
            LibraryDamaged: this database is broken inside, and so would be the copy.
            LibraryUnavailable: the file cannot be written, or this database cannot be read any more.
        """
        with explained(path):
            copy = sqlite3.connect(path, isolation_level=None)
        try:
            with explained(self.path):
                # What others commit meanwhile would make SQLite begin again, perhaps without end.
                self._connection.execute("BEGIN")
                self._connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
                self._connection.backup(
                    copy,
                    pages=_PAGES_AT_ONCE,
                    progress=lambda _, left, total: progress(total - left, total, "copying"),
                )
                copy.execute("PRAGMA journal_mode = DELETE")
                (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            self.roll_back()
            copy.close()
        if found != "ok":
            raise LibraryDamaged(self.path, found)

    def become(self, other: "Database") -> None:
        """Takes over all that another database holds, in one transaction; readers see the one or the other.

        Raises:
            LibraryUnavailable: this file cannot be written; it is as it was.
        """
        with explained(self.path):
            other._connection.backup(self._connection)

    def close(self) -> None:
        """Closes the connection; closing twice is harmless."""
        self._connection.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's failures with this file into ours; our own mistakes (a wrong statement) pass through.

    Raises:
        LibraryDamaged: the file is not an SQLite database, or a broken one.
        DiskFull: there is no room to write.
        LibraryUnavailable: it cannot be opened, read or written: missing, locked, no permission.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError):
        raise
    except sqlite3.DatabaseError as error:
        exact = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        code = exact & _PRIMARY_CODE
        if code == sqlite3.SQLITE_FULL or exact == _NO_ROOM_TO_SHARE:
            raise DiskFull(path) from error
        if code in _DAMAGED:
            raise LibraryDamaged(path, str(error)) from error
        if code == sqlite3.SQLITE_ERROR:
            raise
        raise LibraryUnavailable(path, str(error)) from error


def open_writable(path: Path) -> Database:
    """Opens a file for reading and writing, and creates it if it is not there; its tables are `schema`'s business.

    A write-ahead log lets readers go on while somebody writes. Every commit reaches the disk: a lost one would give
    the number of its article to another one, and the search index would take the two for the same.

    Raises:
        LibraryDamaged: it is no SQLite database.
        LibraryUnavailable: it cannot be opened for writing.
    """
    db = _connect(path, mode="rwc")
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        db.close()
        raise
    return db


def open_read_only(path: Path) -> Database:
    """Opens an existing file; writing through this connection fails.

    Raises:
        LibraryDamaged: it is no SQLite database.
        LibraryUnavailable: it is not there or cannot be read.
    """
    try:
        return _opened_for_reading(path, mode="ro")
    except LibraryUnavailable:
        if os.access(path.parent, os.W_OK) or not path.exists() or path.with_name(f"{path.name}-wal").exists():
            raise
    # To read a file that has a write-ahead log, SQLite writes beside it, unless it is told that nobody can change it.
    return _opened_for_reading(path, mode="ro&immutable=1")


def _opened_for_reading(path: Path, *, mode: str) -> Database:
    db = _connect(path, mode=mode)
    try:
        # SQLite opens the file at the first question, so this is where a missing or broken one shows.
        db.select("SELECT COUNT(*) FROM sqlite_schema")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All that is written inside becomes durable together at the end, or, after any exception, not at all.

    Transactions do not nest.

    Raises:
        LibraryUnavailable: another writer holds the file for too long, or the disk is full.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.roll_back()
        raise


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """All that is read inside is of one moment, whatever others commit meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.roll_back()


def now() -> str:
    """The date and time as the library keeps them: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _connect(path: Path, *, mode: str) -> Database:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    with explained(path):
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=_BUSY_TIMEOUT_S,
            # Transactions are only those of `transaction`: Python's own begin at unexpected moments.
            isolation_level=None,
            # A library is opened and closed by another thread than the one that imports.
            check_same_thread=False,
        )
    connection.create_function("is_description", 1, is_description, deterministic=True)
    return Database(connection, path)
