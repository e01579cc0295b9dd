"""The log file, and what to do with an error that nobody expected: log it, keep it, say so."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from index.version import VERSION

log = logging.getLogger(__name__)

_LONGEST_LOG_BYTES = 1_000_000
_LAST: list[str] = []
"""The last unexpected error, if any; a list so that the hook can fill it."""


def start_log(folder: Path) -> None:
    """Logs to a file in `folder`, anew when it has grown long; without a file if the folder cannot be written."""
    path = folder / "on-the-record.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_long = path.exists() and path.stat().st_size > _LONGEST_LOG_BYTES
        handler = logging.FileHandler(path, mode="w" if is_long else "a", encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


class CrashHook(QObject):
    """Catches what no one caught, in every thread."""

    crashed = Signal(object)
    """The exception."""

    def install(self) -> None:
        """Takes over from Python's own hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected error", exc_info=(kind, error, trace))
        _LAST[:] = ["".join(traceback.format_exception(kind, error, trace))]
        self.crashed.emit(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)


def remember(error: BaseException) -> None:
    """Keeps an unexpected error of a job for the report."""
    _LAST[:] = ["".join(traceback.format_exception(error))]


def report_text() -> str:
    """Versions and the last unexpected error, to be sent to us; no text of articles is in it."""
    import platform  # not at the start

    lines = [
        f"On the Record {VERSION}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        _LAST[0] if _LAST else "No unexpected error so far.",
    ]
    return "\n".join(lines)
