"""Scores become spans: the best sequence of role tags over words, found by dynamic programming.

Viterbi (1967, "Error bounds for convolutional codes") over the words of one window. No span crosses a paragraph, and
the words between one pair of quotation marks take one role together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from index.model import Span
from index.statements.features import Passage
from index.statements.quotes import CLOSING, INSIDE, OPENING
from index.statements.tagger import TAGS, Scored

Floats = NDArray[np.float32]

OUTSIDE_PENALTY = 0.6
"""Taken from the score of "outside": the network was trained on few statements per word and is shy. From dev."""
LOCKED_WORDS = 3
"""Quotations of at least this many words take one role as a whole."""

_NEVER = np.float32(-1e9)


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
class _Word:
    passage: int
    row: int
    """Row of its first piece in the scores."""
    last_row: int
    span: Span
    quote: int


def role_spans(found: Sequence[Passage], first: int, scored: Scored) -> list[RoleSpan]:
    """The spans of a window's core passages, in order.

    Args:
        found: the core passages.
        first: index of the first of them among all passages.
        scored: the network's answer for them.
    """
    words = _words(found, first)
    if not words:
        return []
    rows = np.array([word.row for word in words])
    emissions = scored.tags[rows].copy()
    emissions[:, 0] -= OUTSIDE_PENALTY
    fresh = [index == 0 or words[index].passage != words[index - 1].passage for index in range(len(words))]
    tags = _best_tags(emissions, fresh, _locked(words, fresh))
    probabilities = np.exp(scored.tags[rows])
    return [_role_span(words, start, end, role, probabilities, scored) for start, end, role in _runs(tags, fresh)]


def _words(found: Sequence[Passage], first: int) -> list[_Word]:
    """The pieces of passages, put together again to words."""
    words: list[_Word] = []
    row = 0
    for index, passage in enumerate(found, first):
        start = 0
        count = len(passage.ids)
        while start < count:
            end = start + 1
            while end < count and passage.word[end] == passage.word[start] >= 0:
                end += 1
            span = Span(passage.spans[start].start, passage.spans[end - 1].end)
            words.append(
                _Word(passage=index, row=row + start, last_row=row + end - 1, span=span, quote=passage.quote[start])
            )
            start = end
        row += count
    return words


def _locked(words: Sequence[_Word], fresh: Sequence[bool]) -> list[bool]:
    """Which words must go on with the role of the word before: those between one pair of marks."""
    locked = [False] * len(words)
    index = 0
    while index < len(words):
        if words[index].quote != OPENING:
            index += 1
            continue
        end = index + 1
        while end < len(words) and not fresh[end] and words[end].quote == INSIDE:
            end += 1
        if end < len(words) and not fresh[end] and words[end].quote == CLOSING:
            end += 1
        closed = words[end - 1].quote == CLOSING
        if end - index - 1 - closed >= LOCKED_WORDS:
            for inside in range(index + 2, end - 1 if closed else end):
                locked[inside] = True
        index = end
    return locked


def _transitions() -> tuple[Floats, Floats, Floats]:
    """What a step may add to the score: freely, after a paragraph's end, and inside locked quotations."""
    inside = [2, 4, 6]
    free = np.zeros((TAGS, TAGS), np.float32)
    for tag in inside:
        free[[other for other in range(TAGS) if other not in (tag, tag - 1)], tag] = _NEVER
    fresh = np.zeros((TAGS, TAGS), np.float32)
    fresh[:, inside] = _NEVER
    locked = np.full((TAGS, TAGS), _NEVER, np.float32)
    locked[0, 0] = 0
    for tag in inside:
        locked[tag - 1, tag] = locked[tag, tag] = 0
    return free, fresh, locked


_FREE, _FRESH, _LOCKED = _transitions()


def _best_tags(emissions: Floats, fresh: Sequence[bool], locked: Sequence[bool]) -> list[int]:
    """The best sequence of tags, one per word."""
    back = np.zeros(emissions.shape, np.int8)
    columns = np.arange(TAGS)
    score = emissions[0] + _FRESH[0]
    for index in range(1, len(emissions)):
        step = _FRESH if fresh[index] else _LOCKED if locked[index] else _FREE
        total = score[:, None] + step
        best = total.argmax(0)
        back[index] = best
        score = total[best, columns] + emissions[index]
    tags = [int(score.argmax())]
    for index in range(len(emissions) - 1, 0, -1):
        tags.append(int(back[index, tags[-1]]))
    return tags[::-1]


def _runs(tags: Sequence[int], fresh: Sequence[bool]) -> list[tuple[int, int, Role]]:
    """Half-open ranges of words with one role."""
    runs: list[tuple[int, int, Role]] = []
    for index, tag in enumerate(tags):
        if tag == 0:
            continue
        role = Role((tag - 1) // 2)
        goes_on = bool(runs) and runs[-1][1] == index and runs[-1][2] is role and tag % 2 == 0 and not fresh[index]
        if goes_on:
            runs[-1] = (runs[-1][0], index + 1, role)
        else:
            runs.append((index, index + 1, role))
    return runs


def _role_span(
    words: Sequence[_Word], start: int, end: int, role: Role, probabilities: Floats, scored: Scored
) -> RoleSpan:
    """The span of the words `start` to `end`."""
    begin_tag = 2 * role + 1
    of_role = probabilities[start:end, begin_tag : begin_tag + 2].sum(1)
    rows = [word.row for word in words[start : min(end, start + 24)]]
    return RoleSpan(
        role=role,
        span=Span(words[start].span.start, words[end - 1].span.end),
        passage=words[start].passage,
        begin=int(scored.positions[words[start].row]),
        end=int(scored.positions[words[end - 1].last_row]) + 1,
        probability=float(np.exp(np.log(of_role + 1e-9).mean())),
        begin_probability=float(probabilities[start, begin_tag]),
        link=scored.link[rows].mean(0),
        source=scored.source[words[start].row],
    )
