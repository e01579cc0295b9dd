"""A quote and the text of an article → where the text has its words, whether or not they are a statement there."""

import re
from collections.abc import Sequence

from index.comparing.findings import Passage
from index.model import Span, StoredArticle

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
LEAST_WORDS = 3
_AROUND = 90
_PIECE_WORDS = 2


def pieces_of(quote: str) -> tuple[tuple[str, ...], ...]:
    """The words of a quote, case aside, piece by piece where an ellipsis parts them; none if they are too few."""
    pieces = tuple(words for piece in _GAP.split(quote) if (words := words_of(piece)))
    if sum(map(len, pieces)) < LEAST_WORDS or any(len(piece) < _PIECE_WORDS for piece in pieces):
        return ()
    return pieces


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case and marks."""
    return tuple(_WORD.findall(text.casefold()))


def passage(pieces: Sequence[Sequence[str]], stored: StoredArticle) -> Passage | None:
    """The first place where an article's text has all pieces in their order, without other words in them."""
    text = stored.article.text
    found = list(_WORD.finditer(text))
    said = [match.group().casefold() for match in found]
    first = behind = 0
    for number, piece in enumerate(pieces):
        at = _place(said, list(piece), behind)
        if at is None:
            return None
        first, behind = (at if number == 0 else first), at + len(piece)
    span = Span(found[first].start(), found[behind - 1].end())
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    return Passage(
        article_id=stored.id,
        record=stored.article.record,
        span=span,
        words=text[span.start : span.end],
        before=before.partition(" ")[2] if len(before) == _AROUND else before,
        behind=after.rpartition(" ")[0] if len(after) == _AROUND else after,
    )


def _place(said: Sequence[str], piece: list[str], start: int) -> int | None:
    """Where a run of words begins in others."""
    head, width = piece[0], len(piece)
    for at in range(start, len(said) - width + 1):
        if said[at] == head and list(said[at : at + width]) == piece:
            return at
    return None
