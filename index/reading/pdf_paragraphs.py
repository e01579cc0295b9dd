"""Paragraphs from the lines of PDF pages: running heads aside, columns joined, wraps and broken words undone.

Two lines belong to one paragraph unless something tells them apart: a gap, another size, an indent, or a line that
ends a sentence before the column does.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from index.reading import joints
from index.reading.pdf_lines import HYPHEN, PdfLine

_EDGE_LINES = 3
_LEAST_REPEATS = 3
_MAX_REPEATED_CHARS = 120
_REPEATED_SHARE = 0.4
_GAP = 1.4
"""A step to the next line beyond this many usual steps is a gap."""
_SIZES = 0.12
"""How much lines of one paragraph may differ in height."""
_INDENT = 0.7
"""In heights of a line."""
_EARLY_END = 0.12
"""The share of the column that a paragraph's last line leaves empty, at least."""
_VERY_EARLY_END = 0.45
_NEIGHBOURS = 15
"""So many lines above and below a line tell where its column begins and ends."""
_COLUMN = 4
"""How far from each other lines of one column begin at most, in heights of a line."""
_HEADLINE_SIZE = 1.25
_MAX_HEADLINE_CHARS = 300
_NUMBER = "#"
"""The form of a page number."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|seite |[-–] ?)?\d{1,4}(?: ?(?:of|/|von|sur) ?\d{1,4})?(?: ?[-–])?", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•·▪◦*–-]|\(?\d{1,3}[.)])\s")
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(rf"([^\W\d_]+)(?:{HYPHEN}|-)$")


class Paragraphs(NamedTuple):
    """What a document's lines make."""

    headline: str | None
    story: tuple[str, ...]
    """With marks where hyphens at line ends were taken away; see `joints`."""
    left_out: tuple[str, ...]
    """Running heads and feet, each once."""


class _Measures(NamedTuple):
    """What is usual in a document."""

    step: float
    height: float


class _Column(NamedTuple):
    """The edges of a column."""

    left: float
    right: float


def paragraphs(pages: Sequence[Sequence[PdfLine]]) -> Paragraphs:
    """The paragraphs of a document's pages, in order."""
    furniture = _furniture(pages)
    lines = [
        line
        for page in pages
        for number, line in enumerate(page)
        if not (_is_at_edge(number, page) and _form(line) in furniture)
    ]
    numbers = {form for form in furniture if not form.strip("# ")}
    shown = {
        form: line.text for page in reversed(pages) for line in reversed(page) if (form := _form(line)) in furniture
    }
    left_out = tuple(text for form, text in reversed(shown.items()) if form not in numbers)
    measures = _measures(lines)
    headline = _headline(lines, measures)
    words = frozenset(_WORD.findall(" ".join(line.text for line in lines).lower()))
    story = _joined([line for line in lines if line not in headline], measures, words)
    title = " ".join(line.text for line in headline)
    return Paragraphs(title or None, tuple(story), left_out)


def _form(line: PdfLine) -> str:
    """A line with its numbers made alike, so that `Page 3` and `Page 4` are the same."""
    return _NUMBER if _PAGE_NUMBER.fullmatch(line.text) else _DIGITS.sub(_NUMBER, line.text)


def _is_at_edge(number: int, page: Sequence[PdfLine]) -> bool:
    edge = min(_EDGE_LINES, len(page) // 2)
    return number < edge or number >= len(page) - edge


def _may_repeat(line: PdfLine) -> bool:
    """Whether a line can be a running head: short, and no sentence."""
    return len(line.text) <= _MAX_REPEATED_CHARS and not line.text.endswith((".", "!", "?", "”", HYPHEN))


def _furniture(pages: Sequence[Sequence[PdfLine]]) -> frozenset[str]:
    """The forms of lines that stand at the edges of many pages."""
    seen = Counter(
        form
        for page in pages
        for form in {_form(line) for number, line in enumerate(page) if _is_at_edge(number, page) and _may_repeat(line)}
    )
    share = _REPEATED_SHARE * len(pages)
    return frozenset(
        form for form, count in seen.items() if count >= share and count >= (2 if form == _NUMBER else _LEAST_REPEATS)
    )


def _measures(lines: Sequence[PdfLine]) -> _Measures:
    steps = [
        before.bottom - after.bottom
        for before, after in pairwise(lines)
        if 0 < before.bottom - after.bottom < 4 * max(before.height, 1)
    ]
    heights = [line.height for line in lines for _ in range(max(1, len(line.text) // 20))]
    return _Measures(median(steps) if steps else 0.0, median(heights) if heights else 0.0)


def _headline(lines: Sequence[PdfLine], measures: _Measures) -> list[PdfLine]:
    """The first lines in the largest letters near the top, where those are plainly larger than the text."""
    top = lines[:12]
    largest = max((line.height for line in top), default=0.0)
    if not measures.height or largest < _HEADLINE_SIZE * measures.height:
        return []
    start = next(number for number, line in enumerate(top) if line.height >= largest * (1 - _SIZES / 2))
    found = []
    for line in top[start:]:
        if line.height < largest * (1 - _SIZES / 2):
            break
        found.append(line)
    return found if sum(len(line.text) for line in found) <= _MAX_HEADLINE_CHARS and len(lines) > len(found) else []


def _joined(lines: Sequence[PdfLine], measures: _Measures, words: frozenset[str]) -> list[str]:
    found: list[list[str]] = []
    is_first = False
    for number, line in enumerate(lines):
        column = _column(lines, number)
        if number and not _starts_anew(lines[number - 1], line, column, measures, before_is_first=is_first):
            found[-1] += _continued(found[-1].pop(), line.text, words)
            is_first = False
        else:
            found.append([line.text])
            is_first = True
    return ["".join(pieces).replace(HYPHEN, "-") for pieces in found]


def _column(lines: Sequence[PdfLine], number: int) -> _Column:
    """The edges of the column that a line stands in, by the lines around it that begin about where it does."""
    line = lines[number]
    around = lines[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS]
    near = [other for other in around if abs(other.left - line.left) < _COLUMN * max(line.height, 1)]
    return _Column(min(other.left for other in near), max(other.right for other in near))


def _starts_anew(
    before: PdfLine, line: PdfLine, column: _Column, measures: _Measures, *, before_is_first: bool
) -> bool:
    """Whether a paragraph begins with a line."""
    if before.text.endswith(HYPHEN):
        return False
    if abs(line.height - before.height) > _SIZES * max(line.height, before.height):
        return True
    if not (_LETTER.search(line.text) and _LETTER.search(before.text)):
        # A row of stars between parts.
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    step = before.bottom - line.bottom
    if step <= 0 or step > 3 * max(measures.step, line.height):
        # The next column or page: a paragraph that might go on is rather cut between sentences than joined wrongly.
        return ended
    if measures.step and step > _GAP * measures.step:
        return True
    width = column.right - column.left
    is_early = column.right - before.right > _EARLY_END * width
    if column.right - before.right > _VERY_EARLY_END * width and not line.text[:1].islower():
        # A heading or a date line needs no full stop.
        return True
    # A line as far in as the one before goes on a block of its own, unless that one is a paragraph by itself.
    is_indented = line.left - column.left > _INDENT * line.height
    is_further_in = line.left - before.left > _INDENT * line.height or before_is_first
    return ended and (is_early or bool(_ITEM.match(line.text)) or (is_indented and is_further_in))


def _continued(before: str, after: str, words: frozenset[str]) -> list[str]:
    """Two lines to put together; a word broken between them is whole again if the document has it whole elsewhere."""
    broken, rest = _BROKEN.search(before), _WORD.match(after)
    if not broken or not rest:
        return [f"{before} ", after]
    is_known = f"{broken[1]}{rest.group()}".lower() in words
    return [before[:-1] + joints.mark("-") if is_known else f"{before[:-1]}-", after]
