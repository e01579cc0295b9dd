"""Undo commands: one for each sort of change that the user can see; `commands` puts them on the stack."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from desktop.jobs import Job
from desktop.library import Library
from index.model import Change

if TYPE_CHECKING:
    from desktop.commands import Changes
    from index.saved import Edits
    from index.workspace import Workspace


class Step(QUndoCommand):
    """A change that is done already when it is pushed; pushing calls `redo()` once."""

    def __init__(self, changes: "Changes", library: Library, text: str) -> None:
        super().__init__(text)
        self._changes = changes
        self._library = library
        self._is_done = True

    def redo(self) -> None:
        """Makes the change again."""
        if not self._is_done and not self.isObsolete():
            self._changes.follow(self.again(), self)
        self._is_done = False

    def undo(self) -> None:
        """Takes the change back."""
        if not self._is_done and not self.isObsolete():
            self._changes.follow(self.back(), self)
        self._is_done = False

    def skip(self) -> None:
        """The stack is about to move over the step where the library does not follow: the next time does nothing."""
        self._is_done = True

    def again(self) -> Job:
        """Starts making the change again."""
        raise NotImplementedError

    def back(self) -> Job:
        """Starts taking the change back."""
        raise NotImplementedError


class Correction(Step):
    """One or more lines of the change log that the user made with one key."""

    def __init__(self, changes: "Changes", library: Library, made: tuple[Change, ...], text: str) -> None:
        super().__init__(changes, library, text)
        self._ids = tuple(change.id for change in made)

    def again(self) -> Job:
        """Makes the changes again."""
        return self._library.redo_changes(self._ids)

    def back(self) -> Job:
        """Takes the changes back, the last one first."""
        return self._library.undo_changes(self._ids)


class TakenBack(Correction):
    """A change of the log that was taken back; undoing puts it in place again."""

    def again(self) -> Job:
        """Takes the change back again."""
        return super().back()

    def back(self) -> Job:
        """Puts the change in place again."""
        return super().again()


class RemoveArticles(Step):
    """Removed articles; undoing restores them."""

    def __init__(self, changes: "Changes", library: Library, ids: tuple[int, ...], text: str) -> None:
        super().__init__(changes, library, text)
        self._ids = ids

    def again(self) -> Job:
        """Removes the articles again."""
        return self._library.remove_articles(self._ids)

    def back(self) -> Job:
        """Restores the articles."""
        return self._library.restore_articles(self._ids)


class ImportArticles(RemoveArticles):
    """Imported articles; undoing removes them, and all that was done with them waits for their return."""

    def again(self) -> Job:
        """Brings the articles back."""
        return super().back()

    def back(self) -> Job:
        """Takes the articles out."""
        return super().again()


class KeepSearches(Step):
    """Saved searches that were changed; each time, what comes back is how to change them the other way."""

    def __init__(self, changes: "Changes", library: Library, opposite: "Edits", text: str) -> None:
        super().__init__(changes, library, text)
        self._opposite = opposite

    def again(self) -> Job:
        """Changes them again."""
        return self._turn()

    def back(self) -> Job:
        """Changes them back."""
        return self._turn()

    def _turn(self) -> Job:
        edits = self._opposite

        def work(workspace: "Workspace") -> "Edits":
            self._opposite = workspace.put_searches(edits)
            return self._opposite

        return self._library.keep_searches(work)
