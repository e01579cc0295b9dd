"""The row above a list of people or articles: a field that narrows the list down, and how much of it is shown."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.clearable import ClearableField
from desktop.theme import Theme


class FilterRow(QWidget):
    """A field and a number of words on its right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, hint: str, name: str) -> None:
        """`hint` stands in the empty field, `name` is read to those who do not see it."""
        super().__init__(parent)
        self._theme = theme
        self.box = ClearableField(theme, self)
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(name)
        self._words = QLabel(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.box, 1)
        self._row.addWidget(self._words)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say(self, words: str) -> None:
        """Shows words on the right."""
        self._words.setText(words)

    def above(self, *below: QWidget, page: QWidget) -> None:
        """Fills a page of the middle pane with this row and what stands below it; the last takes all the room."""
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self, *below):
            column.addWidget(widget, int(widget is below[-1]))

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space(4), space(3), space(4), space(3))
        self._row.setSpacing(space(3))
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), self._theme.colour("second"))
        self._words.setPalette(palette)
