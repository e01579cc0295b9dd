"""What the network sees of a text: word pieces with their quote state and case, in windows of whole paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.model import Span
from index.statements.quotes import QuoteMap
from index.statements.wordpiece import WordPiece

CORE_PIECES = 200
"""A window's own paragraphs have about this many pieces: beyond 256, positions were hardly trained."""
CONTEXT_PIECES = 160
"""The paragraph before a window is shown as context if it is no longer than this."""
WINDOW_PIECES = 400
LONGEST_PIECES = 300
"""Longer paragraphs are read in parts."""

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or a part of a very long one, as the network sees it; all lists have one entry per piece."""

    ids: list[int]
    spans: list[Span]
    quote: list[int]
    case: list[int]
    word: list[int]
    """Number of the word that the piece is part of."""
    section: int
    """Passages of different sections are never shown together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Passages shown to the network together."""

    first: int
    """Index of the first passage shown."""
    core: int
    """Index of the first passage whose answer counts; those before are context."""
    end: int
    """Index after the last passage."""


def passages(
    text: str, quotes: QuoteMap, pieces: WordPiece, paragraphs: Sequence[Span], sections: Sequence[int]
) -> list[Passage]:
    """The passages of a text, in order, one or more for each paragraph that has a word piece."""
    found: list[Passage] = []
    for span, section in zip(paragraphs, sections, strict=True):
        found.extend(_passages_of(text, quotes, pieces, span, section))
    return found


def _passages_of(text: str, quotes: QuoteMap, pieces: WordPiece, span: Span, section: int) -> Iterator[Passage]:
    split = pieces.split(quotes.normalised, span.start, span.end)
    words = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
    cases = [_case_of(text[start:end]) for start, end in words]
    numbers = _words_of([start for _, start, _ in split], words)
    states = quotes.states
    for low in range(0, len(split), LONGEST_PIECES):
        part = split[low : low + LONGEST_PIECES]
        yield Passage(
            ids=[number for number, _, _ in part],
            spans=[Span(start, end) for _, start, end in part],
            quote=[states[start] for _, start, _ in part],
            case=[cases[word] if word >= 0 else 5 for word in numbers[low : low + LONGEST_PIECES]],
            word=numbers[low : low + LONGEST_PIECES],
            section=section,
        )


def _words_of(starts: Sequence[int], words: Sequence[tuple[int, int]]) -> list[int]:
    """For each piece, the number of the word it lies in, or -1."""
    numbers = []
    current = 0
    for start in starts:
        while current < len(words) and words[current][1] <= start:
            current += 1
        inside = current < len(words) and words[current][0] <= start
        numbers.append(current if inside else -1)
    return numbers


def _case_of(word: str) -> int:
    """Case shape: 3 all capitals, 2 first letter capital, 1 lower case, 4 with digits, 5 anything else."""
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    if word[:1].isupper():
        return 2
    return 4 if any(character.isdigit() for character in word) else 5


def windows(found: Sequence[Passage]) -> list[Window]:
    """Divides passages into windows, each with the passage before it as context where there is room."""
    lengths = [len(passage.ids) + 1 for passage in found]
    cut = []
    start = 0
    while start < len(found):
        end, total = start + 1, lengths[start]
        while end < len(found) and found[end].section == found[start].section and total + lengths[end] <= CORE_PIECES:
            total += lengths[end]
            end += 1
        first = start
        if start and found[start - 1].section == found[start].section:
            before = lengths[start - 1]
            if before <= CONTEXT_PIECES and total + before <= WINDOW_PIECES:
                first = start - 1
        cut.append(Window(first=first, core=start, end=end))
        start = end
    return cut
