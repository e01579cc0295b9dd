"""How long an import will take still, from how fast it went lately."""

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.worker import Step

_WINDOW_S = 60.0
"""The rate is that of the last minute: the first articles may have been short ones."""
_AT_LEAST_S = 3.0
"""Sooner it would be a guess."""


class Remaining:
    """Follows the steps of one import."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def restart(self) -> None:
        """Another import begins."""
        self._seen.clear()

    def words(self, step: Step) -> str:
        """The time that is left after a step; empty while it cannot be told."""
        now = self._clock()
        self._seen.append((now, step.done))
        while now - self._seen[0][0] > _WINDOW_S:
            self._seen.popleft()
        since, done = self._seen[0]
        if now - since < _AT_LEAST_S or step.done - done < 2 or step.done >= step.total:
            return ""
        return _words((step.total - step.done) * (now - since) / (step.done - done))


def _words(left_s: float) -> str:
    if left_s < 60:
        return _tr("less than a minute left")
    if left_s < 90 * 60:
        return _tr("about {n} min left").format(n=round(left_s / 60))
    return _tr("about {n} h left").format(n=round(left_s / 3600))


def _tr(text: str) -> str:
    return QCoreApplication.translate("remaining", text)
