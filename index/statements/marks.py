"""Quotation marks of every style: which of them can open a quotation where it stands, and which can close one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.model import Span

_SIGN = re.compile(r"``|''|(?<!\S),,(?=\w)|[\"“”„‟«»‹›‘’‚‛'`´]")
_CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "“"),
    # The second is for sites that print the curly marks the wrong way round: ”so“, ’so‘.
    "”": ("”", "“"),
    "‟": ("”",),
    "„": ("“", "”", '"'),
    ",,": ("“", "”", '"'),
    "‚": ("‘", "’", "'"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "‘": ("’", "'"),
    "’": ("’", "‘"),
    "‛": ("’", "'"),
    "'": ("'", "’"),
    "`": ("'", "´", "’"),
    "´": ("´", "'"),
    '"': ('"', "”"),
    "``": ("''", '"'),
    "''": ("''",),
}
_ALWAYS_OPENS = frozenset(("“", "„", ",,", "‟", "«", "‹", "``"))
_CLOSED_BY_OPENERS = frozenset(("„", ",,", "‚", "»", "›"))
_SINGLE = frozenset("‘’‚‛'`´‹›")
_LIKE_APOSTROPHES = frozenset("‘’'´")
_UNFIT_TO_CLOSE_LATER = frozenset((*"‘’'‛`´", "''"))
_ELISION = re.compile(r"(?:\d0s|\d\ds?|em|til|tis|twas|n|cause|bout|cos|round|un|ave|im|er)\b", re.IGNORECASE)
_ANOTHER_CLOSER = re.compile(r"(?<=[^\s(\[])[’'](?!\w)")
_NEW_OPENER = re.compile(r"(?<![\w’'])[‘'](?=\w)")
_CLOSER_AFTER_SENTENCE = re.compile(r"[.,!?…;—-][’'‘](?!\w)")
_FURTHEST_CHARS = 2000
"""How far a single mark looks for its closing one, so that a text of apostrophes does not take forever."""
_DEEPEST = 8
"""How many opening marks a closing one looks at."""


class Mark(NamedTuple):
    """A sign that can be a quotation mark, and what stands around it in its paragraph; spaces at its ends."""

    sign: str
    span: Span
    before: str
    after: str

    @property
    def is_single(self) -> bool:
        """Whether it is of a single style, as apostrophes are."""
        return self.sign in _SINGLE


def marks(text: str, within: Span) -> Iterator[Mark]:
    """The signs of a paragraph that can be quotation marks, in order."""
    for match in _SIGN.finditer(text, within.start, within.end):
        start, end = match.span()
        before = text[start - 1] if start > within.start else " "
        yield Mark(match.group(), Span(start, end), before, text[end] if end < within.end else " ")


def is_alike(first: str, second: str) -> bool:
    """Whether two opening marks are of one style: closed by the same marks."""
    return _CLOSERS[first] == _CLOSERS[second]


def closed_depth(text: str, mark: Mark, stack: Sequence[Mark], within: Span) -> int | None:
    """Which of the marks that are open, outermost first, this one closes; None if it closes none."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        if mark.sign in _CLOSERS[stack[depth].sign]:
            return depth if _closes(text, mark, stack[depth], within) else None
    return None


def _closes(text: str, mark: Mark, opened: Mark, within: Span) -> bool:
    """Whether a mark of the right style closes an open one here."""
    if opened.sign != "‚" and mark.sign in _LIKE_APOSTROPHES and not _single_closes(text, mark, opened, within):
        return False
    is_empty = mark.span.start == opened.span.end
    if mark.sign == '"':
        return is_empty or not _has_opening_shape(mark)
    return mark.sign not in _ALWAYS_OPENS or _opening_mark_closes(mark, opened)


def _has_opening_shape(mark: Mark) -> bool:
    """Whether a straight mark stands where only an opening one can: after a space, before a word."""
    return mark.before in " \t\xa0([—–" and (mark.after.isalnum() or mark.after in "'‘[$£€…")


def _opening_mark_closes(mark: Mark, opened: Mark) -> bool:
    """Whether a mark that opens in most styles closes here: „so“, »so«, ”so“, or “so“ where it cannot open."""
    return opened.sign in _CLOSED_BY_OPENERS or _has_closing_shape(mark)


def _has_closing_shape(mark: Mark) -> bool:
    """Whether a mark stands where only a closing one can: behind a word, before a space or another mark."""
    return not mark.before.isspace() and mark.before not in "([—–" and not mark.after.isalnum()


def _single_closes(text: str, mark: Mark, opened: Mark, within: Span) -> bool:
    """Whether a single mark ends a quotation rather than standing for a missing letter or a genitive."""
    if not opened.is_single or mark.after.isalnum() or mark.before.isspace():
        return False
    end = mark.span.end
    if mark.before in "sS" and end < within.end and mark.after.isspace() and text[end + 1 : end + 2].islower():
        # "the workers’ union": a genitive, if the quotation is still closed after it and before another one opens.
        furthest = min(within.end, end + _FURTHEST_CHARS)
        another = _ANOTHER_CLOSER.search(text, end, furthest)
        opener = _NEW_OPENER.search(text, end, furthest)
        return not another or bool(opener and opener.start() < another.start())
    return True


def opens(text: str, mark: Mark, within: Span, *, nested: bool) -> bool:
    """Whether a mark that closes nothing begins a quotation.

    Args:
        text: the whole text.
        mark: the mark.
        within: its paragraph.
        nested: whether a quotation is open already.
    """
    if mark.span.end == within.end or text[mark.span.end : within.end].isspace():
        return False
    if mark.sign in _ALWAYS_OPENS:
        return not (mark.sign == "“" and mark.before.isalnum() and not mark.after.isalnum())
    if mark.sign == '"':
        return nested or mark.after.isalnum() or not (mark.before.isdigit() or _ends_sentence(mark))
    if mark.before.isalnum() or mark.after.isspace():
        return False
    if mark.sign in ("”", "»", "›", "''"):
        return (mark.before.isspace() or mark.before in "([") and not nested
    is_closed_later = _CLOSER_AFTER_SENTENCE.search(
        text, mark.span.end, min(within.end, mark.span.end + _FURTHEST_CHARS)
    )
    if mark.sign in "’´":
        return mark.before.isspace() and mark.after.isupper() and not nested and bool(is_closed_later)
    return bool(is_closed_later) or not _ELISION.match(text, mark.span.end)


def _ends_sentence(mark: Mark) -> bool:
    return mark.before in ",.!?…" and mark.after.isspace()


def looks_unclosed(mark: Mark, within: Span) -> bool:
    """Whether a single mark without a partner opens the paragraph as speech does, with a capital letter."""
    return mark.sign in "‘'" and mark.span.start == within.start and mark.after.isupper()


def missing_closer(text: str, within: Span, left_open: str) -> Span | None:
    """The mark that closes a quotation left open by the paragraph before, if it is in this one.

    Only where this paragraph does not open with a mark of its own.
    """
    if left_open in _SINGLE:
        return None
    for mark in marks(text, within):
        if mark.sign in _UNFIT_TO_CLOSE_LATER:
            continue
        closes = mark.sign in _CLOSERS[left_open] and mark.sign not in _ALWAYS_OPENS
        return mark.span if closes and not mark.before.isspace() and not mark.after.isalnum() else None
    return None
