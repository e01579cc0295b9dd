"""What is read of a library for the window: plain data that jobs answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from desktop.wording import is_foreign
from index.comparison import ArticleVersion, Repetition
from index.model import Change, Corrected, Spans, StoredArticle, StoredStatement

Highlight = Callable[[str], Spans]
LONGEST_HIGHLIGHTED = 400_000
"""Hits are not looked for in longer articles: it would take too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedArticle:
    """An article with all of its statements, by position."""

    stored: StoredArticle
    statements: tuple[StoredStatement, ...]
    rejected: tuple[StoredStatement, ...] = ()
    """What the user said is no statement; not among the statements."""
    hits: Spans = ()
    """Where the query that it was read for matches in its text."""
    changes: tuple[Change, ...] = ()
    """What the user changed in its statements, newest first."""
    versions: tuple[ArticleVersion, ...] = ()
    """All versions of it, itself among them; none if it is the only one."""
    repetitions: tuple[Repetition, ...] = ()
    """Other articles that share much of its text."""

    def row(self, statement_id: int) -> StoredStatement | None:
        """A statement of the article, be it rejected; None if it is of another one."""
        return next((row for row in (*self.statements, *self.rejected) if row.id == statement_id), None)

    def corrections(self, statement_id: int) -> tuple[Change, ...]:
        """The last correction of each kind that stands in a statement, newest first."""
        row = self.row(statement_id)
        standing: dict[Corrected, Change] = {}
        for change in self.changes:
            is_its = row is not None and change.corrects in row.corrected and statement_id in change.statement_ids
            if is_its and change.corrects is not None and not change.undone:
                standing.setdefault(change.corrects, change)
        return tuple(standing.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHits:
    """Where a query matches in an article's text."""

    article_id: int
    hits: Spans


@dataclass(frozen=True, kw_only=True)
class Census:
    """What the library holds, in the order of import. What is asked of it after every letter is reckoned once."""

    articles: tuple[StoredArticle, ...]
    """Of each text only the beginning."""

    @cached_property
    def statements(self) -> int:
        """How many statements the default view can show."""
        return sum(article.statement_count for article in self.articles)

    @cached_property
    def foreign(self) -> tuple[StoredArticle, ...]:
        """The articles that are not in English, so that no statements were looked for in them."""
        return tuple(article for article in self.articles if is_foreign(article))


def hits_in(stored: StoredArticle, highlight: Highlight) -> Spans:
    """Where a query matches in an article."""
    text = stored.article.text
    return highlight(text) if len(text) <= LONGEST_HIGHLIGHTED else ()
