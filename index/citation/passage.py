"""An address that opens a page at a passage and marks it there: a text fragment.

The form is `#:~:text=[prefix-,]start[,end][,-suffix]` (W3C community group, draft "URL Fragment Text Directives").
Browsers look for whole words, whatever their case; a start alone has to stand in one block of the page, while start and
end may be blocks apart, the end being the first one behind the start. A browser that does not know of fragments opens
the page at its top.

Of the forms that name a passage, the first is taken that a browser would find it by, and nothing else, in the article's
own text: words alone, then with those beside them, then more words.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

from index.model import Span, Spans

LONGEST_EXACT = 80
"""A longer passage is named by its first and its last words."""
_WORDS = 5
_MORE_WORDS = (8, 16)
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


class _Form(NamedTuple):
    """A way to name a passage; what is empty is left out."""

    start: str
    end: str = ""
    before: str = ""
    behind: str = ""

    def directive(self) -> str:
        """As it stands in an address."""
        parts = [
            f"{_escaped(self.before)}-" if self.before else "",
            _escaped(self.start),
            _escaped(self.end),
            f"-{_escaped(self.behind)}" if self.behind else "",
        ]
        return "text=" + ",".join(part for part in parts if part)


def _directive(text: str, piece: Span) -> str:
    """`text=…` for one piece, in the first form that leads there and nowhere else; empty if there is none."""
    found = [match.span() for match in _WORD.finditer(text, piece.start, piece.end)]
    if not found:
        return ""
    place = found[0][0], found[-1][1]
    forms = dict.fromkeys(_forms(text, found))
    return next((form.directive() for form in forms if _found(text, form) == place), "")


def _forms(text: str, found: list[tuple[int, int]]) -> Iterator[_Form]:
    """The forms of a passage, those that the fewest changes of a page can break first."""
    first, last = found[0][0], found[-1][1]
    left, right = text[max(0, first - _NEAR) : first], text[last : last + _NEAR]
    bare = list(_bare_forms(text, found))
    # Between two paragraphs a page may have more than the article has: they are asked last.
    for before, behind in (
        (left.rpartition("\n")[2], right.partition("\n")[0]),
        (left.rstrip().rpartition("\n")[2], right.lstrip().partition("\n")[0]),
    ):
        last_words, first_words = _beside(before, last=True), _beside(behind, last=False)
        for form in bare:
            yield form
            yield form._replace(behind=first_words)
            yield form._replace(before=last_words)
            yield form._replace(before=last_words, behind=first_words)


def _bare_forms(text: str, found: list[tuple[int, int]]) -> Iterator[_Form]:
    """All its words, or the first and the last of them; then more, with the signs between them."""
    exact = text[found[0][0] : found[-1][1]]
    start, end = _run(text, found), _run(text, found[::-1])
    if (len(exact) <= LONGEST_EXACT and not _UNSAFE.search(exact)) or start == exact:
        yield _Form(exact)
    else:
        yield _Form(start, end)
        for count in _MORE_WORDS:
            more = text[found[0][0] : found[:count][-1][1]].partition("\n")[0]
            last = text[found[-count:][0][0] : found[-1][1]].rpartition("\n")[2]
            yield _Form(start, last)
            yield _Form(more, end)
            yield _Form(more, last)
        if "\n" not in exact:
            yield _Form(exact)


def _found(text: str, form: _Form) -> tuple[int, int] | None:
    """Where a browser that has the article's text finds a form."""
    passage = _whole(form.start) + (rf".*?{_whole(form.end)}" if form.end else "")
    before = rf"{_whole(form.before)}\s*" if form.before else ""
    behind = rf"\s*{_whole(form.behind)}" if form.behind else ""
    match = re.search(f"{before}(?P<passage>{passage}){behind}", text, re.IGNORECASE | re.DOTALL)
    return match.span("passage") if match else None


def _whole(words: str) -> str:
    """An expression for words that stand beside each other in one paragraph, the outer ones whole."""
    sought = r"[^\S\n]+".join(map(re.escape, words.split()))
    opening = r"(?<!\w)" if words[:1].isalnum() else ""
    closing = r"(?!\w)" if words[-1:].isalnum() else ""
    return f"{opening}{sought}{closing}"


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


def _escaped(part: str) -> str:
    """A part with everything escaped that a directive gives a meaning to."""
    # Half a sign of a broken text is in no page: it must not stop the citation.
    return quote(_SPACE.sub(" ", part), safe="", errors="replace").replace("-", "%2D")
