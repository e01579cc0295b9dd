"""Where the index lies: numbered folders, of which the highest that has a manifest is in use.

A folder gets its manifest, by one atomic rename, when everything else in it is complete. So a new index takes the
place of the old one in that moment, and a crash at any other leaves nothing but a folder to be swept away.
The manifest lists the files with their sizes and checksums, because Whoosh does not notice every damage itself.
"""

import json
import os
import shutil
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.search.damage import IndexDamaged, IndexOfOtherVersion
from index.search.fields import SCHEMA_VERSION

MANIFEST = "manifest.json"
_UNFINISHED = "manifest.new"
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file of the index must look like."""

    size_bytes: int
    crc32: int


def current(folder: Path) -> Path | None:
    """The folder of the index in use; None if there is none."""
    return next((found for found in _numbered(folder) if (found / MANIFEST).is_file()), None)


def create(folder: Path) -> Path:
    """A new, empty folder for an index that is not in use yet.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_file():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    number = max((int(found.name) for found in _numbered(folder)), default=0) + 1
    made = folder / str(number)
    made.mkdir()
    return made


def sweep(folder: Path, *, keep: Path | None) -> None:
    """Delete all indexes but one; what another program still has open stays until the next time."""
    for found in _numbered(folder):
        if found != keep:
            # The manifest goes first, or a half-deleted index could be taken for one in use.
            with suppress(OSError):
                (found / MANIFEST).unlink(missing_ok=True)
                shutil.rmtree(found)


def sweep_orphans(index: Path, *, keep: Iterable[str]) -> None:
    """Delete what a broken-off commit left in a folder; only while nobody else writes there.

    What a searcher still has open, and the system therefore keeps, stays until the next time.
    """
    kept = {MANIFEST, *keep}
    for found in index.iterdir():
        if found.name in kept or found.name.endswith("LOCK"):
            continue
        with suppress(OSError):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink()


def read_manifest(index: Path, owner: str) -> dict[str, FileState]:
    """The files of an index by name.

    Raises:
        IndexOfOtherVersion: another version of the program wrote it.
        IndexDamaged: it cannot be read, or it was made for another owner.
    """
    try:
        content = json.loads((index / MANIFEST).read_text(encoding="utf-8"))
        version, made_for, check = content["schema"], content["owner"], content.pop("crc32")
        files = {str(name): FileState(int(size), int(crc)) for name, (size, crc) in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(index, f"manifest: {error}") from error
    if version != SCHEMA_VERSION:
        raise IndexOfOtherVersion(index, f"made for version {version}, not {SCHEMA_VERSION}")
    if check != _check(content):
        raise IndexDamaged(index, "manifest: it has changed")
    if made_for != owner:
        raise IndexDamaged(index, "it is that of another library")
    return files


def write_manifest(index: Path, owner: str, files: dict[str, FileState]) -> None:
    """Put a manifest in place, which also puts a new index in use.

    Raises:
        OSError: it cannot be written; the old one is still there.
    """
    listed = {name: [state.size_bytes, state.crc32] for name, state in sorted(files.items())}
    content = {"schema": SCHEMA_VERSION, "owner": owner, "files": listed}
    unfinished = index / _UNFINISHED
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump({**content, "crc32": _check(content)}, file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(index / MANIFEST)


def _check(content: dict[str, object]) -> int:
    """The checksum of a manifest."""
    return zlib.crc32(json.dumps(content, sort_keys=True).encode())


def state_of(path: Path) -> FileState:
    """What a file looks like now.

    Raises:
        OSError: it cannot be read.
    """
    crc = size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
    return FileState(size, crc)


def _numbered(folder: Path) -> list[Path]:
    """The folders of all indexes, the newest first."""
    try:
        names = [found.name for found in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    numbers = sorted((int(name) for name in names if name.isascii() and name.isdecimal()), reverse=True)
    return [folder / str(number) for number in numbers]
