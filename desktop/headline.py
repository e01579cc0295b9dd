"""The headline above an article."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.excerpt import excerpt, line_height
from desktop.theme import Theme


class Headline(QWidget):
    """A headline of at most two lines, or of one where there is little room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._lines = 2
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Shows a headline."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_lines(self, lines: int) -> None:
        """Allows this many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """One line or two."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        made = excerpt(self._text or " ", (), self._theme.headline, width=max(1, width), lines=self._lines)
        return round(made.lines * line_height(self._theme.headline))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        width = max(self.width(), round(10 * self._theme.em))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines."""
        painter = QPainter(self)
        made = excerpt(self._text, (), self._theme.headline, width=max(1, self.width()), lines=self._lines)
        made.draw(painter, 0, 0, self._theme.colour("text"))
        painter.end()
