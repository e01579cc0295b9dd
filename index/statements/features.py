"""What the network sees of a text: word pieces with their quote state and case, one paragraph at a time.

A paragraph is read by itself, so that what is found in it does not depend on what else the article says. It measured as
well as reading it together with the paragraph before, and a third faster. Only where a paragraph is plainly unfinished
(it ends with a colon, or inside quotation marks) is it read together with the one that finishes it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from index.model import Span
from index.statements.quotes import INSIDE, OPENING, QuoteMap
from index.statements.wordpiece import Piece, WordPiece
from index.text import sentence_spans

WINDOW_PIECES = 288
"""The most that is shown to the network at once: it was trained on no more."""
LONGEST_PIECES = 256
"""Longer paragraphs are read in parts, of whole sentences where these are not longer themselves."""

LOWER, CAPITAL, CAPITALS, DIGITS, MARK = 1, 2, 3, 4, 5
"""Case shapes of words; the network was trained with these numbers."""

_WORD = re.compile(r"\w+|[^\w\s]")
_START = itemgetter(1)


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
    unfinished: bool
    """Whether it plainly goes on in the next one."""


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
    for low, high in _parts(text, span, split):
        part = split[low:high]
        yield Passage(
            ids=[number for number, _, _ in part],
            spans=[Span(start, end) for _, start, end in part],
            quote=[states[start] for _, start, _ in part],
            case=[cases[word] if word >= 0 else MARK for word in numbers[low:high]],
            word=numbers[low:high],
            section=section,
            unfinished=states[part[-1][1]] in (OPENING, INSIDE) or text[part[-1][1]] == ":",
        )


def _parts(text: str, span: Span, split: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of pieces that are read together: all of them, or sentences as long as they fit."""
    low = 0
    if len(split) > LONGEST_PIECES:
        ends = [sentence.end for sentence in sentence_spans(text, span)]
        while len(split) - low > LONGEST_PIECES:
            high = low + LONGEST_PIECES
            place = bisect_right(ends, split[high][1]) - 1
            if place >= 0 and ends[place] > split[low][1]:
                high = bisect_left(split, ends[place], low, high, key=_START)
            yield low, high
            low = high
    if low < len(split):
        yield low, len(split)


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
    """Case shape; a word that begins with a digit and goes on in lower case is lower case."""
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return CAPITALS
    if word[:1].isupper():
        return CAPITAL
    return DIGITS if any(character.isdigit() for character in word) else MARK


def windows(found: Sequence[Passage]) -> list[range]:
    """Which passages are shown to the network together, as ranges of their indexes.

    One each; an unfinished one together with that which finishes it, as long as there is room.
    """
    cut: list[range] = []
    room = 0
    for index, passage in enumerate(found):
        size = len(passage.ids) + 1
        before = found[index - 1] if index else None
        if before and before.unfinished and before.section == passage.section and size <= room:
            cut[-1] = range(cut[-1].start, index + 1)
        else:
            cut.append(range(index, index + 1))
            room = WINDOW_PIECES - 1
        room -= size
    return cut
