"""What each paragraph is to the story: headline, story, a box about another story, or page furniture.

The rules look at form alone: blank lines, length, capitals and end punctuation. Where they cannot tell, a
paragraph is story.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from index.model import Article, DateOrigin, Paragraph, ParagraphRole, SourceRecord, Span
from index.reading import furniture
from index.reading.language import language_of
from index.text import paragraph_spans, sentence_spans, tidy

_MAX_HEADLINE_CHARS = 200
_NEXT_TURNS = 10
_HEADLINE_PLACES = 5
_DATE_PLACES = 3
"""A line that is only a date is page furniture among the first few lines; further down it may head a chronology."""
_MIN_ASIDE_TITLE_WORDS = 6
"""A shorter line in capitals is as likely a sub-heading of the story."""
_MAX_ASIDE_TITLE_WORDS = 20
_MIN_ASIDE_TEXT_WORDS = 12
_MAX_ASIDES = 2
_MAX_ASIDE_SHARE = 0.4
_MIN_OTHER_BLOCKS = 4
_MIN_SINGLE_LINES = 0.8
_TITLE_CASE = 0.75

_SPACES = re.compile(r"[ \t\n]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_UNFINISHED = (":", ",", ";", "-", "–", "—")
_FULL_STOP = re.compile(r"[.…][\"'”’»)\]]*$")
_TURN = re.compile(r"[A-Z][A-Z.'’ -]+:\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_IN_TITLES = frozenset(
    """a an and as at but by for from if in into nor of off on or over per so than that the to up upon via vs
    with yet""".split()
)


class Line(NamedTuple):
    """A paragraph as its format gives it; without a role, its form decides whether it is page furniture."""

    text: str
    role: ParagraphRole | None = None


def assembled(lines: Iterable[Line], record: SourceRecord | None = None) -> Article | None:
    """The article of a format that knows its paragraphs, a blank line between them; None if no story is in it.

    Lines are brought to normal form and blank ones dropped. The headline of `record` becomes the first paragraph,
    unless a line at the beginning has the same words. The language is the text's, and only where that is too short
    to tell, the one that `record` states.

    Raises:
        ModelError: the text is not plainly English, and the part that tells other languages cannot be used.
    """
    record = _dated(record or SourceRecord())
    tidied = [Line(_one_line(line.text), line.role) for line in lines]
    decided = _with_headline([Line(line.text, _role(line)) for line in tidied if line.text], record.headline)
    story = [line.text for line in decided if line.role not in {ParagraphRole.LEFT_OUT, ParagraphRole.HEADLINE}]
    if not story:
        return None
    # Exports and pages call texts English that are not, so the text itself is asked first.
    record = replace(record, language=language_of("\n".join(story)) or record.language)
    paragraphs, start = [], 0
    for line in decided:
        span = Span(start, start + len(line.text))
        paragraphs.append(Paragraph(span=span, role=line.role or ParagraphRole.STORY))
        start = span.end + 2
    return Article(text="\n\n".join(line.text for line in decided), paragraphs=tuple(paragraphs), record=record)


def document(lines: Iterable[str], record: SourceRecord | None = None) -> Article | None:
    """The article of a document that knows its paragraphs but not what they are; None if there is no story in it.

    Without a headline in `record` the first paragraph may be it, as in a plain text.

    Raises:
        ModelError: as for `assembled`.
    """
    record = record or SourceRecord()
    tidied = [line for line in map(_one_line, lines) if line]
    if record.headline is not None:
        return assembled(map(Line, tidied), record)
    return article("\n\n".join(tidied), record) if tidied else None


def with_left_out(article: Article, texts: Iterable[str]) -> Article:
    """The article with these texts below it, as page furniture; blank ones are dropped."""
    text, paragraphs = article.text, list(article.paragraphs)
    for line in filter(None, map(_one_line, texts)):
        start = len(text) + 2
        text += f"\n\n{line}"
        paragraphs.append(Paragraph(span=Span(start, start + len(line)), role=ParagraphRole.LEFT_OUT))
    return replace(article, text=text, paragraphs=tuple(paragraphs))


def _dated(record: SourceRecord) -> SourceRecord:
    """The record with where its date comes from: from a field of its own, unless a reader knows better."""
    if record.published is None or record.dated_by is not None:
        return record
    return replace(record, dated_by=DateOrigin.FIELDS)


def _one_line(text: str) -> str:
    """The text in normal form and on one line."""
    return _SPACES.sub(" ", tidy(text)).strip()


def _role(line: Line) -> ParagraphRole:
    if line.role is not None:
        return line.role
    return ParagraphRole.LEFT_OUT if furniture.is_furniture(line.text) else ParagraphRole.STORY


def _with_headline(lines: list[Line], headline: str | None) -> list[Line]:
    """The lines with the headline among them, marked as such."""
    if headline is None or not (headline := _one_line(headline)):
        return lines
    for number, line in enumerate(lines[:_HEADLINE_PLACES]):
        if line.text.casefold() == headline.casefold():
            return [*lines[:number], Line(line.text, ParagraphRole.HEADLINE), *lines[number + 1 :]]
    return [Line(headline, ParagraphRole.HEADLINE), *lines]


def article(text: str, record: SourceRecord | None = None) -> Article:
    """The text as it is, with the role of each paragraph; `record` gets what it lacks of headline and language.

    Raises:
        ModelError: the text is not plainly English, and the part that tells other languages cannot be used.
    """
    record = _dated(record or SourceRecord())
    spans = paragraph_spans(text)
    left_out = _left_out(text, spans)
    story = tuple(span for span in spans if span not in left_out)
    headline = _headline(text, story)
    if headline and record.headline is None:
        record = replace(record, headline=_as_title(text[headline.start : headline.end]))
    if record.language is None:
        record = replace(record, language=language_of("\n".join(text[span.start : span.end] for span in story)))
    sections = _asides(text, story)
    return Article(
        text=text, paragraphs=tuple(_paragraph(span, headline, left_out, sections) for span in spans), record=record
    )


def _paragraph(span: Span, headline: Span | None, left_out: set[Span], sections: dict[Span, int]) -> Paragraph:
    """A paragraph in the first role that applies."""
    if span in left_out:
        return Paragraph(span=span, role=ParagraphRole.LEFT_OUT)
    if span == headline:
        return Paragraph(span=span, role=ParagraphRole.HEADLINE)
    if section := sections.get(span):
        return Paragraph(span=span, role=ParagraphRole.ASIDE, section=section)
    return Paragraph(span=span)


def _left_out(text: str, spans: tuple[Span, ...]) -> set[Span]:
    """The paragraphs that are page furniture."""
    found = {span for span in spans if furniture.is_furniture(text[span.start : span.end])}
    return found | {span for span in spans[:_DATE_PLACES] if furniture.is_date_line(text[span.start : span.end])}


def _headline(text: str, story: tuple[Span, ...]) -> Span | None:
    """The first paragraph, where it is short, no plain sentence, and a fuller text follows."""
    if len(story) < 2:
        return None
    first, rest = story[0], story[1:]
    line = text[first.start : first.end]
    if len(line) > _MAX_HEADLINE_CHARS or line.endswith(_UNFINISHED) or not _WORD.search(line):
        return None
    if _SENTENCE_END.search(line) and not _may_end_title(text, first):
        return None
    if _TURN.match(line) and any(_TURN.match(text, span.start) for span in rest[:_NEXT_TURNS]):
        return None
    is_followed = any(
        span.end - span.start > len(line) and _SENTENCE_END.search(text, span.start, span.end) for span in rest
    )
    return first if is_followed else None


def _may_end_title(text: str, line: Span) -> bool:
    """Whether a line with a sentence's end can be a title: one question or exclamation, or all in title case."""
    title = text[line.start : line.end]
    if _FULL_STOP.search(title):
        return _title_case_share(title) == 1.0
    return len(sentence_spans(text, line)) == 1


def _as_title(line: str) -> str:
    """A headline as it is cited: one full stop at its end is not part of it."""
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line


def _title_case_share(line: str) -> float:
    """How many of the words after the first begin with a capital, those aside that are small in titles, too."""
    words = [word for word in _WORD.findall(line)[1:] if word not in _SMALL_IN_TITLES]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _asides(text: str, story: tuple[Span, ...]) -> dict[Span, int]:
    """The number of the box that a paragraph stands in, for paragraphs that stand in one.

    A box is a block between blank lines, in a text whose other blocks are single lines, that begins with the
    title of another story and goes on with its text. Many such blocks are parts of the story with sub-headings.
    """
    blocks = _blocks(text, story)
    boxes = [block for block in blocks[1:] if _is_box(text, block)]
    others = [block for block in blocks if block not in boxes]
    if not 0 < len(boxes) <= _MAX_ASIDES or len(others) < _MIN_OTHER_BLOCKS:
        return {}
    single = sum(len(block) == 1 for block in others)
    boxed_chars = sum(block[-1].end - block[0].start for block in boxes)
    if single < _MIN_SINGLE_LINES * len(others) or boxed_chars > _MAX_ASIDE_SHARE * len(text):
        return {}
    return {span: number for number, block in enumerate(boxes, start=1) for span in block}


def _blocks(text: str, story: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The paragraphs, grouped by the blank lines between them."""
    blocks: list[list[Span]] = []
    for span in story:
        if blocks and not _BLANK_LINE.search(text, blocks[-1][-1].end, span.start):
            blocks[-1].append(span)
        else:
            blocks.append([span])
    return [tuple(block) for block in blocks]


def _is_box(text: str, block: tuple[Span, ...]) -> bool:
    """Whether a block is a title directly followed by a text."""
    if len(block) < 2:
        return False
    title, body = (text[span.start : span.end] for span in block[:2])
    return (
        _MIN_ASIDE_TITLE_WORDS <= len(title.split()) <= _MAX_ASIDE_TITLE_WORDS
        and not _SENTENCE_END.search(title)
        and not title.endswith(_UNFINISHED)
        and _title_case_share(title) >= _TITLE_CASE
        and len(body.split()) >= _MIN_ASIDE_TEXT_WORDS
        and bool(_SENTENCE_END.search(body))
    )
