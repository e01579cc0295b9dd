"""What a worker process does: takes tasks, and tells what comes of them. See `index.workers`.

A worker has no library and no Qt, and outlives the program in no case.
"""

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TextIO

Messages = Generator[object, Any, None]
"""What a task tells, one after the other. It is sent an answer to each `Question`, and None otherwise."""
Work = Callable[[Any], Messages]
"""Called in a worker with a task. It and all tasks and messages are pickled; it stands at the top of its module."""

START_S = 60.0
"""A worker that is not there by then will never be."""
_MEMORY_BYTES = 3 << 30
"""More than the largest source that is accepted needs."""
_NICENESS = 5
"""The window goes first."""


class Question:
    """A message that is answered before the task goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """What a task does next may take so long; then it is given up. Never delivered."""

    limit_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A task raised something: it is our mistake, and its worker may not be in order any more."""

    words: str
    trace: str


def serve(ours: Connection, work: Work) -> None:
    """What a worker does until it is ended: takes tasks and tells what they say."""
    nowhere = _settle_in()
    ours.send(None)
    while True:
        try:
            task = ours.recv()
        except (EOFError, OSError):
            return
        try:
            _follow(work(task), ours, nowhere)
        except BaseException as error:  # noqa: BLE001  # the program must hear of every end
            words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            ours.send(Broken(words=words, trace=traceback.format_exc()))
        finally:
            faulthandler.cancel_dump_traceback_later()


def _follow(messages: Messages, ours: Connection, nowhere: TextIO) -> None:
    """Sends the messages of a task; ends the process if the program does not do so in time."""
    answer = None
    with suppress(StopIteration):
        while True:
            message = messages.send(answer)
            if isinstance(message, Busy):
                # The only watch that works whatever the task is stuck in: a thread that needs no Python.
                faulthandler.dump_traceback_later(2 * message.limit_s + START_S, exit=True, file=nowhere)
            ours.send(message)
            answer = None
            if isinstance(message, Question):
                faulthandler.cancel_dump_traceback_later()
                answer = ours.recv()
    ours.send(None)


def _settle_in() -> TextIO:
    """Makes a new process a worker: quiet, modest, and gone when the program is. Returns a file that keeps nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_program, daemon=True).start()
    # Libraries that print would spoil what the program prints.
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # as long as the process
    for stream in (1, 2):
        os.dup2(nowhere.fileno(), stream)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if sys.platform != "win32":
        import resource

        os.nice(_NICENESS)
        for kind, limit in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, _MEMORY_BYTES)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))
    return nowhere


def _end_with_program() -> None:
    """Ends this process when the program has ended, in whatever way."""
    if (program := multiprocessing.parent_process()) is not None:
        program.join()
        os._exit(1)
