"""Whose turn it is in a dialogue that is printed as a run of quotations, most of them without a name.

The turns of a stretch are read together, as a chain in which who speaks depends on the two who spoke before: two
people take turns, few speak twice in a row. The probabilities are summed over all readings (the forward-backward
algorithm for hidden Markov models; Rabiner 1989, "A tutorial on hidden Markov models"), so that each turn gets a
probability of its own. The weights were fitted on novels whose speakers are marked.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

NOBODY_KNOWN = -1
"""A speaker who is none of the cast."""
_NEAR_TURNS = 8
_MAX_CAST = 5
WEIGHTS = {
    "same": -2.4,
    "same after narration": -1.0,
    "back": 1.2,
    "back after narration": 0.4,
    "acts": 2.0,
    "acts before": 0.6,
    "named inside": -1.4,
    "share": 0.6,
    "stranger": -2.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A paragraph that holds a quotation; people go by number."""

    known: int | None
    """Who speaks, where a name or a pronoun tells it."""
    certainty: float = 0.0
    narration: bool = False
    """Whether other paragraphs stand between the turn before and this one."""
    acts: frozenset[int] = field(default_factory=frozenset)
    """Who acts outside the marks of the paragraph."""
    acts_before: frozenset[int] = field(default_factory=frozenset)
    """Who acts at the end of the narration right before."""
    named: frozenset[int] = field(default_factory=frozenset)
    """Who is named inside the quotation."""


def read_dialogue(turns: Sequence[Turn], weights: Mapping[str, float] = WEIGHTS) -> list[dict[int, float]]:
    """For each turn the probability of every one of its possible speakers; `NOBODY_KNOWN` gets the rest."""
    casts = [_cast(turns, place) for place in range(len(turns))]
    own = [{who: _emission(turn, who, cast, weights) for who in cast} for turn, cast in zip(turns, casts, strict=True)]
    forward = _pass(turns, own, weights, backward=False)
    backward = _pass(turns, own, weights, backward=True)
    found = []
    for place in range(len(turns)):
        scores: dict[int, float] = {}
        for (first, second), score in forward[place].items():
            total = score + backward[place].get((first, second), 0.0)
            scores[second] = _add(scores.get(second, -math.inf), total)
        top = max(scores.values())
        shares = {who: math.exp(score - top) for who, score in scores.items()}
        whole = sum(shares.values())
        found.append({who: share / whole for who, share in shares.items()})
    return found


def _cast(turns: Sequence[Turn], place: int) -> Counter[int]:
    """Who may speak in a turn, with how often they are known to speak nearby."""
    near = turns[max(place - _NEAR_TURNS, 0) : place + _NEAR_TURNS + 1]
    counts = Counter(turn.known for turn in near if turn.known is not None)
    for turn in near:
        counts.update(dict.fromkeys(turn.acts | turn.acts_before, 0))
    cast = Counter(dict(counts.most_common(_MAX_CAST)))
    known = turns[place].known
    if known is not None:
        cast.setdefault(known, 1)
    cast[NOBODY_KNOWN] = 0
    return cast


def _emission(turn: Turn, who: int, cast: Counter[int], weights: Mapping[str, float]) -> float:
    """What the turn itself says for a speaker."""
    if turn.known is not None:
        rest = max(len(cast) - 1, 1)
        return math.log(turn.certainty) if who == turn.known else math.log((1 - turn.certainty) / rest)
    if who == NOBODY_KNOWN:
        return weights["stranger"]
    score = weights["share"] * math.log1p(cast[who])
    score += weights["acts"] * (who in turn.acts) + weights["acts before"] * (who in turn.acts_before)
    return score + weights["named inside"] * (who in turn.named)


def _transition(trio: tuple[int, int, int], turn: Turn, weights: Mapping[str, float]) -> float:
    """How well a speaker follows on the two before, into `turn`."""
    first, second, third = trio
    after = " after narration" if turn.narration else ""
    if third == NOBODY_KNOWN:
        return 0.0
    if third == second:
        return weights["same" + after]
    return weights["back" + after] if third == first else 0.0


Pairs = dict[tuple[int, int], float]


def _pass(
    turns: Sequence[Turn], own: Sequence[dict[int, float]], weights: Mapping[str, float], *, backward: bool
) -> list[Pairs]:
    """For each turn, by the speakers of the turn before and its own, the summed score of all readings on one side.

    Forward, the turn's own score is counted; backward, it is not.
    """
    count = len(turns)
    found: list[Pairs] = [{} for _ in turns]
    if not backward:
        found[0] = {(NOBODY_KNOWN, who): score for who, score in own[0].items()}
        for place in range(1, count):
            for (first, second), score in found[place - 1].items():
                for third, emission in own[place].items():
                    step = score + emission + _transition((first, second, third), turns[place], weights)
                    pair = (second, third)
                    found[place][pair] = _add(found[place].get(pair, -math.inf), step)
        return found
    for place in range(count - 2, -1, -1):
        befores = own[place - 1] if place else {NOBODY_KNOWN: 0.0}
        for first in befores:
            for second in own[place]:
                total = -math.inf
                for third, emission in own[place + 1].items():
                    step = emission + _transition((first, second, third), turns[place + 1], weights)
                    total = _add(total, step + found[place + 1].get((second, third), 0.0))
                found[place][first, second] = total
    return found


def _add(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given by their logarithms."""
    high, low = max(one, other), min(one, other)
    return high if low == -math.inf else high + math.log1p(math.exp(low - high))
