"""Times corrections until the window shows them: from the key to the list, filters, context and status line, painted.

Run by hand: `python -m tests.benchmarks.bench_window [STATEMENTS [PEOPLE]]` (20,000 and 2,000 if not said), without a
display. Each line has the median and the worst of its rounds, and the median of the processor's time in all threads,
which tells on a busy machine how long it would take on a quiet one at most; wanted is below 200 ms for every one.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.backstage import Backstage
from desktop.library import Library
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Theme
from tests.benchmarks.bench_corrections import fill

_ROUNDS = 15
_LONGEST_MS = 60_000


def wait_for(signal, start: Callable[[], object], *, longest_ms: int = _LONGEST_MS) -> None:
    """Does something and handles events until a signal has come."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(longest_ms, loop.quit)
    start()
    loop.exec()
    signal.disconnect(loop.quit)


def open_window(folder: Path) -> MainWindow:
    """A window over the library with all statements listed."""
    settings = Settings(folder.parent / "settings.ini")
    theme = Theme(settings)
    theme.apply()
    window = MainWindow(Library(Backstage(folder), "", settings.order), settings, theme)
    window.resize(1280, 800)

    def start() -> None:
        window.flow.start()
        window.show()

    wait_for(window.browsing.article_shown, start)
    return window


def timed(window: MainWindow, do: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the list and the article are read again and the window is painted; and the processor's."""
    started, busy = time.perf_counter(), time.process_time()
    shown: list[str] = []
    loop = QEventLoop()

    def note(what: str) -> None:
        shown.append(what)
        if {"list", "article"} <= set(shown):
            loop.quit()

    answered = window.browsing.answered.connect(lambda _: note("list"))
    article = window.browsing.article_shown.connect(lambda: note("article"))
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    do()
    loop.exec()
    QApplication.processEvents()  # what has changed is painted before other events come
    elapsed_ms, busy_ms = (time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000
    window.browsing.answered.disconnect(answered)
    window.browsing.article_shown.disconnect(article)
    return elapsed_ms, busy_ms


def report(what: str, times: list[tuple[float, float]]) -> None:
    elapsed_ms, busy_ms = zip(*times, strict=True)
    worst, busy = max(elapsed_ms), statistics.median(busy_ms)
    print(f"{what:<26} {statistics.median(elapsed_ms):6.0f} ms   worst {worst:6.0f} ms   processor {busy:6.0f} ms")


def measure(window: MainWindow) -> None:
    """Corrects and takes back, in rounds."""
    people = window.library.people(sorted({window.hits.statement(row).person_id for row in range(200)}))
    times: dict[str, list[tuple[float, float]]] = {}
    for turn in range(_ROUNDS):
        pair = people[2 * turn], people[2 * turn + 1]
        window.view.select_row(turn)
        for what, do in (
            ("star", window.actions_.star.trigger),
            ("merge two people", partial(window.speaker_handlers.merge, pair, pair[0])),
            ("undo", window.undo_stack.undo),
            ("redo", window.undo_stack.redo),
        ):
            times.setdefault(what, []).append(timed(window, do))
    for what, found in times.items():
        report(what, found)
    window.view.selectAll()
    report("star on all statements", [timed(window, window.actions_.star.trigger)])
    report("undo of that", [timed(window, window.undo_stack.undo)])


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
