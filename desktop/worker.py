"""A background thread that does tasks one after the other, without Qt.

It can start before Qt is loaded: news that nobody takes yet is kept. Only plain data leaves the thread.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.errors import RecordError
from index.progress import Cancelled, Progress

log = logging.getLogger(__name__)

Work = Callable[[Progress], object]

REPORT_INTERVAL_S = 0.05
"""Progress is passed on at most this often: more would only keep the window busy."""


class Fate(Enum):
    """What became of a task, or that it has come a step further."""

    DONE = auto()
    FAILED = auto()
    STOPPED = auto()
    STEP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a task has come; `total` is 0 while unknown."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a task has to tell: its result, its error, or a `Step`."""

    number: int
    fate: Fate
    value: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Work in a queue; setting `give_up` stops it at its next report of progress."""

    number: int
    work: Work
    give_up: threading.Event


class Worker:
    """One thread and its queue; the thread starts with the first task."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._count = 0
        self._lock = threading.Lock()
        self._between: queue.SimpleQueue[tuple[Task, Work]] = queue.SimpleQueue()
        self._early: set[int] = set()
        """The tasks that were done before their turn."""
        self._kept: list[News] = []
        self._deliver: Callable[[News], None] | None = None
        self.is_closed = False

    def submit(self, work: Work) -> Task:
        """Queues work; a closed worker takes none, and its task is never done."""
        self._count += 1
        task = Task(number=self._count, work=work, give_up=threading.Event())
        if self.is_closed:
            return task
        self._tasks.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        return task

    def submit_between(self, work: Work) -> Task:
        """Queues work that is done earlier than its turn if the running task calls `serve`, after others like it."""
        task = self.submit(self._in_its_turn)
        self._between.put((task, work))
        return task

    @property
    def is_wanted(self) -> bool:
        """Whether further tasks wait."""
        return not self._tasks.empty()

    def serve(self) -> None:
        """Does what may come between; to be called in the worker's thread by a long task where that does no harm."""
        while not self._between.empty():
            task, work = self._between.get()
            self._early.add(task.number)
            self._tell(self._perform(replace(task, work=work)))

    def attach(self, deliver: Callable[[News], None]) -> None:
        """From now on, news goes to `deliver`, called in the worker's thread; what was kept so far goes there first."""
        with self._lock:
            for news in self._kept:
                deliver(news)
            self._kept.clear()
            self._deliver = deliver

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Takes no more tasks, runs `last` in the thread after those that wait, and waits for the thread to end."""
        self.is_closed = True
        if self._thread is None:
            return
        if last is not None:
            final = last
            self._tasks.put(Task(number=0, work=lambda _: final(), give_up=threading.Event()))
        self._tasks.put(None)
        self._thread.join()
        self._thread = None

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if task.number in self._early:
                self._early.remove(task.number)
            else:
                self._tell(self._perform(task))

    def _in_its_turn(self, progress: Progress) -> object:
        """Does what `submit_between` queued: the first that nobody has done or given up is the one whose turn it is."""
        while (waiting := self._between.get())[0].give_up.is_set():
            pass
        return waiting[1](progress)

    def _tell(self, news: News) -> None:
        with self._lock:
            if self._deliver is None:
                self._kept.append(news)
            else:
                self._deliver(news)

    def _perform(self, task: Task) -> News:
        """Runs one task; every way it can end becomes news."""
        if task.give_up.is_set():
            return News(number=task.number, fate=Fate.STOPPED)
        try:
            return News(number=task.number, fate=Fate.DONE, value=task.work(self._reporter(task)))
        except Cancelled:
            return News(number=task.number, fate=Fate.STOPPED)
        except RecordError as error:
            log.info("%s: %s", self._name, error)
            return News(number=task.number, fate=Fate.FAILED, value=error)
        except Exception as error:  # the window must hear of every end
            log.exception("%s: unexpected failure", self._name)
            return News(number=task.number, fate=Fate.FAILED, value=error)

    def _reporter(self, task: Task) -> Progress:
        """The `Progress` of one task: passes steps on, not too often, and stops the work when asked."""
        last = 0.0

        def report(done: int, total: int, what: str) -> None:
            nonlocal last
            if task.give_up.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - last >= REPORT_INTERVAL_S or done == total:
                last = now
                self._tell(News(number=task.number, fate=Fate.STEP, value=Step(done=done, total=total, what=what)))

        return report
