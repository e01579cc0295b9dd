"""Looks for garbage in the window's thread alone.

Python looks for it in whichever thread asks for memory. A worker would then delete widgets that nobody uses any more,
while Qt walks over them in the window's thread: it crashed when the text size changed during a search.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

_EVERY_MS = 1_000
_PUT_OFF_MS = 10_000
"""So long it waits for a pause at most."""


class Collecting(QObject):
    """While one of these works, Python does not look for garbage by itself; to be used in the window's thread."""

    _working: ClassVar[int] = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._waited = QElapsedTimer()
        self._waited.start()
        Collecting._working += 1
        gc.disable()

    def stop(self) -> None:
        """Leaves it to Python again, once no other thread works for the window; a second time does nothing."""
        if self._timer.isActive():
            self._timer.stop()
            Collecting._working -= 1
            if not Collecting._working:
                gc.enable()

    @Slot()
    def wait(self) -> None:
        """Waits for a pause: somebody types just now."""
        if self._timer.isActive() and not self._waited.hasExpired(_PUT_OFF_MS):
            self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Looks through the oldest objects that are due, as Python would."""
        self._waited.start()
        for generation, (count, threshold) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > threshold:
                gc.collect(generation)
                return
