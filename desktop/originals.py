"""Copies of what articles were read from: for the system to open, or where the user wants one."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.workspace import Reader


class Written(NamedTuple):
    """A copy that was written, or why it was not."""

    path: Path
    reason: str = ""
    """In words; empty if it was written."""


class Named(NamedTuple):
    """What to call a copy of an article's original."""

    article_id: int
    name: str


def write_copy(reader: "Reader", *, article_id: int, folder: Path) -> Written:
    """Writes the original of an article into a folder of ours, where nobody is to change it."""
    original = reader.original(article_id)
    # Each source has a folder of its own, so that two of one name do not meet.
    path = folder / original.sha256[:16] / original.file_name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(original.content)
        os.chmod(path, 0o400)  # noqa: PTH101  # the call works on all systems
    except OSError as error:
        return Written(path, (error.strerror or str(error)).lower())
    return Written(path)


def save_copy(reader: "Reader", *, article_id: int, path: Path) -> Written:
    """Writes the original of an article where the user wants it."""
    original = reader.original(article_id)
    try:
        path.write_bytes(original.content)
    except OSError as error:
        return Written(path, (error.strerror or str(error)).lower())
    return Written(path)


def name_of(reader: "Reader", *, article_id: int) -> Named:
    """What to call a copy of the original of an article."""
    return Named(article_id, reader.original(article_id).file_name)
