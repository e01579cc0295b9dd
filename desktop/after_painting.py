"""Tells when all that has changed is painted, and the window would wait for events."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot

_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Qt paints with an event of low priority; a timer of no time may fire before it."""


class AfterPainting(QObject):
    """A timer without a time: fires once after what has changed is painted and other events had their turn."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_active = False
        """Whether it is still to fire."""
        self._is_posted = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Fires after the next painting, or soon if there is nothing to paint."""
        self.is_active = True
        self._turn.stop()
        if not self._is_posted:
            self._is_posted = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def stop(self) -> None:
        """Does not fire any more."""
        self.is_active = False

    def event(self, event: QEvent) -> bool:
        """All is painted; whatever the user did meanwhile comes first."""
        if event.type() is not QEvent.Type.User:
            return super().event(event)
        self._is_posted = False
        self._turn.start()
        return True

    @Slot()
    def _on_turn(self) -> None:
        if self.is_active:
            self.is_active = False
            self.came.emit()
