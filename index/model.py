"""The data that the stages hand to each other: articles, statements, speakers.

All offsets are half-open and count code points of `Article.text`. What an article is made of has a file of its own, and
can be had here with the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from index.article import Article as Article
from index.article import DateOrigin as DateOrigin
from index.article import Joint as Joint
from index.article import Paragraph as Paragraph
from index.article import ParagraphRole as ParagraphRole
from index.article import SourceRecord as SourceRecord
from index.article import Span as Span
from index.article import Spans as Spans

LONGEST_NAME_CHARS = 200
"""What the user writes is no name or tag if it is longer."""


class QuotationKind(StrEnum):
    """How a content is reported: all in quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Manner(StrEnum):
    """What the cue reports."""

    SAID = "said"
    """Speech or writing."""
    THOUGHT = "thought"
    """Thoughts, wishes, feelings, plans."""
    EVENT = "event"
    """Something done or expected; nobody's words."""


class Polarity(StrEnum):
    """Whether the text says that something was said or thought, that it was not, or only that it might be.

    It is about the reporting words, not about what they report: "denied that he left" is plain, since a denial was
    made; "did not say that he left" is negated.
    """

    PLAIN = "plain"
    NEGATED = "negated"
    """The text says that it was not said or thought: "did not say whether", "declined to comment", "no one claimed"."""
    HYPOTHETICAL = "hypothetical"
    """It was not said or thought yet, or only perhaps: "if he says", "might argue", "will announce"."""


class Tier(StrEnum):
    """How sure the attribution to a speaker is, in words."""

    CLEAR = "clear"
    LIKELY = "likely"
    UNSURE = "unsure"
    UNATTRIBUTED = "unattributed"


class SpeakerKind(StrEnum):
    """What sort of speaker a name or description stands for."""

    PERSON = "person"
    BODY = "body"
    """An organisation, a government, a country, a newspaper."""
    GROUP = "group"
    UNNAMED = "unnamed"
    """Known only by a description ("a senior administration official")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is credited: the fullest name the text gives, or the description of an unnamed source."""

    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of the chain from the words beside the cue to the speaker's fullest name."""

    span: Span
    reason: str
    """In plain words, for example "same surname as the full name in paragraph 2"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The link from a statement to its speaker, with its evidence.

    `speaker` is None exactly when the tier is unattributed. The chain begins with the mention and ends with
    the words that give the name. `candidates` are names considered but not safe enough, best first.
    """

    speaker: Speaker | None = None
    tier: Tier = Tier.UNATTRIBUTED
    chain: tuple[Link, ...] = ()
    candidates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.speaker is None) != (self.tier is Tier.UNATTRIBUTED):
            raise ValueError("a speaker is missing exactly when the tier is unattributed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A content, its cue and the mention of its speaker, found at a place in an article.

    Each role is a tuple of spans in order, since a role can be interrupted; cue and mention may be empty.
    """

    kind: QuotationKind
    content: Spans
    cue: Spans = ()
    mention: Spans = ()
    manner: Manner = Manner.SAID
    polarity: Polarity = Polarity.PLAIN
    confidence: float = 0.0
    """Calibrated probability, 0 to 1, that content and mention are right."""
    listed: bool = True
    """Whether the default view shows it: something that was said, found with enough confidence."""
    within: int | None = None
    """Index, among the article's statements, of the one that reports this one (second-hand)."""
    attribution: Attribution = field(default_factory=Attribution)

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement has a content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is between 0 and 1, not {self.confidence}")

    @property
    def span(self) -> Span:
        """The smallest span around content, cue and mention."""
        parts = (*self.content, *self.cue, *self.mention)
        return Span(min(p.start for p in parts), max(p.end for p in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article in a library."""

    id: int
    article: Article
    source: str
    """Name of the file it came from, or a word for text that was pasted."""
    sha256: str
    """Of the original bytes."""
    imported: str
    """ISO 8601 date and time, UTC."""
    statement_count: int
    """Statements that the default view shows."""
    found: Article | None = None
    """The article as it was read, where the user changed its record or left other paragraphs out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What articles were read from, byte for byte as it was handed to us."""

    name: str
    """Of the file, or a word for what was pasted."""
    sha256: str
    content: bytes
    file_name: str = ""
    """A name for a copy: harmless on every system, with the ending of what is in it, whatever the name claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the reader noted on a statement, beside what it says."""

    starred: bool = False
    checked: str | None = None
    """When the reader checked it: ISO 8601 date and time, UTC; None for not yet."""
    tags: tuple[str, ...] = ()
    """In order of the alphabet."""
    note: str = ""


class Corrected(StrEnum):
    """What the user changed in a statement."""

    SPEAKER = "speaker"
    CONTENT = "content"
    ADDED = "added"
    """The whole statement: it was not found by extraction."""
    REJECTED = "rejected"
    """That it is none: it is in no list or count, and only found by those who look for such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A name that a person speaks under in articles, and why it counts as that person's."""

    name: str
    reason: str
    """In plain words, for example "the same full name"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStatement:
    """A statement in a library as it stands after the user's corrections, with what a list row needs.

    The name of its speaker is that of the person in the library. A speaker whom the user set is clear, and the one
    link of the chain says so.
    """

    id: int
    """Stays when the article is extracted anew, as long as the statement is still found."""
    article_id: int
    position: int
    """Grows with the position in the text, from 0; statements that are not shown leave gaps."""
    statement: Statement
    quote: str
    """The content as the article prints it, with its own quotation marks; pieces joined by ` … `."""
    cue: str
    mention: str
    within_id: int | None
    """The statement that reports this one (second-hand), if any."""
    record: SourceRecord
    person_id: int | None = None
    """Who speaks, among the library's people; None exactly when the statement has no speaker."""
    marks: Marks = field(default_factory=Marks)
    corrected: frozenset[Corrected] = frozenset()
    found: Attribution | None = None
    """What extraction said of the speaker, where the user said otherwise."""
    joined: Joined | None = None
    """The name that was found, and why it is the speaker's, where the library shows the speaker under another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who speaks in a library, across its articles; a body or an unnamed source as well."""

    id: int
    name: str
    """As the library shows it."""
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    """Further names that the user confirmed: a new article's speaker of such a name is this person."""
    names: tuple[str, ...] = ()
    """All names that articles give, in order of the alphabet."""
    joined: tuple[Joined, ...] = ()
    """For each of `names` why it belongs to this person."""
    statement_count: int = 0
    """Statements that the default view shows, in articles that are not removed."""
    article_count: int = 0
    """Articles that these statements stand in."""
    article: str = ""
    """Headline of the article, or the name of its source, if it is only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two people of a library that may be one; nothing is merged before the user says so."""

    first: Person
    second: Person
    reason: str
    """In plain words, for example "the surname of the other"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the change log: what the user changed, when, from what, to what."""

    id: int
    """Higher for later changes."""
    made_at: str
    """ISO 8601 date and time, UTC."""
    title: str
    """What was done, for example "Change of speaker"."""
    subject: str
    """What it was done to, for example the beginning of the statement."""
    before: str
    after: str
    statement_ids: tuple[int, ...] = ()
    """The statements that were changed; empty for a change of people."""
    undoes: int | None = None
    """The change that this one took back."""
    undone: bool = False
    """Whether it is taken back now."""
    corrects: Corrected | None = None
    """What of its statements it corrected; None for marks, people, and what only takes back or puts back."""


class Order(StrEnum):
    """How results are ordered."""

    NEWEST = "newest"
    """By date, newest first and undated last; then by article and position."""
    RELEVANCE = "relevance"
    POSITION = "position"
    """By article as imported, then by position."""
    SPEAKER = "speaker"
    """By the speaker's name in order of letters, what nobody said last; then as `NEWEST`."""
    OUTLET = "outlet"
    """By the outlet's name in order of letters, unknown last; then as `NEWEST`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet and how many results have it."""

    value: str
    """What stands in the query after the field name, for example `direct`."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryFilter:
    """A `field:value` part of a query, as a chip shows it."""

    field: str
    value: str
    excluded: bool
    span: Span
    """Where it stands in the query text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The answer to a query."""

    query: str
    understood: str
    """How the query was understood, in words; empty for an empty query."""
    ids: tuple[int, ...]
    """All matching statements, in order."""
    hidden: int
    """Further matches that the default view does not show."""
    facets: dict[str, Sequence[FacetValue]]
    """By field (`speaker`, `outlet`, `kind`, `manner`, `is`, `tag`, `cue`, `date`, `search`); most frequent first.

    Speakers are people under the names that are shown; `source` has the values of `is` that tell named from unnamed
    sources, `wording` those that tell how words were edited, and whether other articles have them; dates are days,
    months or years, whichever fit the time that the results lie in.
    """
    filters: tuple[QueryFilter, ...]
    highlight: Callable[[str], Spans]
    """The hits of this query inside any text, in order, not overlapping. Pure and quick."""
