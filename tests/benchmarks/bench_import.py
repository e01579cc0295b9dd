"""Imports several thousand files in the window: speed, memory, and whether the window stays usable meanwhile.

Run by hand: `python -m tests.benchmarks.bench_import [ARTICLES [--cancel-after N]]` (all 5,413 if not said), without a
display. The articles are those of `kremlin` in the reference data, each written to a file of its own in folders. Every
250 articles a line tells what was used by then; `--minutes M` cancels the import then, and reports on what was done.
Memory is what a process has to itself; what it sees of files, such as its libraries and the index, is told beside it.

A timer of 10 ms tells how long the event loop was held up. Some of that the window's thread spent in the line for a
processor, as Linux counts it, which on a busy machine is nobody's fault. What is left may be ours: `work` is what the
window did, the rest it waited, mostly for another thread to let go of the interpreter. That one may have stood in line
itself, so what is `ours` for certain is no more than the processor's time that all threads of the program used.
"""

import argparse
import ctypes
import gzip
import json
import os
import re
import resource
import statistics
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop.app import collect_seldom, switch_often
from desktop.main_window import MainWindow
from index.workers import crew_size
from index.workspace import Workspace
from tests.benchmarks.bench_corrections import fill
from tests.benchmarks.bench_window import open_window, wait_for

DATA = Path(__file__).parents[3] / "shared" / "data" / "kremlin" / "articles.jsonl.gz"
_TICK_MS = 10
_MEMORY_EVERY = 25
_LONGEST_MS = 50
_TOLD_EVERY = 250
_COLUMNS = 5
_END_S = 0.5
"""What is late from so long before the end of an import on comes of its end."""


class Pulse(QObject):
    """Counts how long the event loop is held up, and how much memory the program and its workers have."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps_ms = array("f")
        self._memory_mb = array("f")
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._started = time.perf_counter()
        self._remember()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_TICK_MS)

    @property
    def gaps_ms(self) -> Iterator[tuple[float, float, float, float, float]]:
        """For each tick: how late it was, how much of that the window's thread waited for a processor and how much it
        worked, how much all threads worked, and when that was."""
        return zip(*(self._gaps_ms[column::_COLUMNS] for column in range(_COLUMNS)), strict=True)

    def memory_mb(self, of: int) -> list[float]:
        """The memory of the program (0) or of its workers (1) in the course of time."""
        return self._memory_mb[of::2].tolist()

    def stop(self) -> None:
        """No more ticks."""
        self._timer.stop()

    def _waiting_ms(self) -> float:
        return int(self._schedule.read_text().split()[1]) / 1e6 if self._schedule.exists() else 0.0

    @Slot()
    def _on_tick(self) -> None:
        now, waited = time.perf_counter(), self._waiting_ms()
        work_ms, busy_ms = (time.thread_time() - self._worked) * 1000, (time.process_time() - self._busy) * 1000
        late_ms = (now - self._last) * 1000 - _TICK_MS
        self._gaps_ms.extend((late_ms, waited - self._waited, work_ms, busy_ms, now - self._started))
        if len(self._gaps_ms) // _COLUMNS % _MEMORY_EVERY == 1:
            self._memory_mb.extend((memory_mb(os.getpid()), sum(map(memory_mb, workers()))))
        self._remember()

    def _remember(self) -> None:
        self._last, self._waited = time.perf_counter(), self._waiting_ms()
        self._worked, self._busy = time.thread_time(), time.process_time()


def workers() -> Iterator[int]:
    """The numbers of the processes that this one has started."""
    for children in Path("/proc/self/task").glob("*/children"):
        yield from map(int, children.read_text().split())


def memory_mb(process_id: int, *, of_files: bool = False) -> float:
    """The memory that a process has taken, or that files have which it looks into; none if it is gone."""
    try:
        every, shared = map(int, Path(f"/proc/{process_id}/statm").read_text().split()[1:3])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (shared if of_files else every - shared) * os.sysconf("SC_PAGE_SIZE") / 1e6


def kept_mb() -> tuple[float, float]:
    """What SQLite keeps in memory, and what Python has in use."""
    sqlite = ctypes.CDLL("libsqlite3.so.0").sqlite3_memory_used
    sqlite.restype = ctypes.c_int64
    with tempfile.TemporaryFile() as file:
        before = os.dup(2)
        os.dup2(file.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(before, 2)
        os.close(before)
        file.seek(0)
        found = re.search(rb"bytes in allocated blocks\s*=\s*([\d,]+)", file.read())
    return sqlite() / 1e6, int(found[1].replace(b",", b"")) / 1e6 if found else 0.0


def processor_s() -> list[float]:
    """The processor's time that the program has used, and the processes that it started and that have ended."""
    usages = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return [usage.ru_utime + usage.ru_stime for usage in usages]


def busy_s(process_id: int) -> float:
    """The processor time that a process has used; none if it is gone."""
    try:
        fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(done: int, seconds: float) -> None:
    """Prints what was used by then."""
    own, others = time.process_time(), sum(map(busy_s, workers()))
    memory = memory_mb(os.getpid()), sum(map(memory_mb, workers()))
    files, (sqlite, python) = memory_mb(os.getpid(), of_files=True), kept_mb()
    print(
        f"{done:,} articles: {seconds:.0f} s; processor {own:.0f} s program, {others:.0f} s workers; memory "
        f"{memory[0]:.0f} MB (Python {python:.0f}, SQLite {sqlite:.0f}; beside it {files:.0f} of files) and "
        f"{memory[1]:.0f} MB",
        flush=True,
    )


class Course:
    """Follows an import: tells how far it is, and cancels it when it was asked to."""

    def __init__(self, cancel: Callable[[], object], *, after: int | None, minutes: float | None) -> None:
        self.cancelled: float | None = None
        """When it was cancelled, on the clock."""
        self.done = 0
        self._cancel, self._after, self._started = cancel, after, time.perf_counter()
        self._until = None if minutes is None else self._started + minutes * 60
        self._to_tell = _TOLD_EVERY

    def follow(self, step: object) -> None:
        """Takes in where the import is; to be connected to its progress."""
        self.done = max(self.done, getattr(step, "done", 0))
        now = time.perf_counter()
        if self.done >= self._to_tell:
            self._to_tell += _TOLD_EVERY
            # In a thread, so that the window, which is being measured, does not work for it.
            threading.Thread(target=tell, args=(self.done, now - self._started)).start()
        is_enough = self._after is not None and self.done >= self._after
        is_late = self._until is not None and now >= self._until
        if (is_enough or is_late) and self.cancelled is None:
            self.cancelled = now
            self._cancel()


def written(folder: Path, count: int, *, first: int = 0, mark: str = "") -> int:
    """Writes articles to files, a hundred in each folder; returns their words. Those before the `first` are passed.

    A `mark` before their headlines makes other articles of them.
    """
    folder.mkdir()
    words = 0
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, first, first + count)):
            item = json.loads(line)
            text = f"{mark}{item['title']}\n\n{item['text']}\n"
            place = folder / f"{number // 100:02}"
            place.mkdir(exist_ok=True)
            (place / f"{number:04}.txt").write_text(text, encoding="utf-8")
            words += len(text.split())
    return words


def report(pulse: Pulse, *, since: float) -> None:
    """Prints how the event loop and the memory did."""
    late = sorted(gap for gap, *_ in pulse.gaps_ms)
    print(
        f"event loop: {len(late)} ticks; late by {statistics.median(late):.1f} ms in the middle, "
        f"{late[int(len(late) * 0.99)]:.1f} in 99 of 100, {late[-1]:.1f} at most; without waiting for a processor:"
    )
    ours = [
        (max(0.0, gap - waited), work, min(max(0.0, gap - waited), busy), when)
        for gap, waited, work, busy, when in pulse.gaps_ms
    ]
    for name, part in (
        ("during the import", [tick for tick in ours if tick[-1] < since - _END_S]),
        ("at its end", [tick for tick in ours if tick[-1] >= since - _END_S]),
    ):
        longest = sorted(part, reverse=True)[:4]
        each = ", ".join(f"{gap:.0f} ms ({work:.0f} of work, {own:.0f} ours)" for gap, work, own, _ in longest)
        print(f"  {name}: more than {_LONGEST_MS} ms {sum(gap > _LONGEST_MS for gap, *_ in part)} times; worst {each}")
        print(
            f"    of that ours: more than {_LONGEST_MS} ms {sum(own > _LONGEST_MS for _, _, own, _ in part)} times; "
            f"at most {max((own for _, _, own, _ in part), default=0.0):.0f} ms"
        )
    for of, name in enumerate(("program", "workers")):
        values = pulse.memory_mb(of)
        tenth = max(1, len(values) // 10)
        parts = [statistics.mean(values[at : at + tenth]) for at in range(0, len(values), tenth)]
        print(f"memory of the {name}, MB, in tenths of the time: {' '.join(f'{part:.0f}' for part in parts)}")


def cancel_later(window: MainWindow, folder: Path, after: int) -> None:
    """Imports further articles, cancels that, and prints how soon that was answered."""
    written(folder, 4 * after, mark="Again: ")
    course = Course(window.importing.cancel, after=after, minutes=None)
    window.importing.progressed.connect(course.follow)
    wait_for(window.importing.said, lambda: window.importing.import_paths([folder]))
    ended = time.perf_counter()
    print(f"further articles: {window.messages.text}")
    if course.cancelled is not None:
        print(f"answered Cancel after {ended - course.cancelled:.2f} s, at {course.done:,} further articles")


def main() -> int:
    """Imports, and prints what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--cancel-after", type=int, metavar="N", help="cancel when N articles are in")
    parser.add_argument("--then", type=int, metavar="N", help="import more when all are in, and cancel after N of them")
    parser.add_argument("--into", type=int, default=0, metavar="N", help="into a library of so many statements")
    parser.add_argument("--minutes", type=float, metavar="M", help="cancel after so many minutes")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="pass so many; the later ones are longer")
    options = parser.parse_args()
    if not DATA.exists():
        sys.exit("the reference data is not beside the checkout")
    _application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        top = Path(name) / "news"
        words = written(top, options.articles, first=options.first)
        if options.into:
            fill(Path(name) / "library", options.into, options.into // 10)
        with Workspace.open(Path(name) / "library") as workspace:
            workspace.import_sample()
        window = open_window(Path(name) / "library")
        switch_often()  # as the program does
        collect_seldom()
        pulse, before, started = Pulse(), processor_s(), time.perf_counter()
        course = Course(window.importing.cancel, after=options.cancel_after, minutes=options.minutes)
        window.importing.progressed.connect(course.follow)
        wait_for(window.importing.said, lambda: window.importing.import_paths([top]), longest_ms=24 * 3_600_000)
        ended = time.perf_counter()
        wait_for(window.browsing.article_shown, lambda: None, longest_ms=3_000)
        pulse.stop()
        busy = [now - then for now, then in zip(processor_s(), before, strict=True)]
        print(f"{window.messages.text} {words:,} words, {crew_size()} worker(s), {ended - started:.1f} s")
        if course.cancelled is not None:
            print(f"answered Cancel after {ended - course.cancelled:.2f} s, at {course.done:,} articles")
        else:
            each = 1000 / words
            print(
                f"for 1,000 words {(ended - started) * each:.3f} s; processor time {busy[1] * each:.3f} s in workers, "
                f"{busy[0] * each:.3f} s in the program, the window included"
            )
        report(pulse, since=ended - started)
        if options.then is not None:
            cancel_later(window, Path(name) / "more", options.then)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
