"""What a citation is made from, and what it is made into."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from index.citation.marks import Mark, Words, collapse, is_balanced, parse, show
from index.citation.passage import passage_link
from index.model import (
    Corrected,
    Manner,
    Polarity,
    QuotationKind,
    Span,
    Spans,
    SpeakerKind,
    StoredStatement,
    Tier,
)


class Run(NamedTuple):
    """A stretch of a paragraph in one manner."""

    text: str
    italic: bool = False
    link: str | None = None


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flavours:
    """The same words in every form that can be pasted; all empty when there was nothing to cite."""

    plain: str
    html: str
    markdown: str
    rtf: str


class Standing(StrEnum):
    """What may be said of who is speaking."""

    NAMED = "named"
    DESCRIBED = "described"
    """Known only by the article's description."""
    UNCLEAR = "unclear"
    """Someone is credited, but who that is is not sure enough to be asserted."""
    NOBODY = "nobody"
    """The article credits nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who is credited; `words` are empty exactly when nobody is asserted."""

    standing: Standing
    words: str = ""


class QuoteRun(NamedTuple):
    """A stretch of a quote: the speaker's own words, or the reporter's."""

    text: str
    """Without the marks around it; marks inside it are American and begin with single ones if it is in marks."""
    in_quotes: bool


Piece = tuple[QuoteRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRecord:
    """Everything a citation of one statement knows; None and empty mean unknown."""

    pieces: tuple[Piece, ...]
    """A quote that is interrupted has several."""
    kind: QuotationKind
    speaker: Credit
    reporter: Credit | None = None
    """Who reports the speaker inside the article, if the statement is second-hand."""
    manner: Manner = Manner.SAID
    polarity: Polarity = Polarity.PLAIN
    article_id: int = 0
    """Tells articles apart of which nothing is known."""
    headline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    accessed: str | None = None
    passage: str | None = None
    """The address with what opens the page at the quote."""

    @property
    def article(self) -> tuple[object, ...]:
        """Equal for records of the same article."""
        return (self.article_id, self.headline, self.authors, self.outlet, self.published, self.url)


_OPENERS = frozenset("“\"„«‹‘‚'「『")
_CLOSING = re.compile(r"[.,;:!?…]{0,3}(?:''|[”\"“»›’'」』])(?!\w)")
_LETTER = re.compile(r"[^\W_]")
_LOOSE_COMMA = re.compile(r"\s*,$")
_UNSAFE_IN_URL = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f\x7f]")


def record_of(stored: StoredStatement, article_text: str, *, reporter: StoredStatement | None = None) -> CitationRecord:
    """The record of one statement, from the text of its article.

    `reporter` is the statement that reports this one (`stored.within_id`). Without it a second-hand statement is still
    marked as second-hand, by nobody in particular.
    """
    statement, source = stored.statement, stored.record
    url = _known_url(source.url)
    return CitationRecord(
        pieces=_pieces(article_text, statement.content, statement.kind) or _from_quote(stored),
        kind=statement.kind,
        speaker=_credit(stored),
        reporter=_reporter(stored, reporter),
        manner=statement.manner,
        polarity=statement.polarity,
        article_id=stored.article_id,
        headline=_known(source.headline),
        authors=tuple(name for author in source.authors if (name := collapse(author))),
        outlet=_known(source.outlet),
        published=source.published,
        url=url,
        accessed=source.accessed,
        passage=passage_of(stored, article_text),
    )


def passage_of(stored: StoredStatement, article_text: str) -> str | None:
    """The address that opens the page of a statement's article at the statement; None where no address is known."""
    url = _known_url(stored.record.url)
    return passage_link(url, article_text, stored.statement.content) if url else None


def _known(value: str | None) -> str | None:
    """The value on one line, or None if there is no letter or digit in it."""
    value = collapse(value or "")
    return value if any(character.isalnum() for character in value) else None


def _known_url(url: str | None) -> str | None:
    """The address with everything escaped that could end it early in any flavour."""
    if not (url := _known(url)):
        return None
    return _UNSAFE_IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), url)


def _credit(stored: StoredStatement) -> Credit:
    attribution = stored.statement.attribution
    if attribution.speaker is None:
        # The mention is what was found: it says nothing any more once the user said that nobody is named.
        is_mentioned = bool(stored.mention.strip()) and Corrected.SPEAKER not in stored.corrected
        return Credit(standing=Standing.UNCLEAR if is_mentioned else Standing.NOBODY)
    words = collapse(attribution.speaker.name)
    if attribution.tier is Tier.UNSURE or not words:
        return Credit(standing=Standing.UNCLEAR)
    if attribution.speaker.kind is SpeakerKind.UNNAMED:
        return Credit(standing=Standing.DESCRIBED, words=words)
    return Credit(standing=Standing.NAMED, words=words)


def _reporter(stored: StoredStatement, reporter: StoredStatement | None) -> Credit | None:
    if stored.within_id is None:
        return None
    if reporter is None:
        return Credit(standing=Standing.UNCLEAR)
    credit = _credit(reporter)
    return None if credit.words and credit == _credit(stored) else credit


def _from_quote(stored: StoredStatement) -> tuple[Piece, ...]:
    """The pieces when the text does not hold the content, for example because it was replaced since."""
    whole = Span(0, len(stored.quote))
    return _pieces(stored.quote, (whole,), stored.statement.kind)


def _pieces(text: str, content: Spans, kind: QuotationKind) -> tuple[Piece, ...]:
    pieces = (_piece(text, span, kind) for span in _joined(text, content))
    return tuple(piece for piece in pieces if piece)


def _joined(text: str, content: Spans) -> Spans:
    """The spans, as one where only blanks lie between two: a quotation over two paragraphs is not interrupted."""
    joined: list[Span] = []
    for span in content:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _piece(text: str, span: Span, kind: QuotationKind) -> Piece:
    inner = text[span.start : span.end]
    words = parse(inner)
    start, end = _with_marks_around(text, span)
    for first, last in ((start, end), (start, span.end), (span.start, end)):
        wider = parse(text[first:last])
        if len(_marks(wider)) > len(_marks(words)) and is_balanced(text[first:last]):
            words = wider
            break
    if kind is not QuotationKind.DIRECT:
        return _tidied(_runs(words))
    if _has_words_outside(words) and (Mark.OPEN not in words or (start, end) != span):
        # Marks around the whole of it lie outside, or there are none, as in a transcript.
        return _tidied((QuoteRun(show(parse(inner), depth=1), in_quotes=True),))
    return _tidied(_runs(words), drop_outside=not _has_words_outside(words))


def _with_marks_around(text: str, span: Span) -> Span:
    """The span with the signs directly around it that could be its quotation marks."""
    start = span.start - 1 if text[span.start - 1 : span.start] in _OPENERS else span.start
    closing = _CLOSING.match(text, span.end)
    return Span(start, closing.end() if closing else span.end)


def _marks(words: Words) -> list[Mark]:
    return [token for token in words if isinstance(token, Mark)]


def _runs(words: Words) -> Piece:
    """The words cut where a mark leaves or enters the reporter's own words."""
    runs: list[QuoteRun] = []
    depth = 0
    inside: list[str | Mark] = []
    for token in words:
        if token is Mark.CLOSE:
            depth -= 1
            if not depth:
                runs.append(QuoteRun(show(tuple(inside), depth=1), in_quotes=True))
                inside = []
        if depth:
            inside.append(token)
        elif isinstance(token, str):
            runs.append(QuoteRun(token, in_quotes=False))
        if token is Mark.OPEN:
            depth += 1
    return tuple(runs)


def _has_words_outside(words: Words) -> bool:
    return any(character.isalnum() for run in _runs(words) if not run.in_quotes for character in run.text)


def _tidied(runs: Piece, *, drop_outside: bool = False) -> Piece:
    """The runs without empty ones and without the punctuation that led on to the reporter's words."""
    kept = [run for run in runs if run.text.strip() and not (drop_outside and not run.in_quotes)]
    while len(kept) > 1 and not kept[-1].in_quotes and not _LETTER.search(kept[-1].text):
        kept.pop()
    while kept:
        text = _LOOSE_COMMA.sub("", kept[-1].text.rstrip())
        if text:
            kept[-1] = kept[-1]._replace(text=text)
            break
        kept.pop()
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
    return tuple(kept)
