"""Whose turn it is in a dialogue that is printed as a run of quotations, most of them without a name.

The turns of a stretch are read together, as a chain in which who speaks depends on the two who spoke before: two
people take turns, few speak twice in a row. The probabilities are summed over all readings (the forward-backward
algorithm for hidden Markov models; Rabiner 1989, "A tutorial on hidden Markov models"), so that each turn gets a
probability of its own. The weights began with a fit on novels whose speakers are marked
(`tests/benchmarks/fit_dialogue.py`) and were then chosen by hand on the open half of LitBank.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

NOBODY_KNOWN = -1
"""A speaker who is none of the cast."""
_NEAR_SPEAKERS = 3
"""So many known speakers on either side tell who takes part."""
_MAX_CAST = 3
_LEAST_TOLD = 0.5
"""A pronoun that tells less counts for nothing in other turns."""
_ACTOR_COUNT = 0.1
"""What acting or being addressed counts beside a turn that is known."""
_NAMED_DOUBT = 0.2
"""What is left of the doubt whom a name or description means, for turns must not make it mean somebody else."""
_LEAST_CHANCE = 0.002
"""What is left for somebody whom a pronoun cannot mean."""
WEIGHTS = {
    "same": -2.5,
    "same after narration": 0.2,
    "same after a question": 0.4,
    "back": 3.0,
    "back after narration": -0.3,
    "acts": 0.8,
    "acts before": 0.7,
    "named inside": -1.6,
    "called inside": -1.2,
    "called before": 1.2,
    "calls the one before": 2.0,
    "share": 0.7,
    "stranger": -2.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A paragraph that holds a quotation; people go by number."""

    chances: Mapping[int, float] = field(default_factory=dict)
    """Who speaks, as far as a name or a pronoun tells it; empty where neither stands beside the quotation."""
    narration: bool = False
    """Whether other paragraphs stand between the turn before and this one."""
    asks: bool = False
    """Whether the quotation ends with a question mark."""
    acts: frozenset[int] = field(default_factory=frozenset)
    """Who acts outside the marks of the paragraph."""
    acts_before: frozenset[int] = field(default_factory=frozenset)
    """Who acts at the end of the narration right before."""
    named: frozenset[int] = field(default_factory=frozenset)
    """Who is named inside the quotation."""
    called: frozenset[int] = field(default_factory=frozenset)
    """Those of them who are addressed by their names."""

    @property
    def known(self) -> int | None:
        """Who most probably speaks, as a name or a pronoun tells it."""
        return max(self.chances, key=lambda who: self.chances[who], default=None)


def read_dialogue(turns: Sequence[Turn], weights: Mapping[str, float] = WEIGHTS) -> list[dict[int, float]]:
    """For each turn the probability of every one of its possible speakers; `NOBODY_KNOWN` gets the rest."""
    casts = [_cast(turns, place) for place in range(len(turns))]
    own = [{who: _emission(turn, who, cast, weights) for who in cast} for turn, cast in zip(turns, casts, strict=True)]
    forward, backward = _forward(turns, own, weights), _backward(turns, own, weights)
    found = []
    for before, after in zip(forward, backward, strict=True):
        scores: dict[int, float] = {}
        for (first, second), score in before.items():
            scores[second] = _add(scores.get(second, -math.inf), score + after.get((first, second), 0.0))
        top = max(scores.values())
        shares = {who: math.exp(score - top) for who, score in scores.items()}
        whole = sum(shares.values())
        found.append({who: share / whole for who, share in shares.items()})
    return found


Cast = dict[int, float]
"""Who may speak in a turn, with the share of the turns nearby that is known to be theirs."""


def _cast(turns: Sequence[Turn], place: int) -> Cast:
    """Who may speak in a turn: those who speak nearby, act or are addressed, the likeliest first."""
    first, last = _reach(turns, place, -1), _reach(turns, place, 1)
    counts: defaultdict[int, float] = defaultdict(float)
    for turn in turns[first : last + 1]:
        for who, chance in turn.chances.items():
            counts[who] += chance if chance >= _LEAST_TOLD else 0.0
        for who in turn.acts | turn.acts_before | turn.called:
            counts[who] += _ACTOR_COUNT
    found = dict(sorted(counts.items(), key=lambda item: -item[1])[:_MAX_CAST])
    for who in sorted(turns[place].chances, key=lambda who: -turns[place].chances[who])[:_MAX_CAST]:
        found.setdefault(who, _ACTOR_COUNT)
    whole = sum(found.values()) or 1.0
    return {who: max(count, _ACTOR_COUNT) / whole for who, count in found.items()} | {NOBODY_KNOWN: 1.0}


def _reach(turns: Sequence[Turn], place: int, step: int) -> int:
    """The farthest turn on one side that still tells who takes part in a turn."""
    known: set[int] = set()
    at = place
    while 0 <= at + step < len(turns) and len(known) < _NEAR_SPEAKERS:
        at += step
        known |= {who for who, chance in turns[at].chances.items() if chance >= _LEAST_TOLD}
    return at


def _emission(turn: Turn, who: int, cast: Cast, weights: Mapping[str, float]) -> float:
    """What the turn itself says for a speaker."""
    if turn.chances:
        rest = max(1 - sum(turn.chances.values()), _LEAST_CHANCE)
        named = len(turn.chances) == 1
        others = _NAMED_DOUBT * rest / len(cast) if named else rest if who == NOBODY_KNOWN else 0.0
        return math.log(max(turn.chances.get(who, others), _LEAST_CHANCE))
    if who == NOBODY_KNOWN:
        return weights["stranger"]
    score = weights["share"] * math.log(cast[who])
    score += weights["acts"] * (who in turn.acts) + weights["acts before"] * (who in turn.acts_before)
    return score + weights["named inside"] * (who in turn.named) + weights["called inside"] * (who in turn.called)


def _transition(trio: tuple[int, int, int], turns: tuple[Turn, Turn], weights: Mapping[str, float]) -> float:
    """How well a speaker follows on the two before; `turns` are the turn before and the speaker's own."""
    first, second, third = trio
    before, turn = turns
    after = " after narration" if turn.narration else ""
    score = weights["calls the one before"] * (second in turn.called)
    if third == NOBODY_KNOWN:
        return score
    score += weights["called before"] * (third in before.called)
    if third == second:
        return score + weights["same" + after] + weights["same after a question"] * before.asks
    return score + (weights["back" + after] if third == first else 0.0)


Pairs = dict[tuple[int, int], float]
"""By the speakers of a turn and the one before, the logarithm of the summed weight of readings."""


def _forward(turns: Sequence[Turn], own: Sequence[dict[int, float]], weights: Mapping[str, float]) -> list[Pairs]:
    """For each turn the readings of everything up to it, its own score counted."""
    found: list[Pairs] = [{(NOBODY_KNOWN, who): score for who, score in own[0].items()}]
    for place in range(1, len(turns)):
        pairs: Pairs = {}
        for (first, second), score in found[-1].items():
            for third, emission in own[place].items():
                follows = _transition((first, second, third), (turns[place - 1], turns[place]), weights)
                pairs[second, third] = _add(pairs.get((second, third), -math.inf), score + emission + follows)
        found.append(pairs)
    return found


def _backward(turns: Sequence[Turn], own: Sequence[dict[int, float]], weights: Mapping[str, float]) -> list[Pairs]:
    """For each turn the readings of everything behind it."""
    found: list[Pairs] = [{} for _ in turns]
    for place in range(len(turns) - 2, -1, -1):
        for first in own[place - 1] if place else (NOBODY_KNOWN,):
            for second in own[place]:
                total = -math.inf
                for third, emission in own[place + 1].items():
                    follows = _transition((first, second, third), (turns[place], turns[place + 1]), weights)
                    total = _add(total, emission + follows + found[place + 1].get((second, third), 0.0))
                found[place][first, second] = total
    return found


def _add(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given by their logarithms."""
    high, low = max(one, other), min(one, other)
    return high if low == -math.inf else high + math.log1p(math.exp(low - high))
