"""Puts articles into a library: source → article → statements → speakers → library → index. Part of the door.

Each article is one transaction; a source that cannot be read stops none of the others.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.indexing import IndexKeeper
from index.languages import may_be_english
from index.library import articles, renewal, statements
from index.library.database import Database, now, transaction
from index.model import Article, Statement
from index.progress import Progress

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to import, opened only when its turn has come."""

    name: str
    content: Callable[[], bytes]
    read: Callable[[bytes], Article]


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
    imported: list[int] = []
    already: list[int] = []
    failures: list[SourceError] = []
    try:
        for done, source in enumerate(sources):
            progress(done, len(sources), source.name)
            try:
                known, new = _import_one(db, source)
            except SourceError as error:
                log.info("not imported: %s", error)
                failures.append(error)
                continue
            already += known
            imported += new
            index.follow(new=new)
    finally:
        index.commit(merge=len(imported) > 1)
    progress(len(sources), len(sources), "")
    languages = articles.languages(db, imported)
    return ImportReport(
        imported=tuple(imported),
        already=tuple(already),
        failures=tuple(failures),
        foreign=tuple(language for language in languages if language and not may_be_english(language)),
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


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The paths, with folders replaced by the files in them; hidden ones in folders are left alone."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            if found.is_file() and not any(part.startswith(".") for part in found.relative_to(path).parts):
                yield found


def _import_one(db: Database, source: Source) -> tuple[list[int], list[int]]:
    """Stores one source; returns the numbers of its articles that were there already, and of the new ones.

    The same bytes are not read again; articles of theirs that were removed come back as new ones.
    """
    content = source.content()
    sha256 = hashlib.sha256(content).hexdigest()
    if known := articles.articles_of_source(db, sha256):
        removed = [article_id for article_id, is_removed in known if is_removed]
        with transaction(db):
            articles.set_removed(db, removed, None)
        return [article_id for article_id, is_removed in known if not is_removed], removed
    article = source.read(content)
    found = extract_article(article)
    # Names of files may hold bytes of another encoding, as lone surrogates that no database takes.
    name = source.name.encode(errors="replace").decode()
    with transaction(db):
        source_id = articles.insert_source(db, name=name, sha256=sha256, imported_at=now(), content=content)
        article_id = articles.insert_article(db, article, source_id=source_id)
        statements.insert_statements(db, article_id, article.text, found)
    log.info("imported article %s with %s statements", article_id, len(found))
    return [], [article_id]


@cache
def _extractor() -> "Extractor":
    """The one extractor of the process: its model takes a moment to load."""
    from index.statements.extract import Extractor

    return Extractor()
