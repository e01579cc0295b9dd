"""The words of the paragraphs that may explain each other, with what their form says about them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from index.model import Article, ParagraphRole, QuotationKind, Span, Statement
from index.speakers.lexicon import lexicon
from index.text import sentence_spans

_APOSTROPHE = "'’‘ʼ"
_COMPOUND = r"(?:[a-z]+(?:ed|ing)|born|led|run|style|like|era|owned|friendly|taker|made|wide)\b"
"""What is no part of a name behind a hyphen ("Johnson-backed")."""
_TOKEN = re.compile(
    r"(?:Mrs?|Ms|Messrs|Dr|Prof|Rev|Hon|Sen|Sens|Govs?|Reps?|Gens?|Col|Maj|Capt|Cmdr|Lt|Sgt|Adm|Pres|Supt|St|Sr|Jr|Del|Msgr"
    r"|Brig|Cpl|Det|Cllr|Coun|Engr|Eng|Ven|Rt|Smt|SEN|GOV|REP|MR|MRS|MS|DR|JR)\.(?=\W)"
    r"|(?!I\.(?!\s?[A-Z]))(?:[^\W\d_]\.)+(?![^\W_])"
    rf"|[{_APOSTROPHE}]s\b"
    rf"|[^\W_]+(?:(?:[-‐‑&](?!{_COMPOUND})|[{_APOSTROPHE}](?!s\b)|\.(?=[a-z0-9]))[^\W_]+)*"
    r"|[^\w\s]"
)
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*»|»[^«\n]*«|(?:``|'')[^\n]*?(?:''|$)", re.MULTILINE
)
_SEPARATOR = re.compile(r"[_*~=–—-]{3,}\.?|(?:\*\s?){2,}")
"""A line between two items of a running report."""
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_HEADLINE_WORDS = 4
"""Fewer long words than this and the capitals of a line say nothing about its style."""
_LONG_CHARS = 4


class Word(NamedTuple):
    """A word or a punctuation mark of the text."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    """Whether it is written like a name or a part of one."""
    sentence: int
    paragraph: int
    """Index in `Article.paragraphs`."""
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of one section in order; sentences are numbered through the section."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    beats: tuple[int, ...]
    """For every sentence, its number when sentences wholly in quotation marks are not counted."""
    titled: frozenset[int]
    """Paragraphs in headline style, where a capital letter does not make a name."""
    small: frozenset[str] = frozenset()
    """The words that stand in small letters somewhere."""
    headlines: frozenset[int] = frozenset()
    """Paragraphs that are headlines, or stand behind a line: a story begins there."""

    def opening(self, paragraph: int) -> int:
        """The paragraph with which the story begins that a paragraph belongs to."""
        first = self.words[0].paragraph if self.words else 0
        return max((number for number in self.headlines if number <= paragraph), default=first)

    def at(self, span: Span) -> range:
        """Indexes of the words that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def words_of(self, paragraph: int) -> list[Word]:
        """The words of a paragraph; none if it is not in the passage."""
        low = bisect_left(self.words, paragraph, key=lambda word: word.paragraph)
        return list(takewhile(lambda word: word.paragraph == paragraph, self.words[low:]))

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` up to, not including, word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def lower(self, index: int) -> str:
        """The word at an index in lower case, or an empty string outside the passage."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""


def read_passage(article: Article, section: int, statements: Iterable[Statement]) -> Passage:
    """The passage made of the paragraphs of one section; paragraphs that are left out lend nothing."""
    contents = sorted(
        span for statement in statements if statement.kind is QuotationKind.DIRECT for span in statement.content
    )
    words: list[Word] = []
    titled: set[int] = set()
    headlines: set[int] = set()
    beats: list[int] = []
    beat, separated = 0, False
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.section != section or paragraph.role is ParagraphRole.LEFT_OUT:
            continue
        quoted = _quoted(article.text, paragraph.span, contents)
        begin = len(words)
        for part in _sentences(article.text, paragraph.span):
            read = list(_words(article.text, part, (len(beats), number), quoted))
            words.extend(read)
            beat += not all(word.quoted for word in read if word.text[0].isalnum())
            beats.append(beat)
        if _is_titled(words[begin:]):
            titled.add(number)
        if paragraph.role is ParagraphRole.HEADLINE or separated:
            headlines.add(number)
        separated = _SEPARATOR.fullmatch(article.text, paragraph.span.start, paragraph.span.end) is not None
    return Passage(
        text=article.text,
        words=tuple(words),
        starts=tuple(word.start for word in words),
        beats=tuple(beats),
        titled=frozenset(titled),
        small=frozenset(word.text for word in words if word.text.islower()),
        headlines=frozenset(headlines),
    )


def is_acronym(passage: Passage, index: int) -> bool:
    """Whether a word is capitals alone amid ordinary letters, so that "WHO" is no relative pronoun."""
    words = passage.words
    if len(words[index].text) == 1 or not words[index].text.isupper():
        return False
    beside = (words[i].text for i in (index - 1, index + 1) if 0 <= i < len(words))
    return not any(word.isupper() and len(word) > 1 for word in beside)


def _sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph; one that ends with "U.S." before a name or a title goes on."""
    opening = lexicon().function_words
    joined: list[Span] = []
    for part in sentence_spans(text, paragraph):
        first = text[part.start : part.end].split(maxsplit=1)[0].lower()
        if joined and _INITIALS.search(text, *joined[-1]) and first not in opening:
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _quoted(text: str, paragraph: Span, contents: list[Span]) -> list[Span]:
    """What stands in quotation marks or in a direct quotation: stretches in order, none overlapping."""
    marked = [Span(*m.span()) for m in _QUOTED.finditer(text, paragraph.start, paragraph.end)]
    joined: list[Span] = []
    for span in sorted([*marked, *(c for c in contents if c.overlaps(paragraph))]):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _words(text: str, part: Span, place: tuple[int, int], quoted: list[Span]) -> Iterable[Word]:
    """The words of one sentence; `place` is its number and that of its paragraph."""
    particles = lexicon().particles
    current = bisect_right(quoted, part.start, key=lambda span: span.end)
    for match in _TOKEN.finditer(text, part.start, part.end):
        start, end = match.span()
        token = match.group()
        head, hyphen, rest = token.partition("-")
        capital = token[0].isupper() or (bool(hyphen) and head in particles and rest[:1].isupper())
        while current < len(quoted) and quoted[current].end <= start:
            current += 1
        inside = current < len(quoted) and quoted[current].start <= start
        yield Word(start, end, token, token.lower().replace("’", "'"), capital, *place, inside)


def _is_titled(words: list[Word]) -> bool:
    """Whether a paragraph is written in headline style: nearly every long word with a capital."""
    long = [word for word in words if len(word.text) >= _LONG_CHARS and word.text[0].isalpha()]
    plain = sum(not word.capital for word in long)
    least = 8 if words and words[-1].text == "." else 5
    return len(long) >= _HEADLINE_WORDS and plain * least < len(long)
