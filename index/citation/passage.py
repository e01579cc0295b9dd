"""An address that opens a page at a passage and marks it there: a text fragment.

The form is `#:~:text=[prefix-,]start[,end][,-suffix]` (W3C community group, draft "URL Fragment Text Directives").
Browsers look for whole words, whatever their case; a start alone has to stand in one block of the page, while start and
end may be blocks apart. A browser that does not know of fragments opens the page at its top.
"""

import re
from itertools import pairwise
from urllib.parse import quote

from index.model import Span, Spans

LONGEST_EXACT = 80
"""A longer passage is named by its first and its last words."""
_WORDS = 5
_BESIDE = 3
_NEAR = 100
_MOST_PIECES = 4
_DIRECTIVE = ":~:"
_WORD = re.compile(r"\w(?:[\w'’.]*\w)?")
# Other pages print these otherwise than the text that came from them, so a part ends before them.
_UNSAFE = re.compile(r"[-‐‑–—&\"“”„«»‘\[\]…\n]|(?<!\w)['’]|['’](?!\w)")
_SPACE = re.compile(r"\s+")


def passage_link(url: str, text: str, passage: Spans) -> str:
    """The address of the page with a directive for each piece of a passage; the address alone where no words are left.

    Args:
        url: of the page, escaped; a fragment of its own stays.
        text: the article's.
        passage: its pieces, in order.
    """
    directives = [directive for piece in passage[:_MOST_PIECES] if (directive := _directive(text, piece))]
    page, _, fragment = url.partition("#")
    fragment = fragment.partition(_DIRECTIVE)[0]
    if not directives:
        return f"{page}#{fragment}" if fragment else page
    return f"{page}#{fragment}{_DIRECTIVE}{'&'.join(directives)}"


def _directive(text: str, piece: Span) -> str:
    """`text=…` for one piece, with as much beside it as tells it from the same words before."""
    found = [match.span() for match in _WORD.finditer(text, piece.start, piece.end)]
    if not found:
        return ""
    first, last = found[0][0], found[-1][1]
    exact = text[first:last]
    if len(exact) <= LONGEST_EXACT and not _UNSAFE.search(exact):
        parts = [exact]
        is_alone = _count(text, exact) == 1
    else:
        start = _run(text, found)
        end = _run(text, found[::-1])
        parts = [start] if start == exact else [start, end]
        is_alone = _count(text, start) == 1
    parts = list(map(_escaped, parts))
    if not is_alone:
        if before := _beside(text[max(0, first - _NEAR) : first].rpartition("\n")[2], last=True):
            parts.insert(0, f"{_escaped(before)}-")
        if behind := _beside(text[last : last + _NEAR].partition("\n")[0], last=False):
            parts.append(f"-{_escaped(behind)}")
    return "text=" + ",".join(parts)


def _beside(text: str, *, last: bool) -> str:
    """The last or first words of a text, with every sign up to its end; they have to touch the passage."""
    found = list(_WORD.finditer(text))
    if not found:
        return ""
    return text[found[-_BESIDE:][0].start() :].strip() if last else text[: found[:_BESIDE][-1].end()].strip()


def _run(text: str, found: list[tuple[int, int]]) -> str:
    """The first words of a row that stand beside each other, nothing unsafe between; backwards for a reversed row."""
    taken = [found[0]]
    for before, word in pairwise(found[:_WORDS]):
        between = sorted((before, word))
        if _UNSAFE.search(text[between[0][1] : between[1][0]]):
            break
        taken.append(word)
    ordered = sorted(taken)
    return text[ordered[0][0] : ordered[-1][1]]


def _count(text: str, words: str) -> int:
    """How often some words stand in a text, whatever their case and spaces."""
    sought = r"\s+".join(map(re.escape, words.split()))
    return sum(1 for _ in re.finditer(rf"(?<!\w){sought}(?!\w)", text, re.IGNORECASE))


def _escaped(part: str) -> str:
    """A part with everything escaped that a directive gives a meaning to."""
    # Half a sign of a broken text is in no page: it must not stop the citation.
    return quote(_SPACE.sub(" ", part), safe="", errors="replace").replace("-", "%2D")
