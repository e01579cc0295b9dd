"""Weighs who "he" or "she" can be: a choice among the people mentioned before, or nobody.

A linear model over few features of each candidate, made into probabilities together with the answer "nobody"
(a softmax, as in the mention-ranking models of coreference work). The weights were fitted on texts whose
pronouns are resolved by hand; `tests/benchmarks/fit_pronouns.py` makes them again.
"""

import math
from dataclasses import dataclass

from index.speakers.features import Question, barred, candidate_features, nobody_features
from index.speakers.referents import Referent
from index.speakers.scene import Event, Scene
from index.speakers.weights import NOBODY, WEIGHTS

_NEAR_WORDS = 16
"""Whom a sentence names so soon behind a pronoun is another one."""
_SURELY, _NAMED_AGAIN = 0.95, 0.8
"""Who is so probable may be named again further on in the sentence; how sure he is then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person the pronoun may mean."""

    referent: Referent
    latest: Event
    probability: float


def weigh(scene: Scene, question: Question) -> list[Candidate]:
    """The candidates, most probable first; what their probabilities lack to 1 is the chance of nobody.

    Somebody who cannot be meant, though he would be likely, leaves his chance to nobody rather than to the others: the
    text is then about somebody it does not name.
    """
    features = candidate_features(scene, question)
    if not features:
        return []
    scores = [sum(WEIGHTS.get(name, 0.0) * value for name, value in row.items()) for _, _, row in features]
    nobody = sum(NOBODY.get(name, 0.0) * value for name, value in nobody_features(scene, question, features).items())
    top = max(nobody, *scores)
    exponents = [math.exp(score - top) for score in scores]
    total = sum(exponents) + math.exp(nobody - top)
    excluded, near = barred(scene, question), set[int]()
    if excluded:
        near = barred(scene, question, within=_NEAR_WORDS)
    found = []
    for (referent, latest, _), exponent in zip(features, exponents, strict=True):
        chance = exponent / total
        if referent.number in excluded:
            again = question.gender is not None and chance >= _SURELY and referent.number not in near
            chance = _NAMED_AGAIN if again else 0.0
        if chance:
            found.append(Candidate(referent=referent, latest=latest, probability=chance))
    return sorted(found, key=lambda c: (-c.probability, c.referent.number))
