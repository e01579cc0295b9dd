"""The bar that finds words in the article: how many places there are, and the way from one to the next."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.clearable import ClearableField
from desktop.finding import places, plain_letters
from desktop.message_bar import announce
from desktop.theme import Theme
from index.model import Spans


class FindField(ClearableField):
    """Enter goes to the next place, Shift+Enter to the one before."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Enter for itself."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Looks in one text at a time."""

    found = Signal(object, object)
    """The places (`Spans` in code points), and which of them is the current one, None for none."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text: str | None = None
        self._plain = ""
        self._places: Spans = ()
        self._at = 0
        self._from = 0
        self.field = FindField(theme, self)
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.stepped.connect(self.step)
        self.count = QLabel(self)
        self._buttons = (
            (self._button(self.tr("Previous place (Shift+Enter)")), "back"),
            (self._button(self.tr("Next place (Enter)")), "forward"),
            (self._button(self.tr("Close (Esc)")), "close"),
        )
        previous, following, close = (button for button, _ in self._buttons)
        previous.clicked.connect(self._on_previous)
        following.clicked.connect(self._on_next)
        close.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.count)
        for button, _ in self._buttons:
            self._row.addWidget(button)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def look_in(self, text: str, start: int) -> None:
        """Looks in a text; the first place at or after `start` will be the current one."""
        self._from = start
        if text != self._text:
            self._text, self._plain = text, plain_letters(text)
            self._look()

    def take(self) -> None:
        """Gives the field the keyboard, ready for other words."""
        self.field.setFocus()
        self.field.selectAll()
        self._look()

    def leave(self) -> None:
        """Shows no places any more."""
        self.found.emit((), None)

    @Slot(int)
    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) place, from the last on to the first."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._from = self._places[self._at].start
            self._show()

    def _look(self) -> None:
        self._places = places(self._plain, self.field.text())
        self._at = bisect_left(self._places, (self._from,))
        if self._at == len(self._places):
            self._at = 0
        self._show()

    def _show(self) -> None:
        """Tells how many places there are, and where they are."""
        if self._places:
            words = self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._places))
        else:
            words = self.tr("not found") if self.field.text().strip() else ""
        self.count.setText(words)
        if words:
            announce(self, words)
        self.found.emit(self._places, self._at if self._places else None)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot()
    def _on_text_changed(self) -> None:
        self._look()

    @Slot()
    def _on_previous(self) -> None:
        self.step(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step(1)

    @Slot()
    def _on_theme_changed(self) -> None:
        space, size = self._theme.space, round(self._theme.em)
        self._row.setContentsMargins(space(4), space(1), space(2), space(1))
        self._row.setSpacing(space(1))
        palette = self.count.palette()
        palette.setColor(self.count.foregroundRole(), self._theme.colour("second"))
        self.count.setPalette(palette)
        for button, name in self._buttons:
            button.setIcon(self._theme.icon(name, "text", size=size))
