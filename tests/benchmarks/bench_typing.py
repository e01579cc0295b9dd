"""Times typing in the real window: from the key to the results painted, and how long it handled no event at most.

Run by hand: `python -m tests.benchmarks.bench_typing [STATEMENTS [PEOPLE]]` (20,000 and 2,000 if not said), without a
display or with one. The pause before a search runs belongs to the time; wanted is 100 ms for 95 of 100 keys, and no
gap above 50. On a busy machine the clock says little: the processor's time of the window's own thread says how long the
gaps would be on a quiet one.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import collect_seldom, switch_often
from desktop.main_window import MainWindow
from tests.benchmarks.bench_corrections import fill
from tests.benchmarks.bench_window import open_window, wait_for

_TYPED = ("news from", "speaker:an", "kind:direct wa", "date:2021 be", "outlet:po")
_JUMPS, _STEP = 200, 60
"""Places that are scrolled to, and pixels from one to the next."""
_ROWS = range(1000, 8000, 1500)
"""Statements whose words are typed, too."""


class Gaps:
    """Watches how long the event loop is away, and how long of it the window's thread works."""

    def __init__(self) -> None:
        self.worst_ms = self.worst_busy_ms = 0.0
        self._last, self._busy = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self.worst_busy_ms = max(self.worst_busy_ms, (busy - self._busy) * 1000)
        self._last, self._busy = now, busy


class Painted(QObject):
    """Tells when the window has been painted after an answer."""

    done = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._is_answered = False
        window.browsing.answered.connect(self._on_answered)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the event that paints what has changed."""
        if self._is_answered and event.type() is QEvent.Type.UpdateRequest:
            self._is_answered = False
            QTimer.singleShot(0, self, self.done.emit)
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_answered(self, _answer: object) -> None:
        self._is_answered = True


def key_ms(window: MainWindow, painted: Painted, letter: str) -> tuple[float, float]:
    """Milliseconds from a key to the painted answer, and of the processor in all threads."""
    started, busy = time.perf_counter(), time.process_time()
    wait_for(painted.done, lambda: QTest.keyClicks(window.bar.field, letter))
    return (time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000


def pause(longest_ms: int) -> None:
    """Lets the window and its workers go on; unlike `QTest.qWait` it leaves the interpreter to the workers."""
    loop = QEventLoop()
    QTimer.singleShot(longest_ms, loop.quit)
    loop.exec()


def searches(window: MainWindow) -> list[str]:
    """What is typed: words and fields, words of statements, a phrase, a name."""
    rows = [row for number in _ROWS if (row := window.hits.statement(number)) is not None]
    said = [" ".join(row.quote.lower().split()[:2]) for row in rows]
    speaker = rows[0].statement.attribution.speaker
    return [*_TYPED, *said, f'"{said[0]}', f"speaker:{speaker.name.lower()}" if speaker else ""]


def measure(window: MainWindow) -> None:
    """Types the searches letter by letter and prints what it took."""
    field, taken, gaps, painted = window.bar.field, [], Gaps(), Painted(window)
    field.setFocus()
    for text in searches(window):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        pause(300)
        taken += [key_ms(window, painted, letter) for letter in text]
    elapsed, busy = (sorted(times) for times in zip(*taken, strict=True))
    middle, most = len(taken) // 2, int(len(taken) * 0.95)
    print(f"{len(taken)} keys")
    print(
        f"key to paint: {elapsed[middle]:.0f} ms, 95 of 100 within {elapsed[most]:.0f} ms, worst {elapsed[-1]:.0f} ms"
    )
    print(f"processor:    {busy[middle]:.0f} ms, 95 of 100 within {busy[most]:.0f} ms, worst {busy[-1]:.0f} ms")
    print(
        f"longest without handling an event: {gaps.worst_ms:.0f} ms, of which the window's thread worked at most "
        f"{gaps.worst_busy_ms:.0f} ms"
    )


def scroll(window: MainWindow) -> None:
    """Jumps through all results and goes on row by row, and prints what each picture took."""
    window.browsing.ask("")
    wait_for(window.browsing.answered, lambda: None, longest_ms=3000)
    bar, taken = window.view.verticalScrollBar(), []
    jumps = range(0, bar.maximum(), max(1, bar.maximum() // _JUMPS))
    for place in (*jumps, *range(bar.maximum() // 2, bar.maximum() // 2 + _JUMPS * _STEP, _STEP)):
        start = time.thread_time()
        bar.setValue(place)
        window.view.viewport().repaint()
        taken.append((time.thread_time() - start) * 1000)
    taken.sort()
    print(
        f"a picture while scrolling, processor: {taken[len(taken) // 2]:.0f} ms, 95 of 100 within "
        f"{taken[int(len(taken) * 0.95)]:.0f} ms, worst {taken[-1]:.0f} ms"
    )


def main() -> None:
    count, people = ([int(each) for each in sys.argv[1:3]] + [20_000, 2_000][len(sys.argv) - 1 :])[:2]
    switch_often()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "library", count, people)
        window = open_window(Path(folder) / "library")
        collect_seldom()
        while window.library.lacks_variants:  # a library that was filled in another way has them looked for once
            pause(1000)
        print(f"{count:,} statements, {people:,} people")
        measure(window)
        scroll(window)
        window.close()
    del application


if __name__ == "__main__":
    main()
