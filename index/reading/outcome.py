"""What reading a source gives: its articles, and why parts of it could not be read."""

from dataclasses import dataclass

from index.errors import SourceError
from index.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The articles of one source, in the order in which they stand in it.

    The same bytes give the same articles in the same order, so an import that was cut short can be taken up again.
    """

    articles: tuple[Article, ...]
    failures: tuple[SourceError, ...] = ()
    """One for each part that could not be read, its `source` naming the part."""


def one(article: Article) -> Reading:
    """The reading of a source that holds one article."""
    return Reading(articles=(article,))
