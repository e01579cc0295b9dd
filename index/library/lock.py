"""One writer per library: a lock between programs that the operating system lets go when its holder dies."""

import os
import sqlite3
from pathlib import Path

from index.errors import DiskFull, LibraryInUse, LibraryUnavailable

_FILE_NAME = "writer.lock"
_PATIENCE_S = 2.0


class WriterLock:
    """Held from `acquire` to `release`, or until the process ends in whatever way.

    It is an exclusive transaction on a database of its own that stays empty: SQLite locks files the right way on
    every system, and readers of the library do not notice.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def acquire(cls, folder: Path) -> "WriterLock":
        """Takes the lock of an existing library folder; waits a moment for one that is about to be let go.

        Raises:
            DiskFull: there is no room to take it.
            LibraryInUse: another window or command holds it.
            LibraryUnavailable: the folder cannot be written to.
        """
        path = folder / _FILE_NAME
        if not os.access(folder, os.W_OK):
            # SQLite would open the lock's own file for reading, and be content with that.
            raise LibraryUnavailable(folder, "its folder cannot be written to")
        try:
            connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise LibraryUnavailable(folder, "its folder cannot be written to") from error
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            connection.close()
            code = error.sqlite_errorcode & 0xFF
            if code == sqlite3.SQLITE_FULL:
                raise DiskFull(folder) from error
            if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise LibraryInUse(folder) from error
            raise LibraryUnavailable(folder, "its folder cannot be written to") from error
        return cls(connection)

    def release(self) -> None:
        """Lets go; doing so twice is harmless."""
        self._connection.close()
