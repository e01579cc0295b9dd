"""What follows from an import that failed in part: the list under the panes, shown when it is asked for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.messages import Message

if TYPE_CHECKING:
    from desktop.failure_panel import FailurePanel
    from desktop.main_window import MainWindow
    from index.workspace import ImportReport

SHOW = ("failures", None)
"""What the button of a message asks for."""


class FailureHandlers(QObject):
    """Keeps the list, and tries again what the user wants."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel: FailurePanel | None = None
        action = window.actions_.show_failures
        action.setEnabled(False)
        action.triggered.connect(self.show)
        window.importing.finished.connect(self._on_finished)
        window.messages.answered.connect(self._on_answered)

    @property
    def panel(self) -> "FailurePanel":
        """The list, made now if it was not."""
        if self._panel is None:
            from desktop.failure_panel import FailurePanel  # not at the start: seldom needed

            window = self._window
            self._panel = FailurePanel(window.theme, window)
            self._panel.hide()
            window.add_band(self._panel)
            self._panel.retry_wanted.connect(self._on_retry_wanted)
            self._panel.copy_wanted.connect(self._on_copy_wanted)
            self._panel.closed.connect(self.close)
        return self._panel

    @property
    def is_shown(self) -> bool:
        """Whether the list is open."""
        return self._panel is not None and self._panel.isVisible()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the list or at its buttons."""
        focus = QApplication.focusWidget()
        return self._panel is not None and focus is not None and self._panel.isAncestorOf(focus)

    @Slot()
    def show(self) -> None:
        """Opens the list, and gives it the keyboard."""
        if self._window.messages.answer == SHOW:
            self._window.messages.dismiss()
        self.panel.show()
        self.panel.list.setFocus()

    @Slot()
    def close(self) -> None:
        """Closes the list; the menu opens it again."""
        had_focus = self.has_focus
        self.panel.hide()
        if had_focus:
            self._window.bar.field.take()

    @Slot(object)
    def _on_finished(self, report: "ImportReport") -> None:
        if not report.failures and self._panel is None:
            return
        from desktop.failure_model import Failure  # not at the start, as above

        failures = [Failure(error, path) for error, path in zip(report.failures, report.paths, strict=True)]
        self.panel.model.take_in(failures, report.sound)
        has_some = bool(self.panel.model.rowCount())
        self._window.actions_.show_failures.setEnabled(has_some)
        if not has_some and self.is_shown:
            self.close()

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        if answer == SHOW:
            self.show()

    @Slot(object)
    def _on_retry_wanted(self, paths: Sequence[Path]) -> None:
        self._window.importing.import_paths(paths)

    @Slot(object)
    def _on_copy_wanted(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self._window.messages.say(Message(text=self.tr("Copied the list of what was not imported.")))
