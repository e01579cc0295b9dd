"""Contents that end with their quotation: what follows `“We won,” and` is the writer's again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.linking import Draft
from index.statements.page import Page
from index.statements.quotes import Quotation

_WRITER_GOES_ON = re.compile(
    r",?\s+(?:and(?!\s+that\b)|but(?!\s+that\b)|to|he|she|they|until|as|while|when|after|before)\b[^\"“”„«»]*"
)
_AS_QUOTED = re.compile(r"\bas\s+(?:an?\s+|the\s+)?$")
_CIRCUMSTANCE = re.compile(
    r"\s+(?:during|on|at|often|earlier|last|when|while|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^\"“”„«»]*"
)


def end_with_quotation(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, without the writer's words behind a content that is a quotation and ends with a comma.

    Nor with when or where something was called names: "blasted the plan as a “disgrace” during a visit".
    """
    return [
        replace(draft, content=tuple(_without_visit(page, _without_tail(page, span)) for span in draft.content))
        if draft.cue and draft.rule_confidence is None
        else draft
        for draft in drafts
    ]


def _without_tail(page: Page, span: Span) -> Span:
    quotation = next((q for q in page.quotations if q.span.start <= span.start <= q.inner.start), None)
    if not quotation or not quotation.closed or not _ends_with_comma(page, quotation):
        return span
    tail = _WRITER_GOES_ON.fullmatch(page.text, quotation.span.end, max(span.end, quotation.span.end))
    return Span(span.start, quotation.span.end) if tail else span


def _without_visit(page: Page, span: Span) -> Span:
    """A content that ends with what something is called, without when or where."""
    inside = [q.span for q in page.quotations if q.closed and span.start <= q.span.start and q.span.end < span.end]
    if not inside or not _AS_QUOTED.search(page.text, span.start, inside[-1].start):
        return span
    end = inside[-1].end
    return Span(span.start, end) if _CIRCUMSTANCE.fullmatch(page.text, end, span.end) else span


def _ends_with_comma(page: Page, quotation: Quotation) -> bool:
    end = quotation.span.end
    return page.text[quotation.inner.end - 1] == "," or page.text[end : end + 1] == ","
