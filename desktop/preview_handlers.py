"""Importing files: one that holds several articles is shown first, as it would be split.

Only a file that is imported by itself is shown. Whoever drops a folder, or many files at once, wants them all, and is
told at the end what came of it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.jobs import Job
from desktop.worker import Step

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.splitting import Plan
    from index.workspace import Preview


class PreviewHandlers(QObject):
    """Looks into a file before it is imported, and asks where there is something to ask."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[tuple[Job, Path]] = []
        action = window.actions_.preview_splits
        action.setChecked(window.settings.preview_splits)
        action.toggled.connect(self._on_wanted)
        window.status.cancelled.connect(self._on_cancelled)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Imports files; a single one with several articles after it was shown."""
        window = self._window
        if len(paths) != 1 or not window.settings.preview_splits or paths[0].is_dir():
            window.importing.import_paths(paths)
            return
        job = window.library.look_into(paths[0])
        self._waiting.append((job, paths[0]))
        job.done.connect(self._on_looked)
        job.failed.connect(self._on_failed)
        job.stopped.connect(self._on_stopped)
        window.status.show_work(Step(done=0, total=0, what=paths[0].name), self.tr("reading"))

    def _settle(self) -> Path:
        """The lane works in order, so the first job is the one that ended."""
        _, path = self._waiting.pop(0)
        if not self._waiting:
            self._window.status.show_work(None, "")
        return path

    @Slot(object)
    def _on_looked(self, preview: "Preview | None") -> None:
        path = self._settle()
        if preview is None or not preview.is_worth_asking:
            self._window.importing.import_paths([path])
            return
        from desktop.dialogs.split import SplitDialog  # not at the start: each dialog costs time

        dialog = SplitDialog(self._window.theme, preview, self._window)
        dialog.import_wanted.connect(self._on_import_wanted)
        dialog.asking_unwanted.connect(self._on_asking_unwanted)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(object)
    def _on_failed(self, _: BaseException) -> None:
        """What cannot be read is told where all imports are."""
        self._window.importing.import_paths([self._settle()])

    @Slot()
    def _on_stopped(self) -> None:
        self._settle()

    @Slot()
    def _on_cancelled(self) -> None:
        for job, _ in self._waiting:
            job.cancel()

    @Slot(object, object)
    def _on_import_wanted(self, preview: "Preview", plan: "Plan") -> None:
        self._window.importing.import_preview(preview, plan)

    @Slot()
    def _on_asking_unwanted(self) -> None:
        self._window.actions_.preview_splits.setChecked(False)

    @Slot(bool)
    def _on_wanted(self, on: bool) -> None:
        self._window.settings.preview_splits = on
