"""The change log's window: filled when something changes, taken back from, and written to a file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot

from desktop.messages import Message
from index.model import Change

if TYPE_CHECKING:
    from desktop.dialogs.change_log import ChangeLogDialog
    from desktop.main_window import MainWindow
    from index.workspace import Reader


class LogHandlers(QObject):
    """Opens the log and keeps it up to date while it is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ChangeLogDialog | None = None
        window.actions_.change_log.triggered.connect(self._on_change_log)
        window.changes.changed.connect(self._refresh)

    @Slot()
    def _on_change_log(self) -> None:
        """Opens the log, or brings it to the front."""
        from desktop.dialogs.change_log import ChangeLogDialog  # not at the start: each dialog costs time

        if not self._is_open():
            has_article = self._window.context.article_id is not None
            self._dialog = ChangeLogDialog(self._window.theme, self._window, has_article=has_article)
            self._dialog.addActions([self._window.actions_.undo, self._window.actions_.redo])
            self._dialog.scope_changed.connect(self._refresh)
            self._dialog.taking_back_wanted.connect(self._on_taking_back_wanted)
            self._dialog.statement_wanted.connect(self._on_statement_wanted)
            self._dialog.export_wanted.connect(self._on_export_wanted)
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._dialog is not None and self._is_open():
            job = self._window.library.read(partial(_changes, article_id=self._article_id()))
            job.done.connect(self._dialog.show_changes)
            job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_taking_back_wanted(self, change: Change) -> None:
        words = self.tr("Taken back: {what}.").format(what=change.title)
        self._window.changes.take_back(change, self.tr("taking back: {what}").format(what=change.title), words=words)

    @Slot(object)
    def _on_statement_wanted(self, change: Change) -> None:
        """Shows the first statement that was changed, in its article."""
        for statement_id in change.statement_ids[:1]:
            self._window.flow.go_to_statement(statement_id)

    @Slot()
    def _on_export_wanted(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        name, _ = QFileDialog.getSaveFileName(
            self._dialog, self.tr("Export the Change Log"), "changes.csv", self.tr("CSV (*.csv);;JSON Lines (*.jsonl)")
        )
        if name:
            job = self._window.library.read(partial(_write_log, path=Path(name), article_id=self._article_id()))
            job.done.connect(self._on_exported)
            job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_exported(self, reason: str) -> None:
        """Says that the file is written, or why not."""
        if reason:
            words = self.tr("The change log could not be written ({reason}). Choose another place.")
            self._window.messages.say(Message(text=words.format(reason=reason), lasting=True))
        else:
            self._window.messages.say(Message(text=self.tr("Exported the change log.")))

    def _is_open(self) -> bool:
        return self._dialog is not None and shiboken6.isValid(self._dialog)

    def _article_id(self) -> int | None:
        """The article whose part of the log is wanted; None for all of it."""
        is_of_article = self._dialog is not None and self._dialog.is_of_article
        return self._window.context.article_id if is_of_article else None


def _changes(reader: "Reader", *, article_id: int | None) -> tuple[Change, ...]:
    return reader.changes(article_id=article_id)


def _write_log(reader: "Reader", *, path: Path, article_id: int | None) -> str:
    """Writes the log in the format that the file's name asks for; empty, or the reason why it could not be."""
    text = reader.log(format="jsonl" if path.suffix.lower() == ".jsonl" else "csv", article_id=article_id)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return ""
