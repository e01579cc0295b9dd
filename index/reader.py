"""The reading side of a library: search, rows, articles, citations. Part of the door; import it from `workspace`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from index import saved, surveying
from index.citation.options import Options
from index.citation.record import CitationRecord, Flavours, record_of
from index.comparer import Comparer
from index.comparison import ArticleVersion, Compared, Repetition, compare
from index.errors import CopyFailed, QueryError
from index.excerpting import Excerpter
from index.hints import Alternative, Completion, SavedSearch
from index.layering import Layers
from index.library import (
    article_words,
    articles,
    changes,
    exporting,
    log_files,
    repetitions,
    schema,
    splits,
    statements,
    surveys,
    versions,
)
from index.model import Change, Order, Original, Results, Spans, StoredArticle, StoredStatement
from index.people_reader import PeopleReader
from index.progress import Progress, silent
from index.relating import KinReader
from index.splitting import Plan
from index.survey import KwicLine, KwicOrder, Moment, Tally

if TYPE_CHECKING:
    from index.search.backend import AnsweringIndex
    from index.search.layer import Layer

LIBRARY_FILE = "library.sqlite"
_EVERYTHING = "is:any"
_USUAL = Options()

Answer = TypeVar("Answer")


class Reader(PeopleReader, Comparer, Excerpter):
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
        self._kin = KinReader(folder, self._db)
        self._layers = Layers(self._db, self._kin)
        self._identity = schema.identity(self._db)
        self._searcher: AnsweringIndex | None = None

    def close(self) -> None:
        """Lets go of all files; closing twice is harmless."""
        self._drop_searcher()
        self._kin.close()
        self._db.close()

    def is_in_step(self) -> bool:
        """Whether the search index can be read and holds the library as it is now, and variants are known."""
        from index.search.layer import EMPTY

        try:
            found = self._search(_EVERYTHING, Order.POSITION, EMPTY)
        except QueryError:
            return False
        counts = articles.statement_counts(self._db)
        is_whole = len(found.ids) == sum(counts.values()) and not articles.unindexed(self._db)
        return is_whole and self._kin.is_there()

    def search(self, query: str, *, order: Order = Order.NEWEST) -> Results:
        """The statements that match, with the user's corrections and marks; an empty query matches the default view.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        self._follow_library()
        return self._search(query, order, self._layers.current())

    def alternatives(self, query: str) -> tuple[Alternative, ...]:
        """What to ask instead of a query that finds nothing: words spelled otherwise, then less of it.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        self._follow_library()
        layer = self._layers.current()
        return self._asked(lambda searcher: searcher.alternatives(query, layer=layer))

    def completions(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """What the field's name or value may become that is being typed at a place of a query.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        self._follow_library()
        layer = self._layers.current()
        return self._asked(lambda searcher: searcher.completions(query, cursor, layer=layer))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that the user saved, in order of their names."""
        return saved.saved_searches(self._db)

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

    def original(self, article_id: int) -> Original:
        """The bytes that an article was read from, as they were handed to us.

        Raises:
            ArticleNotFound: there never was one with this number.
        """
        from index.reading.file_names import file_name  # not at the start: it brings all formats with it

        original = articles.original(self._db, article_id)
        return replace(original, file_name=file_name(original.name, original.content))

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

    def articles(self, *, older: bool = True, brief: bool = False, words: str = "") -> tuple[StoredArticle, ...]:
        """Every article that is not removed, in the order of import; if not `older`, the newest version of each.

        With `words` only those that have them all; if `brief`, each has only the beginning of its text, no paragraphs.
        """
        return article_words.articles_with(self._db, words, older=older, brief=brief)

    def versions(self, article_id: int) -> tuple[ArticleVersion, ...]:
        """The versions of an article that are not removed, in their order; empty if it is the only one."""
        return versions.versions(self._db, article_id)

    def repetitions(self, article_id: int) -> tuple[Repetition, ...]:
        """The articles that share much of the text of this one, most first."""
        return repetitions.repetitions(self._db, article_id)

    def compare(self, before_id: int, after_id: int) -> tuple[Compared, ...]:
        """What became of the statements of one article in another one, its next version."""
        return compare(self.statements_of(before_id), self.statements_of(after_id))

    def changes(self, *, article_id: int | None = None, limit: int | None = None) -> tuple[Change, ...]:
        """The log of what the user changed, newest first; with `article_id` what was done to it and its statements."""
        return changes.changes(self._db, article_id=article_id, limit=limit)

    def log(
        self,
        *,
        format: Literal["csv", "jsonl"],  # noqa: A002 - as in `export`
        article_id: int | None = None,
        limit: int | None = None,
    ) -> str:
        """The log of changes as the text of a file, as CSV or JSON Lines."""
        return log_files.FORMATS[format](self.changes(article_id=article_id, limit=limit))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """All tags of statements in articles that are not removed, each with how many have it; in order of letters."""
        return statements.tags(self._db)

    def kwic(
        self,
        ids: Sequence[int],
        highlight: Callable[[str], Spans],
        *,
        order: KwicOrder = KwicOrder.FOUND,
        progress: Progress = silent,
    ) -> tuple[KwicLine, ...]:
        """The hits of these statements with the words left and right of them; `highlight` is that of `Results`.

        Raises:
            Cancelled: `progress` gave up.
        """
        return surveying.kwic(self._db, ids, highlight, order, progress)

    def tallies(self, ids: Sequence[int]) -> tuple[Tally, ...]:
        """How many of these statements are of each speaker, reporting word, outlet and kind together, most first."""
        return surveying.tallies(self._db, ids)

    def moments(self, ids: Sequence[int]) -> tuple[Moment, ...]:
        """When these statements were printed and whose they are; oldest first, undated last."""
        return surveys.moments(self._db, ids)

    def cite(
        self, ids: Sequence[int], *, style: str = "mla", options: Options = _USUAL, listed: bool = False
    ) -> Flavours:
        """The quotes of these statements, each with its citation; or their articles alone, as the style lists them.

        Raises:
            StatementNotFound: there is none with one of the numbers.
            UnknownStyle: no style has that name.
        """
        from index.citation import cite  # not before something is cited: the styles take a moment to load

        records = self.records(ids)
        return cite.bibliography(records, style=style) if listed else cite.cite(records, style=style, options=options)

    def quote_only(self, ids: Sequence[int], options: Options = _USUAL) -> Flavours:
        """The quotes of these statements alone.

        Raises:
            StatementNotFound: there is none with one of the numbers.
        """
        from index.citation import cite

        return cite.quote_only(self.records(ids), options)

    def export(self, ids: Sequence[int], *, format: str) -> str:  # noqa: A002 - the word users know
        """The articles of these statements for a reference manager: `bibtex`, `ris` or `csl-json`.

        Raises:
            StatementNotFound: there is none with one of the numbers.
            UnknownStyle: no format has that name.
        """
        from index.citation import cite

        return cite.export(self.records(ids), format=format)

    def known_split(self, sha256: str) -> tuple[int, Plan | None]:
        """How many articles of a source, told by its bytes, are here, and how the user wants it to be split."""
        return splits.stored(self._db, sha256), splits.kept(self._db, sha256)

    def export_library(
        self, target: Path, *, originals: bool = True, replacing: bool = False, progress: Progress = silent
    ) -> None:
        """Writes the library, as it is now, into a file; somebody else may go on writing to the library.

        The ending of its name tells the format: `.sqlite` for a copy, `.jsonl` for what other programs can read, with
        or without the original bytes of what was imported.

        Raises:
            Cancelled: `progress` gave up; there is no file then.
            CopyFailed: the file cannot be written, is there already and may not be replaced, or is the library itself.
            ExchangeFormatUnknown: the name tells no format, or one that is not without the originals.
            LibraryDamaged: the library is broken inside; there is no file then.
        """
        if target.resolve() == self._db.path.resolve():
            raise CopyFailed(target, "it is the library itself")
        exporting.export(self._db, target, progress, originals=originals, replacing=replacing)

    def records(self, ids: Sequence[int]) -> list[CitationRecord]:
        """What citations of these statements are made from, in the order asked; as `rows` raises."""
        rows = self.rows(ids)
        reporter_ids = {row.within_id for row in rows if row.within_id is not None}
        reporters = {row.id: row for row in self.rows(sorted(reporter_ids))}
        texts = {article_id: self.article(article_id).article.text for article_id in {row.article_id for row in rows}}
        return [
            record_of(row, texts[row.article_id], reporter=reporters.get(row.within_id) if row.within_id else None)
            for row in rows
        ]

    def _search(self, query: str, order: Order, layer: "Layer") -> Results:
        return self._asked(lambda searcher: searcher.search(query, order=order, layer=layer))

    def _asked(self, ask: "Callable[[AnsweringIndex], Answer]") -> Answer:
        """What a searcher answers; it is made when it is first needed."""
        # A reader that only reads rows does without all of this.
        from index.indexing import index_folder
        from index.search.damage import IndexDamaged
        from index.search.engine import BACKEND

        try:
            if self._searcher is None:
                self._searcher = BACKEND.searcher(index_folder(self._folder, self._db))
            return ask(self._searcher)
        except IndexDamaged as error:
            self._drop_searcher()
            raise QueryError(f"{error}; the command `rebuild` does so") from error

    def _follow_library(self) -> None:
        """Forgets what was read of the library that lay here before, if a backup has taken its place."""
        if (identity := schema.identity(self._db)) != self._identity:
            self._drop_searcher()
            self._kin.close()
            self._kin = KinReader(self._folder, self._db)
            self._layers = Layers(self._db, self._kin)
            self._identity = identity

    def _drop_searcher(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
