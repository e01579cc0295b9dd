"""Background work for the window: jobs in lanes, answers delivered in the thread that asked.

Only plain Python data crosses the threads. A worker never holds a `Job`, so Qt objects are made and deleted in the
thread that owns them.
"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.worker import Fate, News, Task, Work, Worker


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


class Lane(QObject):
    """The jobs of one worker; newest wins where jobs have a name."""

    idle = Signal()
    """The last job was delivered."""
    _came = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._jobs: dict[int, Job] = {}
        self._newest: dict[str, int] = {}
        self._promised: set[int] = set()
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        worker.attach(self._came.emit)

    @property
    def busy(self) -> bool:
        """Whether a job waits, runs or was not delivered yet."""
        return bool(self._jobs)

    def submit(self, work: Work, *, replacing: str = "", is_promised: bool = False) -> Job:
        """Queues work; a closed lane takes none, and its job never ends.

        Args:
            work: called in the worker's thread with a `Progress`; what it returns is delivered by `Job.done`.
            replacing: a name; an earlier job of that name is cancelled and its answer dropped.
            is_promised: the user counts on it, so it is done even if the lane is closed before its turn has come, and
                before its turn if a long job lets it in.
        """
        if replacing:
            self._drop(self._newest.get(replacing, 0))
        task = self._worker.submit_between(work) if is_promised else self._worker.submit(work)
        if is_promised:
            self._promised.add(task.number)
        return self.adopt(task, replacing=replacing)

    def adopt(self, task: Task, *, replacing: str = "") -> Job:
        """A job for a task that the worker has already; to be called before the next events are handled."""
        job = Job(self, task.give_up)
        if not self._worker.is_closed:
            self._jobs[task.number] = job
            self._newest[replacing] = task.number
        return job

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Cancels all that was not promised, runs `last` in the worker's thread, and waits for the thread to end."""
        for number in list(self._jobs):
            self._drop(number)
        self._worker.close(last)

    def _drop(self, number: int) -> None:
        """Forgets a job: its work is told to stop, unless promised; whatever it still says is not delivered."""
        if job := self._jobs.pop(number, None):
            if number not in self._promised:
                job.cancel()
            job.deleteLater()

    @Slot(object)
    def _on_came(self, news: News) -> None:
        """Delivers news to its job; news of a dropped job is late and goes nowhere."""
        if news.fate is Fate.STEP:
            if job := self._jobs.get(news.number):
                job.progressed.emit(news.value)
            return
        self._promised.discard(news.number)
        if job := self._jobs.pop(news.number, None):
            if news.fate is Fate.DONE:
                job.done.emit(news.value)
            elif news.fate is Fate.FAILED:
                job.failed.emit(news.value)
            else:
                job.stopped.emit()
            job.deleteLater()
            if not self._jobs:
                self.idle.emit()
