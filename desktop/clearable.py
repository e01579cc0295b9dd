"""A field with a small cross that empties it, in the look of our other icons."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.theme import Theme


class ClearableField(QLineEdit):
    """Shows its cross while there is something to clear."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = theme
        self.setAcceptDrops(False)  # the window takes what is dropped, and imports it
        self._cross = QAction(self)
        self._cross.setToolTip(self.tr("Clear"))
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._show_cross)
        theme.changed.connect(self._draw_cross)
        self._draw_cross()

    @Slot()
    def _show_cross(self) -> None:
        self._cross.setVisible(bool(self.text()))

    @Slot()
    def _draw_cross(self) -> None:
        self._cross.setIcon(self._look.icon("close", "second", size=round(self._look.em)))
