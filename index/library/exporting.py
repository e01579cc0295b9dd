"""Writes a library into a file, in the format that the ending of its name asks for."""

from pathlib import Path

from index.exchange_errors import ExchangeFormatUnknown
from index.library import backups, interchange
from index.library.database import Database
from index.progress import Progress

COPIES = (".sqlite", ".sqlite3", ".db")
LINES = (".jsonl", ".ndjson")


def export(db: Database, target: Path, progress: Progress, *, originals: bool = True, replacing: bool = False) -> None:
    """Writes a library, as it is now, into a file that appears only when it is whole.

    Raises:
        Cancelled: `progress` gave up; there is no file then.
        CopyFailed: it cannot be written, or there is such a file already that may not be replaced.
        ExchangeFormatUnknown: the name tells no format, or one that always has the originals, which are not wanted.
        LibraryDamaged: the library is broken inside; there is no file then.
    """
    ending = target.suffix.lower()
    if ending in COPIES and originals:
        backups.copy(db, target, progress, replacing=replacing)
    elif ending in LINES:
        backups.written(target, lambda part: _write_lines(db, part, progress, originals=originals), replacing=replacing)
    else:
        raise ExchangeFormatUnknown(target)


def _write_lines(db: Database, part: Path, progress: Progress, *, originals: bool) -> None:
    with part.open("wb") as file:
        interchange.write(db, file, progress, originals=originals)
        backups.reach_disk(file)
