"""A library taken elsewhere, and one from elsewhere taken in. Part of the door; import it from `workspace`.

The ending of a file's name chooses its format: `.sqlite` is a copy of the library, `.jsonl` the format that other
programs can read (`library/interchange.py`). A file that is taken in is known by what is in it. Never is it an index.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from index import backing_up
from index.indexing import IndexKeeper
from index.library import articles, backups, restoring, schema, staging, uniting
from index.library.backups import BackupKind
from index.library.database import Database, transaction
from index.library.uniting_marks import Disagreement
from index.progress import Progress, silent
from index.updating import complete

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryReport:
    """What became of a library that was taken in."""

    imported: tuple[int, ...] = ()
    """The numbers of the articles that were not there."""
    already: tuple[int, ...] = ()
    beside: int = 0
    """How many of the new ones come from files that were there, but had been read, or split, otherwise."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where the user of that library says otherwise than the one of this."""


class Exchanger:
    """The part of a workspace that takes other libraries in."""

    folder: Path
    _db: Database
    _index: IndexKeeper

    def import_library(self, path: Path, *, progress: Progress = silent) -> LibraryReport:
        """Takes in all that an exported library, or the copy of one, holds; what is here already is backed up before.

        Raises:
            Cancelled: `progress` gave up; nothing was changed.
            ExchangeUnreadable: the file holds no library, or a damaged one; nothing was changed.
            ExchangeTooNew: a newer program wrote it; nothing was changed.
            LibraryUnavailable: there is no room for it, or the library cannot be written.
        """
        with staging.staged(path, self.folder, progress) as theirs:
            complete(theirs, progress)
            if articles.has_ever_had_one(self._db):
                backing_up.before_large_change(self._db, progress)
            with transaction(self._db):
                united = uniting.unite(self._db, theirs, progress)
        log.info("took in the library %s: %s articles, %s known", path.name, len(united.new), len(united.already))
        self._index.follow(new=united.new)
        self._index.commit()
        self._index.catch_up()
        return LibraryReport(
            imported=united.new,
            already=united.already,
            beside=united.beside,
            disagreements=united.disagreements,
        )

    def back_up(self, *, progress: Progress = silent) -> Path:
        """Makes a backup now, because the user says so; the last ten of these are kept.

        Raises:
            Cancelled: `progress` gave up; there is no half backup.
            CopyFailed: it cannot be written; older backups stay.
            LibraryDamaged: the library is broken inside; older backups stay.
        """
        return backups.make(self._db, BackupKind.USER, progress)

    def restore(self, backup: str, *, progress: Progress = silent) -> None:
        """Puts a backup, by its name or as any file, in place of this library, and opens it anew.

        What is there is backed up before. Readers that are open go on with what was restored.

        Raises:
            Cancelled: `progress` gave up; the library is as it was.
            BackupNotFound: there is no such backup and no such file; the library is as it was.
            ExchangeUnreadable, ExchangeTooNew: the file holds no library; the library is as it was.
            LibraryError: there is no room for it; the library is as it was.
        """
        path = backups.find(self._db.path, backup)
        with staging.staged(path, self.folder, progress, whole=True) as restored:
            complete(restored, progress)
            restoring.restore(restored.path, self._db.path, progress)
        self._index.close()
        self._db.close()
        self._db = schema.open_library(self._db.path)
        self._index = IndexKeeper(self.folder, self._db)
        self._index.open(progress)
