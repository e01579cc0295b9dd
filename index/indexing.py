"""Keeps the search index in step with the library: follows changes, repairs what a crash left, makes it again."""

import logging
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.comparing.headline import HEADLINE_ONLY, unsupported
from index.comparing.signs import signs_of
from index.errors import DiskFull, LibraryUnavailable
from index.hints import Repair
from index.library import articles, schema, statements
from index.library.database import Database, transaction
from index.model import Corrected, StoredStatement
from index.progress import Progress, silent
from index.relating import KinKeeper
from index.search.damage import IndexDamaged, IndexOfOtherVersion, IndexUnwritable
from index.search.engine import BACKEND
from index.search.fields import SearchDocument

log = logging.getLogger(__name__)

_PREFIX = "index-"
_COMMIT_EVERY_S = 3.0
"""How far the index may trail behind a long import: each of its commits costs as much as reading a short article."""


def index_folder(folder: Path, db: Database) -> Path:
    """Where the search index of a library is; another library put in the same place has another one."""
    return folder / f"{_PREFIX}{schema.identity(db)[:12]}"


class IndexKeeper:
    """The writing side of a library's index. What the library holds is always taken for the truth."""

    def __init__(self, folder: Path, db: Database) -> None:
        self._folder = folder
        self._db = db
        self._path = index_folder(folder, db)
        self._index = BACKEND.index(self._path, owner=schema.identity(db))
        self._kin = KinKeeper(folder, db)
        self._in_step = False
        self._was_other_version = False
        self._followed: set[int] = set()
        """The articles that came in since the last commit."""
        self._committed_at = time.monotonic()

    def open(self, progress: Progress = silent, *, anew: bool = False, kin_later: bool = False) -> Repair | None:
        """Opens the index, makes it again if it cannot be used, and repairs where it differs from the library.

        With `anew` it is made again in any case: what the library holds has changed. With `kin_later`, where the same
        quotations stand is left to `find_kin` if that takes long. Answers what was wrong.

        Raises:
            LibraryUnavailable: it cannot be written.
        """
        for other in self._folder.glob(f"{_PREFIX}*"):
            if other != self._path:
                shutil.rmtree(other, ignore_errors=True)
        if anew or not self._path.exists() or not articles.has_ever_had_one(self._db):
            # Nothing to compare with: a new library, for which an empty one is made in no time, or a restored one.
            was_there = anew or self._path.exists() or not articles.has_ever_had_one(self._db)
            self.rebuild(progress)
            self._kin.open(progress, later=kin_later)
            return None if was_there else Repair.MISSING
        was_whole = was_in_step = False
        self._was_other_version = False
        self._kin.open(progress, later=kin_later)
        with self._watched(progress):
            self._index.open()
            was_in_step = not self._repair(progress)
            was_whole = True
        if was_in_step:
            return None
        if self._was_other_version:
            return Repair.OTHER_VERSION
        return Repair.OUT_OF_STEP if was_whole else Repair.DAMAGED

    def close(self) -> None:
        """Lets go of the index; closing twice is harmless."""
        self._index.close()
        self._kin.close()

    def follow(self, *, gone: Sequence[int] = (), new: Sequence[int] = ()) -> None:
        """Takes articles out, and others in; searches see it after the next `commit`, or sooner during long work.

        Raises:
            LibraryUnavailable: the index cannot be written; the library is safe, and the index follows later.
        """
        with self._watched(silent):
            if self._in_step:
                self._change(gone, new, silent)
                self._followed.update(new)
            else:
                self._repair(silent)
        self._kin.change(gone, new)
        if time.monotonic() - self._committed_at > _COMMIT_EVERY_S:
            self.commit()

    def catch_up(self) -> None:
        """Takes the articles anew whose words were changed; searches see it when this returns.

        Raises:
            LibraryUnavailable: the index cannot be written; the library is safe, and the index follows later.
        """
        waiting = articles.unindexed(self._db)
        if not waiting:
            return
        self._kin.change(waiting, [one for one, is_there in waiting.items() if is_there])
        with self._watched(silent):
            if self._in_step:
                self._change(waiting, [one for one, is_there in waiting.items() if is_there], silent)
            else:
                self._repair(silent)
        self.commit()
        self._is_done(waiting)

    def tidy(self, progress: Progress = silent) -> None:
        """Makes searches quicker after many changes: for when nobody waits.

        Raises:
            Cancelled: `progress` gave up; the index is as it was.
            LibraryUnavailable: the index cannot be written; the library is safe, and the index follows later.
        """
        with self._watched(progress):
            self._index.tidy(progress)

    def commit(self) -> None:
        """Shows searches what was followed.

        Raises:
            LibraryUnavailable: the index cannot be written; the library is safe, and the index follows later.
        """
        with self._watched(silent):
            self._index.commit()
            # What was carried over to a new version made it wait, and it came in with that.
            self._is_done(self._followed & articles.unindexed(self._db).keys() if self._followed else ())
            self._followed.clear()
        self._committed_at = time.monotonic()

    def rebuild(self, progress: Progress = silent) -> None:
        """Makes the index again in a new folder; searches use the old one until it is complete.

        Raises:
            LibraryUnavailable: it cannot be written; the old one stays.
        """
        counts = articles.statement_counts(self._db)
        waiting = articles.unindexed(self._db)
        self._in_step = False
        try:
            self._index.rebuild(self._documents(counts), progress, total=sum(counts.values()))
        except IndexUnwritable as error:
            raise self._unavailable(error) from error
        self._is_done(waiting)
        self._in_step = True

    @property
    def lacks_kin(self) -> bool:
        """Whether it was left to `find_kin` which statements are forms of one quotation."""
        return self._kin.is_behind

    def find_kin(self, progress: Progress = silent) -> None:
        """Finds which statements are forms of one quotation, where that is not known. Changes may come between.

        Raises:
            Cancelled: `progress` gave up; what was found stays.
        """
        self._kin.repair(progress)

    def renew_kin(self, progress: Progress = silent) -> None:
        """Looks again which statements are forms of one quotation.

        Raises:
            Cancelled: `progress` gave up; what is missing is made when the library is opened next.
        """
        self._kin.open(progress, anew=True)

    def _repair(self, progress: Progress) -> bool:
        """Brings the index in step, whatever it holds; whether it was out of step."""
        wanted = {article_id: count for article_id, count in articles.statement_counts(self._db).items() if count}
        held = self._index.article_counts()
        waiting = articles.unindexed(self._db)
        gone = [one for one, count in held.items() if wanted.get(one) != count or one in waiting]
        new = [one for one, count in wanted.items() if held.get(one) != count or one in waiting]
        if len(new) > len(held):
            # Made again it takes less time and memory.
            self.rebuild(progress)
            return True
        if gone or new:
            log.info("repairing the search index: %s articles out, %s in", len(gone), len(new))
            self._change(gone, new, progress)
            self._index.commit()
        self._is_done(waiting)
        self._in_step = True
        return bool(gone or new)

    def _is_done(self, article_ids: Iterable[int]) -> None:
        """Forgets that articles wait for the index."""
        if waiting := list(article_ids):
            with transaction(self._db):
                articles.set_indexed(self._db, waiting)

    def _change(self, gone: Collection[int], new: Sequence[int], progress: Progress) -> None:
        if gone:
            self._index.remove_articles(gone)
        for done, article_id in enumerate(new):
            progress(done, len(new), "indexing")
            self._index.add(self._documents([article_id]))

    def _documents(self, article_ids: Iterable[int]) -> Iterator[SearchDocument]:
        for article_id in article_ids:
            article = articles.article(self._db, article_id).article
            yield from _documents_of(article, statements.as_indexed(self._db, article_id))

    @contextmanager
    def _watched(self, progress: Progress) -> Iterator[None]:
        """Makes a damaged index again; remembers that one which could not be written must be repaired."""
        try:
            yield
        except IndexDamaged as error:
            log.warning("%s", error)
            self._was_other_version = isinstance(error, IndexOfOtherVersion)
            self.rebuild(progress)
        except IndexUnwritable as error:
            self._in_step = False
            self._followed.clear()
            raise self._unavailable(error) from error

    def _unavailable(self, error: IndexUnwritable) -> LibraryUnavailable:
        if error.is_disk_full:
            return DiskFull(self._folder)
        return LibraryUnavailable(self._folder, f"all articles are safe, but {error}")


def _documents_of(article: Article, rows: Sequence[StoredStatement]) -> Iterator[SearchDocument]:
    """The statements of an article; that its headline quotes words of nobody is said of each."""
    standing = [row for row in rows if Corrected.REJECTED not in row.corrected]
    headline = (HEADLINE_ONLY,) if unsupported(article, standing) else ()
    for row in rows:
        signs = (*sorted(map(str, signs_of(row, article))), *headline)
        yield replace(_document(row), signs=signs) if signs else _document(row)


def _document(stored: StoredStatement) -> SearchDocument:
    statement = stored.statement
    speaker = statement.attribution.speaker
    return SearchDocument(
        id=stored.id,
        article_id=stored.article_id,
        position=stored.position,
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        mention=stored.mention,
        cue=stored.cue,
        content=stored.quote,
        kind=statement.kind,
        manner=statement.manner,
        polarity=statement.polarity,
        tier=statement.attribution.tier,
        listed=statement.listed,
        second_hand=stored.within_id is not None,
        outlet=stored.record.outlet,
        published=stored.record.published,
        authors=stored.record.authors,
        headline=stored.record.headline,
    )
