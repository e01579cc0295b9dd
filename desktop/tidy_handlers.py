"""Has the index put in order when nothing has been asked of the program for a while."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

log = logging.getLogger(__name__)

QUIET_MS = 20_000
"""So long nothing must have come in, been changed or been searched for."""


class TidyHandlers(QObject):
    """After imports and changes, waits for a quiet moment; what is begun is given up as soon as somebody writes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._library = window.library
        self.pause = QTimer(self)
        """Runs from the last change or search on while there is something to put in order."""
        self.pause.setSingleShot(True)
        self.pause.setInterval(QUIET_MS)
        self.pause.timeout.connect(self._on_quiet)
        for changed in (
            window.importing.finished,
            window.changes.changed,
            window.exchange_handlers.exchanging.taken_in,
        ):
            changed.connect(self.pause.start)
        window.browsing.answered.connect(self._on_answered)
        window.closed.connect(self.pause.stop)

    @Slot(object)
    def _on_answered(self, _answer: object) -> None:
        if self.pause.isActive():
            self.pause.start()

    @Slot()
    def _on_quiet(self) -> None:
        job = self._library.tidy()
        job.stopped.connect(self.pause.start)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        """Searches work as before, only not quicker: nobody has to be told."""
        log.warning("the index was not put in order: %s", error)
