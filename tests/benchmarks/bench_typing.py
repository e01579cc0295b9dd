"""Times typing in the real window: from the key to the results painted, and how long it handled no event at most.

Run by hand: `python -m tests.benchmarks.bench_typing [STATEMENTS [PEOPLE]]` (20,000 and 2,000 if not said), without a
display. The pause before a search runs belongs to the time; wanted is 100 ms for 95 of 100 keys, and no gap above 50.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.main_window import MainWindow
from tests.benchmarks.bench_corrections import fill
from tests.benchmarks.bench_window import open_window, wait_for

_TYPED = ("news from somebody", "speaker:an", '"of the', "kind:direct wa", "date:2021 be")


class Gaps:
    """Watches how long the event loop is away."""

    def __init__(self) -> None:
        self.worst_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self._last = now


def key_ms(window: MainWindow, letter: str) -> tuple[float, float]:
    """Milliseconds from a key to the painted answer, and of the processor in all threads."""
    started, busy = time.perf_counter(), time.process_time()
    wait_for(window.browsing.answered, lambda: QTest.keyClicks(window.bar.field, letter))
    window.view.viewport().repaint()
    return (time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000


def measure(window: MainWindow) -> None:
    """Types the searches letter by letter and prints what it took."""
    field, taken, gaps = window.bar.field, [], Gaps()
    field.setFocus()
    for text in _TYPED:
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        loop = QEventLoop()
        QTimer.singleShot(300, loop.quit)
        loop.exec()
        taken += [key_ms(window, letter) for letter in text]
    elapsed, busy = (sorted(times) for times in zip(*taken, strict=True))
    middle, most = len(taken) // 2, int(len(taken) * 0.95)
    print(
        f"key to paint: {elapsed[middle]:.0f} ms, 95 of 100 within {elapsed[most]:.0f} ms, worst {elapsed[-1]:.0f} ms"
    )
    print(f"processor:    {busy[middle]:.0f} ms, 95 of 100 within {busy[most]:.0f} ms, worst {busy[-1]:.0f} ms")
    print(f"longest without handling an event: {gaps.worst_ms:.0f} ms")


def main() -> None:
    count, people = ([int(each) for each in sys.argv[1:3]] + [20_000, 2_000][len(sys.argv) - 1 :])[:2]
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "library", count, people)
        window = open_window(Path(folder) / "library")
        print(f"{count:,} statements, {people:,} people")
        measure(window)
        window.close()
    del application


if __name__ == "__main__":
    main()
