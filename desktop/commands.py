"""Does, undoes and repeats what the user changes, one step for each change that can be seen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.jobs import Job
from desktop.library import Library
from desktop.undo_steps import Correction, ImportArticles, KeepSearches, RemoveArticles, Step, TakenBack
from desktop.wording import count_words
from index.errors import LibraryUnavailable
from index.model import Change

if TYPE_CHECKING:
    from index.saved import Edits
    from index.workspace import Workspace

Work = Callable[["Workspace"], "Change | tuple[Change, ...]"]
"""Calls the workspace; what it makes together is one step."""


class Made(NamedTuple):
    """A step that was done: what to say of it, if anything, and its changes."""

    words: str
    changes: tuple[Change, ...]


class _Wish(NamedTuple):
    """A change that was asked for and is not done yet."""

    name: str
    words: str
    then: Callable[[Made], object] | None
    change: Change | None = None
    """The change that is to be taken back."""
    otherwise: Callable[[], object] | None = None


class _Turn(NamedTuple):
    """Something that was asked for and has to wait for its turn."""

    act: Callable[[], object]
    is_change: bool
    """Whether it makes a step; else it goes one back or forward."""


class Changes(QObject):
    """Does and undoes changes in the writer's lane, and tells when they are done.

    A change runs in the background, so whether it worked is known only after `redo()` has returned. So it is done
    first and becomes a step on the stack once it worked: a change that failed never leaves a dead step behind.
    The lane works in order, so the first of those that wait is the one that ended. To undo waits until all that was
    asked for before is on the stack: it would take back the step before otherwise.
    """

    changed = Signal()
    """The library was changed, or changed back."""
    removed = Signal(object)
    """Articles were removed for the first time; carries how many."""
    made = Signal(object)
    """A `Made`: a correction was done for the first time."""
    failed = Signal(object)

    def __init__(self, library: Library, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._stack = stack
        self._removing: list[tuple[int, ...]] = []
        self._making: list[_Wish] = []
        self._taking_back: list[_Wish] = []
        self._keeping: list[_Wish] = []
        self._stepping: list[Step] = []
        self._waiting: list[_Turn] = []

    @property
    def is_busy(self) -> bool:
        """Whether a correction was asked for and is not done yet."""
        return bool(self._making or self._waiting)

    @Slot()
    def undo(self) -> None:
        """Takes back the last step, also one that was asked for and is not done yet."""
        self._in_turn(_Turn(self._stack.undo, is_change=False))

    @Slot()
    def redo(self) -> None:
        """Puts back the step that was taken back last."""
        self._in_turn(_Turn(self._stack.redo, is_change=False))

    def finish(self) -> None:
        """Hands all changes that wait to the lane, which does them even if the window closes."""
        turns, self._waiting = self._waiting, []
        for turn in turns:
            if turn.is_change:
                turn.act()

    def make(
        self,
        work: Work,
        name: str,
        *,
        words: str = "",
        then: Callable[[Made], object] | None = None,
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Makes a correction; once done, that is one step that can be undone.

        Args:
            work: called in the writer's thread; it makes one change, or several that belong together.
            name: what stands after "Undo" in the menu.
            words: said in the message bar once it is done, with a button to undo it; nothing if empty.
            then: called with the `Made` before everybody else hears of it; a bound method.
            otherwise: called if it cannot be made, before the failure is told.
        """
        self._in_turn(_Turn(partial(self._make, work, _Wish(name, words, then, otherwise=otherwise)), is_change=True))

    def _make(self, work: Work, wish: _Wish) -> None:
        self._making.append(wish)
        job = self._library.change(work)
        job.done.connect(self._on_made)
        job.failed.connect(self._on_making_failed)

    def take_back(self, change: Change, name: str, *, words: str = "") -> None:
        """Takes back a change of any time; that is one step, too, and undoing it puts the change in place again."""
        self._in_turn(_Turn(partial(self._take_back, change, _Wish(name, words, None, change)), is_change=True))

    def _take_back(self, change: Change, wish: _Wish) -> None:
        self._taking_back.append(wish)
        job = self._library.undo_changes((change.id,))
        job.done.connect(self._on_taken_back)
        job.failed.connect(self._on_taking_back_failed)

    def remove_articles(self, ids: tuple[int, ...]) -> None:
        """Removes articles; once done, that is one step that can be undone."""
        if ids:
            self._in_turn(_Turn(partial(self._remove, ids), is_change=True))

    def _remove(self, ids: tuple[int, ...]) -> None:
        self._removing.append(ids)
        job = self._library.remove_articles(ids)
        job.done.connect(self._on_removed)
        job.failed.connect(self._on_removal_failed)

    def _in_turn(self, turn: _Turn) -> None:
        """Does something after all that was asked for before it."""
        self._waiting.append(turn)
        self._go_on()

    def _go_on(self) -> None:
        """Does what has to wait no longer: a change only waits behind others that do."""
        while self._waiting:
            is_on_its_way = bool(self._making or self._taking_back or self._removing)
            if is_on_its_way and not self._waiting[0].is_change:
                return
            self._waiting.pop(0).act()

    def imported(self, ids: tuple[int, ...]) -> None:
        """Articles were imported: that is one step, too; undoing it takes them out again, with all that came since."""
        if ids:
            words = count_words(len(ids), self.tr("import of {n} article"), self.tr("import of {n} articles"))
            self._stack.push(ImportArticles(self, self._library, ids, words))

    def keep_searches(self, work: "Callable[[Workspace], Edits]", name: str, *, words: str = "") -> None:
        """Saves, renames or forgets searches; once done, that is one step that can be undone.

        Args:
            work: called in the writer's thread; it returns the edits that take back what it did.
            name: what stands after "Undo" in the menu.
            words: said in the message bar once it is done, with a button to undo it; nothing if empty.
        """
        self._keeping.append(_Wish(name, words, None))
        job = self._library.keep_searches(work)
        job.done.connect(self._on_kept)
        job.failed.connect(self._on_keeping_failed)

    def follow(self, job: Job, step: Step) -> None:
        """Tells how an undone or repeated step ends; one that failed leaves the stack."""
        self._stepping.append(step)
        job.done.connect(self._on_stepped)
        job.failed.connect(self._on_step_failed)

    @Slot(object)
    def _on_made(self, changes: object) -> None:
        wish = self._making.pop(0)
        made = Made(wish.words, cast("tuple[Change, ...]", changes))
        if made.changes:
            self._stack.push(Correction(self, self._library, made.changes, wish.name))
        if wish.then is not None:
            wish.then(made)
        self.changed.emit()
        self.made.emit(made)
        self._go_on()

    @Slot(object)
    def _on_making_failed(self, error: BaseException) -> None:
        wish = self._making.pop(0)
        if wish.otherwise is not None:
            wish.otherwise()
        self.failed.emit(error)
        self._go_on()

    @Slot(object)
    def _on_taken_back(self, _: object) -> None:
        wish = self._taking_back.pop(0)
        if wish.change is not None:
            self._stack.push(TakenBack(self, self._library, (wish.change,), wish.name))
        self.changed.emit()
        self.made.emit(Made(wish.words, ()))
        self._go_on()

    @Slot(object)
    def _on_taking_back_failed(self, error: BaseException) -> None:
        del self._taking_back[0]
        self.failed.emit(error)
        self._go_on()

    @Slot(object)
    def _on_removed(self, _: object) -> None:
        ids = self._removing.pop(0)
        self._stack.push(RemoveArticles(self, self._library, ids, self.tr("Remove Article")))
        self.changed.emit()
        self.removed.emit(len(ids))
        self._go_on()

    @Slot(object)
    def _on_removal_failed(self, error: BaseException) -> None:
        del self._removing[0]
        self.failed.emit(error)
        self._go_on()

    @Slot(object)
    def _on_kept(self, opposite: object) -> None:
        wish = self._keeping.pop(0)
        self._stack.push(KeepSearches(self, self._library, cast("Edits", opposite), wish.name))
        self.changed.emit()
        self.made.emit(Made(wish.words, ()))

    @Slot(object)
    def _on_keeping_failed(self, error: BaseException) -> None:
        del self._keeping[0]
        self.failed.emit(error)

    @Slot(object)
    def _on_stepped(self, _: object) -> None:
        del self._stepping[0]
        self.changed.emit()

    @Slot(object)
    def _on_step_failed(self, error: BaseException) -> None:
        """The library is as it was before the step was tried; what failed for want of room can be tried again."""
        step = self._stepping.pop(0)
        if not (isinstance(error, LibraryUnavailable) and self._put_back(step)):
            self._drop(step)
        self.failed.emit(error)

    def _put_back(self, step: Step) -> bool:
        """Moves the stack back to where it was before a step was tried; False if it has gone on meanwhile."""
        if not shiboken6.isValid(step):
            return False
        at = self._stack.index()
        if at < self._stack.count() and self._stack.command(at) is step:
            step.skip()
            self._stack.redo()
        elif at and self._stack.command(at - 1) is step:
            step.skip()
            self._stack.undo()
        else:
            return False
        return True

    def _drop(self, step: Step) -> None:
        """Takes a step off the stack: Qt removes an obsolete one when it comes to it, and that may be now."""
        if not shiboken6.isValid(step):
            return  # the stack has let go of it meanwhile
        step.setObsolete(True)
        at = self._stack.index()
        if at < self._stack.count() and self._stack.command(at) is step:
            self._stack.redo()
        elif at and self._stack.command(at - 1) is step:
            self._stack.undo()
