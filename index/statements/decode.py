"""Scores become spans: the best sequence of role tags over words, found by dynamic programming.

Viterbi (1967, "Error bounds for convolutional codes") over the words of one window. No span crosses a paragraph, and
the words between one pair of quotation marks take one role together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.model import Span
from index.statements.features import MARK, Passage
from index.statements.quotes import CLOSING, INSIDE, OPENING, OUTSIDE
from index.statements.tagger import Scored

Floats = NDArray[np.float32]

OUTSIDE_PENALTY = 0.6
"""Taken from the score of "outside": the network was trained on few statements per word and is shy. From dev."""
LOCKED_WORDS = 3
"""Quotations of at least this many words take one role as a whole."""
LINKED_WORDS = 24
"""So many words of a span, from its first, say which cue it belongs to."""

_NEVER = -1e9
_FREE, _FRESH, _LOCKED = 0, 1, 2
"""How a word may follow the one before: with any role, as the first of its paragraph, or with the same role only."""


class Role(IntEnum):
    """What a span is to its statement."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoleSpan:
    """A stretch of text with one role, and how sure the network is of it."""

    role: Role
    span: Span
    passage: int
    """Index of the passage it lies in."""
    begin: int
    """Position of its first piece in the window."""
    end: int
    """Position after its last piece in the window."""
    probability: float
    """Geometric mean, over its words, of the probability of this role."""
    begin_probability: float
    """Probability that it begins where it does."""
    link: Floats
    """Mean logarithm of the probability of belonging to the cue that begins at each position of the window."""
    source: Floats
    """The same for the source of a cue, from its first word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a window, one entry for each in all lists."""

    first_row: list[int]
    """Row of its first piece in the scores."""
    end_row: list[int]
    """Row after that of its last piece."""
    passage: list[int]
    quote: list[int]
    is_mark: list[bool]
    """Whether it has neither letters nor digits."""


def role_spans(found: Sequence[Passage], first: int, scored: Scored) -> list[RoleSpan]:
    """The spans of a window, in order.

    Args:
        found: the passages of the window.
        first: index of the first of them among all passages.
        scored: the network's answer for them.
    """
    words = _words(found, first)
    if not words.first_row:
        return []
    scores = scored.tags[words.first_row]
    emissions = scores.copy()
    emissions[:, 0] -= OUTSIDE_PENALTY
    if not emissions.argmax(1).any():
        # No word by itself is better inside a span, so there is nothing to weigh.
        return []
    runs = [_without_mark(words, run) for run in _runs(_best_tags(emissions.tolist(), _steps(words)), words.passage)]
    places = [span for passage in found for span in passage.spans]
    return _spans(words, runs, places, np.exp(scores), scored) if runs else []


def _words(found: Sequence[Passage], first: int) -> _Words:
    """The pieces of passages, put together again to words."""
    words = _Words(first_row=[], end_row=[], passage=[], quote=[], is_mark=[])
    row = 0
    for index, passage in enumerate(found, first):
        count = len(passage.ids)
        pairs = enumerate(pairwise((-1, *passage.word)))
        starts = [place for place, (before, number) in pairs if number != before or number < 0]
        words.first_row.extend([row + start for start in starts])
        words.end_row.extend([row + end for end in (*starts[1:], count)])
        words.passage.extend([index] * len(starts))
        words.quote.extend([passage.quote[start] for start in starts])
        words.is_mark.extend([passage.case[start] == MARK for start in starts])
        row += count
    return words


def _steps(words: _Words) -> list[int]:
    """How each word may follow the one before; those between one pair of marks go on with its role."""
    passage, quote = words.passage, words.quote
    count = len(passage)
    steps = [_FREE if place and passage[place] == passage[place - 1] else _FRESH for place in range(count)]
    index = 0
    while index < count:
        if quote[index] != OPENING:
            index += 1
            continue
        end = index + 1
        while end < count and not steps[end] and quote[end] == INSIDE:
            end += 1
        if end < count and not steps[end] and quote[end] == CLOSING:
            end += 1
        closed = quote[end - 1] == CLOSING
        if end - index - 1 - closed >= LOCKED_WORDS:
            inside = range(index + 2, end - 1 if closed else end)
            steps[inside.start : inside.stop] = [_LOCKED] * len(inside)
        index = end
    return steps


def _best_tags(emissions: Sequence[Sequence[float]], steps: Sequence[int]) -> list[int]:
    """The best sequence of tags, one per word: outside, then begin and inside of each role.

    An inside follows the begin or an inside of its role; everything else may follow anything unless the step says
    otherwise. Plain lists, since the numbers of one word are too few for arrays to pay.
    """
    back: list[tuple[int, ...]] = []
    best = 0
    score = (0.0,) * 7
    for (e0, e1, e2, e3, e4, e5, e6), step in zip(emissions, steps, strict=True):
        s0, s1, s2, s3, s4, s5, s6 = score
        b2, b4, b6 = 1 if s1 >= s2 else 2, 3 if s3 >= s4 else 4, 5 if s5 >= s6 else 6
        i2, i4, i6 = score[b2] + e2, score[b4] + e4, score[b6] + e6
        if step == _LOCKED:
            score = (s0 + e0, _NEVER, i2, _NEVER, i4, _NEVER, i6)
            back.append((0, best, b2, best, b4, best, b6))
        else:
            top = score[best]
            if step == _FRESH:
                i2 = i4 = i6 = _NEVER
            score = (top + e0, top + e1, i2, top + e3, i4, top + e5, i6)
            back.append((best, best, b2, best, b4, best, b6))
        best = score.index(max(score))
    tags = [best]
    for pointers in back[:0:-1]:
        tags.append(pointers[tags[-1]])
    return tags[::-1]


def _runs(tags: Sequence[int], passage: Sequence[int]) -> list[tuple[int, int, Role]]:
    """Half-open ranges of words with one role."""
    starts = [
        index
        for index, tag in enumerate(tags)
        if tag
        and (tag % 2 or not index or tags[index - 1] not in (tag, tag - 1) or passage[index] != passage[index - 1])
    ]
    runs = []
    for start in starts:
        end = start + 1
        inside = 2 * ((tags[start] + 1) // 2)
        while end < len(tags) and tags[end] == inside and passage[end] == passage[start]:
            end += 1
        runs.append((start, end, Role(inside // 2 - 1)))
    return runs


def _without_mark(words: _Words, run: tuple[int, int, Role]) -> tuple[int, int, Role]:
    """A run without the comma or full stop behind a closing quotation mark: it is the writer's."""
    start, end, role = run
    last = end - 1
    behind = start < last and words.quote[last - 1] == CLOSING and words.quote[last] == OUTSIDE
    return (start, last, role) if behind and words.is_mark[last] else run


def _spans(
    words: _Words,
    runs: Sequence[tuple[int, int, Role]],
    places: Sequence[Span],
    probabilities: Floats,
    scored: Scored,
) -> list[RoleSpan]:
    """The spans of runs of words, with their pointers; `places` are those of the pieces."""
    begins = probabilities[:, 1::2]
    logs = np.log(begins + probabilities[:, 2::2] + 1e-9).T.tolist()
    linked = [words.first_row[start : min(end, start + LINKED_WORDS)] for start, end, _ in runs]
    heads = np.cumsum([0, *map(len, linked[:-1])])
    links = np.add.reduceat(scored.link([row for rows in linked for row in rows]), heads)
    sources = scored.source([words.first_row[start] for start, _, _ in runs])
    found = []
    for number, (start, end, role) in enumerate(runs):
        first, last = words.first_row[start], words.end_row[end - 1] - 1
        found.append(
            RoleSpan(
                role=role,
                span=Span(places[first].start, places[last].end),
                passage=words.passage[start],
                begin=scored.positions[first],
                end=scored.positions[last] + 1,
                probability=math.exp(sum(logs[role][start:end]) / (end - start)),
                begin_probability=float(begins[start, role]),
                link=links[number] / len(linked[number]),
                source=sources[number],
            )
        )
    return found
