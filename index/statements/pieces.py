"""Which pieces of a content stay together: the network now and then joins what the writer adds to what was said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.model import Span
from index.statements.linking import Draft
from index.statements.quotes import QuoteMap

WEAKEST_PIECE = 0.3
"""A piece that belongs to its cue with less than this is left out beside a stronger one.

On polnear/dev and free news `tune` 17 of 24 such statements are better without it.
"""

_WRITER_ADDS = re.compile(
    r",?\s+(?:yet|but|while|especially|known as)\b[^.!?]*|,\s+(?:[a-z]+ly\s+)?(?!including\b)[a-z]+ing\b[^.!?]*"
)
"""What stands before a piece that is the writer's remark on what was said: ", putting", ", yet", " while"."""


def with_fitting_pieces(text: str, quotes: QuoteMap, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with those pieces of its content that belong together."""
    whole = {quotation.span for quotation in quotes.quotations if quotation.closed}
    return [_with_fitting(text, quotes, whole, draft) for draft in drafts]


def _with_fitting(text: str, quotes: QuoteMap, whole: set[Span], draft: Draft) -> Draft:
    if len(draft.content) < 2 or not draft.cue or draft.rule_confidence is not None:
        return draft
    strongest = max(draft.content_links)
    kept = [
        (span, link)
        for span, link in zip(draft.content, draft.content_links, strict=True)
        if link >= min(WEAKEST_PIECE, strongest)
    ]
    kept = list(_before_remarks(text, draft, kept))
    if kept[0][0] in whole and kept[0][0].end <= draft.cue[0].start:
        kept = [kept[0], *(each for each in kept[1:] if _has_quoted(quotes, each[0]))]
    if len(kept) == len(draft.content):
        return draft
    return replace(draft, content=tuple(span for span, _ in kept), content_links=tuple(link for _, link in kept))


def _before_remarks(text: str, draft: Draft, pieces: Sequence[tuple[Span, float]]) -> Iterator[tuple[Span, float]]:
    yield pieces[0]
    for (before, _), piece in pairwise(pieces):
        gap = Span(before.end, piece[0].start)
        ours = any(gap.overlaps(span) for span in (draft.cue[0], *draft.mention))
        if not ours and _WRITER_ADDS.fullmatch(text, *gap):
            return
        yield piece


def _has_quoted(quotes: QuoteMap, span: Span) -> bool:
    return any(quotes.is_quoted(position) for position in range(span.start, span.end))
