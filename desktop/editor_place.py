"""Where editors open: below the article, one at a time, with the keyboard given back at the end."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop.editors.editor import Editor


class EditorPlace(QWidget):
    """Empty and not seen until an editor is opened in it."""

    changed = Signal()
    """An editor was opened, or the last one closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor: Editor | None = None
        """The one that is open."""
        self._focus_before: QWidget | None = None
        rule = QWidget(self)
        rule.setObjectName("rule")
        rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rule.setFixedHeight(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(rule)
        self.hide()

    def open(self, editor: "Editor") -> None:
        """Shows an editor and gives it the keyboard; one that was open is left."""
        if self.editor is not None:
            self.editor.leave()
        else:
            self._focus_before = QApplication.focusWidget()
        self._take()
        self.editor = editor
        editor.left.connect(self.close_editor)
        self._column.addWidget(editor)
        self.show()
        editor.show()
        self.changed.emit()
        editor.begin()

    @Slot()
    def close_editor(self) -> bool:
        """Takes the editor away and gives the keyboard back; False if there was none."""
        if self.editor is None:
            return False
        focus, before = QApplication.focusWidget(), self._focus_before
        had_focus = focus is not None and self.editor.isAncestorOf(focus)
        self._take()
        self.hide()
        self.changed.emit()
        if had_focus and before is not None and before.isVisible():
            before.setFocus()
        self._focus_before = None
        return True

    def _take(self) -> None:
        if self.editor is not None:
            self._column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
