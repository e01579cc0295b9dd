"""What all editors below the article have in common: a title, a hint, and a way out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theme import Theme


class Editor(QWidget):
    """A form about some statements; whoever opened it connects what it applies."""

    left = Signal()
    """It has done its work, or was given up, and wants to be taken away."""

    def __init__(self, theme: Theme, title: str, hint: str) -> None:
        """`hint` says which keys apply and leave."""
        super().__init__()
        self.setObjectName("editor")
        self.setAccessibleName(title)
        self.theme = theme
        self._title = QLabel(title, self)
        self._title.setWordWrap(True)
        self._hint = QLabel(hint, self)
        self._hint.setWordWrap(True)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self.body, 1)
        self._column.addWidget(self._hint)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def title(self) -> str:
        """What it is about, in words."""
        return self._title.text()

    def begin(self) -> None:
        """Takes the keyboard."""
        raise NotImplementedError

    def enter(self) -> None:
        """Applies what is chosen, and leaves; nothing happens before anything is."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies, wherever in the form the keyboard is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.enter()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Something else takes its place: what was typed may be kept, if that can be undone."""

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self.theme.space
        self._column.setContentsMargins(space(4), space(3), space(4), space(3))
        self._column.setSpacing(space(2))
        self.body.setSpacing(space(2))
        font = QFont(self.theme.small)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        palette = self._hint.palette()
        palette.setColor(self._hint.foregroundRole(), self.theme.colour("second"))
        self._hint.setPalette(palette)
