"""What can be wrong with the file that a library is written into or taken from; part of the tree in `index.errors`."""

from collections.abc import Sequence
from pathlib import Path

from index.errors import LibraryError


class ExchangeFormatUnknown(LibraryError):
    """The name of a file that a library is to be written into does not tell in which format."""

    def __init__(self, path: Path) -> None:
        ending = f"the ending “{path.suffix}”" if path.suffix else "a name without an ending"
        super().__init__(f"{path}: {ending} names no format of a library; use .sqlite or .jsonl")
        self.path = path


class ExchangeUnreadable(LibraryError):
    """A file is no library that was exported, or a damaged one; nothing of it was imported."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: no library can be read from it ({reason}); nothing was imported")
        self.path = path
        self.reason = reason


class ExchangeTooNew(LibraryError):
    """A newer version of the program exported this library; nothing of it was imported."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: a newer version of the program wrote it; nothing was imported")
        self.path = path


class ExportFormatUnknown(LibraryError):
    """The name of a file that statements are to be written into does not tell in which format."""

    def __init__(self, path: Path, endings: Sequence[str]) -> None:
        ending = f"the ending “{path.suffix}”" if path.suffix else "a name without an ending"
        super().__init__(f"{path}: {ending} names no format of statements; use {', '.join(endings)}")
        self.path = path
        self.endings = tuple(endings)
