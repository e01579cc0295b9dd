"""The library behind the window, without Qt: four threads, and who reads in which.

One thread writes, one searches, one reads articles and makes citations, and one surveys all results for views that show
them otherwise than as a list, so that none waits for another. Tasks may be queued before the library is open: they wait
for it.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.worker import Task, Work, Worker
from index.model import Order, Results, StoredStatement
from index.progress import Cancelled, Progress

if TYPE_CHECKING:
    from index.workspace import Reader, Workspace

Opener = Callable[[Path | None, Progress], "Workspace"]

FIRST_ROWS = 40
"""Rows that come with an answer, so that the first screenful is painted without another read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a search found, with its first rows and the time it took."""

    results: Results
    rows: tuple[StoredStatement, ...]
    elapsed_ms: float


class OwnReader:
    """The reader of one thread, made in that thread when it is first needed."""

    def __init__(self, workspace: "Future[Workspace]") -> None:
        self._workspace = workspace
        self._reader: Reader | None = None

    def get(self) -> "Reader":
        """The reader.

        Raises:
            Cancelled: the window was closed before the library was open.
            LibraryError: the library could not be opened.
        """
        if self._reader is None:
            self._reader = opened(self._workspace).reader()
        return self._reader

    def close(self) -> None:
        """Lets go of the library; to be called in the same thread."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None


class Backstage:
    """Workers over one library; starts opening it at once, or when told."""

    def __init__(self, folder: Path | None, *, at_once: bool = True) -> None:
        self._may_open = threading.Event()
        if at_once:
            self._may_open.set()
        self.asked_folder = folder
        self.writer, self.searcher, self.reading = Worker("writer"), Worker("searcher"), Worker("reading")
        self.surveying = Worker("surveying")
        self.opening = self._start(_open_workspace)

    def open_again(self) -> Task:
        """Tries once more to open the library, after it could not be."""
        self.opening = self._start(_open_workspace)
        return self.opening

    def open_read_only(self) -> Task:
        """Opens the library for reading, after it could not be opened for writing."""
        self.opening = self._start(_open_read_only)
        return self.opening

    def search(self, query: str, order: Order) -> Work:
        """The work of answering a query, for the searcher."""

        def work(_: Progress) -> Answer:
            reader = self.search_reader.get()
            started = time.perf_counter()
            results = reader.search(query, order=order)
            elapsed_ms = (time.perf_counter() - started) * 1000
            rows = reader.rows(results.ids[:FIRST_ROWS])
            return Answer(results=results, rows=rows, elapsed_ms=elapsed_ms)

        return work

    def tidy(self, progress: Progress) -> None:
        """The work of making searches quicker, for the writer; given up as soon as further work waits for it."""

        def report(done: int, total: int, what: str) -> None:
            progress(done, total, what)
            if self.writer.is_wanted:
                raise Cancelled

        opened(self.workspace).tidy(progress=report)

    def go_on(self) -> None:
        """Opens the library now, if that had to wait."""
        self._may_open.set()

    def give_up(self) -> None:
        """Leaves nobody waiting for a library that will not be opened any more."""
        self.workspace.cancel()
        self._may_open.set()

    @property
    def is_ready(self) -> bool:
        """Whether the library is open."""
        done = self.workspace.done() and not self.workspace.cancelled()
        return done and self.workspace.exception() is None

    def close_workspace(self) -> None:
        """Closes the library, if it is open; to be called in the writer's thread."""
        if self.is_ready:
            self.workspace.result().close()

    def _start(self, opener: Opener) -> Task:
        """Lets the writer open the library, and everybody wait for that."""
        self.workspace: Future[Workspace] = Future()
        self.search_reader, self.article_reader, self.row_reader = (OwnReader(self.workspace) for _ in range(3))
        self.survey_reader = OwnReader(self.workspace)
        return self.writer.submit(partial(self._open, opener))

    def _open(self, opener: Opener, progress: Progress) -> bool:
        """Opens the library; answers whether it never had an article."""
        self._may_open.wait()
        if self.workspace.cancelled():
            raise Cancelled
        try:
            workspace = opener(self.asked_folder, progress)
        except BaseException as error:
            failure = error
            self._settle(lambda: self.workspace.set_exception(failure))
            raise
        if not self._settle(lambda: self.workspace.set_result(workspace)):
            workspace.close()
            raise Cancelled
        return workspace.is_new()

    def _settle(self, tell: Callable[[], None]) -> bool:
        """Tells those who wait how the opening ended; False if nobody waits any more."""
        try:
            tell()
        except InvalidStateError:
            return False
        return True


def _open_workspace(folder: Path | None, progress: Progress) -> "Workspace":
    from index.workspace import Workspace  # in the thread: it loads the search engine

    return Workspace.open(folder, progress=progress, variants_later=True)


def _open_read_only(folder: Path | None, _: Progress) -> "Workspace":
    from index.workspace import ReadOnlyLibrary, default_folder  # in the thread, as above

    return cast("Workspace", ReadOnlyLibrary(folder or default_folder()))


def opened(workspace: "Future[Workspace]") -> "Workspace":
    """Waits until the library is open.

    Raises:
        Cancelled: the window was closed before.
        LibraryError: it could not be opened.
    """
    try:
        return workspace.result()
    except CancelledError as error:
        raise Cancelled from error
