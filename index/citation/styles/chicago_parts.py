"""What both systems of Chicago, eighteenth edition, write in the same way."""

from index.citation.record import CitationRecord
from index.citation.styles.parts import joined, listed_outlet, personal_authors
from index.citation.titles import UNTITLED

_MOST_AUTHORS = 6
_KEPT_AUTHORS = 3


def list_head(record: CitationRecord) -> str:
    """What stands at the head of an entry without authors: the outlet, or else the headline."""
    return listed_outlet(record.outlet) if record.outlet else record.headline or UNTITLED


def listed_authors(record: CitationRecord) -> str:
    """`Doe, Jane Q., and Ludwig van Dam` as in a list; of more than six the first three."""
    authors = personal_authors(record)
    names = [author.inverted if place == 0 else author.straight for place, author in enumerate(authors)]
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[:_KEPT_AUTHORS])}, et al."
    return f"{names[0]}, and {names[1]}" if len(names) == 2 else joined(names, "and", before_last=",")
