"""The commands that handle a library as a whole: take it elsewhere, list its backups, bring one back.

Each returns lines for the command line to print.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from index import workspace
from index.cli_commands import Arguments, Commands, add_json
from index.progress import Cancelled, Progress
from index.terminal import backup_json, disagreement_line
from index.workspace import Workspace

_KINDS = {
    "daily": "of the day",
    "before-update": "before a newer program updated the library",
    "before-change": "before a large change",
    "by-you": "made by you",
    "damaged": "not a copy: a library that could not be read",
}


def add_commands(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the commands; `run` prints what they leave in `Arguments.lines`, called with a `Progress`."""
    command = add("export-library", run, "write the whole library into one file, for import-library and restore")
    command.add_argument("file", type=Path, metavar="FILE", help="a new file, .sqlite (a copy) or .jsonl (JSON Lines)")
    command.add_argument(
        "--without-originals", action="store_true", help="leave out the files that were imported (only JSON Lines)"
    )
    command.set_defaults(lines=_export)
    command = add(
        "import-library",
        run,
        "take in another library, or statements of one, as export-library and --export wrote them",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="known by what is in it; close the window before")
    command.set_defaults(lines=_import)
    command = add("backups", run, "list the backups of the library, newest first")
    command.add_argument("--now", action="store_true", help="make one before")
    add_json(command, "backup")
    command.set_defaults(lines=_backups, nothing=lambda _: "there is no backup yet")
    command = add("restore", run, "put a backup in place of the library, which is backed up before")
    command.add_argument("backup", metavar="BACKUP", help="a name that backups prints, or the path of an exported file")
    command.set_defaults(lines=_restore)


def _export(given: Arguments, progress: Progress) -> Iterable[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        reader.export_library(given.file, originals=not given.without_originals, progress=progress)
        count = len(reader.articles())
    return [f"{given.file} has the whole library: {_articles(count)}, with all that you changed"]


def _import(given: Arguments, progress: Progress) -> Iterator[str]:
    with Workspace.open(given.library, progress=progress) as library:
        report = library.import_library(given.file, progress=progress)
        with suppress(Cancelled):  # all is in
            library.tidy(progress=progress)
    known = f", {_articles(len(report.already))} known already" if report.already else ""
    yield f"took in {given.file}: {_articles(len(report.imported))}{known}"
    if report.beside:
        yield f"{_articles(report.beside)} of them from files that are here too, but were read otherwise"
    yield from map(disagreement_line, report.disagreements)


def _backups(given: Arguments, progress: Progress) -> Iterator[str]:
    if given.now:
        with workspace.open_existing(given.library, progress=progress) as library:
            library.back_up(progress=progress)
    for backup in workspace.backups(given.library):
        if given.json:
            yield backup_json(backup.path, backup.kind, backup.size_bytes, backup.made_at)
            continue
        size = f"{backup.size_bytes / 1_000_000:.1f} MB"
        yield f"{backup.path.name:<46} {size:>10}  {backup.made_at:%Y-%m-%d %H:%M} UTC, {_KINDS[backup.kind]}"


def _restore(given: Arguments, progress: Progress) -> Iterator[str]:
    before = workspace.backups(given.library)
    workspace.restore(given.backup, given.library, progress=progress)
    with closing(workspace.open_reader(given.library)) as reader:
        count = len(reader.articles())
    yield f"the library is now that of {given.backup}, with {_articles(count)}"
    for backup in workspace.backups(given.library):
        if backup not in before and backup.kind != "before-update":
            yield f"what was there is the backup {backup.path.name}"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
