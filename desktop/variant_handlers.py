"""Asks where else the current quotation stands, shows it below the article, and opens the comparison."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from desktop.dialogs.variants import VariantsDialog
    from desktop.main_window import MainWindow
    from index.comparing.variants import Variants
    from index.workspace import Reader

_PAUSE_MS = 80
"""Who goes through many statements waits for none of them."""


class VariantHandlers(QObject):
    """Follows the statement that the context panel shows; the newest question wins."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: VariantsDialog | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        window.context.current_changed.connect(self._on_current_changed)
        window.context.variant_chosen.connect(self._window.flow.go_to_statement)
        window.context.variants_wanted.connect(self._on_variants)
        window.actions_.variants.triggered.connect(self._on_variants)
        window.changes.changed.connect(self._pause.start)
        window.importing.finished.connect(self._pause.start)

    @Slot()
    def _on_current_changed(self) -> None:
        if self._window.context.current_id is not None:
            self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        if (statement_id := self._window.context.current_id) is not None:
            job = self._window.library.read(partial(_found, statement_id=statement_id))
            job.done.connect(self._on_found)
            job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_found(self, found: "Variants | None") -> None:
        if found is None or found.row.id != self._window.context.current_id:
            return
        self._window.context.show_variants(found)
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_variants(found)

    @Slot()
    def _on_variants(self) -> None:
        """Opens the comparison, or brings it to the front."""
        if self._dialog is None:
            from desktop.dialogs.variants import VariantsDialog  # not at the start: each dialog costs time

            self._dialog = VariantsDialog(self._window.theme, self._window)
            self._dialog.statement_wanted.connect(self._window.flow.go_to_statement)
        self._dialog.show_variants(self._window.context.variants)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._on_pause()


def _found(reader: "Reader", *, statement_id: int) -> "Variants | None":
    return reader.variants(statement_id)
