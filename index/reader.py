"""The reading side of a library: search, rows, articles, citations. Part of the door; import it from `workspace`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index.citation.record import CitationRecord, Flavours, record_of
from index.comparison import ArticleVersion, Compared, Repetition, compare
from index.errors import QueryError
from index.layering import Layers
from index.library import (
    articles,
    backups,
    changes,
    log_files,
    people,
    repetitions,
    schema,
    statements,
    suggestions,
    versions,
)
from index.model import Change, Order, Person, Results, StoredArticle, StoredStatement, Suggestion
from index.progress import Progress, silent

if TYPE_CHECKING:
    from index.search.layer import Layer
    from index.search.searcher import Searcher

LIBRARY_FILE = "library.sqlite"
_EVERYTHING = "is:any"


class Reader:
    """Reads a library while somebody else may be writing to it; each call sees what is committed by then.

    A reader is used by one thread at a time. It has its own connection and its own searcher; the searcher is made
    at the first search, so a reader that only reads rows stays light.
    """

    def __init__(self, folder: Path) -> None:
        """Opens the library in `folder`, which exists and is up to date.

        Raises:
            LibraryError: it cannot be read.
        """
        self._folder = folder
        self._db = schema.open_reader(folder / LIBRARY_FILE)
        self._layers = Layers(self._db)
        self._searcher: Searcher | None = None

    def close(self) -> None:
        """Lets go of all files; closing twice is harmless."""
        self._drop_searcher()
        self._db.close()

    def is_in_step(self) -> bool:
        """Whether the search index can be read and holds the statements of the library as they are now."""
        from index.search.layer import EMPTY

        try:
            found = self._search(_EVERYTHING, Order.POSITION, EMPTY)
        except QueryError:
            return False
        counts = articles.statement_counts(self._db)
        return len(found.ids) == sum(counts.values()) and not articles.unindexed(self._db)

    def search(self, query: str, *, order: Order = Order.NEWEST) -> Results:
        """The statements that match, with the user's corrections and marks; an empty query matches the default view.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        return self._search(query, order, self._layers.current())

    def rows(self, ids: Sequence[int]) -> tuple[StoredStatement, ...]:
        """The statements with these numbers, in the order asked; also those of articles removed meanwhile.

        Raises:
            StatementNotFound: there is none with one of the numbers.
        """
        return statements.rows(self._db, ids)

    def article(self, article_id: int) -> StoredArticle:
        """One article, also a removed one.

        Raises:
            ArticleNotFound: there never was one with this number.
        """
        return articles.article(self._db, article_id)

    def statements_of(self, article_id: int, *, rejected: bool = False) -> tuple[StoredStatement, ...]:
        """All statements of an article, listed or not, by position.

        With `rejected` also those of which the user said that they are none.
        """
        return statements.of_article(self._db, article_id, rejected=rejected)

    def is_reviewed(self, article_id: int) -> bool:
        """Whether the user corrected or checked a statement of an article."""
        shown = self.statements_of(article_id)
        rejected = len(self.statements_of(article_id, rejected=True)) - len(shown)
        return rejected > 0 or any(row.corrected or row.marks.checked for row in shown)

    def same_mention(self, statement_id: int) -> tuple[int, ...]:
        """The statements of an article that name their speaker in the same words and have the same one now.

        They come by position, the given one among them.

        Raises:
            StatementNotFound: there is none with this number.
        """
        return statements.same_mention(self._db, statement_id)

    def articles(self, *, older: bool = True) -> tuple[StoredArticle, ...]:
        """Every article that is not removed, in the order of import; if not `older`, the newest version of each."""
        return articles.all_articles(self._db, older=older)

    def versions(self, article_id: int) -> tuple[ArticleVersion, ...]:
        """The versions of an article that are not removed, in their order; empty if it is the only one."""
        return versions.versions(self._db, article_id)

    def repetitions(self, article_id: int) -> tuple[Repetition, ...]:
        """The articles that share much of the text of this one, most first."""
        return repetitions.repetitions(self._db, article_id)

    def compare(self, before_id: int, after_id: int) -> tuple[Compared, ...]:
        """What became of the statements of one article in another one, its next version."""
        return compare(self.statements_of(before_id), self.statements_of(after_id))

    def people(self, text: str = "") -> tuple[Person, ...]:
        """Who speaks in articles that are not removed, most statements first.

        With a text only those who have a name or alias with all its words somewhere in it.
        """
        return people.people(self._db, text)

    def person(self, person_id: int) -> Person:
        """One person, also one who speaks nowhere now.

        Raises:
            PersonNotFound: there is none with this number.
        """
        return people.person(self._db, person_id)

    def suggestions(self, limit: int = 50) -> tuple[Suggestion, ...]:
        """Pairs of people who may be one, the likeliest first, without those that the user keeps apart."""
        return suggestions.suggestions(self._db, limit=limit)

    def changes(self, *, article_id: int | None = None, limit: int | None = None) -> tuple[Change, ...]:
        """The log of what the user changed, newest first; with `article_id` what was done to its statements."""
        return changes.changes(self._db, article_id=article_id, limit=limit)

    def log(self, *, format: Literal["csv", "jsonl"], article_id: int | None = None) -> str:  # noqa: A002 - as in `export`
        """The log of changes as the text of a file, as CSV or JSON Lines."""
        return log_files.FORMATS[format](self.changes(article_id=article_id))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """All tags of statements in articles that are not removed, each with how many have it; in order of letters."""
        return statements.tags(self._db)

    def cite(self, ids: Sequence[int], *, style: str = "mla") -> Flavours:
        """The quotes of these statements, each with its citation.

        Raises:
            StatementNotFound: there is none with one of the numbers.
            UnknownStyle: no style has that name.
        """
        from index.citation import cite  # not before something is cited: the styles take a moment to load

        return cite.cite(self._records(ids), style=style)

    def quote_only(self, ids: Sequence[int]) -> Flavours:
        """The quotes of these statements alone.

        Raises:
            StatementNotFound: there is none with one of the numbers.
        """
        from index.citation import cite

        return cite.quote_only(self._records(ids))

    def export(self, ids: Sequence[int], *, format: str) -> str:  # noqa: A002 - the word users know
        """The articles of these statements for a reference manager: `bibtex`, `ris` or `csl-json`.

        Raises:
            StatementNotFound: there is none with one of the numbers.
            UnknownStyle: no format has that name.
        """
        from index.citation import cite

        return cite.export(self._records(ids), format=format)

    def export_library(self, target: Path, *, progress: Progress = silent) -> None:
        """Writes the library, as it is now, into a new file; somebody else may go on writing to the library.

        Raises:
            Cancelled: `progress` gave up; there is no file then.
            CopyFailed: the file is there already or cannot be written.
            LibraryDamaged: the library is broken inside; there is no file then.
        """
        backups.copy(self._db, target, progress)

    def _records(self, ids: Sequence[int]) -> list[CitationRecord]:
        rows = self.rows(ids)
        reporter_ids = {row.within_id for row in rows if row.within_id is not None}
        reporters = {row.id: row for row in self.rows(sorted(reporter_ids))}
        texts = {article_id: self.article(article_id).article.text for article_id in {row.article_id for row in rows}}
        return [
            record_of(row, texts[row.article_id], reporter=reporters.get(row.within_id) if row.within_id else None)
            for row in rows
        ]

    def _search(self, query: str, order: Order, layer: "Layer") -> Results:
        # A reader that only reads rows does without all of this.
        from index.indexing import index_folder
        from index.search.damage import IndexDamaged
        from index.search.searcher import Searcher

        try:
            if self._searcher is None:
                self._searcher = Searcher(index_folder(self._folder, self._db))
            return self._searcher.search(query, order=order, layer=layer)
        except IndexDamaged as error:
            self._drop_searcher()
            raise QueryError(f"{error}; the command `rebuild` does so") from error

    def _drop_searcher(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
