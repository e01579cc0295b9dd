"""Times typing in the real window: from the key to the results painted, and how long it handled no event at most.

Run by hand: `python -m tests.benchmarks.bench_typing [STATEMENTS [PEOPLE]]` (20,000 and 2,000 if not said), without a
display or with one. The pause before a search runs belongs to the time, which ends when nothing waits any more to be
painted of the answer: list, filters, chips and status line. Wanted is 100 ms for 95 of 100 keys, and no gap above 50.

All is typed twice: each key as soon as the one before is painted, and a key every 100 ms, as quick typists do; then
there is time between two keys to show the article of the first result, too. On a busy machine the clock says little:
the processor's time of the window's own thread says how long the gaps would be on a quiet one.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal, Slot
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
_QUICK_TYPIST_MS = 100
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Of an event that comes after all that wait to be painted."""


class Gaps:
    """Watches how long the event loop is away, and how long of it the window's thread works."""

    def __init__(self) -> None:
        self.worst_ms = self.worst_busy_ms = 0.0
        self.since_key_ms = 0.0
        """The longest since this was set to 0."""
        self._last, self._busy = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        gap_ms = (now - self._last) * 1000
        self.worst_ms, self.since_key_ms = max(self.worst_ms, gap_ms), max(self.since_key_ms, gap_ms)
        self.worst_busy_ms = max(self.worst_busy_ms, (busy - self._busy) * 1000)
        self._last, self._busy = now, busy

    def stop(self) -> None:
        """Watches no more."""
        self._timer.stop()


class Painted(QObject):
    """Tells when the window has been painted after an answer."""

    done = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._view = window.view
        self.rows_at = self.all_at = self.busy_at = 0.0
        """When the rows were painted last, and all; and the processor's time then."""
        self._is_answered = False
        window.browsing.answered.connect(self._on_answered)
        window.installEventFilter(self)
        window.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the event that paints what has changed, and notes when the rows are painted."""
        if event.type() is QEvent.Type.Paint and watched is self._view.viewport():
            self._view.viewportEvent(event)
            self.rows_at = time.perf_counter()
            return True
        if self._is_answered and event.type() is QEvent.Type.UpdateRequest:
            self._is_answered = False
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """All that waited to be painted has been."""
        if event.type() is QEvent.Type.User:
            self.all_at, self.busy_at = time.perf_counter(), time.process_time()
            self.done.emit()
            return True
        return super().event(event)

    @Slot(object)
    def _on_answered(self, _answer: object) -> None:
        self._is_answered = True


class Taken(NamedTuple):
    """Milliseconds from a key on."""

    painted: float
    rows: float
    """None of them may have changed; then the time is that of the whole."""
    processor: float
    """Of all threads, until all is painted."""
    gap: float
    """The longest without handling an event since the key before."""


def key_ms(window: MainWindow, painted: Painted, gaps: Gaps, letter: str) -> Taken:
    """Types a letter and waits until its answer is painted."""
    gaps.since_key_ms = 0.0
    started, busy = time.perf_counter(), time.process_time()
    wait_for(painted.done, lambda: QTest.keyClicks(window.bar.field, letter))
    all_ms, rows_ms = ((at - started) * 1000 for at in (painted.all_at, painted.rows_at))
    return Taken(all_ms, rows_ms if rows_ms > 0 else all_ms, (painted.busy_at - busy) * 1000, gaps.since_key_ms)


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


def measure(window: MainWindow, painted: Painted, every_ms: int) -> None:
    """Types the searches letter by letter, a key every so many milliseconds if possible, and prints what it took."""
    field, taken, gaps = window.bar.field, [], Gaps()
    field.setFocus()
    for text in searches(window):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        pause(300)
        for letter in text:
            due = time.perf_counter() + every_ms / 1000
            taken.append(key_ms(window, painted, gaps, letter))
            if (left_ms := (due - time.perf_counter()) * 1000) > 1:
                pause(round(left_ms))
    gaps.stop()
    print(f"{len(taken)} keys, {f'every {every_ms} ms' if every_ms else 'each when the one before is painted'}")
    names = ("key to paint", "key to rows", "processor", "longest gap")
    for what, times in zip(names, zip(*taken, strict=True), strict=True):
        ordered = sorted(times)
        middle, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        print(f"{what + ':':13} {middle:.0f} ms, 95 of 100 within {most:.0f} ms, worst {ordered[-1]:.0f} ms")
    print(
        f"longest without handling an event: {gaps.worst_ms:.0f} ms; the window's thread worked at most "
        f"{gaps.worst_busy_ms:.0f} ms between two events"
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
        painted = Painted(window)
        for every_ms in (0, _QUICK_TYPIST_MS):
            window.browsing.ask("")
            wait_for(painted.done, lambda: None, longest_ms=3000)
            measure(window, painted, every_ms)
        scroll(window)
        window.close()
    del application


if __name__ == "__main__":
    main()
