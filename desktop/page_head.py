"""The row above a view of the results: what it can be switched between, and on the right how much it shows."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.theme import Theme


class PageHead(QWidget):
    """A button for each of a group of actions, and words on both sides."""

    def __init__(self, choices: QActionGroup, theme: Theme, parent: QWidget | None = None, *, label: str = "") -> None:
        """Offers the actions of a group; a label says what they choose, where their names do not."""
        super().__init__(parent)
        self._theme = theme
        self._label = QLabel(label, self)
        self._label.setVisible(bool(label))
        self._words = QLabel(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        for action in choices.actions():
            button = QToolButton(self)
            button.setObjectName("switch")
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._words)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say(self, words: str) -> None:
        """Shows words on the right."""
        self._words.setText(words)

    def above(self, view: QWidget, page: QWidget) -> None:
        """Fills a page of the middle pane with this row and a view below it."""
        page.setObjectName("middle")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self)
        column.addWidget(view, 1)

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        # A button has room of its own around its words, a label has none.
        self._row.setContentsMargins(space(4 if self._label.text() else 2), space(2), space(4), space(2))
        self._row.setSpacing(space(1))
        for label in (self._label, self._words):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), self._theme.colour("second"))
            label.setPalette(palette)
