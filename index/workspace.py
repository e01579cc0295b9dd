"""The one door to the work: opens a library; imports, corrects, removes, searches; keeps SQLite and Whoosh in step.

SQLite is the truth and is committed first, one transaction per article; the search index follows. What a crash left
between the two is repaired when the library is opened next. One process at a time may write; any number may read.
"""

import logging
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from index import backing_up, importing, sources
from index.citation.record import Flavours
from index.correcting import Corrector
from index.errors import LibraryUnavailable
from index.exchanging import LibraryReport
from index.from_files import FromFiles
from index.hints import Repair
from index.importing import ImportBroken, ImportReport, ImportStopped, Source, extract_article
from index.indexing import IndexKeeper
from index.library import articles, schema
from index.library import backups as copies
from index.library.backups import Backup
from index.library.database import Database, now, transaction
from index.library.lock import WriterLock
from index.model import QueryFilter, SourceRecord
from index.previewing import Preview, Previewer, look_into
from index.progress import Progress, silent
from index.read_only import ReadOnlyLibrary
from index.reader import LIBRARY_FILE, Reader
from index.saved import SearchSaver
from index.updating import complete
from index.web import FromWeb

__all__ = (
    "Backup",
    "Flavours",
    "How",
    "ImportBroken",
    "ImportReport",
    "ImportStopped",
    "LibraryReport",
    "Preview",
    "ReadOnlyLibrary",
    "Reader",
    "Source",
    "SourceRecord",
    "Workspace",
    "backups",
    "default_folder",
    "extract_article",
    "look_into",
    "open_existing",
    "open_reader",
    "refine",
    "restore",
    "without",
)

How = Literal["replace", "add", "widen", "exclude"]
"""How a filter goes into a query: instead of another of its field, AND, OR, NOT."""

log = logging.getLogger(__name__)


def default_folder() -> Path:
    """The folder of the user's library; not made by this call."""
    import platformdirs

    return Path(platformdirs.user_data_dir("on-the-record", appauthor=False))


def refine(query: str, *, field: str, value: str, how: How) -> str:
    """The query with a filter; `how` is `replace`, `add`, `widen` or `exclude`."""
    from index.search import query as queries

    return queries.refine(query, field=field, value=value, how=how)


def without(query: str, part: QueryFilter) -> str:
    """The query without one of its filters."""
    from index.search import query as queries

    return queries.without(query, part)


def open_reader(folder: Path | None = None) -> Reader:
    """A reader without a workspace around it; the library may be open for writing elsewhere.

    If the library needs an update or its index repair, that is done first, unless somebody is writing.

    Raises:
        LibraryError: there is no library, or it cannot be read.
    """
    folder = _existing(folder)
    with suppress(LibraryUnavailable):
        reader = Reader(folder)
        if reader.is_in_step():
            return reader
        reader.close()
    with suppress(LibraryUnavailable):
        Workspace.open(folder).close()
    return Reader(folder)


def open_existing(folder: Path | None = None, *, progress: Progress = silent) -> "Workspace":
    """A workspace of a library that is there already.

    Raises:
        LibraryError: there is no library, or it cannot be read or written.
    """
    return Workspace.open(_existing(folder), progress=progress)


def backups(folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a library, newest first; also of one that cannot be read, or is not there any more."""
    return copies.backups((folder or default_folder()) / LIBRARY_FILE)


def restore(backup: str, folder: Path | None = None, *, progress: Progress = silent) -> None:
    """Puts a backup, or a library that was exported, in place of a library; what was there is among the backups then.

    `backup` is the name of a backup or the path of a file. The search index is made again.

    Raises:
        BackupNotFound: there is no such backup and no such file.
        CopyFailed: what is there cannot be backed up; nothing was changed.
        LibraryError: the backup cannot be read, or another window or command is writing to the library.
    """
    folder = folder or default_folder()
    backing_up.restore(backup, folder / LIBRARY_FILE, progress)
    Workspace.open(folder, progress=progress).close()


class Workspace(Corrector, FromFiles, Previewer, SearchSaver, FromWeb):
    """The writing side of a library. One per process, used by one thread at a time; `Corrector` has what users change.

    Each method returns when its work is durable and can be found by searching.
    """

    repair: Repair | None = None
    """What was wrong with the search index when the library was opened."""

    def __init__(self, folder: Path, lock: WriterLock, db: Database) -> None:
        self.folder = folder
        self._lock = lock
        self._db = db
        self._index = IndexKeeper(folder, db)

    @classmethod
    def open(cls, folder: Path | None = None, *, progress: Progress = silent, variants_later: bool = False) -> Self:
        """Opens a library, and makes it if there is none; updates an old one and repairs its index.

        With `variants_later`, where the same quotations stand is left to `find_variants` if that takes long.

        Raises:
            LibraryTooNew: a newer program made it; it was left untouched.
            LibraryDamaged: it cannot be read; it was left untouched.
            LibraryUnavailable: its folder cannot be written to, or another window or command is writing to it.
        """
        folder = backing_up.made(folder or default_folder())
        with ExitStack() as opened:
            lock = WriterLock.acquire(folder)
            opened.callback(lock.release)
            db = schema.open_library(folder / LIBRARY_FILE)
            opened.callback(db.close)
            workspace = cls(folder, lock, db)
            opened.callback(workspace.close)
            workspace.repair = workspace._index.open(progress, anew=complete(db, progress), kin_later=variants_later)
            opened.pop_all()
        return workspace

    def close(self) -> None:
        """Lets go of the library; closing twice is harmless."""
        self._index.close()
        self._db.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def is_new(self) -> bool:
        """Whether the library has never had an article."""
        return not articles.has_ever_had_one(self._db)

    def reader(self) -> Reader:
        """A new reader, for the thread that calls; whoever asked for it closes it.

        Raises:
            LibraryError: the library cannot be read any more.
        """
        return Reader(self.folder)

    def import_text(
        self,
        text: str,
        *,
        record: SourceRecord | None = None,
        source: str = "pasted text",
        progress: Progress = silent,
    ) -> ImportReport:
        """Imports a text, with what is known of where it came from; `source` names it.

        Raises:
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        return self.import_sources([sources.text(text, record, source)], progress=progress)

    def import_page(
        self, html: str, *, text: str = "", source: str = "pasted text", progress: Progress = silent
    ) -> ImportReport:
        """Imports a pasted page or a piece of one; its `text` is read where the HTML cannot be.

        Raises:
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        return self.import_sources([sources.pasted_page(html, text, source)], progress=progress)

    def import_sample(self, *, progress: Progress = silent) -> ImportReport:
        """Imports the built-in article.

        Raises:
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        return self.import_sources([sources.sample()], progress=progress)

    def import_sample_library(self, *, progress: Progress = silent) -> ImportReport:
        """Imports the shipped articles of Wikinews, each as a source of its own: one that is there stays as it is.

        `progress` may stop it, as `import_sources` says.

        Raises:
            SourceError: the shipped file is missing or damaged.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        return self.import_sources(sources.sample_library(), progress=progress)

    def remove_articles(self, ids: Sequence[int]) -> None:
        """Takes articles out of lists and searches; `restore_articles` brings them back.

        Raises:
            ArticleNotFound: there never was one of them; none is removed.
        """
        if len(ids) >= backing_up.MANY_ARTICLES:
            backing_up.before_large_change(self._db)
        removed_at = now()
        with transaction(self._db):
            articles.set_removed(self._db, ids, removed_at)
        log.info("removed articles %s", ids)
        self._index.follow(gone=ids)
        self._index.commit()

    def restore_articles(self, ids: Sequence[int]) -> None:
        """Brings removed articles back, with all that was known of them.

        Raises:
            ArticleNotFound: there never was one of them; none is restored.
        """
        with transaction(self._db):
            articles.set_removed(self._db, ids, None)
        log.info("restored articles %s", ids)
        self._index.follow(gone=ids, new=ids)
        self._index.commit()

    def extract_again(self, article_ids: Sequence[int] | None = None, *, progress: Progress = silent) -> None:
        """Finds the statements of articles anew, of all if none are given; all that the user changed stays.

        A statement that is found again keeps its number. `progress` may stop it; the articles read by then stay so.

        Raises:
            ArticleNotFound: there never was one with one of the numbers.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        if article_ids is None or len(article_ids) >= backing_up.MANY_ARTICLES:
            backing_up.before_large_change(self._db, progress)
        importing.extract_again(self._db, self._index, article_ids, progress)

    def back_up_daily(self, *, progress: Progress = silent) -> None:
        """Makes the backup of the day, unless there is one or nothing has changed; a full disk is only logged.

        Raises:
            Cancelled: `progress` gave up; there is no half backup.
            LibraryDamaged: the library is broken inside; older backups stay.
        """
        backing_up.daily(self._db, progress)

    @property
    def lacks_variants(self) -> bool:
        """Whether it was left to `find_variants` where the same quotations stand."""
        return self._index.lacks_kin

    def find_variants(self, *, progress: Progress = silent) -> None:
        """Finds where the same quotations stand; changes can be made while `progress` is called.

        Raises:
            Cancelled: `progress` gave up; what was found stays, and the rest is found when it is asked for again.
        """
        self._index.find_kin(progress)

    def tidy(self, *, progress: Progress = silent) -> None:
        """Makes searches quicker after many changes, if that is worth it: for when nobody waits.

        Raises:
            Cancelled: `progress` gave up; nothing is lost.
            LibraryUnavailable: the index cannot be written; the library is safe, and the index follows later.
        """
        self._index.tidy(progress)

    def rebuild(self, *, progress: Progress = silent) -> None:
        """Makes the search index again from the library; searches use the old one until then.

        Which statements are forms of one quotation is found anew as well.

        Raises:
            LibraryUnavailable: the index cannot be written.
        """
        self._index.rebuild(progress)
        self._index.renew_kin(progress)


def _existing(folder: Path | None) -> Path:
    """The folder, if there is a library in it.

    Raises:
        LibraryUnavailable: there is none.
    """
    folder = folder or default_folder()
    if not (folder / LIBRARY_FILE).exists():
        raise LibraryUnavailable(folder, "there is none yet; import an article first")
    return folder
