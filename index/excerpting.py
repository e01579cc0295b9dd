"""What a reader of a library takes out of it: statements with all that another library needs of them.

Part of the door.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from index.library import interchange
from index.library.database import Database
from index.progress import Progress, silent


class Excerpter:
    """The part of a reader that takes statements out."""

    _db: Database

    def write_excerpt(
        self,
        ids: Sequence[int],
        target: IO[bytes],
        *,
        selected: Iterable[Mapping[str, Any]],
        progress: Progress = silent,
    ) -> None:
        """Writes statements as JSON Lines that `import_library` takes, as `library/interchange.py` describes them.

        With them go their articles and what the user corrected there, without the original files. `selected` are the
        lines for programs that only want the statements; it is read last, a line at a time.

        Raises:
            Cancelled: `progress` gave up.
            OSError: it cannot be written.
            LibraryError: the library cannot be read any more.
        """
        interchange.write_selected(self._db, ids, selected, target, progress)
