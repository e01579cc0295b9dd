"""What both systems of Chicago, eighteenth edition, write in the same way."""

import re

from index.citation.record import CitationRecord
from index.citation.styles.parts import joined, personal_authors

_THE = re.compile(r"The (?=\S)")
_MOST_AUTHORS = 6
_KEPT_AUTHORS = 3


def listed_outlet(outlet: str) -> str:
    """The name of a newspaper or site as Chicago prints it, without "The" at its start."""
    return _THE.sub("", outlet, count=1) if _THE.match(outlet) else outlet


def listed_authors(record: CitationRecord) -> str:
    """`Doe, Jane Q., and Ludwig van Dam` as in a list; of more than six the first three."""
    authors = personal_authors(record)
    names = [author.inverted if place == 0 else author.straight for place, author in enumerate(authors)]
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[:_KEPT_AUTHORS])}, et al."
    return f"{names[0]}, and {names[1]}" if len(names) == 2 else joined(names, "and", before_last=",")
