"""The library as the window sees it: every call is a job in a lane, every answer plain data.

Three lanes: one thread writes, one searches, one reads articles and makes citations, so that none waits for
another. The window's own thread may only read rows by their number.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, InvalidStateError
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.jobs import Job, Lane
from index.model import Order, Results, StoredArticle, StoredStatement
from index.progress import Cancelled, Progress

if TYPE_CHECKING:
    from index.workspace import Reader, SourceRecord, Workspace

FIRST_ROWS = 40
"""Rows that come with an answer, so that the first screenful is painted without another read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a search found, with its first rows and the time it took."""

    results: Results
    rows: tuple[StoredStatement, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedArticle:
    """An article with all of its statements, by position."""

    stored: StoredArticle
    statements: tuple[StoredStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What the library holds, newest article first."""

    articles: tuple[StoredArticle, ...]

    @property
    def statements(self) -> int:
        """How many statements the default view can show."""
        return sum(article.statement_count for article in self.articles)


def _opened(workspace: "Future[Workspace]") -> "Workspace":
    """Waits until the library is open.

    Raises:
        Cancelled: the window was closed before.
        LibraryError: it could not be opened.
    """
    try:
        return workspace.result()
    except CancelledError as error:
        raise Cancelled from error


class _Readers:
    """The reader of one lane, made in the lane's thread when it is first needed."""

    def __init__(self, workspace: "Future[Workspace]") -> None:
        self._workspace = workspace
        self._reader: Reader | None = None

    def get(self) -> "Reader":
        if self._reader is None:
            self._reader = _opened(self._workspace).reader()
        return self._reader

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


class Library(QObject):
    """Hands work to the lanes. Jobs may be submitted before the library is open: they wait for it."""

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Future[Workspace] = Future()
        self._writer = Lane("writer", self)
        self._searcher = Lane("searcher", self)
        self._reading = Lane("reading", self)
        self._search_reader = _Readers(self._workspace)
        self._article_reader = _Readers(self._workspace)
        self._row_reader = _Readers(self._workspace)
        self._folder = folder

    @property
    def writing(self) -> bool:
        """Whether something is being written, or waits to be."""
        return self._writer.busy

    @property
    def ready(self) -> bool:
        """Whether the library is open."""
        done = self._workspace.done() and not self._workspace.cancelled()
        return done and self._workspace.exception() is None

    @property
    def folder(self) -> Path | None:
        """Where the library lies; None until it is open, if nobody said."""
        return self._workspace.result().folder if self.ready else self._folder

    def open(self) -> Job:
        """Opens the library; the job answers whether it never had an article."""

        def work(progress: Progress) -> bool:
            try:
                from index.workspace import Workspace  # not before the window: it loads the search engine

                workspace = Workspace.open(self._folder, progress=progress)
            except BaseException as error:
                failure = error
                self._settle(lambda: self._workspace.set_exception(failure))
                raise
            if not self._settle(lambda: self._workspace.set_result(workspace)):
                workspace.close()
                raise Cancelled
            return workspace.is_new()

        return self._writer.submit(work)

    def search(self, query: str, order: Order) -> Job:
        """Searches; the job answers an `Answer`. A newer search takes the place of an older one."""

        def work(_: Progress) -> Answer:
            reader = self._search_reader.get()
            started = time.perf_counter()
            results = reader.search(query, order=order)
            elapsed_ms = (time.perf_counter() - started) * 1000
            return Answer(results=results, rows=reader.rows(results.ids[:FIRST_ROWS]), elapsed_ms=elapsed_ms)

        return self._searcher.submit(work, replacing="search")

    def census(self) -> Job:
        """Counts what there is; the job answers a `Census`."""
        return self._reading.submit(
            lambda _: Census(articles=self._article_reader.get().articles()), replacing="census"
        )

    def load_article(self, article_id: int) -> Job:
        """Reads an article; the job answers a `LoadedArticle`. A newer one takes the place of an older one."""

        def work(_: Progress) -> LoadedArticle:
            reader = self._article_reader.get()
            return LoadedArticle(stored=reader.article(article_id), statements=reader.statements_of(article_id))

        return self._reading.submit(work, replacing="article")

    def read(self, work: "Callable[[Reader], object]") -> Job:
        """Reads anything else, for example citations; the job answers what `work` returns."""
        return self._reading.submit(lambda _: work(self._article_reader.get()))

    def rows(self, ids: Sequence[int]) -> tuple[StoredStatement, ...]:
        """Rows by their number, at once, for the window's own thread; empty while the library is not open."""
        return self._row_reader.get().rows(ids) if self.ready else ()

    def import_paths(self, paths: Sequence[Path]) -> Job:
        """Imports files; the job answers an `ImportReport`."""
        return self._write(lambda workspace, progress: workspace.import_paths(paths, progress=progress))

    def import_text(self, text: str, record: "SourceRecord", source: str) -> Job:
        """Imports a pasted text; the job answers an `ImportReport`."""
        return self._write(
            lambda workspace, progress: workspace.import_text(text, record=record, source=source, progress=progress)
        )

    def import_sample(self) -> Job:
        """Imports the built-in article; the job answers an `ImportReport`."""
        return self._write(lambda workspace, progress: workspace.import_sample(progress=progress))

    def remove_articles(self, ids: Sequence[int]) -> Job:
        """Removes articles; they can be restored."""
        return self._write(lambda workspace, _: workspace.remove_articles(ids))

    def restore_articles(self, ids: Sequence[int]) -> Job:
        """Brings removed articles back."""
        return self._write(lambda workspace, _: workspace.restore_articles(ids))

    def close(self) -> None:
        """Cancels all work, waits for the threads, and closes the library."""
        self._workspace.cancel()  # so that nobody waits for a library that will not be opened any more
        self._searcher.close(self._search_reader.close)
        self._reading.close(self._article_reader.close)
        self._row_reader.close()
        self._writer.close(self._close_workspace)

    def _settle(self, tell: Callable[[], None]) -> bool:
        """Tells those who wait how the opening ended; False if nobody waits any more."""
        try:
            tell()
        except InvalidStateError:
            return False
        return True

    def _close_workspace(self) -> None:
        if self.ready:
            self._workspace.result().close()

    def _write(self, work: "Callable[[Workspace, Progress], object]") -> Job:
        return self._writer.submit(lambda progress: work(_opened(self._workspace), progress))
