"""The library as the window sees it: every call is a job, every answer plain data.

The window's own thread may only read rows by their number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.backstage import Answer, Backstage, opened
from desktop.jobs import Job, Lane
from index.comparison import ArticleVersion, Repetition
from index.model import Change, Corrected, Order, Person, Spans, StoredArticle, StoredStatement
from index.progress import Progress

if TYPE_CHECKING:
    from index.workspace import Reader, SourceRecord, Workspace

__all__ = ("Answer", "Census", "FoundHits", "Library", "LoadedArticle")


Highlight = Callable[[str], Spans]

LONGEST_HIGHLIGHTED = 400_000
"""Hits are not looked for in longer articles: it would take too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedArticle:
    """An article with all of its statements, by position."""

    stored: StoredArticle
    statements: tuple[StoredStatement, ...]
    hits: Spans = ()
    """Where the query that it was read for matches in its text."""
    changes: tuple[Change, ...] = ()
    """What the user changed in its statements, newest first."""
    versions: tuple[ArticleVersion, ...] = ()
    """All versions of it, itself among them; none if it is the only one."""
    repetitions: tuple[Repetition, ...] = ()
    """Other articles that share much of its text."""

    def corrections(self, statement_id: int) -> tuple[Change, ...]:
        """The last correction of each kind that stands in a statement, newest first."""
        standing: dict[Corrected, Change] = {}
        for change in self.changes:
            if change.corrects is not None and not change.undone and statement_id in change.statement_ids:
                standing.setdefault(change.corrects, change)
        return tuple(standing.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHits:
    """Where a query matches in an article's text."""

    article_id: int
    hits: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What the library holds, in the order of import."""

    articles: tuple[StoredArticle, ...]

    @property
    def statements(self) -> int:
        """How many statements the default view can show."""
        return sum(article.statement_count for article in self.articles)


class Library(QObject):
    """Hands work to the lanes; searches for a first query at once."""

    def __init__(self, backstage: Backstage, query: str, order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backstage = backstage
        self._writer = Lane(backstage.writer, self)
        self._searcher = Lane(backstage.searcher, self)
        self._reading = Lane(backstage.reading, self)
        self.opening: Job = self._writer.adopt(backstage.opening)
        """Answers whether the library never had an article."""
        self.first_query = query
        self.first_search = self.search(query, order)
        """Answers the `Answer` to the first query."""

    @property
    def folder(self) -> Path | None:
        """Where the library lies; None until it is open, if nobody said."""
        stage = self._backstage
        return stage.workspace.result().folder if stage.is_ready else stage.asked_folder

    def go_on(self) -> None:
        """Opens the library now, if that had to wait for the first paint."""
        self._backstage.go_on()

    def search(self, query: str, order: Order) -> Job:
        """Searches; the job answers an `Answer`. A newer search takes the place of an older one."""
        return self._searcher.submit(self._backstage.search(query, order), replacing="search")

    def census(self) -> Job:
        """Counts what there is; the job answers a `Census`."""
        reader = self._backstage.article_reader
        return self._reading.submit(lambda _: Census(articles=reader.get().articles(older=False)), replacing="census")

    def load_article(self, article_id: int, highlight: Highlight) -> Job:
        """Reads an article; the job answers a `LoadedArticle`. A newer one takes the place of an older one."""

        def work(_: Progress) -> LoadedArticle:
            reader = self._backstage.article_reader.get()
            stored = reader.article(article_id)
            hits = _hits_in(stored, highlight)
            return LoadedArticle(
                stored=stored,
                statements=reader.statements_of(article_id),
                hits=hits,
                changes=reader.changes(article_id=article_id),
                versions=reader.versions(article_id),
                repetitions=reader.repetitions(article_id),
            )

        return self._reading.submit(work, replacing="article")

    def find_hits(self, stored: StoredArticle, highlight: Highlight) -> Job:
        """Finds where a query matches in an article; the job answers `FoundHits`. The newest query wins."""

        def work(_: Progress) -> FoundHits:
            return FoundHits(article_id=stored.id, hits=_hits_in(stored, highlight))

        return self._reading.submit(work, replacing="hits")

    def read(self, work: "Callable[[Reader], object]") -> Job:
        """Reads anything else, for example citations; the job answers what `work` returns."""
        return self._reading.submit(lambda _: work(self._backstage.article_reader.get()))

    def rows(self, ids: Sequence[int]) -> tuple[StoredStatement, ...]:
        """Rows by their number, at once, for the window's own thread; empty while the library is not open."""
        return self._backstage.row_reader.get().rows(ids) if self._backstage.is_ready else ()

    def people(self, ids: Sequence[int]) -> tuple[Person, ...]:
        """A few people by their number, at once, for the window's own thread; empty while the library is not open."""
        if not self._backstage.is_ready:
            return ()
        reader = self._backstage.row_reader.get()
        return tuple(reader.person(each) for each in ids)

    def import_paths(self, paths: Sequence[Path]) -> Job:
        """Imports files; the job answers an `ImportReport`."""
        return self._write(lambda workspace, progress: workspace.import_paths(paths, progress=progress))

    def import_text(self, text: str, record: "SourceRecord", source: str) -> Job:
        """Imports a pasted text; the job answers an `ImportReport`."""
        return self._write(
            lambda workspace, progress: workspace.import_text(text, record=record, source=source, progress=progress)
        )

    def import_page(self, html: str, text: str, source: str) -> Job:
        """Imports pasted HTML, or the text beside it; the job answers an `ImportReport`."""
        return self._write(
            lambda workspace, progress: workspace.import_page(html, text=text, source=source, progress=progress)
        )

    def import_addresses(self, addresses: Sequence[str]) -> Job:
        """Fetches pages from the web and imports them; the job answers a `WebReport`."""
        return self._write(lambda workspace, progress: workspace.import_addresses(addresses, progress=progress))

    def import_sample(self) -> Job:
        """Imports the built-in article; the job answers an `ImportReport`."""
        return self._write(lambda workspace, progress: workspace.import_sample(progress=progress))

    def import_sample_library(self) -> Job:
        """Imports the shipped articles of Wikinews; the job answers an `ImportReport`."""
        return self._write(lambda workspace, progress: workspace.import_sample_library(progress=progress))

    def remove_articles(self, ids: Sequence[int]) -> Job:
        """Removes articles; they can be restored."""
        return self._promise(lambda workspace: workspace.remove_articles(ids))

    def restore_articles(self, ids: Sequence[int]) -> Job:
        """Brings removed articles back."""
        return self._promise(lambda workspace: workspace.restore_articles(ids))

    def extract_again(self, ids: Sequence[int]) -> Job:
        """Finds the statements of articles anew; what the user changed stays."""
        return self._write(lambda workspace, progress: workspace.extract_again(ids, progress=progress))

    def back_up(self) -> Job:
        """Makes the backup of the day, if there is none yet."""
        return self._write(lambda workspace, progress: workspace.back_up_daily(progress=progress))

    def change(self, work: "Callable[[Workspace], Change | tuple[Change, ...]]") -> Job:
        """Corrects something; the job answers the changes made, as a tuple."""

        def correct(workspace: "Workspace") -> tuple[Change, ...]:
            made = work(workspace)
            return made if isinstance(made, tuple) else (made,)

        return self._promise(correct)

    def undo_changes(self, ids: Sequence[int]) -> Job:
        """Takes changes back, the last one first."""
        return self._promise(lambda workspace: [workspace.undo(each) for each in reversed(ids)])

    def redo_changes(self, ids: Sequence[int]) -> Job:
        """Makes changes again that were taken back."""
        return self._promise(lambda workspace: [workspace.redo(each) for each in ids])

    def close(self) -> None:
        """Cancels all work but what the user has changed, waits for the threads, and closes the library."""
        stage = self._backstage
        stage.give_up()
        self._searcher.close(stage.search_reader.close)
        self._reading.close(stage.article_reader.close)
        stage.row_reader.close()
        self._writer.close(stage.close_workspace)

    def _write(self, work: "Callable[[Workspace, Progress], object]") -> Job:
        return self._writer.submit(lambda progress: work(opened(self._backstage.workspace), progress))

    def _promise(self, work: "Callable[[Workspace], object]") -> Job:
        """A change that the user has made: it is done whatever happens to the window."""
        return self._writer.submit(lambda _: work(opened(self._backstage.workspace)), is_promised=True)


def _hits_in(stored: StoredArticle, highlight: Highlight) -> Spans:
    text = stored.article.text
    return highlight(text) if len(text) <= LONGEST_HIGHLIGHTED else ()
