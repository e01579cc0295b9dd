"""Imports, one after the other: progress, cancelling, and a report in words at the end."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.exchange_words import disagreement_sentences
from desktop.jobs import Job
from desktop.library import Library
from desktop.messages import Message, explain
from desktop.version_words import newer_sentences
from desktop.web_words import led_sentences
from desktop.wording import count_words, foreign_sentence
from desktop.worker import Step

if TYPE_CHECKING:
    from index.splitting import Plan
    from index.workspace import ImportReport, Preview, SourceRecord


class Importing(QObject):
    """Starts imports and tells how they go."""

    progressed = Signal(object)
    """A `Step`, or None when nothing is being imported any more."""
    finished = Signal(object)
    """An `ImportReport`."""
    said = Signal(object)
    """A `Message` about the end of an import that did not fail, or not as a whole."""
    failed = Signal(object)
    """An exception: nothing was imported."""
    stopped = Signal()
    """An import was cancelled before its turn had come."""
    read_again = Signal()
    """Statements of articles that were there already were found anew."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs: list[Job] = []

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Imports files."""
        if paths:
            self._follow(self._library.import_paths(paths))

    def import_preview(self, preview: "Preview", plan: "Plan") -> None:
        """Imports a file that was looked at, split as the user wants it."""
        self._follow(self._library.import_preview(preview, plan))

    def import_text(self, text: str, record: "SourceRecord", source: str) -> None:
        """Imports a text that was pasted or written."""
        self._follow(self._library.import_text(text, record, source))

    def import_page(self, html: str, text: str, source: str) -> None:
        """Imports HTML that was pasted, or the text that came with it."""
        self._follow(self._library.import_page(html, text, source))

    def import_addresses(self, addresses: Sequence[str]) -> None:
        """Fetches pages from the web and imports them."""
        self._follow(self._library.import_addresses(addresses))

    def import_sample(self) -> None:
        """Imports the built-in article."""
        self._follow(self._library.import_sample())

    def import_sample_library(self) -> None:
        """Imports the shipped articles of Wikinews."""
        self._follow(self._library.import_sample_library())

    def extract_again(self, ids: Sequence[int]) -> None:
        """Finds the statements of articles anew."""
        if ids:
            self._follow(self._library.extract_again(ids))

    @Slot()
    def cancel(self) -> None:
        """Stops what is being imported and what waits; what is finished stays."""
        for job in self._jobs:
            job.cancel()

    def _follow(self, job: Job) -> None:
        self._jobs.append(job)
        job.progressed.connect(self.progressed)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.stopped.connect(self._on_stopped)
        self.progressed.emit(Step(done=0, total=0, what=""))

    def _settle(self) -> None:
        """The lane works in order, so the first job is the one that ended."""
        del self._jobs[0]
        if not self._jobs:
            self.progressed.emit(None)

    @Slot(object)
    def _on_done(self, report: "ImportReport | None") -> None:
        self._settle()
        if report is None:
            self.read_again.emit()
            self.said.emit(Message(text=self.tr("Found the statements anew. What you changed stays as it is.")))
            return
        self.finished.emit(report)
        self.said.emit(self._report(report))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._settle()
        self.failed.emit(error)

    @Slot()
    def _on_stopped(self) -> None:
        self._settle()
        self.stopped.emit()
        self.said.emit(Message(text=self.tr("Import cancelled. What was imported before stays in the library.")))

    def _report(self, report: "ImportReport") -> Message:
        """What came in, what was there already, and what could not be read: one file with its reason."""
        parts = []
        if report.is_cut_short:
            parts.append(self._cut_short(len(report.imported)))
        elif report.imported:
            count = count_words(len(report.imported), self.tr("{n} article"), self.tr("{n} articles"))
            parts.append(self.tr("Imported {count}.").format(count=count))
        parts += newer_sentences(report)
        if report.foreign:
            parts.append(self._foreign(report))
        if report.already:
            one, many = self.tr("{n} article was"), self.tr("{n} articles were")
            if parts:
                one, many = self.tr("{n} was"), self.tr("{n} were")
            count = count_words(len(report.already), one, many)
            parts.append(self.tr("{count} in the library already.").format(count=count))
        parts += led_sentences(report)
        parts += disagreement_sentences(report)
        if len(report.failures) == 1:
            parts.append(explain(report.failures[0]).text)
        elif report.failures:
            count = count_words(len(report.failures), "", self.tr("{n} files"))
            parts.append(self.tr("{count} could not be imported.").format(count=count))
        if report.broken_by is not None:
            parts.append(explain(report.broken_by).text)
        if not parts:
            parts.append(self.tr("There was nothing to import."))
        is_lasting = bool(report.failures or report.broken_by or report.disagreements)
        return Message(text=" ".join(parts), lasting=is_lasting)

    def _cut_short(self, count: int) -> str:
        """That an import was cancelled, and how much of it had come in."""
        if not count:
            return self.tr("Import cancelled. Nothing of it came in.")
        one = self.tr("Import cancelled. {n} article had come in and stays in the library.")
        many = self.tr("Import cancelled. {n} articles had come in and stay in the library.")
        return count_words(count, one, many)

    def _foreign(self, report: "ImportReport") -> str:
        """That articles came in whose language the program does not read."""
        several = count_words(len(report.foreign), self.tr("{n} of them is"), self.tr("{n} of them are"))
        return foreign_sentence(self.tr("It is") if len(report.imported) == 1 else several, report.foreign)
