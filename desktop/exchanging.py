"""Libraries going out and coming in, and backups: long work of the window beside imports of articles."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from desktop.jobs import Job
from desktop.library import Library
from desktop.worker import Step
from index.progress import Progress

if TYPE_CHECKING:
    from index.workspace import Reader


class Exchanging(QObject):
    """Starts such work, tells how it goes, and stops it."""

    progressed = Signal(object, str)
    """A `Step`, or None when nothing runs any more; and what is done, in a word."""
    exported = Signal(object)
    """The path that was written."""
    statements_exported = Signal(object)
    """The path that was written, and how many statements are in it."""
    table_verified = Signal(object)
    """The path that was written, and how many quotes came to which verdict."""
    taken_in = Signal(object)
    """A `LibraryReport`."""
    backed_up = Signal(object)
    restored = Signal(object)
    """Whether the library is open with what was restored."""
    failed = Signal(object)
    stopped = Signal()
    export_stopped = Signal()
    """What was to be written was given up: there is no file."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._works: list[_Work] = []

    def export(self, path: Path, *, originals: bool, replacing: bool) -> None:
        """Writes the library into a file."""

        def work(reader: "Reader", progress: Progress) -> Path:
            reader.export_library(path, originals=originals, replacing=replacing, progress=progress)
            return path

        job = self._library.copy(work)
        self._follow(job, self.tr("exporting"), self.exported, self.export_stopped)

    def export_statements(self, path: Path, ids: tuple[int, ...], *, by: str, replacing: bool) -> None:
        """Writes statements into a file; `by` is the user's name, empty if it is not told."""

        def work(reader: "Reader", progress: Progress) -> tuple[Path, int]:
            from index.exporting.export import export  # with it come the citations: not before it is needed

            export(reader, ids, path, by=by, replacing=replacing, progress=progress)
            return path, len(ids)

        job = self._library.copy(work)
        self._follow(job, self.tr("exporting"), self.statements_exported, self.export_stopped)

    def verify_table(self, source: Path, target: Path, *, replacing: bool) -> None:
        """Looks for the quotes of a table and writes the answers into a file."""

        def work(reader: "Reader", progress: Progress) -> tuple[Path, object]:
            from index.exporting.verified import verify_table  # as above

            return target, verify_table(reader, source, target, replacing=replacing, progress=progress)

        self._follow(self._library.copy(work), self.tr("looking for quotes"), self.table_verified)

    def take_in(self, path: Path) -> None:
        """Takes in the library that a file holds."""
        self._follow(self._library.import_library(path), self.tr("importing the library"), self.taken_in)

    def back_up(self) -> None:
        """Makes a backup now."""
        self._follow(self._library.back_up_now(), self.tr("backing up"), self.backed_up)

    def restore(self, path: str) -> None:
        """Puts a backup in place of the library."""
        self._follow(self._library.restore(path), self.tr("restoring"), self.restored)

    @Slot()
    def cancel(self) -> None:
        """Stops all of it; each leaves everything as it was."""
        for work in self._works:
            work.job.cancel()

    def _follow(self, job: Job, words: str, done: SignalInstance, stopped: SignalInstance | None = None) -> None:
        work = _Work(self, job, words)
        work.done.connect(done)
        work.stopped.connect(stopped or self.stopped)
        work.ended.connect(self._on_ended)
        self._works.append(work)
        self.progressed.emit(Step(done=0, total=0, what=""), words)

    @Slot(object)
    def _on_ended(self, work: "_Work") -> None:
        self._works.remove(work)
        work.deleteLater()
        if not self._works:
            self.progressed.emit(None, "")


class _Work(QObject):
    """One job, and the word for it."""

    done = Signal(object)
    stopped = Signal()
    ended = Signal(object)
    """Carries the work itself, however it ended."""

    def __init__(self, owner: Exchanging, job: Job, words: str) -> None:
        super().__init__(owner)
        self._owner = owner
        self.job = job
        self._words = words
        job.progressed.connect(self._on_progressed)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.stopped.connect(self._on_stopped)

    @Slot(object)
    def _on_progressed(self, step: Step) -> None:
        self._owner.progressed.emit(step, self._words)

    @Slot(object)
    def _on_done(self, answer: object) -> None:
        self.ended.emit(self)
        self.done.emit(answer)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.ended.emit(self)
        self._owner.failed.emit(error)

    @Slot()
    def _on_stopped(self) -> None:
        self.ended.emit(self)
        self.stopped.emit()
