"""From word to word in an article: where an end of a statement can go with one key."""

import re
from collections.abc import Sequence

from index.model import Span, Spans

_PIECE = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")
"""A word, or one mark of punctuation: a quotation mark can be taken in or left out by itself."""


def moved(text: str, spans: Spans, which: int, by: int, *, by_word: bool = True) -> Spans:
    """The spans with one of their ends moved; the same spans where it cannot go further.

    Args:
        text: of the article.
        spans: in order, not overlapping.
        which: 0 for the beginning of the first span, 1 for its end, 2 for the beginning of the next one, and so on.
        by: 1 to move on, -1 to move back.
        by_word: else by one character.
    """
    ends = [position for span in spans for position in span]
    is_beginning = which % 2 == 0
    at = _step(text, ends[which], by, is_beginning=is_beginning) if by_word else ends[which] + by
    # Two ends of one span keep a character between them; two spans may touch.
    lowest = ends[which - 1] + (0 if is_beginning else 1) if which else 0
    highest = ends[which + 1] - (1 if is_beginning else 0) if which + 1 < len(ends) else len(text)
    if not lowest <= at <= highest:
        return spans
    ends[which] = at
    return tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True))


def trimmed(text: str, span: Span) -> Span | None:
    """A span without the blanks at its ends; None if there is nothing else in it."""
    inside = text[span.start : span.end]
    if not inside.strip():
        return None
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))


def _step(text: str, position: int, by: int, *, is_beginning: bool) -> int:
    """The next place after or before a position where a word begins, or ends; out of the text if there is none."""
    group: Sequence[int] = [match.start() if is_beginning else match.end() for match in _around(text, position)]
    if by > 0:
        return min((at for at in group if at > position), default=len(text) + 1)
    return max((at for at in group if at < position), default=-1)


def _around(text: str, position: int) -> list[re.Match[str]]:
    """The words near a position: no word is longer than this."""
    reach = 400
    return list(_PIECE.finditer(text, max(0, position - reach), min(len(text), position + reach)))
