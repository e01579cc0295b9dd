"""Background work: one thread per lane, jobs in order, answers delivered in the thread that asked.

Only plain Python data crosses the threads. The worker never holds a `Job`, so Qt objects are made and deleted
in the thread that owns them.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal, Slot

from index.errors import RecordError
from index.progress import Cancelled, Progress

log = logging.getLogger(__name__)

Work = Callable[[Progress], object]

REPORT_INTERVAL_S = 0.05
"""Progress is passed on at most this often: more would only keep the window busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a job has come; `total` is 0 while unknown."""

    done: int
    total: int
    what: str


class Job(QObject):
    """One piece of background work, as the window sees it.

    Exactly one of `done`, `failed` and `stopped` is emitted, unless a newer job took this one's place: then none is.
    """

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    progressed = Signal(object)

    def __init__(self, parent: QObject, give_up: threading.Event) -> None:
        super().__init__(parent)
        self._give_up = give_up

    def cancel(self) -> None:
        """Asks the work to stop at its next report of progress."""
        self._give_up.set()


class _Fate(Enum):
    DONE = auto()
    FAILED = auto()
    STOPPED = auto()
    STEP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    number: int
    work: Work
    give_up: threading.Event


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    number: int
    fate: _Fate
    value: object = None


class Lane(QObject):
    """One background thread that does its jobs one after the other; the thread starts with the first job."""

    idle = Signal()
    """The last job was delivered."""
    _came = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._jobs: dict[int, Job] = {}
        self._newest: dict[str, int] = {}
        self._count = 0
        self._is_closed = False
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job waits, runs or was not delivered yet."""
        return bool(self._jobs)

    def submit(self, work: Work, *, replacing: str = "") -> Job:
        """Queues work; a closed lane takes none, and its job never ends.

        Args:
            work: called in the lane's thread with a `Progress`; what it returns is delivered by `Job.done`.
            replacing: a name; an earlier job of that name is cancelled and its answer dropped.
        """
        self._count += 1
        task = _Task(number=self._count, work=work, give_up=threading.Event())
        job = Job(self, task.give_up)
        if self._is_closed:
            return job
        if replacing:
            self._drop(self._newest.get(replacing, 0))
            self._newest[replacing] = task.number
        self._jobs[task.number] = job
        self._tasks.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        return job

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Cancels everything, runs `last` in the lane's thread, and waits for the thread to end."""
        self._is_closed = True
        for number in list(self._jobs):
            self._drop(number)
        if self._thread is None:
            return
        if last is not None:
            final = last
            self._tasks.put(_Task(number=0, work=lambda _: final(), give_up=threading.Event()))
        self._tasks.put(None)
        self._thread.join()
        self._thread = None

    def _drop(self, number: int) -> None:
        """Forgets a job: its work is told to stop and whatever it still says is not delivered."""
        if job := self._jobs.pop(number, None):
            job.cancel()
            job.deleteLater()

    def _work(self) -> None:
        """What the thread does until it is closed."""
        while (task := self._tasks.get()) is not None:
            self._came.emit(self._perform(task))

    def _perform(self, task: _Task) -> _News:
        """Runs one task; every way it can end becomes news."""
        if task.give_up.is_set():
            return _News(number=task.number, fate=_Fate.STOPPED)
        try:
            return _News(number=task.number, fate=_Fate.DONE, value=task.work(self._reporter(task)))
        except Cancelled:
            return _News(number=task.number, fate=_Fate.STOPPED)
        except RecordError as error:
            log.info("%s: %s", self._name, error)
            return _News(number=task.number, fate=_Fate.FAILED, value=error)
        except Exception as error:  # the window must hear of every end
            log.exception("%s: unexpected failure", self._name)
            return _News(number=task.number, fate=_Fate.FAILED, value=error)

    def _reporter(self, task: _Task) -> Progress:
        """The `Progress` of one task: passes steps on, not too often, and stops the work when asked."""
        last = 0.0

        def report(done: int, total: int, what: str) -> None:
            nonlocal last
            if task.give_up.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - last >= REPORT_INTERVAL_S or done == total:
                last = now
                step = Step(done=done, total=total, what=what)
                self._came.emit(_News(number=task.number, fate=_Fate.STEP, value=step))

        return report

    @Slot(object)
    def _on_came(self, news: _News) -> None:
        """Delivers news to its job; news of a dropped job is late and goes nowhere."""
        if news.fate is _Fate.STEP:
            if job := self._jobs.get(news.number):
                job.progressed.emit(news.value)
            return
        if job := self._jobs.pop(news.number, None):
            if news.fate is _Fate.DONE:
                job.done.emit(news.value)
            elif news.fate is _Fate.FAILED:
                job.failed.emit(news.value)
            else:
                job.stopped.emit()
            job.deleteLater()
            if not self._jobs:
                self.idle.emit()
