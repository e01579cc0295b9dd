"""Backups of a library: whole copies in a folder beside it, the last few of each kind.

A copy is written under another name and gets its own only when all of it is on the disk, so no crash and no full disk
leaves half a file that could be taken for a backup. A library that is broken inside is never copied over good backups.
"""

import logging
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import IO

from index.errors import BackupNotFound, CopyFailed, LibraryUnavailable
from index.library.database import Database
from index.progress import Progress, silent

log = logging.getLogger(__name__)

FOLDER = "backups"
_PART = ".unfinished"
_TIME = "%Y%m%dT%H%M%SZ"
_SIDE_FILES = ("-wal", "-shm")


class BackupKind(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    UPDATE = "before-update"
    CHANGE = "before-change"
    USER = "by-you"
    DAMAGED = "damaged"
    """No copy: the library itself, which could not be read and was moved out of the way of another one."""


KEPT: Mapping[BackupKind, int] = MappingProxyType(
    {BackupKind.DAILY: 7, BackupKind.UPDATE: 3, BackupKind.CHANGE: 3, BackupKind.USER: 10}
)
"""How many of a kind there are at most; a damaged library may hold what nothing else does, so it stays."""

_NAME = re.compile(rf"library-(\d{{8}}T\d{{6}}Z)-({'|'.join(BackupKind)})\.sqlite")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup; its name tells when it was made and why."""

    path: Path
    made_at: datetime
    kind: BackupKind
    size_bytes: int


def backups(library: Path) -> tuple[Backup, ...]:
    """The backups of a library, newest first; none if there is no folder of them."""
    found = []
    for path in (library.parent / FOLDER).glob("library-*.sqlite"):
        if match := _NAME.fullmatch(path.name):
            with suppress(ValueError, OSError):  # a name that is no date, a file that has just gone
                made_at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                size = path.stat().st_size
                found.append(Backup(path=path, made_at=made_at, kind=BackupKind(match[2]), size_bytes=size))
    return tuple(sorted(found, key=lambda backup: backup.path.name, reverse=True))


def find(library: Path, name: str) -> Path:
    """The backup of that name, or else the file at that path.

    Raises:
        BackupNotFound: there is neither.
    """
    for path in (library.parent / FOLDER / name, Path(name)):
        if path.is_file():
            return path
    raise BackupNotFound(name)


def copy(db: Database, target: Path, progress: Progress = silent, *, replacing: bool = False) -> None:
    """Copies a library, as it is now, into a file that appears only when it is whole; it may replace one on request.

    Raises:
        Cancelled: `progress` gave up; there is no file then.
        CopyFailed: it cannot be written, or there is such a file already.
        LibraryDamaged: the library is broken inside; there is no file then.
    """
    written(target, lambda part: db.copy_into(part, progress), replacing=replacing)


def written(target: Path, write: Callable[[Path], None], *, replacing: bool = False) -> None:
    """Lets `write` fill a file beside the target, which gets its name when it is whole.

    Raises:
        CopyFailed: it cannot be written, or there is such a file already that may not be replaced.
    """
    part = target.with_name(f"{target.name}{_PART}")
    if target.exists() and not replacing:
        raise CopyFailed(target, "there is a file of this name already")
    try:
        _discard(part)
        write(part)
        part.replace(target)
        _settle(target.parent)
    except LibraryUnavailable as error:
        raise CopyFailed(target, error.reason) from error
    except OSError as error:
        raise CopyFailed(target, (error.strerror or str(error)).lower()) from error
    finally:
        with suppress(OSError):
            _discard(part)


def make(db: Database, kind: BackupKind, progress: Progress = silent) -> Path:
    """Makes a backup of a library and drops the oldest of its kind that are too many; only one process does so.

    Raises:
        Cancelled: `progress` gave up; nothing has changed then.
        CopyFailed: it cannot be written; the older ones all stay.
        LibraryDamaged: the library is broken inside; the older ones all stay.
    """
    target = _new_place(db.path, kind)
    for left in target.parent.glob(f"library-*{_PART}*"):  # by a crash
        left.unlink(missing_ok=True)
    copy(db, target, progress)
    log.info("made the backup %s", target.name)
    for old in [backup for backup in backups(db.path) if backup.kind is kind][KEPT[kind] :]:
        try:
            old.path.unlink()
        except OSError as error:
            log.warning("the old backup %s cannot be removed: %s", old.path.name, error)
    return target


def make_daily(db: Database, progress: Progress = silent) -> Path | None:
    """Makes today's backup; None if there is one, or if nothing has changed since the last backup of any kind.

    Raises:
        Cancelled, CopyFailed, LibraryDamaged: as `make`.
    """
    copies = [backup for backup in backups(db.path) if backup.kind is not BackupKind.DAMAGED]
    today = _clock().date()
    if any(backup.kind is BackupKind.DAILY and backup.made_at.date() == today for backup in copies):
        return None
    if copies and _changed_at(db.path) < copies[0].path.stat().st_mtime_ns:
        return None
    return make(db, BackupKind.DAILY, progress)


def set_aside(library: Path) -> None:
    """Moves a library that cannot be read among the backups, with what SQLite keeps beside it.

    Raises:
        CopyFailed: it cannot be moved.
    """
    target = _new_place(library, BackupKind.DAMAGED)
    try:
        # The library goes last: what is beside it must never meet another one in its place.
        for ending in (*_SIDE_FILES, ""):
            with suppress(FileNotFoundError):
                library.with_name(f"{library.name}{ending}").replace(target.with_name(f"{target.name}{ending}"))
    except OSError as error:
        raise CopyFailed(target, (error.strerror or str(error)).lower()) from error


def _new_place(library: Path, kind: BackupKind) -> Path:
    """Where a new backup goes, in a folder that is there; no two are of the same second.

    Raises:
        CopyFailed: the folder cannot be made.
    """
    folder = library.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CopyFailed(folder, (error.strerror or str(error)).lower()) from error
    taken = {backup.made_at for backup in backups(library)}
    made_at = _clock()
    while made_at in taken:
        made_at += timedelta(seconds=1)
    return folder / f"library-{made_at.strftime(_TIME)}-{kind}.sqlite"


def _changed_at(library: Path) -> int:
    """When a library was written to last, in nanoseconds, also where that is still in its write-ahead log."""
    changed_at = library.stat().st_mtime_ns
    with suppress(FileNotFoundError):
        ahead = library.with_name(f"{library.name}-wal").stat()
        if ahead.st_size:
            changed_at = max(changed_at, ahead.st_mtime_ns)
    return changed_at


def _clock() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _discard(part: Path) -> None:
    for ending in ("", "-journal", *_SIDE_FILES):
        part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)


def reach_disk(file: IO[bytes]) -> None:
    """Lets all that was written to a file reach the disk."""
    file.flush()
    os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Lets a name that was given in a folder reach the disk, where the system can be asked to."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
