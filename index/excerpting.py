"""What a reader of a library takes out of it: statements with all that another library needs of them.

Part of the door.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from index.library import articles, interchange
from index.library.database import Database
from index.progress import Progress, silent

_AT_ONCE = 5_000


class Excerpter:
    """The part of a reader that takes statements out."""

    _db: Database

    def by_article(self, ids: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Statements article by article, in the order of the first one of each; numbers alone, so many do no harm.

        Raises:
            StatementNotFound: there is none with one of the numbers.
        """
        grouped: dict[int, list[int]] = {}
        for start in range(0, len(ids), _AT_ONCE):
            batch = ids[start : start + _AT_ONCE]
            for statement_id, article_id in zip(batch, articles.of_statements(self._db, batch), strict=True):
                grouped.setdefault(article_id, []).append(statement_id)
        return map(tuple, grouped.values())

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
