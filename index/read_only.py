"""A library that another program is writing to, or that cannot be written: it can be searched, and nothing else.

Part of the door; import it from `workspace`.
"""

from pathlib import Path
from typing import NoReturn

from index.errors import LibraryReadOnly
from index.progress import Progress, silent
from index.reader import Reader


class ReadOnlyLibrary:
    """Stands in for a `Workspace`: what would change the library is refused."""

    def __init__(self, folder: Path) -> None:
        """Looks whether the library in the folder can be read.

        Raises:
            LibraryError: there is none, or it cannot be read, or not without bringing it up to date first.
        """
        self.folder = folder
        Reader(folder).close()

    def reader(self) -> Reader:
        """A new reader, for the thread that calls; whoever asked for it closes it.

        Raises:
            LibraryError: the library cannot be read any more.
        """
        return Reader(self.folder)

    repair = None
    """Nothing was mended."""
    lacks_variants = False
    """What is missing is left to who writes."""

    def is_new(self) -> bool:
        """Never: there is something to read in it."""
        return False

    def back_up_daily(self, *, progress: Progress = silent) -> None:
        """Leaves that to who writes."""

    def close(self) -> None:
        """There is nothing to let go of."""

    def __getattr__(self, _name: str) -> NoReturn:
        """Everything else that a `Workspace` does is a change.

        Raises:
            LibraryReadOnly: always.
        """
        raise LibraryReadOnly(self.folder)
