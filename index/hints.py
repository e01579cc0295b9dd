"""What the search tells besides results: other queries, ends of words that are being typed, saved searches, repairs.

Plain data like the model's.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another query, where one finds nothing."""

    query: str
    count: int
    """How many statements it finds; 0 only where a part is left out in vain."""
    left_out: str = ""
    """The part of the query that it does without, as it was typed; empty where words are spelled otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that the user saved."""

    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a query may become by finishing the word that is being typed."""

    query: str
    """The whole query with it."""
    cursor: int
    """Where typing goes on."""
    field: str
    value: str = ""
    """The value of the field; empty where the field's name is completed."""
    count: int | None = None
    """How many statements of the library have the value; None for a field's name."""


class Repair(StrEnum):
    """What was wrong with a search index when its library was opened; it is mended by then."""

    MISSING = "it was missing"
    DAMAGED = "it was damaged"
    OTHER_VERSION = "it was made by another version of the program"
    OUT_OF_STEP = "it did not hold what the library holds"
