"""Who undoes in a field of the window: the field what was typed in it, or the window the last change of the library."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_KEY_EVENTS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})


class UndoKeys(QObject):
    """Keeps the keys of Undo and Redo from a field, which always takes them, unless its text is newer than the change.

    An import is no such change: it comes when nobody thinks of it.
    """

    def __init__(self, field: QLineEdit, window: "MainWindow") -> None:
        super().__init__(field)
        self._field = field
        self._actions = (window.actions_.undo, window.actions_.redo)
        self._is_typed = False
        """Whether the text is another one since the library was changed."""
        field.installEventFilter(self)
        field.textChanged.connect(self._on_text_changed)
        window.changes.changed.connect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the keys to the window's actions, also where those have nothing to do."""
        if event.type() in _KEY_EVENTS and isinstance(event, QKeyEvent) and self._is_for_window(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_for_window(self, event: QKeyEvent) -> bool:
        pressed, field = QKeySequence(event.keyCombination()), self._field
        if all(action.shortcut() != pressed for action in self._actions):
            return False
        return not (self._is_typed and (field.isUndoAvailable() or field.isRedoAvailable()))

    @Slot()
    def _on_text_changed(self) -> None:
        self._is_typed = True

    @Slot()
    def _on_changed(self) -> None:
        self._is_typed = False
