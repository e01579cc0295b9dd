"""The message bar: one line above the status line, there only when there is something to say."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.messages import Message
from desktop.theme import Theme

SHOWN_MS = 6_000


def announce(widget: QWidget, text: str) -> None:
    """Tells a screen reader something that is seen but not focused."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not before there is something to announce

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class MessageBar(QFrame):
    """Says one thing at a time, with at most one thing to do about it."""

    answered = Signal(object)
    """The button was pressed; carries what was given with the message."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setProperty("flat", True)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._button)
        self._row.addWidget(self._close)
        self._answer: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self._button.clicked.connect(self._on_button_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    def answer(self) -> object:
        """What its button stands for; None without one."""
        return self._answer

    def say(self, message: Message, *, button: str = "", answer: object = None) -> None:
        """Shows a message in place of the one before; lasting ones stay until closed."""
        self._label.setText(message.text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._answer = answer
        self.show()
        announce(self, message.text)
        if message.lasting:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def dismiss(self) -> None:
        """Takes the message away."""
        self._timer.stop()
        self._answer = None
        self.hide()

    @Slot()
    def _on_button_clicked(self) -> None:
        answer = self._answer
        self.dismiss()
        self.answered.emit(answer)

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space(4), space(2), space(2), space(2))
        self._row.setSpacing(space(2))
        self._close.setIcon(self._theme.icon("close", "text", size=round(self._theme.em)))
