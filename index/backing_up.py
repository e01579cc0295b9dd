"""When a library is backed up, and how a backup comes back. Part of the door; import it from `workspace`.

A full disk or a folder that cannot be written to stops none of the user's work: it goes on without a backup, which the
log says. Two things do not go on: bringing an older library up to date, and restoring, because both replace what is
there. A library that turns out to be broken inside stops everything, so that it is told while there are good backups.
"""

import logging
from pathlib import Path

from index.errors import CopyFailed, DiskFull, LibraryUnavailable, is_for_want_of_room
from index.library import articles, backups, restoring, staging
from index.library.backups import BackupKind
from index.library.database import Database
from index.library.lock import WriterLock
from index.progress import Progress, silent

log = logging.getLogger(__name__)

MANY_ARTICLES = 50
MANY_PEOPLE = 10
"""From so many on, a removal, a new reading or a merge is a large change: a backup comes first."""


def made(folder: Path) -> Path:
    """The folder of a library, made if it is not there.

    Raises:
        DiskFull: there is no room for it.
        LibraryUnavailable: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if is_for_want_of_room(error):
            raise DiskFull(folder) from error
        raise LibraryUnavailable(folder, (error.strerror or str(error)).lower()) from error
    return folder


def before_large_change(db: Database, progress: Progress = silent) -> None:
    """Makes a backup, if it can be written.

    Raises:
        Cancelled: `progress` gave up.
        LibraryDamaged: the library is broken inside.
    """
    try:
        backups.make(db, BackupKind.CHANGE, progress)
    except CopyFailed as error:
        log.warning("no backup was made before a large change: %s", error)


def daily(db: Database, progress: Progress = silent) -> None:
    """Makes today's backup, if there is something new to keep and it can be written.

    Raises:
        Cancelled: `progress` gave up.
        LibraryDamaged: the library is broken inside.
    """
    if not articles.has_ever_had_one(db):
        return
    try:
        backups.make_daily(db, progress)
    except CopyFailed as error:
        log.warning("today's backup was not made: %s", error)


def restore(name: str, library: Path, progress: Progress = silent) -> None:
    """Puts a backup, by its name or as any file, in place of a library, which need not be there.

    A library that was exported as JSON Lines does as well.

    Raises:
        BackupNotFound: there is no such backup and no such file.
        ExchangeUnreadable, ExchangeTooNew: the file is no copy of a library, nor one that was exported.
        LibraryUnavailable: another window or command is writing to the library, or its folder cannot be made.
        Cancelled, LibraryError: as `restoring.restore`.
    """
    backup = backups.find(library, name)
    lock = WriterLock.acquire(made(library.parent))
    try:
        if staging.is_copy(backup):
            restoring.restore(backup, library, progress)
        else:
            with staging.staged(backup, library.parent, progress, whole=True) as exported:
                restoring.restore(exported.path, library, progress)
    finally:
        lock.release()
