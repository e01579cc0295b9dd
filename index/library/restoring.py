"""Puts a backup in place of a library, without a moment at which neither of them is there."""

import logging
from contextlib import closing, suppress
from pathlib import Path

from index.errors import LibraryDamaged
from index.library import backups, schema
from index.library.backups import BackupKind
from index.library.database import Database, open_read_only, open_writable
from index.progress import Progress, silent

log = logging.getLogger(__name__)

_STAGE = "library.sqlite.restoring"


def restore(backup: Path, library: Path, progress: Progress = silent) -> None:
    """Makes a library what a backup is; call it while nobody else can write to it.

    What is there is backed up before; without that nothing is restored. What cannot be read is moved among the backups
    instead. The library gets a new identity, so that no search index of what was there is taken for its own.

    Raises:
        Cancelled: `progress` gave up; the library is as it was.
        LibraryTooNew: a newer program made the backup; the library is as it was.
        LibraryDamaged: the backup is broken or none of a library; the library is as it was.
        LibraryUnavailable: the backup cannot be read, or the library not written; it is as it was.
        CopyFailed: what is there cannot be backed up, or there is no room to prepare; the library is as it was.
    """
    stage = library.with_name(_STAGE)
    _clear(stage)
    try:
        with closing(open_read_only(backup)) as source:
            schema.check(source)
            backups.copy(source, stage, progress)
        with closing(open_writable(stage)) as staged:
            schema.renew_identity(staged)
        if not _replaced(library, stage, progress):
            backups.set_aside(library)
            stage.replace(library)
    finally:
        _clear(stage)
    log.info("restored the library from %s", backup.name)


def _replaced(library: Path, stage: Path, progress: Progress) -> bool:
    """Backs a library up and lets it become what is on the stage; False if there is none that can be read."""
    if not library.exists():
        return False
    try:
        db = open_writable(library)
    except LibraryDamaged:
        return False
    with closing(db):
        if not _is_kept(db, progress):
            return False
        with closing(open_read_only(stage)) as staged:
            db.become(staged)
    return True


def _is_kept(db: Database, progress: Progress) -> bool:
    """Backs a library up; False if it is broken inside."""
    try:
        backups.make(db, BackupKind.CHANGE, progress)
    except LibraryDamaged:
        return False
    return True


def _clear(stage: Path) -> None:
    """Removes what is, or was left by a crash, on the stage."""
    for path in stage.parent.glob(f"{stage.name}*"):
        with suppress(OSError):
            path.unlink(missing_ok=True)
