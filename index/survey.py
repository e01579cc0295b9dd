"""What the ways to look at many statements at once are made of: lines, counts, moments.

There may be a hundred thousand of them, so they are plain tuples.
"""

from enum import StrEnum
from typing import NamedTuple

from index.article import Span
from index.model import QuotationKind


class KwicOrder(StrEnum):
    """How lines of keywords in context are ordered; those that are equal stay as the results are ordered."""

    FOUND = "found"
    """As the results are ordered."""
    LEFT = "left"
    """By up to three words to the left, the nearest first."""
    RIGHT = "right"
    """By up to three words to the right."""
    WORD = "word"
    """By the keyword."""


class KwicLine(NamedTuple):
    """A keyword in its context: the hit, and what stands left and right of it in the article."""

    statement_id: int
    left: str
    word: str
    right: str
    place: Span
    """Of the keyword in the article's text."""


class Tally(NamedTuple):
    """How many of some statements are of one speaker, with one reporting word, from one outlet and of one kind."""

    speaker: str
    """Empty where nobody is credited."""
    cue: str
    """The reporting word, as `cue:` finds it; empty where there is none."""
    outlet: str
    """Empty where it is not known."""
    kind: QuotationKind
    statements: int


class Moment(NamedTuple):
    """A statement on a line of time."""

    statement_id: int
    published: str
    """ISO 8601, as precise as known; empty for unknown."""
    speaker: str
