"""Pairs quotation marks of every style, and hides their differences from the network.

Marks are paired one paragraph at a time, so that one mark too many never silences the rest of an article. A quotation
that is still open at the end of its paragraph runs to that end; where the next paragraph opens with a mark again, or
holds the closing mark that was missing, the two are known to belong together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.model import Span
from index.statements.lost_marks import (
    before_reporting_clause,
    end_of_sentence,
    is_part_of_sentence,
    start_of_unopened,
)
from index.statements.marks import Mark, closed_depth, is_alike, looks_unclosed, marks, missing_closer, opens

OUTSIDE, INSIDE, OPENING, CLOSING = 0, 1, 2, 3
"""States of a character; the network was trained with these numbers."""

_MOST_INSIDE = 6
_LOST_CLOSERS = frozenset(("”", '"', "''"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch in quotation marks, not counting those inside it."""

    span: Span
    """With its marks."""
    inner: Span
    """Without its marks."""
    closed: bool
    """Whether it ends with a mark of its own."""
    continued: bool = False
    """Whether it goes on from the quotation before it, in the paragraph before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMap:
    """Where a text is in quotation marks."""

    quotations: tuple[Quotation, ...]
    """Outermost ones, in order."""
    states: bytes
    """One of OUTSIDE, INSIDE, OPENING, CLOSING for each character."""
    normalised: str
    """The text, character for character, with marks as the network knows them."""

    def is_quoted(self, position: int) -> bool:
        """Whether the character stands between quotation marks."""
        return self.states[position] == INSIDE


class _Pair(NamedTuple):
    """A mark and the one that closes it."""

    mark: Mark
    closing: Mark | None
    """None if it is missing."""
    is_lost: bool = False
    """Whether the mark is a closing one itself, and its opening one is missing."""

    @property
    def start(self) -> int:
        """Where the mark stands."""
        return self.mark.span.start


def quote_map(text: str, paragraphs: Sequence[Span]) -> QuoteMap:
    """Pairs the marks of a text.

    Args:
        text: the whole text.
        paragraphs: its paragraphs in order; text between them is outside all quotation marks.
    """
    states = bytearray(len(text))
    letters = list(text)
    quotations: list[Quotation] = []
    left_open: str | None = None
    for paragraph in paragraphs:
        found, left_open = _paragraph_quotations(text, paragraph, left_open)
        for quotation in found:
            _mark(quotation, text, states, letters)
        quotations.extend(found)
    return QuoteMap(quotations=tuple(quotations), states=bytes(states), normalised="".join(letters))


def _paragraph_quotations(text: str, within: Span, left_open: str | None) -> tuple[list[Quotation], str | None]:
    """The outermost quotations of a paragraph, and the mark that is left open at its end."""
    found: list[Quotation] = []
    if left_open and (closer := missing_closer(text, within, left_open)):
        inner = Span(within.start, closer.start)
        found.append(Quotation(span=Span(within.start, closer.end), inner=inner, closed=True, continued=True))
        within, left_open = Span(closer.end, within.end), None
    pairs = _pairs(text, within)
    earliest = within.start
    for place, pair in enumerate(pairs):
        if pair.start < earliest:
            continue
        if pair.is_lost:
            found.extend(_unopened(text, pair.mark, within, earliest))
        elif pair.closing:
            found.append(_quotation(pair.mark, pair.closing.span, within, left_open))
        elif not _is_apostrophe(pair.mark, within, left_open):
            end = _end_of_unclosed(text, pair.mark, pairs[place + 1 :], within)
            found.append(_quotation(pair.mark, Span(end, end), within, left_open))
            if end == within.end:
                return found, pair.mark.sign
        earliest = found[-1].span.end if found else earliest
    return found, None


def _pairs(text: str, within: Span) -> list[_Pair]:
    """The marks of a paragraph in pairs, in order; those between the marks of another pair are left out."""
    stack: list[Mark] = []
    pairs: list[_Pair] = []
    for mark in marks(text, within):
        if stack and mark.after.isalnum() and mark.sign == stack[-1].sign and mark.span.start == stack[-1].span.end:
            # An opening mark that was typed twice.
            stack[-1] = mark
        elif (depth := closed_depth(text, mark, stack, within)) is not None:
            while pairs and pairs[-1].start > stack[depth].span.start:
                pairs.pop()
            pairs.append(_Pair(stack[depth], mark))
            del stack[depth:]
        elif opens(text, mark, within, nested=bool(stack)):
            if mark.sign == '"' and (again := [place for place, other in enumerate(stack) if other.sign == '"']):
                # A second opening mark in a row: the first was never closed.
                pairs.append(_Pair(stack[again[0]], None))
                del stack[again[0] :]
            stack.append(mark)
        elif not stack and mark.sign in _LOST_CLOSERS:
            place = _given_up(pairs, mark)
            pairs[place:] = [_Pair(mark, None, is_lost=True) if place == len(pairs) else _Pair(pairs[place].mark, mark)]
    return sorted([*pairs, *(_Pair(mark, None) for mark in stack)], key=lambda pair: pair.start)


def _given_up(pairs: Sequence[_Pair], closing: Mark) -> int:
    """Which opening mark a closing one belongs to after all: quotations inside have marks of the same style.

    As in `"They call it "progress" and shrug."`, where the second mark seemed to open anew. If none: their number.
    """
    if closing.sign == '"' and closing.before in ",.!?…" and not closing.after.isalnum():
        for place in range(len(pairs) - 1, max(-1, len(pairs) - 1 - _MOST_INSIDE), -1):
            if pairs[place].mark.sign == '"' and not pairs[place].closing and not pairs[place].is_lost:
                return place
    return len(pairs)


def _is_apostrophe(mark: Mark, within: Span, left_open: str | None) -> bool:
    """Whether a mark without a partner is more likely an apostrophe than a quotation that is never closed."""
    goes_on = left_open is not None and mark.span.start == within.start
    return mark.is_single and not goes_on and not looks_unclosed(mark, within)


def _unopened(text: str, closing: Mark, within: Span, earliest: int) -> Iterator[Quotation]:
    """The quotation that a mark closes although none opened it, if there can be one."""
    start = start_of_unopened(text, closing, within, earliest=earliest)
    if start is not None:
        end = closing.span.start
        yield Quotation(span=Span(start, closing.span.end), inner=Span(start, end), closed=True)


def _end_of_unclosed(text: str, opened: Mark, others: Sequence[_Pair], within: Span) -> int:
    """Where a quotation ends that is never closed: with its paragraph, unless the text says that it ends before.

    Args:
        text: the whole text.
        opened: its opening mark.
        others: the pairs of marks behind it.
        within: its paragraph.
    """
    again = (pair.start for pair in others if not pair.is_lost and pair.mark.sign == opened.sign)
    words = text[opened.span.end : next(again, within.end)].rstrip()
    inner = Span(opened.span.end, opened.span.end + len(words))
    if is_part_of_sentence(text, opened.span, within):
        return end_of_sentence(text, inner)
    return before_reporting_clause(text, inner) or inner.end


def _quotation(opening: Mark, closing: Span, within: Span, left_open: str | None) -> Quotation:
    """The quotation from an opening mark to its closing one, which is empty if it is missing."""
    continued = left_open is not None and opening.span.start == within.start and is_alike(opening.sign, left_open)
    return Quotation(
        span=Span(opening.span.start, closing.end),
        inner=Span(opening.span.end, max(closing.start, opening.span.end)),
        closed=closing.end > closing.start,
        continued=continued,
    )


def _mark(quotation: Quotation, text: str, states: bytearray, letters: list[str]) -> None:
    """Enters a quotation into the states and writes its marks as the network knows them."""
    span, inner = quotation.span, quotation.inner
    states[inner.start : inner.end] = bytes((INSIDE,)) * (inner.end - inner.start)
    for start, end, state, sign in (
        (span.start, inner.start, OPENING, "“"),
        (inner.end, span.end, CLOSING, "”"),
    ):
        if start >= end:
            continue
        states[start:end] = bytes((state,)) * (end - start)
        # A zero-width space keeps the length of a mark of two characters; the word pieces leave it out.
        letters[start:end] = [sign] + ["\u200b"] * (end - start - 1)
    for position in range(inner.start, inner.end):
        if text[position] in "“”„«»":
            letters[position] = "'"
