"""The reader's note on a statement."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.editors.editor import Editor
from desktop.theme import Theme

_LINES = 4


class _NoteField(QPlainTextEdit):
    """A few lines; Enter is somebody else's, Shift+Enter begins a new one."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells of Enter; everything else is typed."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif is_enter:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class NoteEditor(Editor):
    """A few lines of text; what was typed is kept also when another statement is chosen."""

    applied = Signal(object)
    """The new text, without spaces around it; only if it is another one."""

    def __init__(self, theme: Theme, note: str, draft: str | None = None) -> None:
        """`draft` is what is to become of the note, where that was typed before."""
        title = self.tr("Your note on this statement")
        super().__init__(theme, title, self.tr("Enter keeps it, Shift+Enter begins a line, Esc leaves."))
        self._note = note
        self._field = _NoteField(self)
        self._field.setPlainText(note if draft is None else draft)
        self._field.setAccessibleName(title)
        self._field.setTabChangesFocus(True)
        self._field.entered.connect(self.enter)
        self._field.setFont(theme.serif)
        self._field.setFixedHeight(round(_LINES * QFontMetricsF(theme.serif).height() + theme.space(4)))
        self.body.addWidget(self._field)

    def begin(self) -> None:
        """Takes the keyboard, behind what is there."""
        self._field.setFocus()
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)

    def leave(self) -> None:
        """Keeps what was typed: it can be undone."""
        text = self._field.toPlainText().strip()
        if text != self._note:
            self._note = text
            self.applied.emit(text)

    @Slot()
    def enter(self) -> None:
        """Keeps the text."""
        self.leave()
        self.left.emit()
