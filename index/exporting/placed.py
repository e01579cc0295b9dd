"""Statements with what a report about them needs: the article around each, and who in it reports it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.citation.record import passage_of
from index.model import Paragraph, StoredArticle, StoredStatement
from index.reader import Reader

_ARTICLES_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A statement in its place."""

    stored: StoredStatement
    article: StoredArticle
    reporters: tuple[StoredStatement, ...] = ()
    """For a second-hand statement the one that reports it, then the one that reports that, and so on."""

    @property
    def paragraphs(self) -> dict[int, Paragraph]:
        """The paragraphs that it stands in, by their numbers from 1."""
        span = self.stored.statement.span
        every = enumerate(self.article.article.paragraphs, start=1)
        return {number: paragraph for number, paragraph in every if paragraph.span.overlaps(span)}

    @property
    def passage(self) -> str | None:
        """The address that opens the page at the statement; None where none is known that a browser could open."""
        link = passage_of(self.stored, self.article.article.text)
        return link if link and link.lower().startswith(("http://", "https://")) else None


class Placing:
    """Finds the places of statements, some at a time; of what they share little is read twice."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._article = lru_cache(maxsize=_ARTICLES_KEPT)(reader.article)

    def placed(self, ids: Sequence[int]) -> Iterator[Placed]:
        """The statements with these numbers, in this order.

        Raises:
            StatementNotFound: there is none with one of the numbers.
        """
        rows = self._reader.rows(ids)
        known = {row.id: row for row in rows}
        while missing := {row.within_id for row in known.values() if row.within_id} - set(known):
            known |= {row.id: row for row in self._reader.rows(sorted(missing))}
        for row in rows:
            yield Placed(stored=row, article=self._article(row.article_id), reporters=_reporters(row, known))


def _reporters(row: StoredStatement, known: dict[int, StoredStatement]) -> tuple[StoredStatement, ...]:
    found: list[StoredStatement] = []
    while row.within_id and (row := known[row.within_id]) not in found:
        found.append(row)
    return tuple(found)
