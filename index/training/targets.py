"""What the network is to answer for an article: a role, a cue and a source for each word piece of each window.

Windows are those of `index.statements.features`, so that the network learns from what it will be shown.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.model import Span, Spans
from index.statements.features import Passage, passages, windows
from index.statements.quotes import quote_map
from index.statements.wordpiece import WordPiece
from index.text import paragraph_spans
from index.training.corpus import Labelled, LabelledArticle

Numbers = NDArray[np.int64]

IGNORED = -100
"""A target that counts for nothing."""
_ROLES = ("source", "cue", "content")
_CUE_TAGS = (3, 4)


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One window: what the network sees, and what it is to answer; one entry per position in each array."""

    corpus: int
    """Number of the corpus that it is from."""
    ids: Numbers
    quote: Numbers
    case: Numbers
    tags: Numbers
    link: Numbers
    source: Numbers

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The roles of a text's characters: 0 or the number of a role, whose statement it is, and where its span begins."""

    role: list[int]
    owner: list[int]
    begin: list[int]
    source: list[int | None]
    """For a character of a cue, where its source begins, or -1 for none; None for all others."""


def examples(article: LabelledArticle, pieces: WordPiece, rng: random.Random, corpus: int = 0) -> list[Example]:
    """The windows of an article of a corpus, labelled by one of its annotators, chosen at random."""
    spans = paragraph_spans(article.text)
    quotes = quote_map(article.text, spans)
    found = passages(article.text, quotes, pieces, spans, [0] * len(spans))
    marks = _marks(article.text, rng.choice(article.annotations))
    return [_example(found[shown.start : shown.stop], marks, pieces, corpus) for shown in windows(found)]


def _marks(text: str, statements: Sequence[Labelled]) -> _Marks:
    """The roles of each character; where spans overlap the first one has it."""
    size = len(text)
    marks = _Marks([0] * size, [-1] * size, [-1] * size, [None] * size)
    for owner, statement in enumerate(statements):
        for number, role in enumerate(_ROLES, 1):
            _mark_role(marks, getattr(statement, role), number, owner)
        begin = statement.source[0].start if statement.source else -1
        for span in statement.cue:
            if all(known is None for known in marks.source[span.start : span.end]):
                marks.source[span.start : span.end] = [begin] * (span.end - span.start)
    return marks


def _mark_role(marks: _Marks, spans: Spans, number: int, owner: int) -> None:
    for span in spans:
        if not any(marks.role[span.start : span.end]):
            length = span.end - span.start
            marks.role[span.start : span.end] = [number] * length
            marks.owner[span.start : span.end] = [owner] * length
            marks.begin[span.start : span.end] = [span.start] * length


def _example(shown: Sequence[Passage], marks: _Marks, pieces: WordPiece, corpus: int) -> Example:
    ids, quote, case = [pieces.begin], [0], [0]
    places: list[Span | None] = [None]
    for passage in shown:
        ids += [*passage.ids, pieces.end]
        quote += [*passage.quote, 0]
        case += [*passage.case, 0]
        places += [*passage.spans, None]
    tags = _tags(places, marks)
    link, source = _pointers(places, tags, marks)
    columns = (np.array(column, np.int64) for column in (ids, quote, case, tags, link, source))
    return Example(corpus, *columns)


def _tags(places: Sequence[Span | None], marks: _Marks) -> list[int]:
    """Outside, or begin or inside of a role; a role goes on within one span and one passage."""
    tags: list[int] = []
    before = None
    for place in places:
        role = marks.role[place.start] if place else 0
        if not place or not role:
            tags.append(0)
            before = None
            continue
        key = (marks.owner[place.start], marks.begin[place.start], role)
        tags.append(2 * role if key == before else 2 * role - 1)
        before = key
    return tags


def _pointers(places: Sequence[Span | None], tags: Sequence[int], marks: _Marks) -> tuple[list[int], list[int]]:
    """For each piece the position of the cue it belongs to, and for pieces of cues that of their source; 0 is none."""
    first_of_cue: dict[int, int] = {}
    position_at: dict[int, int] = {}
    for position, place in enumerate(places):
        if place:
            position_at[place.start] = position
            if tags[position] in _CUE_TAGS:
                first_of_cue.setdefault(marks.owner[place.start], position)
    link, source = [IGNORED] * len(places), [IGNORED] * len(places)
    for position, place in enumerate(places):
        if not place or not tags[position]:
            continue
        link[position] = first_of_cue.get(marks.owner[place.start], 0)
        begin = marks.source[place.start]
        if begin is not None and tags[position] in _CUE_TAGS:
            source[position] = 0 if begin == -1 else position_at.get(begin, IGNORED)
    return link, source


def batch(found: Sequence[Example]) -> dict[str, Numbers]:
    """Windows side by side, filled up to the longest: each array is windows x positions, `corpus` windows."""
    shape = len(found), max(map(len, found))
    filled = {name: np.zeros(shape, np.int64) for name in ("ids", "quote", "case", "mask")}
    filled |= {name: np.full(shape, IGNORED, np.int64) for name in ("tags", "link", "source")}
    for row, window in enumerate(found):
        for name in ("ids", "quote", "case", "tags", "link", "source"):
            filled[name][row, : len(window)] = getattr(window, name)
        filled["mask"][row, : len(window)] = 1
    filled["corpus"] = np.array([window.corpus for window in found], np.int64)
    return filled
