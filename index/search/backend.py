"""What a search engine must be able to do, whichever it is: the rest of the program knows nothing else of one.

Whoosh is the one that is shipped. Another one takes the same statements and the same parsed queries (`parser`, `tree`)
and must pass the same tests. What users do to statements reaches it with each question as a `Layer`, and is not its to
keep.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.hints import Alternative, Completion
from index.model import Order, Results
from index.progress import Progress, silent
from index.search.layer import EMPTY, Layer

if TYPE_CHECKING:
    from index.search.fields import SearchDocument


class WritingIndex(Protocol):
    """The writing side of an index in a folder. One per library, used from one thread at a time.

    `IndexDamaged` means that it must be made again, `IndexUnwritable` that what was not committed is dropped and
    all else is intact.
    """

    def open(self, *, documents: int | None = None) -> None:
        """Open the index and check it; sweep away what a crash left.

        Raises:
            IndexDamaged: there is none, it is of another version, or files are damaged.
            IndexOutOfStep: it is open and whole but does not hold that number of documents.
        """

    def close(self) -> None:
        """Let go of it without committing; harmless twice."""

    def document_count(self) -> int:
        """How many documents are committed.

        Raises:
            IndexDamaged: it cannot be read.
        """

    def article_counts(self) -> dict[int, int]:
        """How many documents of each article are committed.

        Raises:
            IndexDamaged: it cannot be read.
        """

    def add(self, documents: "Iterable[SearchDocument]") -> None:
        """Add documents; they are found after the next commit.

        Raises:
            IndexUnwritable: it cannot be written.
        """

    def remove_articles(self, ids: Iterable[int]) -> None:
        """Remove all documents of these articles, also those added since the last commit.

        Raises:
            IndexDamaged: it cannot be read.
            IndexUnwritable: it cannot be written.
        """

    def commit(self) -> None:
        """Make everything since the last commit visible to searchers, in one step.

        Raises:
            IndexDamaged: it cannot be read.
            IndexUnwritable: it cannot be written.
        """

    def tidy(self, progress: Progress = silent) -> None:
        """Take the time to make searching quicker, where that is worth it, after a commit: nobody waits.

        When `progress` raises, it is given up, and the index is as it was.

        Raises:
            IndexDamaged: it cannot be read.
            IndexUnwritable: it cannot be written.
        """

    def rebuild(self, documents: "Iterable[SearchDocument]", progress: Progress = silent, *, total: int = 0) -> None:
        """Make the index again and put it in place of the old one, which serves until then.

        Raises:
            IndexUnwritable: it cannot be written; the old index stays, as it does when `progress` raises.
        """

    def verify(self) -> None:
        """Check every byte of the index.

        Raises:
            IndexDamaged: something is not as it was written.
        """


class AnsweringIndex(Protocol):
    """The reading side of an index; sees what was committed by the time of each call. Each thread has its own.

    Every method but `close` raises `IndexDamaged` if a file of the index cannot be read.
    """

    def refresh(self) -> bool:
        """See what has been committed since; True if there was anything."""

    def search(self, text: str, *, order: Order = Order.NEWEST, layer: Layer = EMPTY) -> Results:
        """Answer a query, with all that is found in order, exact counts, and hits to be shown in bold."""

    def alternatives(self, text: str, *, layer: Layer = EMPTY) -> tuple[Alternative, ...]:
        """What to ask instead of a query that finds nothing: other spellings that find something, and less of it."""

    def completions(self, text: str, cursor: int, *, layer: Layer = EMPTY) -> tuple[Completion, ...]:
        """What the field's name or value may become that is being typed at a place of a query."""

    def alike(self, text: str, *, limit: int, layer: Layer = EMPTY) -> tuple[int, ...]:
        """The statements that share most words with a text, best first; rare words count more."""

    def warm(self) -> None:
        """Read what the first query would have to wait for."""

    def close(self) -> None:
        """Let go of all files; harmless twice."""


class SearchBackend(Protocol):
    """A search engine: opens the two sides of an index in a folder."""

    def index(self, folder: Path, *, owner: str = "") -> WritingIndex:
        """The writing side; nothing is read or made by this call.

        `owner` is whose statements they are: when it is opened, an index that was made for another one is damaged.
        """

    def searcher(self, folder: Path) -> AnsweringIndex:
        """The reading side.

        Raises:
            IndexDamaged: there is no index, or it cannot be read.
        """
