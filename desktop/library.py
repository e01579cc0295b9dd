"""The library as the window sees it: every call is a job, every answer plain data.

The window's own thread may only read rows by their number.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.backstage import Answer, Backstage, opened
from desktop.jobs import Job, Lane
from desktop.loaded import Census, FoundHits, Highlight, LoadedArticle, hits_in
from desktop.worker import Worker
from index.hints import Repair
from index.model import Change, Corrected, Order, Person, StoredArticle, StoredStatement
from index.progress import Progress

if TYPE_CHECKING:
    from index.saved import Edits
    from index.splitting import Plan
    from index.workspace import ImportReport, Preview, Reader, SourceRecord, Workspace

__all__ = ("Answer", "Census", "FoundHits", "Library", "LoadedArticle")


class Library(QObject):
    """Hands work to the lanes; searches for a first query at once."""

    searched = Signal()
    """All that was asked of the search engine has been answered."""

    def __init__(self, backstage: Backstage, query: str, order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backstage = backstage
        self._writer = Lane(backstage.writer, self)
        self._searcher = Lane(backstage.searcher, self)
        self._searcher.idle.connect(self.searched)
        self._reading = Lane(backstage.reading, self)
        self._surveying = Lane(backstage.surveying, self)
        self._copying = Lane(Worker("copying"), self)
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

    @property
    def repair(self) -> Repair | None:
        """What was wrong with the search index when the library was opened; None while it is not open."""
        return self._backstage.workspace.result().repair if self._backstage.is_ready else None

    def go_on(self) -> None:
        """Opens the library now, if that had to wait for the first paint."""
        self._backstage.go_on()

    @property
    def is_searching(self) -> bool:
        """Whether something is asked of the search engine that was not answered yet."""
        return self._searcher.busy

    @property
    def is_open(self) -> bool:
        """Whether there is anything to read."""
        return self._backstage.is_ready

    def open_again(self) -> Job:
        """Tries once more to open the library, after it could not be; the job answers what the first one does."""
        return self._writer.adopt(self._backstage.open_again())

    def open_read_only(self) -> Job:
        """Opens the library for reading, after it could not be opened for writing."""
        return self._writer.adopt(self._backstage.open_read_only())

    def search(self, query: str, order: Order) -> Job:
        """Searches; the job answers an `Answer`. A newer search takes the place of an older one."""
        return self._searcher.submit(self._backstage.search(query, order), replacing="search")

    def alternatives(self, query: str) -> Job:
        """What to ask instead; the job answers `Alternative`s. A newer search takes its place."""
        reader = self._backstage.search_reader
        return self._searcher.submit(lambda _: reader.get().alternatives(query), replacing="search")

    def complete(self, query: str, cursor: int) -> Job:
        """Completes what is being typed; the job answers `Completion`s. A newer one takes the place of an older one."""
        reader = self._backstage.search_reader
        return self._searcher.submit(lambda _: reader.get().completions(query, cursor), replacing="completions")

    def census(self) -> Job:
        """Counts what there is; the job answers a `Census`."""
        reader = self._backstage.article_reader
        return self._reading.submit(
            lambda _: Census(articles=reader.get().articles(older=False, brief=True)), replacing="census"
        )

    def headline_only(self) -> Job:
        """Which articles have a headline that quotes words of nobody; the job answers their numbers."""
        reader = self._backstage.search_reader
        return self._searcher.submit(lambda _: reader.get().headline_only(), replacing="headlines")

    def articles_with(self, words: str) -> Job:
        """Which articles have all of these words; the job answers their numbers. A newer one replaces an older one."""
        reader = self._backstage.search_reader

        def work(_: Progress) -> frozenset[int]:
            return frozenset(each.id for each in reader.get().articles(older=False, brief=True, words=words))

        return self._searcher.submit(work, replacing="articles with words")

    def look(self, work: "Callable[[Reader], object]") -> Job:
        """Searches for something else than the list of results; the job answers what `work` returns."""
        reader = self._backstage.search_reader
        return self._searcher.submit(lambda _: work(reader.get()))

    def load_article(self, article_id: int, highlight: Highlight) -> Job:
        """Reads an article; the job answers a `LoadedArticle`. A newer one takes the place of an older one."""

        def work(_: Progress) -> LoadedArticle:
            reader = self._backstage.article_reader.get()
            stored = reader.article(article_id)
            hits = hits_in(stored, highlight)
            statements = reader.statements_of(article_id, rejected=True)
            return LoadedArticle(
                stored=stored,
                statements=tuple(row for row in statements if Corrected.REJECTED not in row.corrected),
                rejected=tuple(row for row in statements if Corrected.REJECTED in row.corrected),
                hits=hits,
                changes=reader.changes(article_id=article_id),
                versions=reader.versions(article_id),
                repetitions=reader.repetitions(article_id),
            )

        return self._reading.submit(work, replacing="article")

    def find_hits(self, stored: StoredArticle, highlight: Highlight) -> Job:
        """Finds where a query matches in an article; the job answers `FoundHits`. The newest query wins."""

        def work(_: Progress) -> FoundHits:
            return FoundHits(article_id=stored.id, hits=hits_in(stored, highlight))

        return self._reading.submit(work, replacing="hits")

    def read(self, work: "Callable[[Reader], object]") -> Job:
        """Reads anything else, for example citations; the job answers what `work` returns."""
        return self._reading.submit(lambda _: work(self._backstage.article_reader.get()))

    def survey(self, work: "Callable[[Reader, Progress], object]") -> Job:
        """Goes through all results for a view; the job answers what `work` returns. The newest one wins."""
        reader = self._backstage.survey_reader
        return self._surveying.submit(lambda progress: work(reader.get(), progress), replacing="survey")

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
        return self._import(lambda workspace, progress: workspace.import_paths(paths, progress=progress))

    def look_into(self, path: Path) -> Job:
        """Reads a file that may hold several articles; the job answers a `Preview`, None if it cannot hold several."""

        def work(progress: Progress) -> object:
            from index.workspace import look_into  # in the thread, as in the backstage

            with closing(opened(self._backstage.workspace).reader()) as reader:
                found = look_into(path, reader, progress=progress)
            progress(1, 1, path.name)
            return found

        return self._copying.submit(work)

    def import_preview(self, preview: "Preview", plan: "Plan") -> Job:
        """Imports a file as the user wants it to be split; the job answers an `ImportReport`."""
        return self._import(lambda workspace, progress: workspace.import_preview(preview, plan, progress=progress))

    def import_text(self, text: str, record: "SourceRecord", source: str) -> Job:
        """Imports a pasted text; the job answers an `ImportReport`."""
        return self._import(
            lambda workspace, progress: workspace.import_text(text, record=record, source=source, progress=progress)
        )

    def import_page(self, html: str, text: str, source: str) -> Job:
        """Imports pasted HTML, or the text beside it; the job answers an `ImportReport`."""
        return self._import(
            lambda workspace, progress: workspace.import_page(html, text=text, source=source, progress=progress)
        )

    def import_addresses(self, addresses: Sequence[str]) -> Job:
        """Fetches pages from the web and imports them; the job answers a `WebReport`."""
        return self._import(lambda workspace, progress: workspace.import_addresses(addresses, progress=progress))

    def import_sample(self) -> Job:
        """Imports the built-in article; the job answers an `ImportReport`."""
        return self._import(lambda workspace, progress: workspace.import_sample(progress=progress))

    def import_sample_library(self) -> Job:
        """Imports the shipped articles of Wikinews; the job answers an `ImportReport`."""
        return self._import(lambda workspace, progress: workspace.import_sample_library(progress=progress))

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

    def tidy(self) -> Job:
        """Makes searches quicker after many changes; given up as soon as anything else is to be written."""
        return self._writer.submit(self._backstage.tidy, replacing="tidy")

    @property
    def lacks_variants(self) -> bool:
        """Whether it is not yet known where the same quotations stand."""
        return self._backstage.is_ready and self._backstage.workspace.result().lacks_variants

    def find_variants(self) -> Job:
        """Finds where the same quotations stand; what the user changes meanwhile is done in between."""
        return self._write(lambda workspace, progress: workspace.find_variants(progress=progress))

    def import_library(self, path: Path) -> Job:
        """Takes another library in; the job answers a `LibraryReport`."""
        return self._write(lambda workspace, progress: workspace.import_library(path, progress=progress))

    def backups(self) -> Job:
        """Lists the backups, also of a library that cannot be opened; the job answers them, newest first."""

        def work(_: Progress) -> object:
            from index.workspace import backups  # in the thread, as in the backstage

            return backups(self.folder)

        return self._copying.submit(work, replacing="backups")

    def back_up_now(self) -> Job:
        """Makes a backup because the user says so; the job answers its path."""
        return self._write(lambda workspace, progress: workspace.back_up(progress=progress))

    def restore(self, backup: str) -> Job:
        """Puts a backup in place of the library; the job answers whether the library is open with it."""

        def work(progress: Progress) -> bool:
            if self._backstage.is_ready:
                opened(self._backstage.workspace).restore(backup, progress=progress)
                return True
            from index.workspace import restore  # in the thread, as in the backstage

            restore(backup, self.folder, progress=progress)
            return False

        return self._writer.submit(work)

    def change(self, work: "Callable[[Workspace], Change | tuple[Change, ...]]") -> Job:
        """Corrects something; the job answers the changes made, as a tuple."""

        def correct(workspace: "Workspace") -> tuple[Change, ...]:
            made = work(workspace)
            return made if isinstance(made, tuple) else (made,)

        return self._promise(correct)

    def keep_searches(self, work: "Callable[[Workspace], Edits]") -> Job:
        """Saves, renames or forgets searches; the job answers the edits that take that back."""
        return self._promise(work)

    def undo_changes(self, ids: Sequence[int]) -> Job:
        """Takes changes back, the last one first: all or none."""
        return self._promise(lambda workspace: workspace.undo_all(ids))

    def redo_changes(self, ids: Sequence[int]) -> Job:
        """Makes changes again that were taken back: all or none."""
        return self._promise(lambda workspace: workspace.redo_all(ids))

    def close(self) -> None:
        """Cancels all work but what the user has changed, waits for the threads, and closes the library."""
        stage = self._backstage
        stage.give_up()
        self._searcher.close(stage.search_reader.close)
        self._reading.close(stage.article_reader.close)
        self._surveying.close(stage.survey_reader.close)
        self._copying.close()
        stage.row_reader.close()
        self._writer.close(stage.close_workspace)

    def _import(self, work: "Callable[[Workspace, Progress], ImportReport]") -> Job:
        """An import; if it ends before all is read, the job answers what came in by then."""

        def run(workspace: "Workspace", progress: Progress) -> "ImportReport":
            from index.workspace import ImportBroken, ImportStopped  # loaded with the library

            try:
                return work(workspace, progress)
            except (ImportStopped, ImportBroken) as end:
                return end.report

        return self._write(run)

    def _write(self, work: "Callable[[Workspace, Progress], object]") -> Job:
        """Long work; what the user changes meanwhile is done in between."""
        worker = self._backstage.writer

        def run(progress: Progress) -> object:
            workspace = opened(self._backstage.workspace)

            def report(done: int, total: int, what: str) -> None:
                progress(done, total, what)
                if workspace.is_at_rest:
                    worker.serve()

            return work(workspace, report)

        return self._writer.submit(run)

    def copy(self, work: "Callable[[Reader, Progress], object]") -> Job:
        """Long work with a reader of its own, while all else goes on; the job answers what `work` returns."""

        def run(progress: Progress) -> object:
            with closing(opened(self._backstage.workspace).reader()) as reader:
                return work(reader, progress)

        return self._copying.submit(run)

    def _promise(self, work: "Callable[[Workspace], object]") -> Job:
        """A change that the user has made: it is done whatever happens to the window."""
        return self._writer.submit(lambda _: work(opened(self._backstage.workspace)), is_promised=True)
