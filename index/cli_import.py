"""The command that imports: what it takes, what it reports, and how it stops. `cli` prints what it returns."""

import json
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

from index import cli_preview, terminal
from index.cli_commands import Arguments, Commands
from index.cli_web import import_named, led_lines
from index.errors import SourceError
from index.progress import Cancelled, Progress
from index.workspace import ImportBroken, ImportReport, ImportStopped, Workspace

STOPPED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What to print to standard output and to standard error, and the exit code."""

    lines: tuple[str, ...]
    complaints: tuple[str, ...]
    code: int


def add_command(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the command; `run` prints what `import_all` returns."""
    command = add("import", run, "read files into the library; those that are there already stay as they are")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "paths",
        nargs="*",
        default=[],
        metavar="PATH",
        help="a file, the address of a page (https://…), or, with --recursive, a folder",
    )
    what.add_argument("--sample", action="store_true", help="instead of files, the shipped articles of Wikinews")
    command.add_argument(
        "--recursive",
        action="store_true",
        help="import the files in folders and in the folders there, but no hidden ones; without it, a folder is "
        "reported as failed and the files beside it are imported",
    )
    cli_preview.add_options(command)
    command.add_argument(
        "--json",
        action="store_true",
        help="one JSON object: what became of everything; with --preview one for each file",
    )


def import_all(given: Arguments, progress: Progress) -> Outcome:
    """Imports what the arguments name. Ctrl+C stops it: what came in before stays and is reported.

    Raises:
        ModelError, LibraryError: as `Workspace.import_paths`.
    """
    with Workspace.open(given.library, progress=progress) as library, _stopped_by_ctrl_c(progress) as told:
        try:
            library.back_up_daily(progress=told)
            if given.sample:
                report = library.import_sample_library(progress=told)
            else:
                report = import_named(library, given.paths, recursive=given.recursive, progress=told)
        except Cancelled as stop:
            report = stop.report if isinstance(stop, ImportStopped) else ImportReport(is_cut_short=True)
        except ImportBroken as end:
            report = end.report
        else:
            with suppress(Cancelled):  # all is in
                library.tidy(progress=told)
    folders = sum(path is not None and path.is_dir() for path in report.paths)
    code = STOPPED if report.is_cut_short else int(bool(report.failures or report.broken_by))
    return Outcome(
        lines=(report_json(report),) if given.json else tuple(_report_lines(report)),
        complaints=tuple(_complaints(report, folders=0 if given.recursive else folders)),
        code=code,
    )


def report_json(report: ImportReport) -> str:
    """What became of an import, on one line."""
    values = {
        "imported": report.imported,
        "already": report.already,
        "failed": [
            {"source": failure.source, "kind": _kind(failure), "reason": terminal.reason(failure)}
            for failure in report.failures
        ],
        "foreign": report.foreign,
        "stopped": report.is_cut_short,
        "broken": str(report.broken_by) if report.broken_by else None,
    }
    return json.dumps(values, ensure_ascii=False)


def _report_lines(report: ImportReport) -> Iterator[str]:
    counts = (
        (len(report.imported), "imported"),
        (len(report.newer), "of them new versions"),
        (len(report.already), "already there"),
    )
    words = [f"{count} {what}" for count, what in (*counts, (len(report.failures), "failed")) if count]
    yield ", ".join(words) or ("nothing imported" if report.is_cut_short else "nothing to import")
    yield from led_lines(report)
    yield from map(terminal.disagreement_line, report.disagreements)
    if report.foreign:
        yield terminal.foreign_line(report.foreign)


def _complaints(report: ImportReport, *, folders: int) -> Iterator[str]:
    yield from map(str, report.failures)
    if folders:
        yield "folders are left out; --recursive imports the files in them"
    if report.broken_by:
        yield str(report.broken_by)
    if report.is_cut_short:
        yield "stopped; what was imported before stays in the library, and the same command goes on from there"


def _kind(failure: SourceError) -> str:
    """The situation in words that do not change: "too-slow" for `SourceTooSlow`."""
    return "-".join(re.findall("[A-Z][a-z]+", type(failure).__name__)[1:]).lower()


@contextmanager
def _stopped_by_ctrl_c(progress: Progress) -> Iterator[Progress]:
    """A `Progress` that stops the work when Ctrl+C was pressed.

    It does so at a moment when nothing is half; a second Ctrl+C does not wait for that.
    """
    is_asked = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        is_asked.set()
        signal.signal(signal.SIGINT, before)

    def told(done: int, total: int, what: str) -> None:
        if is_asked.is_set():
            raise Cancelled
        progress(done, total, what)

    if threading.current_thread() is not threading.main_thread():
        yield progress
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield told
    finally:
        signal.signal(signal.SIGINT, before)
