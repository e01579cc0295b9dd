"""What came of looking for a quote: the data that windows, files and the command line show."""

from dataclasses import dataclass
from enum import StrEnum

from index.model import SourceRecord, Span, StoredStatement


class Verdict(StrEnum):
    """How a quote stands to what a library holds, the surest first.

    None of them says that a quote is false or true: somebody may have said it elsewhere.
    """

    EXACT = "exact"
    """The whole statement, letter by letter; marks around it and at its end, and their style, do not count."""
    PUNCTUATION = "same words, other punctuation"
    """The whole statement, word by word; punctuation or capitals differ."""
    PART = "part of a longer statement"
    """Words in sequence from a statement that goes on before or behind them, or, where an ellipsis says so, between."""
    ALTERED = "altered"
    """Some words are other ones, left out or added."""
    JOINED = "pieces joined from several places"
    INDIRECT = "only reported indirectly"
    """The words stand in an article, but not as the speaker's own: they are in no quotation marks there."""
    OTHER_SPEAKER = "by someone else than named"
    IN_TEXT = "in the text, but not as a statement"
    """Word by word in an article, where nobody is found to say it."""
    NOT_FOUND = "not found"


class Difference(StrEnum):
    """What a run of words is in a comparison."""

    SAME = "same"
    REPLACED = "replaced"
    ADDED = "added"
    """Only in the quote."""
    LEFT_OUT = "left out"
    """Only in the statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words in both texts, as each prints them; what belongs to one side only is empty on the other."""

    difference: Difference
    quote: str
    statement: str
    is_marked: bool = False
    """Whether the quote itself says so, with an ellipsis or square brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A statement that a quote, or a piece of it, comes from."""

    verdict: Verdict
    """Of this statement alone: never joined and never not found."""
    match: Verdict
    """Exact, other punctuation, part or altered, whoever said it and whether or not it is in quotation marks."""
    row: StoredStatement
    pieces: tuple[Piece, ...]
    """Side by side, in order; every difference between the quote and this part of the statement is among them."""
    cut_before: str
    """What the statement says before that part."""
    cut_behind: str
    kept: float
    """How much of the quote is in it, from 0 to 1; words that say little count less."""

    @property
    def changed_words(self) -> int:
        """How many words differ: those replaced, added, or left out where nothing says so."""
        return sum(
            max(len(piece.quote.split()), len(piece.statement.split()))
            for piece in self.pieces
            if piece.difference is not Difference.SAME and not piece.is_marked
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place in the text of an article that has the words of a quote."""

    article_id: int
    record: SourceRecord
    span: Span
    words: str
    """As the article prints them."""
    before: str
    """What stands before them in their paragraph, some words of it."""
    behind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The answer to: did anyone say this, and exactly so?"""

    quote: str
    speaker: str
    """The name that was asked for; empty for none."""
    verdict: Verdict
    findings: tuple[Finding, ...]
    """Best first; for joined pieces in the order in which the quote has them."""
    article_count: int
    """In how many articles was looked."""
    passages: tuple[Passage, ...] = ()
    """Where texts have the words, if no statement has them as they are."""
