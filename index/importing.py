"""Puts articles into a library: source → article → statements → speakers → library → index. Part of the door.

Each article is one transaction; a source that cannot be read stops none of the others.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.indexing import IndexKeeper
from index.languages import may_be_english
from index.library import articles, renewal, repetitions, statements, versions
from index.library.database import Database, now, transaction
from index.model import Article, Statement
from index.progress import Progress

if TYPE_CHECKING:
    from index.reading.outcome import Reading
    from index.statements.extract import Extractor

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of an import: the numbers of new articles, of articles already there, and what failed."""

    imported: tuple[int, ...] = ()
    already: tuple[int, ...] = ()
    failures: tuple[SourceError, ...] = ()
    foreign: tuple[str, ...] = ()
    """The language of each new article that is not in English; such an article is kept without statements."""
    newer: tuple[int, ...] = ()
    """Those of the new articles that are new versions of older ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to import, opened only when its turn has come."""

    name: str
    content: Callable[[], bytes]
    read: Callable[[bytes], "Reading"]
    holds_many: Callable[[bytes], bool] = lambda _content: False
    """Whether the content may hold several articles, so that an import of it may have been cut short."""


def extract_article(article: Article) -> tuple[Statement, ...]:
    """The statements of an article with their speakers, without a library; none if it is not in English.

    The first call loads the statement model.

    Raises:
        ModelError: the statement model cannot be used.
    """
    from index.speakers.resolution import attribute

    return attribute(article, _extractor().extract(article))


def import_sources(db: Database, index: IndexKeeper, sources: Sequence[Source], progress: Progress) -> ImportReport:
    """Imports sources in order; what fails is reported, what is imported can be found when this returns or raises.

    Raises:
        Cancelled: `progress` gave up; the articles imported by then stay.
        ModelError: the statement model cannot be used.
        LibraryError: the library cannot be written.
    """
    steps: list[ImportReport] = []
    try:
        for done, source in enumerate(sources):
            progress(done, len(sources), source.name)
            for step in _import_one(db, source, partial(progress, done, len(sources), source.name)):
                steps.append(step)
                if step.imported:
                    index.follow(new=step.imported)
    finally:
        index.commit(merge=sum(len(step.imported) for step in steps) > 1)
    progress(len(sources), len(sources), "")
    imported = tuple(chain.from_iterable(step.imported for step in steps))
    languages = articles.languages(db, imported)
    return ImportReport(
        imported=imported,
        already=tuple(chain.from_iterable(step.already for step in steps)),
        failures=tuple(chain.from_iterable(step.failures for step in steps)),
        foreign=tuple(language for language in languages if language and not may_be_english(language)),
        newer=versions.newer(db, imported),
    )


def extract_again(db: Database, index: IndexKeeper, article_ids: Sequence[int] | None, progress: Progress) -> None:
    """Finds the statements of stored articles anew; each article is one transaction.

    Raises:
        Cancelled: `progress` gave up; the articles read by then have their new statements.
        ArticleNotFound: there never was one with one of the numbers.
        ModelError: the statement model cannot be used.
        LibraryError: the library cannot be written.
    """
    wanted = articles.all_ids(db) if article_ids is None else tuple(dict.fromkeys(article_ids))
    try:
        for done, article_id in enumerate(wanted):
            article = articles.article(db, article_id).article
            progress(done, len(wanted), article.record.headline or "")
            found = extract_article(article)
            with transaction(db):
                is_other = renewal.renew(db, article_id, article.text, found)
            log.info("read article %s again%s", article_id, "" if is_other else ": nothing has changed")
    finally:
        index.catch_up()
    progress(len(wanted), len(wanted), "")


def store_article(db: Database, article: Article, found: Sequence[Statement], *, source_id: int) -> int:
    """Stores an article with its statements; returns its number. All that belongs into its transaction is done here."""
    article_id = articles.insert_article(db, article, source_id=source_id)
    statements.insert_statements(db, article_id, article.text, found)
    versions.join(db, article_id)
    repetitions.note(db, article_id)
    return article_id


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The paths, with folders replaced by the files in them; hidden ones in folders are left alone."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            if found.is_file() and not any(part.startswith(".") for part in found.relative_to(path).parts):
                yield found


def _import_one(db: Database, source: Source, pause: Callable[[], None]) -> Iterator[ImportReport]:
    """Stores one source, article by article; yields what became of each. Calls `pause` before each but the first.

    The same bytes are not read again, unless an import of them may have been cut short. Articles of theirs that were
    removed come back as new ones.
    """
    try:
        content = source.content()
        sha256 = hashlib.sha256(content).hexdigest()
        known = articles.articles_of_source(db, sha256)
        if known:
            yield _restored(db, known)
        if not known or source.holds_many(content):
            yield from _store(db, source, content, sha256, pause)
    except SourceError as error:
        log.info("not imported: %s", error)
        yield ImportReport(failures=(error,))


def _restored(db: Database, known: Sequence[tuple[int, bool]]) -> ImportReport:
    """Brings back what was removed of a source that is imported again."""
    removed = tuple(article_id for article_id, is_removed in known if is_removed)
    with transaction(db):
        articles.set_removed(db, removed, None)
    return ImportReport(
        already=tuple(article_id for article_id, is_removed in known if not is_removed), imported=removed
    )


def _store(
    db: Database, source: Source, content: bytes, sha256: str, pause: Callable[[], None]
) -> Iterator[ImportReport]:
    """Stores the articles of a source that are not there yet, each in a transaction of its own."""
    reading = source.read(content)
    if reading.failures:
        yield ImportReport(failures=reading.failures)
    source_id, stored = articles.source_of(db, sha256)
    # Names of files may hold bytes of another encoding, as lone surrogates that no database takes.
    name = source.name.encode(errors="replace").decode()
    for number, article in enumerate(reading.articles[stored:]):
        if number:
            pause()
        again = versions.same_again(db, article)
        found = () if again else extract_article(article)
        with transaction(db):
            if source_id is None and (again is None or source.holds_many(content)):
                source_id = articles.insert_source(db, name=name, sha256=sha256, imported_at=now(), content=content)
            if again is None and source_id is not None:
                article_id = store_article(db, article, found, source_id=source_id)
            elif again and source_id is not None:
                articles.note_known(db, source_id=source_id, article_id=again[0])
        if again:
            yield _restored(db, [again])
            continue
        log.info("imported article %s with %s statements", article_id, len(found))
        yield ImportReport(imported=(article_id,))


@cache
def _extractor() -> "Extractor":
    """The one extractor of the process: its model takes a moment to load."""
    from index.statements.extract import Extractor

    return Extractor()
