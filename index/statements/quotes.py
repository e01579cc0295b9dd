"""Pairs quotation marks of every style, and hides their differences from the network.

Marks are paired one paragraph at a time, so that one mark too many never silences the rest of an article. A quotation
that is still open at the end of its paragraph runs to that end; where the next paragraph opens with a mark again, or
holds the closing mark that was missing, the two are known to belong together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Span

OUTSIDE, INSIDE, OPENING, CLOSING = 0, 1, 2, 3
"""States of a character; the network was trained with these numbers."""

_CANDIDATE = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`´]")
_CLOSERS = {
    "“": '”"“',
    "”": "”",
    "‟": "”",
    "„": '“”"',
    "‚": "‘’'",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "’": "’",
    "‛": "’'",
    "'": "'’",
    "`": "'´’",
    "´": "´'",
    '"': '"”',
    "``": "''\"",
    "''": "''",
}
_ALWAYS_OPENS = frozenset(("“", "„", "‟", "«", "‹", "``"))
_SINGLE = frozenset("‘’‚‛'`´‹›")
_ELISION = re.compile(r"(?:\d0s|\d\ds?|em|til|tis|twas|n|cause|bout|cos|round|un|ave|im|er)\b", re.IGNORECASE)
_ANOTHER_CLOSER = re.compile(r"(?<=[^\s(\[])[’'](?!\w)")
_NEW_OPENER = re.compile(r"(?<![\w’'])[‘'](?=\w)")


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


@dataclass(slots=True)
class _Open:
    """A mark that waits for its closing one."""

    mark: str
    start: int
    end: int


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
        found, carried = _paragraph_quotations(text, paragraph, left_open)
        for quotation in found:
            _mark(quotation, text, states, letters)
        quotations.extend(found)
        left_open = carried
    return QuoteMap(quotations=tuple(quotations), states=bytes(states), normalised="".join(letters))


def _paragraph_quotations(text: str, within: Span, left_open: str | None) -> tuple[list[Quotation], str | None]:
    """The outermost quotations of a paragraph, and the mark that is left open at its end."""
    stack: list[_Open] = []
    found: list[Quotation] = []
    if left_open and (end := _missing_closer(text, within, left_open)):
        span = Span(within.start, end)
        found.append(Quotation(span=span, inner=Span(within.start, end - 1), closed=True, continued=True))
        within = Span(end, within.end)
        left_open = None
    for match in _CANDIDATE.finditer(text, within.start, within.end):
        mark = match.group()
        if (depth := _closes(text, match, stack, within)) is not None:
            opened = stack[depth]
            del stack[depth:]
            if not stack:
                found.append(_quotation(opened, match.start(), match.end(), within, left_open))
        elif _opens(text, match, stack, within):
            if mark == '"' and stack and stack[0].mark == '"':
                # A second opening mark in a row: the first was never closed, and ends here.
                found.append(_quotation(stack[0], match.start(), match.start(), within, left_open))
                stack.clear()
            stack.append(_Open(mark, match.start(), match.end()))
    if not stack:
        return found, None
    goes_on = left_open is not None and stack[0].start == within.start
    if stack[0].mark in _SINGLE and not goes_on and not _looks_unclosed(text, stack[0], within):
        # A lone single mark is more often an apostrophe than a quotation that never ends.
        return found, None
    found.append(_quotation(stack[0], within.end, within.end, within, left_open))
    return found, stack[0].mark


def _quotation(opened: _Open, end: int, end_with_mark: int, within: Span, left_open: str | None) -> Quotation:
    """The quotation from an opening mark to where it ends."""
    continued = left_open is not None and opened.start == within.start and _CLOSERS[opened.mark] == _CLOSERS[left_open]
    return Quotation(
        span=Span(opened.start, end_with_mark),
        inner=Span(opened.end, max(end, opened.end)),
        closed=end_with_mark > end,
        continued=continued,
    )


def _closes(text: str, match: re.Match[str], stack: list[_Open], within: Span) -> int | None:
    """The depth of the opening mark that this one closes, or None."""
    mark = match.group()
    for depth in range(len(stack) - 1, -1, -1):
        if mark not in _closers_of(stack[depth].mark):
            continue
        if mark in "’'´" and not _single_closes(text, match, stack[depth], within):
            return None
        if mark == '"' and _has_opening_shape(text, match, within) and stack[depth].end != match.start():
            return None
        if match.start() == stack[depth].end and mark not in _ALWAYS_OPENS:
            return depth
        if mark in _ALWAYS_OPENS and not _opening_mark_closes(text, match, stack[depth], within):
            return None
        return depth
    return None


def _closers_of(mark: str) -> tuple[str, ...]:
    closers = _CLOSERS[mark]
    return ("''", '"') if mark == "``" else ("''",) if mark == "''" else tuple(closers)


def _has_opening_shape(text: str, match: re.Match[str], within: Span) -> bool:
    """Whether a straight mark stands where only an opening one can: after a space, before a word."""
    before = text[match.start() - 1] if match.start() > within.start else " "
    after = text[match.end()] if match.end() < within.end else " "
    return before in " \t\xa0([—–" and (after.isalnum() or after in "'‘[$£€…") and not before.isalnum()


def _opening_mark_closes(text: str, match: re.Match[str], opened: _Open, within: Span) -> bool:
    """Whether a mark that opens in most styles closes here: „so“, »so«, or by mistake, right after a sentence."""
    after = text[match.end()] if match.end() < within.end else " "
    if opened.mark in "„‚»›":
        return True
    return text[match.start() - 1] in ".,!?…" and not after.isalnum()


def _single_closes(text: str, match: re.Match[str], opened: _Open, within: Span) -> bool:
    """Whether a single mark ends a quotation rather than standing for a missing letter or a genitive."""
    if opened.mark not in _SINGLE:
        return False
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1] if match.end() < within.end else ""
    if after.isalnum() or before.isspace():
        return False
    if before in "sS" and after.isspace():
        # "the workers’ union": a genitive, if the quotation is still closed after it and before another one opens.
        following = text[match.end() + 1 : match.end() + 2]
        another = _ANOTHER_CLOSER.search(text, match.end(), within.end)
        opener = _NEW_OPENER.search(text, match.end(), within.end)
        if following.islower() and another and not (opener and opener.start() < another.start()):
            return False
    return True


def _opens(text: str, match: re.Match[str], stack: list[_Open], within: Span) -> bool:
    """Whether a mark that closes nothing begins a quotation."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > within.start else " "
    after = text[match.end()] if match.end() < within.end else " "
    if mark in _ALWAYS_OPENS:
        return True
    if mark == '"':
        return not (before.isdigit() and not stack and not after.isalnum())
    if before.isalnum() or after.isspace():
        return False
    if mark in ("”", "»", "›", "''"):
        return before.isspace() and not stack
    if mark in "’´":
        return before.isspace() and after.isupper() and not stack and _is_closed_later(text, match.end(), within)
    return not _ELISION.match(text, match.end()) or _is_closed_later(text, match.end(), within)


def _is_closed_later(text: str, start: int, within: Span) -> bool:
    """Whether a single closing mark after sentence punctuation follows in the paragraph."""
    return re.search(r"[.,!?…;—-][’'](?!\w)", text[start : within.end]) is not None


def _looks_unclosed(text: str, opened: _Open, within: Span) -> bool:
    """Whether a single mark without a partner opens the paragraph as speech does, with a capital letter."""
    return opened.mark in "‘'" and opened.start == within.start and text[opened.end : opened.end + 1].isupper()


def _missing_closer(text: str, within: Span, left_open: str) -> int | None:
    """The end of the mark that closes a quotation left open by the paragraph before, if it is in this one.

    Only where this paragraph does not open with a mark of its own.
    """
    if left_open in _SINGLE:
        return None
    for match in _CANDIDATE.finditer(text, within.start, within.end):
        mark = match.group()
        if mark in "‘’'‛`´" or mark == "''":
            continue
        before = text[match.start() - 1] if match.start() > within.start else " "
        closes = mark in _closers_of(left_open) and not before.isspace() and mark not in _ALWAYS_OPENS
        after = text[match.end()] if match.end() < within.end else " "
        return match.end() if closes and not after.isalnum() else None
    return None


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
