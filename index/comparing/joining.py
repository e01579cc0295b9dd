"""A quote that no one statement has → the statements that it was put together from."""

from collections.abc import Sequence
from typing import TypeVar

from index.comparing.words import Word, weight

_LEAST_RUN = 3
_COVERED_FROM = 0.8
_MORE = 0.15
"""So much more of the quote each further piece has to bring."""
_MOST_PIECES = 4
_BRIDGED = 1

WORTHWHILE = 1.0 - _MORE
"""Where a single statement has more of a quote than this, several cannot have clearly more."""

Row = TypeVar("Row")
Part = tuple[int, int]
"""A half-open range of words of the quote."""


def joined(
    sought: Sequence[Word], candidates: Sequence[tuple[Row, Sequence[str]]], *, than: float
) -> tuple[tuple[Row, Part], ...]:
    """The statements that together have a quote, each with the words that come from it, in their order; else none.

    They are chosen one after the other, each for the most that it adds.

    Args:
        sought: the words of the quote.
        candidates: statements, each with the forms of the words of its content.
        than: how much of the quote the best single statement has: several have to have clearly more.
    """
    total = sum(weight(word.form) for word in sought)
    forms = [word.form for word in sought]
    runs = [(row, run) for row, said in candidates for run in _runs(forms, said)]
    taken: list[tuple[Row, Part]] = []
    covered: set[int] = set()
    while len(taken) < _MOST_PIECES and runs:
        best = max(runs, key=lambda found: _gain(sought, found[1], covered))
        if _gain(sought, best[1], covered) < _MORE * total:
            break
        taken.append(best)
        covered.update(range(*best[1]))
    if len({id(row) for row, _ in taken}) < 2:
        return ()
    if sum(weight(sought[number].form) for number in covered) < max(_COVERED_FROM, than + _MORE) * total:
        return ()
    return tuple(sorted(taken, key=lambda found: found[1]))


def _runs(sought: Sequence[str], said: Sequence[str]) -> list[Part]:
    """The runs of words that quote and statement share; a single other word does not end one."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(sought) - _LEAST_RUN + 1):
        places.setdefault(tuple(sought[place : place + _LEAST_RUN]), []).append(place)
    shared = {
        place
        for start in range(len(said) - _LEAST_RUN + 1)
        for first in places.get(tuple(said[start : start + _LEAST_RUN]), ())
        for place in range(first, first + _LEAST_RUN)
    }
    runs: list[Part] = []
    for place in sorted(shared):
        if runs and place - runs[-1][1] <= _BRIDGED:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _gain(sought: Sequence[Word], run: Part, covered: set[int]) -> float:
    return sum(weight(sought[number].form) for number in range(*run) if number not in covered)
