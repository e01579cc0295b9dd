"""Writes what sources tell into a library, article by article, and keeps count. Part of the door.

One thread writes; where the sources are read is the business of `index.importing`.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from pathlib import Path
from typing import Any

from index.errors import RecordError, SourceError
from index.extracting import Failed, Found, Holds, Opened, Source, Unusable, Wanted
from index.indexing import IndexKeeper
from index.languages import may_be_english
from index.library import articles, repetitions, splits, statements, versions
from index.library.database import Database, now, transaction
from index.library.uniting_marks import Disagreement
from index.progress import Progress

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of an import: the numbers of new articles, of articles already there, and what failed."""

    imported: tuple[int, ...] = ()
    already: tuple[int, ...] = ()
    failures: tuple[SourceError, ...] = ()
    paths: tuple[Path | None, ...] = ()
    """For each failure the file that was to be imported; None for what was no file."""
    sound: tuple[Path, ...] = ()
    """The files of which nothing failed."""
    newer: tuple[int, ...] = ()
    """Those of the new articles that are new versions of older ones."""
    foreign: tuple[str, ...] = ()
    """The language of each new article that is not in English; such an article is kept without statements."""
    libraries: tuple[Path, ...] = ()
    """The files that held another library, or statements of one, and were taken in."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where the users of those say otherwise than the one of this."""
    is_cut_short: bool = False
    """Whether the user stopped it: there was more to import."""
    broken_by: RecordError | None = None
    """What ended it before all was read, such as a full disk: the library or the model could not be used any more."""


def joined_values(reports: Sequence[ImportReport]) -> dict[str, Any]:
    """The values of one report about several imports."""
    values: dict[str, Any] = {}
    for name in (one.name for one in fields(ImportReport)):
        each = [getattr(report, name) for report in reports]
        if name == "broken_by":
            values[name] = next(filter(None, each), None)
        else:
            values[name] = any(each) if each and isinstance(each[0], bool) else sum(each, ())
    return values


def store_article(db: Database, found: Found, *, source_id: int) -> int:
    """Stores an article with its statements; returns its number. All that belongs into its transaction is done here."""
    article_id = articles.insert_article(db, found.article, source_id=source_id)
    statements.insert_statements(db, article_id, found.article.text, found.statements)
    versions.join(db, article_id)
    repetitions.note(db, article_id)
    return article_id


@dataclass(slots=True, kw_only=True)
class _Origin:
    """A source while it comes in, and what became of it."""

    source: Source
    opened: Opened | None = None
    source_id: int | None = None
    expected: int = 1
    """Its articles; one while they are not known."""
    done: int = 0
    is_ended: bool = False
    imported: list[int] = field(default_factory=list)
    already: tuple[int, ...] = ()
    failures: list[SourceError] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether all of it is in the library."""
        return self.is_ended and not self.failures


class Intake:
    """Writes what sources tell, and keeps count. Sources have the numbers of their places."""

    def __init__(self, db: Database, index: IndexKeeper, sources: Sequence[Source], progress: Progress) -> None:
        self._db = db
        self._index = index
        self._progress = progress
        self._origins = [_Origin(source=source) for source in sources]
        self._total = len(sources)
        self._done = 0
        self._now = sources[0].name if sources else ""

    @property
    def sources(self) -> list[Source]:
        """What is to be imported."""
        return [origin.source for origin in self._origins]

    def tell_progress(self) -> None:
        """Reports how far it has come.

        Raises:
            Cancelled: the user gave up.
        """
        self._progress(self._done, self._total, self._now)

    def tell_end(self) -> None:
        """Reports that everything was done.

        Raises:
            Cancelled: the user gave up; it is too late for that.
        """
        self._progress(self._total, self._total, "")

    def begin(self, number: int) -> Source:
        """The source with this number is being read now."""
        self._now = self._origins[number].source.name
        return self._origins[number].source

    def open(self, number: int, opened: Opened) -> Wanted | None:
        """Which articles of a source are wanted, as the answer to `Opened`; brings back what was removed of it.

        The same bytes are not read again, unless an import of them may have been cut short.
        """
        origin, db = self._origins[number], self._db
        origin.opened = opened
        if known := articles.articles_of_source(db, opened.sha256):
            self._came_again(origin, known)
            if not opened.holds_many:
                return None
        origin.source_id, stored = articles.source_of(db, opened.sha256)
        return Wanted(stored=stored, plan=splits.kept(db, opened.sha256))

    def hear(self, number: int, message: object) -> None:
        """Does with a message what is to be done; other ones than those of `work` are left alone.

        Raises:
            ModelError: no source can be read.
            LibraryError: the library cannot be written.
        """
        origin = self._origins[number]
        if isinstance(message, Holds):
            origin.failures += message.failures
            self._total += max(1, message.articles) - origin.expected
            origin.expected = max(1, message.articles)
        elif isinstance(message, Found):
            self._store(origin, message)
        elif isinstance(message, Failed):
            log.info("not imported: %s", message.error)
            origin.failures.append(message.error)
        elif isinstance(message, Unusable):
            raise message.error

    def end(self, number: int) -> None:
        """Nothing more will come of a source."""
        origin = self._origins[number]
        self._done += origin.expected - origin.done
        origin.done, origin.is_ended = origin.expected, True
        origin.opened = None  # it holds the bytes

    def report(self, *, is_cut_short: bool = False, broken_by: RecordError | None = None) -> ImportReport:
        """What became of all sources, in their order."""
        imported = tuple(chain.from_iterable(origin.imported for origin in self._origins))
        languages = articles.languages(self._db, imported)
        failed = [(error, origin.source.path) for origin in self._origins for error in origin.failures]
        return ImportReport(
            imported=imported,
            already=tuple(chain.from_iterable(origin.already for origin in self._origins)),
            failures=tuple(error for error, _ in failed),
            paths=tuple(path for _, path in failed),
            sound=tuple(origin.source.path for origin in self._origins if origin.is_sound and origin.source.path),
            newer=versions.newer(self._db, imported),
            foreign=tuple(language for language in languages if language and not may_be_english(language)),
            is_cut_short=is_cut_short,
            broken_by=broken_by,
        )

    def _store(self, origin: _Origin, found: Found) -> None:
        opened, source_id = origin.opened, origin.source_id
        if opened is None:
            return
        again = versions.same_again(self._db, found.article)
        article_id = None
        with transaction(self._db):
            if source_id is None and (again is None or opened.holds_many):
                # Names of files may hold bytes of another encoding, as lone surrogates that no database takes.
                name = origin.source.name.encode(errors="replace").decode()
                source_id = articles.insert_source(
                    self._db, name=name, sha256=opened.sha256, imported_at=now(), content=opened.content
                )
            if again is None and source_id is not None:
                article_id = store_article(self._db, found, source_id=source_id)
            elif again is not None and source_id is not None:
                articles.note_known(self._db, source_id=source_id, article_id=again[0])
        origin.source_id = source_id
        origin.done += 1
        self._done += 1
        if article_id is not None:
            log.info("imported article %s with %s statements", article_id, len(found.statements))
            self._came(origin, (article_id,))
        elif again is not None:
            self._came_again(origin, [again])

    def _came_again(self, origin: _Origin, known: Sequence[tuple[int, bool]]) -> None:
        """Brings back what was removed of articles that are there."""
        removed = tuple(article_id for article_id, is_removed in known if is_removed)
        with transaction(self._db):
            articles.set_removed(self._db, removed, None)
        origin.already += tuple(article_id for article_id, is_removed in known if not is_removed)
        self._came(origin, removed)

    def _came(self, origin: _Origin, article_ids: Sequence[int]) -> None:
        if article_ids:
            origin.imported += article_ids
            self._index.follow(new=article_ids)
