"""What the menu File does with the library as a whole: export it, take another one in, back it up, restore it."""

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QUrl, Slot

from desktop.exchange_words import disagreement_sentences
from desktop.exchanging import Exchanging
from desktop.messages import Message
from desktop.wording import count_words

if TYPE_CHECKING:
    from desktop.dialogs.backups import BackupsDialog
    from desktop.main_window import MainWindow
    from index.workspace import LibraryReport


class ExchangeHandlers(QObject):
    """Asks where to, starts the work, and says how it ended."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: BackupsDialog | None = None
        self.exchanging = Exchanging(window.library, self)
        actions, work = window.actions_, self.exchanging
        actions.export_library.triggered.connect(self._on_export)
        actions.import_library.triggered.connect(self._on_import)
        actions.backups.triggered.connect(self._on_backups)
        window.status.cancelled.connect(work.cancel)
        window.closed.connect(work.cancel)
        work.progressed.connect(window.status.show_work)
        work.exported.connect(self._on_exported)
        work.taken_in.connect(self._on_taken_in)
        work.backed_up.connect(self._on_backed_up)
        work.restored.connect(self._on_restored)
        work.failed.connect(window.flow.report)
        work.stopped.connect(self._on_stopped)
        work.export_stopped.connect(self._on_export_stopped)

    @Slot()
    def _on_export(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start: each dialog costs time

        copy, lines, bare = (
            self.tr("Copy of the library (*.sqlite)"),
            self.tr("JSON Lines, for other programs (*.jsonl)"),
            self.tr("JSON Lines without the original files (*.jsonl)"),
        )
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export Library"), "library.sqlite", ";;".join((copy, lines, bare))
        )
        if not name:
            return
        path = Path(name)
        is_named = bool(path.suffix)  # the dialog has asked about a file of that name then
        if not is_named:
            path = path.with_name(f"{path.name}{'.sqlite' if kind == copy else '.jsonl'}")
        self.exchanging.export(path, originals=kind != bare, replacing=is_named)

    @Slot(object)
    def _on_exported(self, path: Path) -> None:
        self._say(self.tr("Exported the library to {name}.").format(name=path.name))

    @Slot()
    def _on_import(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import Library"),
            "",
            ";;".join((self.tr("Libraries (*.jsonl *.ndjson *.sqlite *.sqlite3 *.db)"), self.tr("All files (*)"))),
        )
        if name:
            self.exchanging.take_in(Path(name))

    @Slot(object)
    def _on_taken_in(self, report: "LibraryReport") -> None:
        """Shows what came in; where the two libraries disagree it is said."""
        count = count_words(len(report.imported), self.tr("{n} article"), self.tr("{n} articles"))
        parts = [self.tr("Imported the library: {count}.").format(count=count)]
        if report.already:
            known = count_words(len(report.already), self.tr("{n} was"), self.tr("{n} were"))
            parts.append(self.tr("{count} here already.").format(count=known))
        parts += disagreement_sentences(report)
        self._window.changes.changed.emit()
        self._window.flow.refresh()
        self._say(" ".join(parts), lasting=bool(report.disagreements))

    @Slot()
    def _on_backups(self) -> None:
        """Opens the list of backups, or brings it to the front."""
        from desktop.dialogs.backups import BackupsDialog  # not at the start, as above

        if not self._is_open():
            self._dialog = BackupsDialog(self._window.theme, self._window)
            self._dialog.making_wanted.connect(self.exchanging.back_up)
            self._dialog.restoring_wanted.connect(self.exchanging.restore)
            self._dialog.file_wanted.connect(self._on_file_wanted)
            self._dialog.folder_wanted.connect(self._on_folder_wanted)
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._dialog is not None and self._is_open():
            job = self._window.library.backups()
            job.done.connect(self._dialog.show_backups)
            job.failed.connect(self._window.flow.report)

    @Slot()
    def _on_file_wanted(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        name, _ = QFileDialog.getOpenFileName(self._dialog, self.tr("Restore from a File"))
        if name and self._dialog is not None and self._is_open():
            self._dialog.ask_about(name, f"“{Path(name).name}”")

    @Slot()
    def _on_folder_wanted(self) -> None:
        from PySide6.QtGui import QDesktopServices  # seldom needed

        folder = self._window.library.folder
        if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / "backups"))):
            words = self.tr("No program could show the folder {path}.")
            self._say(words.format(path=folder / "backups"), lasting=True)

    @Slot(object)
    def _on_backed_up(self, path: Path) -> None:
        self._refresh()
        self._say(self.tr("Made the backup {name}.").format(name=path.name))

    @Slot(object)
    def _on_restored(self, is_open: object) -> None:
        """Shows what was restored; steps of what was there before cannot be undone in it."""
        self._refresh()
        if not is_open:
            self._say(self.tr("The backup is in place. Start the program again to open it."), lasting=True)
            return
        window = self._window
        window.undo_stack.clear()
        window.changes.changed.emit()
        window.flow.refresh()
        self._say(self.tr("Restored the backup. What was there before is the newest backup in the list."))

    @Slot()
    def _on_stopped(self) -> None:
        self._say(self.tr("Cancelled. The library is as it was."))

    @Slot()
    def _on_export_stopped(self) -> None:
        self._say(self.tr("Cancelled. No file was written; one that was there is as it was."))

    def _say(self, words: str, *, lasting: bool = False) -> None:
        self._window.messages.say(Message(text=words, lasting=lasting))

    def _is_open(self) -> bool:
        return self._dialog is not None and shiboken6.isValid(self._dialog)
