"""What can be wrong with an index on disk; all of it is repaired by making the index again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import QueryError, RecordError, is_for_want_of_room


class IndexDamaged(QueryError):
    """The search index is missing, old or unreadable; `SearchIndex.rebuild` makes it again."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: the search index must be made again ({reason})")
        self.path = path
        self.reason = reason


class IndexOfOtherVersion(IndexDamaged):
    """The search index is whole, but another version of the program made it."""


class IndexOutOfStep(RecordError):
    """The search index can be used but does not hold what the library holds."""

    def __init__(self, path: Path, *, found: int, expected: int) -> None:
        super().__init__(f"{path}: the search index holds {found:,} statements, not {expected:,}")
        self.path = path
        self.found = found
        self.expected = expected


class IndexUnwritable(RecordError):
    """The search index could not be written; what it held before is intact."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: the search index could not be written ({error})")
        self.path = path
        self.is_disk_full = is_for_want_of_room(error)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn whatever Whoosh raises over damaged files into `IndexDamaged`.

    Only reading from disk belongs inside, never our own reckoning: a mistake of ours must not look like damage.
    """
    try:
        yield
    except IndexDamaged:
        raise
    except Exception as error:  # Whoosh raises every class there is, also plain `Exception`
        raise IndexDamaged(path, f"{type(error).__name__}: {error}") from error
