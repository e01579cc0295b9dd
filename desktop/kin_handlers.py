"""Finds where the same quotations stand in a library that does not know it yet, while the window is used.

That is once after an update, or after a crash; it takes a minute for 100,000 statements. What the user changes then
is done in between, an import goes first, and what was found when it is stopped stays.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.jobs import Job
from desktop.messages import Message
from desktop.worker import Step

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class KinHandlers(QObject):
    """Starts it when the library is open, shows how far it has come, and lets the user stop it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._is_unwanted = False
        window.library.opening.done.connect(self._start)
        window.importing.progressed.connect(self._on_import_progressed)
        window.status.cancelled.connect(self._on_cancelled)

    @Slot()
    def _start(self) -> None:
        if self._job is not None or self._is_unwanted or not self._window.library.lacks_variants:
            return
        self._job = self._window.library.find_variants()
        self._job.progressed.connect(self._on_progressed)
        self._job.done.connect(self._on_done)
        self._job.stopped.connect(self._on_stopped)
        self._job.failed.connect(self._on_failed)
        self._on_progressed(Step(done=0, total=0, what=""))

    @Slot(object)
    def _on_progressed(self, step: Step) -> None:
        self._window.status.show_work(step, self.tr("looking for the same quotations"))

    @Slot(object)
    def _on_import_progressed(self, step: Step | None) -> None:
        """An import need not wait for it."""
        if step is None:
            self._start()
        elif self._job is not None:
            self._job.cancel()

    @Slot()
    def _on_cancelled(self) -> None:
        if self._job is not None:
            self._is_unwanted = True
            self._job.cancel()

    @Slot()
    def _on_stopped(self) -> None:
        self._settle()
        if self._is_unwanted:
            text = self.tr("Stopped. Where the same quotations stand is looked for again at the next start.")
            self._window.messages.say(Message(text=text))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._settle()
        self._window.flow.report(error)

    @Slot()
    def _on_done(self) -> None:
        self._settle()
        self._window.flow.refresh()
        self._window.context.current_changed.emit()

    def _settle(self) -> None:
        self._job = None
        self._window.status.show_work(None, "")
