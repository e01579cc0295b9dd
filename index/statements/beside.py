"""Quotations right beside a reporting clause belong to it: `“…,” she said`, `adding, “…”`, `called it a shame: “…”`.

The network ties each piece to a cue by itself, however far away; where a clause leads straight into a quotation or out
of it, no other can have it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.linking import Draft
from index.statements.manner import is_speech_word
from index.statements.page import Page
from index.statements.quotes import Quotation

BESIDE_CONFIDENCE = 0.9
"""For a cue that had no content before."""
SURE_LINK = 0.9
"""A quotation that the network ties to another cue with this probability stays there."""

_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)(?: to)?[,:]?$")
_INTO_QUOTATION = re.compile(r"[ \xa0]*[,:]?[ \xa0]*(?:that[ \xa0])?")
_OUT_OF_QUOTATION = re.compile(r"[ \xa0]*,?[ \xa0]*")
_TO_CUE = re.compile(r"[ \xa0]*(?:(?:also|later|then|[a-z]+ly)[ \xa0])?")
_GOES_ON = ",?!…—–-"
"""How a quotation ends whose sentence goes on with the reporting clause."""


def give_to_neighbours(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with each quotation that has one reporting clause right beside it in the content of that clause."""
    result = list(drafts)
    for quotation in page.quotations:
        neighbours = [draft for draft in result if _is_beside(page, quotation, draft)]
        if len(neighbours) == 1:
            _give(quotation, neighbours[0], result)
    return result


def _is_beside(page: Page, quotation: Quotation, draft: Draft) -> bool:
    """Whether a draft's clause leads straight into a quotation or straight out of it."""
    if not draft.cue or draft.rule_confidence is not None:
        return False
    if draft.cue[-1].start > quotation.span.start:
        return _leads_out(page, quotation, draft)
    return _leads_in(page, quotation.span, draft) or _ends_with_colon(page, quotation.span, draft)


def _is_quoting(page: Page, draft: Draft) -> bool:
    """Whether a draft's cue ends with a word of speech and reports nothing but quotations so far."""
    last = _LAST_WORD.search(page.words(draft.cue[-1]))
    speaks = last is not None and (is_speech_word(last["word"]) or last["word"] == "according")
    return speaks and all(page.is_quoted(piece) for piece in draft.content)


def _leads_in(page: Page, span: Span, draft: Draft) -> bool:
    """Whether only a comma or a colon stands between the cue and a quotation."""
    return bool(_INTO_QUOTATION.fullmatch(page.text, draft.cue[-1].end, span.start)) and _is_quoting(page, draft)


def _ends_with_colon(page: Page, span: Span, draft: Draft) -> bool:
    """Whether what a draft reports runs up to the colon before a quotation, in one paragraph."""
    if page.mark_before(span.start) != ":" or not page.paragraph_of(span.start).covers(draft.cue[0]):
        return False
    colon = page.text.rfind(":", 0, span.start)
    return any(piece.end in (colon, colon + 1) for piece in draft.content)


def _leads_out(page: Page, quotation: Quotation, draft: Draft) -> bool:
    """Whether the mention and the cue follow right behind a quotation whose sentence goes on with them."""
    if len(draft.mention) != 1 or draft.mention[0].start < quotation.span.end:
        return False
    end = quotation.span.end
    if page.text[quotation.inner.end - 1] not in _GOES_ON and page.text[end : end + 1] != ",":
        return False
    first, second = sorted((draft.mention[0], draft.cue[0]))
    beside = _OUT_OF_QUOTATION.fullmatch(page.text, end, first.start)
    return bool(beside and _TO_CUE.fullmatch(page.text, first.end, second.start)) and _is_quoting(page, draft)


def _give(quotation: Quotation, owner: Draft, drafts: list[Draft]) -> None:
    """Puts a quotation into the content of a draft, and takes it from the one that had it by a loose link."""
    holders = [draft for draft in drafts if any(span.overlaps(quotation.inner) for span in draft.content)]
    if owner in holders or not all(_holds_loosely(draft, quotation) for draft in holders):
        return
    for holder in holders:
        rest = [pair for pair in _pieces(holder) if not pair[0].overlaps(quotation.inner)]
        drafts[drafts.index(holder)] = _with_pieces(holder, rest)
    given = _with_pieces(owner, sorted([(quotation.span, 1.0), *_pieces(owner)]))
    drafts[drafts.index(owner)] = given if owner.content else replace(given, rule_confidence=BESIDE_CONFIDENCE)


def _holds_loosely(draft: Draft, quotation: Quotation) -> bool:
    """Whether a quotation can be taken from a draft: it is a piece by itself, and the network was not sure of it."""
    around = Span(quotation.span.start - 1, quotation.span.end + 1)
    held = [(span, link) for span, link in _pieces(draft) if span.overlaps(quotation.inner)]
    return draft.rule_confidence is None and all(around.covers(span) and link < SURE_LINK for span, link in held)


def _pieces(draft: Draft) -> list[tuple[Span, float]]:
    return list(zip(draft.content, draft.content_links, strict=True))


def _with_pieces(draft: Draft, pieces: Sequence[tuple[Span, float]]) -> Draft:
    return replace(draft, content=tuple(span for span, _ in pieces), content_links=tuple(link for _, link in pieces))
