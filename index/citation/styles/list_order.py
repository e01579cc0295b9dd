"""In which order the articles of a list stand.

By authors, letter by letter without blanks, marks and accents, one author before the same one with others; an article
without authors by what stands at its head, without "A", "An" or "The". Then the works of the same authors by time, if
the style orders them so, and by title, again without an article in front.
"""

import unicodedata
from collections.abc import Callable, Sequence

from index.citation.dates import PartialDate, partial_date
from index.citation.names import Author
from index.citation.record import CitationRecord
from index.citation.titles import UNTITLED

Time = Callable[[PartialDate | None], tuple[int, ...]]
Key = tuple[tuple[tuple[str, str], ...], tuple[int, ...], str]
_LEADING_ARTICLES = ("a ", "an ", "the ")


def by_year(date: PartialDate | None) -> tuple[int, ...]:
    """The earliest year first, works without a date last."""
    return (0, date.year) if date else (1,)


def by_date(date: PartialDate | None) -> tuple[int, ...]:
    """Works without a date first, then the earliest; what only knows its year before what knows its day in it."""
    return (1, *date) if date else (0,)


def list_key(record: CitationRecord, head: Sequence[Author] | str, time: Time | None = None) -> Key:
    """Orders an article by what stands at its head, its date and its headline."""
    if isinstance(head, str):
        names: tuple[tuple[str, str], ...] = ((heading(head), ""),)
    else:
        names = tuple(
            (
                heading(author.family) if author.is_body else _letters(author.family),
                _letters(author.given + author.suffix),
            )
            for author in head
        )
    return names, time(partial_date(record.published)) if time else (), heading(record.headline or UNTITLED)


def heading(text: str) -> str:
    """A title or the name of a body as lists order it."""
    bare = text.lstrip("“”‘’\"'«»").casefold()
    for article in _LEADING_ARTICLES:
        bare = bare.removeprefix(article) if bare.startswith(article) else bare
    return _letters(bare) or _letters(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))
