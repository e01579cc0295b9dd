"""Worker processes: what may hang, crash or take all memory is done in them, and takes none of the program along.

The only place that starts processes. A worker does one task after the other, and the task tells what it finds by
messages; a worker that dies or takes too long is replaced, and its task is reported as `Lost`.
"""

import logging
import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from index.serving import START_S, Broken, Busy, Question, Work, serve

log = logging.getLogger(__name__)

_ENDING_S = 1.0
"""What ends takes no longer, and Cancel waits no longer for it."""
_STARTS = 3
"""So many starts in a row may fail before it is given up."""
_MEMORY_EACH_BYTES = 1 << 30
"""With less memory for each, there are fewer workers."""
_PAUSE_S = 5.0
"""Longer between two looks, and the machine slept or the program was stopped: no worker is to blame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A task has told something."""

    number: int
    message: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A task has told everything."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A task was given up: it took longer than `limit_s`, or where that is None, its worker died or it failed."""

    number: int
    limit_s: float | None
    reason: str


News = Said | Ended | Lost


class CrewUnavailable(Exception):
    """No worker can be started on this machine."""


def crew_size() -> int:
    """All cores but one, and at least one worker; fewer where memory is short."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(AttributeError, ValueError, OSError):
        cores = min(cores, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MEMORY_EACH_BYTES)
    return max(1, cores - 1)


class Crew:
    """Some workers that do the same kind of work. Used from one thread; closed by whoever made it."""

    def __init__(self, work: Work, *, size: int) -> None:
        self._work = work
        self._size = size
        self._workers: list[_Worker] = []
        self._failed_starts = 0
        self._looked_at = time.monotonic()

    @property
    def has_room(self) -> bool:
        """Whether a task can be given now."""
        return any(worker.is_free for worker in self._workers)

    def give(self, number: int, task: object) -> None:
        """Gives a task to a free worker; news of it will carry the number."""
        worker = next(worker for worker in self._workers if worker.is_free)
        worker.take(number, task)

    def answer(self, number: int, value: object) -> None:
        """Answers the question of a task; nobody hears it if the task was lost meanwhile."""
        for worker in self._workers:
            if worker.number == number:
                worker.send(value)

    def wait(self, timeout_s: float) -> list[News]:
        """Waits for news, at most so long; keeps as many workers as there should be.

        Raises:
            CrewUnavailable: no worker can be started.
        """
        self._fill()
        self._forgive_pauses()
        ready = connection.wait([worker.connection for worker in self._workers], timeout_s)
        news: list[News] = []
        for worker in self._workers:
            news += worker.heard() if worker.connection in ready else worker.overdue()
            if worker.is_started:
                self._failed_starts = 0
        for worker in [worker for worker in self._workers if worker.is_gone]:
            self._replace(worker)
        return news

    def close(self) -> None:
        """Ends all workers at once, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        self._workers = []

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fill(self) -> None:
        while len(self._workers) < self._size:
            if self._failed_starts >= _STARTS:
                if self._workers:
                    return
                raise CrewUnavailable
            try:
                self._workers.append(_Worker(self._work))
            except OSError as error:
                self._failed_starts += 1
                log.warning("a worker cannot be started: %s", error)

    def _forgive_pauses(self) -> None:
        now = time.monotonic()
        if (paused := now - self._looked_at) > _PAUSE_S:
            for worker in self._workers:
                worker.forgive(paused)
        self._looked_at = now

    def _replace(self, worker: "_Worker") -> None:
        self._workers.remove(worker)
        worker.end()
        if not worker.is_started:
            self._failed_starts += 1
            log.warning("a worker did not start (exit code %s)", worker.exit_code)


class _Worker:
    """One process, as the program sees it."""

    def __init__(self, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=serve, args=(theirs, work), daemon=True, name="reader")
        try:
            with _without_interrupts():
                self._process.start()
        except BaseException:
            self.connection.close()
            raise
        finally:
            theirs.close()
        self.number: int | None = None
        """The task that it does."""
        self.is_started = False
        self.is_gone = False
        self._limit_s = START_S
        self._deadline: float | None = time.monotonic() + START_S

    @property
    def is_free(self) -> bool:
        """Whether it waits for a task."""
        return self.is_started and not self.is_gone and self.number is None

    @property
    def exit_code(self) -> int | None:
        """How it ended; the negative number of a signal, or None."""
        return self._process.exitcode

    def take(self, number: int, task: object) -> None:
        """Begins a task."""
        self.number = number
        self._allow(START_S)
        self.send(task)

    def send(self, value: object) -> None:
        """Sends a task or an answer; that it is dead will be heard soon."""
        self._allow(self._limit_s)
        with suppress(OSError):
            self.connection.send(value)

    def heard(self) -> list[News]:
        """What it says now."""
        try:
            message = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.join(_ENDING_S)
            return self._lost(None, f"its reader crashed ({_how(self.exit_code)})")
        if self.number is None:
            self.is_started = True
            self._deadline = None
            return []
        if isinstance(message, Busy):
            self._allow(message.limit_s)
            return []
        if isinstance(message, Broken):
            log.error("unexpected failure in a worker:\n%s", message.trace)
            return self._lost(None, f"its reader failed ({message.words})")
        if message is None:
            ended = Ended(number=self.number)
            self.number = self._deadline = None
            return [ended]
        if isinstance(message, Question):
            self._deadline = None
        return [Said(number=self.number, message=message)]

    def overdue(self) -> list[News]:
        """That it has taken too long, if so."""
        if self._deadline is None or time.monotonic() < self._deadline or self.connection.poll():
            return []
        return self._lost(self._limit_s, "it took too long")

    def forgive(self, seconds: float) -> None:
        """Gives it more time."""
        if self._deadline is not None:
            self._deadline += seconds

    def end(self) -> None:
        """Ends the process, and waits for that."""
        self._process.kill()
        self._process.join(_ENDING_S)
        self.connection.close()

    def _allow(self, limit_s: float) -> None:
        self._limit_s = limit_s
        self._deadline = time.monotonic() + limit_s

    def _lost(self, limit_s: float | None, reason: str) -> list[News]:
        number, self.number, self.is_gone = self.number, None, True
        return [] if number is None else [Lost(number=number, limit_s=limit_s, reason=reason)]


def _how(exit_code: int | None) -> str:
    """The end of a process in words; None if it only closed the line."""
    if exit_code is not None and exit_code < 0:
        with suppress(ValueError):
            return signal.Signals(-exit_code).name
    return f"exit code {exit_code}"


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started inside never hears Ctrl+C of the terminal: the program decides when its workers end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
