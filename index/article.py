"""What an article is: a text, its paragraphs, and what is known of where it came from.

All offsets are half-open and count code points of `Article.text`.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` in code points of an article's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


class ParagraphRole(StrEnum):
    """What a paragraph is to the story."""

    HEADLINE = "headline"
    STORY = "story"
    ASIDE = "aside"
    """A box about another story: read by itself, neither lends nor borrows speakers."""
    LEFT_OUT = "left_out"
    """Page furniture: kept and shown greyed, never read for statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of an article's text that is not blank."""

    span: Span
    role: ParagraphRole = ParagraphRole.STORY
    section: int = 0
    """Paragraphs of one section may explain each other; the story is 0, each aside has its own number."""


_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class DateOrigin(StrEnum):
    """Where the date of an article comes from, which tells how far to trust it."""

    FIELDS = "fields"
    """A field of its own: the page's data, a column of a table, a line of an export."""
    TEXT = "text"
    """Words that are printed on the page, which may be the date of something else."""
    ADDRESS = "address"
    """The address of the page."""
    GIVEN = "given"
    """The user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What is known of where an article came from; None and empty mean unknown."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    """ISO 8601, as precise as known: `2017`, `2017-04` or `2017-04-12`."""
    dated_by: DateOrigin | None = None
    """Where `published` comes from; None where there is none, or it was not noted."""
    url: str | None = None
    accessed: str | None = None
    language: str | None = None
    section: str | None = None

    def __post_init__(self) -> None:
        for value in (self.published, self.accessed):
            if value is not None and not _DATE.fullmatch(value):
                raise ValueError(f"not an ISO 8601 date: {value!r}")
        if self.dated_by is not None and self.published is None:
            raise ValueError("where a date comes from can be said only of a date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A place where the source breaks a word at the end of a line, and where the word was made whole."""

    at: int
    """Where the second half begins."""
    taken: str
    """What stood between the halves besides the end of the line: a hyphen or a soft hyphen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text, its paragraphs in order, and what is known of it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    record: SourceRecord = field(default_factory=SourceRecord)
    joints: tuple[Joint, ...] = ()
    """In order; empty where no word was broken, or where the format does not tell."""
