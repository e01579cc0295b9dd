"""Opens a library and brings its tables up to date.

`PRAGMA user_version` counts the migrations a file has been through.
"""

import uuid
from pathlib import Path

from index.errors import CopyFailed, LibraryDamaged, LibraryTooNew, LibraryUnavailable
from index.library import backups
from index.library.backups import BackupKind
from index.library.database import Database, open_read_only, open_writable, transaction
from index.library.tables import APPLICATION_ID, MIGRATIONS, PEOPLE
from index.library.voices import give_voices

VERSION = len(MIGRATIONS)


def open_library(path: Path) -> Database:
    """Opens a library for writing; makes it if there is none, and brings an older one up to date.

    An older one is backed up before; without a backup it is not touched.

    Raises:
        LibraryTooNew: a newer program made it; not a byte of it was changed.
        LibraryDamaged: it is broken or no library of ours; not a byte of it was changed.
        LibraryUnavailable: it cannot be opened for writing, or it is an older one that cannot be backed up.
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
        if 0 < _version(db) < VERSION:
            _back_up(db)
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


def make_older(path: Path, version: int) -> Database:
    """A new, empty library as the program of an older version, or this one, made them; `open_library` updates it.

    Raises:
        LibraryTooNew: there is no such version yet.
        LibraryUnavailable: it cannot be written.
    """
    if version > VERSION:
        raise LibraryTooNew(path, found=version, known=VERSION)
    db = open_writable(path)
    try:
        _migrate(db, to=version)
    except BaseException:
        db.close()
        raise
    return db


def identity(db: Database) -> str:
    """32 hexadecimal digits that no other library has; copies of the file share them."""
    return str(db.select("SELECT identity FROM library")[0][0])


def renew_identity(db: Database) -> None:
    """Makes a copy a library of its own."""
    with transaction(db):
        db.execute("UPDATE library SET identity = ?", (uuid.uuid4().hex,))


def check(db: Database) -> None:
    """Makes sure that a file holds a library, of whatever age, that this program can bring up to date.

    Raises:
        LibraryTooNew: a newer program made it.
        LibraryDamaged: it is broken, empty, or no library of ours.
    """
    if _version(db) == 0:
        raise LibraryDamaged(db.path, "there is no library in it")


def _back_up(db: Database) -> None:
    try:
        backups.make(db, BackupKind.UPDATE)
    except CopyFailed as error:
        reason = f"it has to be updated, and no backup could be made before that: {error.reason}"
        raise LibraryUnavailable(db.path, reason) from error


def _migrate(db: Database, *, to: int | None = None) -> None:
    for number, statements in enumerate(MIGRATIONS[_version(db) : to], start=_version(db) + 1):
        with transaction(db):
            for statement in statements:
                db.execute(statement)
            if number == 1:
                db.execute("INSERT INTO library (id, identity) VALUES (1, ?)", (uuid.uuid4().hex,))
            if number == PEOPLE:
                give_voices(db)
            db.execute(f"PRAGMA user_version = {number}")


def _version(db: Database) -> int:
    """How many migrations a file has been through; 0 for an empty one."""
    version = int(db.select("PRAGMA user_version")[0][0])
    application = int(db.select("PRAGMA application_id")[0][0])
    is_empty = db.select("SELECT COUNT(*) FROM sqlite_schema")[0][0] == 0
    if application != APPLICATION_ID and not (is_empty and version == 0):
        raise LibraryDamaged(db.path, "it is the database of another program")
    if version > VERSION:
        raise LibraryTooNew(db.path, found=version, known=VERSION)
    return version
