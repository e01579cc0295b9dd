"""Undo commands: one for each change that the user can see."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.jobs import Job
from desktop.library import Library


class Changes(QObject):
    """Does and undoes changes in the writer's lane, and tells when they are done.

    A change runs in the background, so whether it worked is known only after `redo()` has returned. So it is done
    first and becomes a step on the stack once it worked: a change that failed never leaves a dead step behind.
    """

    changed = Signal()
    """The library was changed, or changed back."""
    removed = Signal(object)
    """Articles were removed for the first time; carries how many."""
    failed = Signal(object)

    def __init__(self, library: Library, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._stack = stack
        self._removing: list[tuple[int, ...]] = []

    def remove_articles(self, ids: tuple[int, ...]) -> None:
        """Removes articles; once done, that is one step that can be undone."""
        if not ids:
            return
        self._removing.append(ids)
        job = self._library.remove_articles(ids)
        job.done.connect(self._on_removed)
        job.failed.connect(self._on_removal_failed)

    def follow(self, job: Job) -> None:
        """Tells how an undone or repeated step ends."""
        job.done.connect(self._on_done)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_removed(self, _: object) -> None:
        ids = self._removing.pop(0)
        self._stack.push(_RemoveArticles(self, self._library, ids, self.tr("Remove Article")))
        self.changed.emit()
        self.removed.emit(len(ids))

    @Slot(object)
    def _on_removal_failed(self, error: BaseException) -> None:
        del self._removing[0]
        self.failed.emit(error)

    @Slot(object)
    def _on_done(self, _: object) -> None:
        self.changed.emit()


class _RemoveArticles(QUndoCommand):
    """Removed articles; undoing restores them."""

    def __init__(self, changes: Changes, library: Library, ids: tuple[int, ...], text: str) -> None:
        super().__init__(text)
        self._changes = changes
        self._library = library
        self._ids = ids
        self._is_done = True

    def redo(self) -> None:
        """Removes the articles again; pushing the step calls this once when it is done already."""
        if self._is_done:
            self._is_done = False
            return
        self._changes.follow(self._library.remove_articles(self._ids))

    def undo(self) -> None:
        """Restores the articles."""
        self._changes.follow(self._library.restore_articles(self._ids))
