"""What is seen while something is dragged over the window: that it can be dropped, and what comes of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class DropHint(QLabel):
    """A label over the middle of another widget; the mouse does not meet it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("drop")
        self.setText(self.tr("Drop to import"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def appear(self) -> None:
        """Shows itself in the middle."""
        self.adjustSize()
        room = self._over.rect()
        self.move((room.width() - self.width()) // 2, (room.height() - self.height()) // 2)
        self.raise_()
        self.show()
