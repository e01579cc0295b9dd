"""What the middle shows when there is nothing to list: what happened, and what to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptiness:
    """A heading, an explanation, and what can be done."""

    heading: str
    text: str
    actions: tuple[QAction, ...] = ()
    queries: tuple[tuple[str, str], ...] = ()
    """Searches to go on with: the words of the button, and the query."""


class EmptyPage(QWidget):
    """Says why there is nothing, with buttons for what to do about it."""

    query_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._heading = QLabel(self)
        self._text = QLabel(self)
        for label in (self._heading, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._text)
        self._column.addStretch(3)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def heading(self) -> str:
        """What it says in large letters."""
        return self._heading.text()

    def show_emptiness(self, emptiness: Emptiness) -> None:
        """Shows why there is nothing."""
        self._heading.setText(emptiness.heading)
        self._text.setText(emptiness.text)
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for action in emptiness.actions:
            self._add_button(action.text().replace("&", "")).clicked.connect(action.trigger)
        for words, query in emptiness.queries:
            button = self._add_button(words.replace("&", "&&"))
            button.setProperty("query", query)
            button.clicked.connect(self._on_query_clicked)

    def _add_button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._buttons.append(button)
        return button

    @Slot()
    def _on_query_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.query_chosen.emit(button.property("query"))

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space(8), space(6), space(8), space(6))
        self._column.setSpacing(space(3))
        self._heading.setFont(self._theme.headline)
        palette = self._text.palette()
        palette.setColor(self._text.foregroundRole(), self._theme.colour("second"))
        self._text.setPalette(palette)
