"""Paragraphs of an article as HTML, the words that tell who said what marked in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from index.model import Span, Spans

CONTENT, CUE, WHO = "mark", "cue", "who"
"""What is said, the words that report it, the words that tell who said it."""
_LONG, _AROUND, _WORD = 2_400, 800, 40
"""In code points: a paragraph that is cut, what is shown around what is marked, and where a word ends."""


def marked(text: str, within: Span, roles: Mapping[str, Spans]) -> str:
    """The words of a paragraph, escaped; what lies in several roles has the marks of all of them.

    Of a very long paragraph only what is marked is there and a good deal around it.
    """
    near = _near(text, within, [one for spans in roles.values() for one in spans if one.overlaps(within)])
    before, behind = ("[…] " if near.start > within.start else ""), (" […]" if near.end < within.end else "")
    return f"{before}{_all_marked(text, near, roles)}{behind}"


def _near(text: str, within: Span, spans: Sequence[Span]) -> Span:
    """The part of a paragraph that is shown: all of it, unless it is very long."""
    if within.end - within.start <= _LONG or not spans:
        return within
    start = max(within.start, min(span.start for span in spans) - _AROUND)
    end = min(within.end, max(span.end for span in spans) + _AROUND)
    if start > within.start:
        start = text.find(" ", start, start + _WORD) + 1 or start
    if end < within.end:
        blank = text.rfind(" ", end - _WORD, end)
        end = blank if blank > 0 else end
    return Span(start, end)


def _all_marked(text: str, within: Span, roles: Mapping[str, Spans]) -> str:
    cuts = {within.start, within.end}
    for span in (one for spans in roles.values() for one in spans):
        cuts |= {at for at in span if within.start < at < within.end}
    return "".join(_pieces(text, sorted(cuts), roles))


def _pieces(text: str, cuts: list[int], roles: Mapping[str, Spans]) -> Iterator[str]:
    for start, end in pairwise(cuts):
        words = escape(text[start:end])
        for role, spans in roles.items():
            if _is_in(start, spans):
                words = f"<mark>{words}</mark>" if role == CONTENT else f'<span class="{role}">{words}</span>'
        yield words


def _is_in(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
