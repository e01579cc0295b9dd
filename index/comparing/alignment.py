"""Two rows of words → where the one stands in the other, and every difference between them.

A quote is fitted into a statement at the least cost (Needleman and Wunsch 1970, with free ends in the statement as in
Sellers 1980, "The theory and computation of evolutionary distances"). Where we differ: a word that is only spelled
otherwise costs less than another word, and what the quote itself marks as edited (an ellipsis, square brackets) next
to nothing. By construction no difference can go missing: the steps turn the one row into the other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from index.comparing.words import Word, is_negation, weight

_SAME, _SPELLING, _LEFT_OUT, _OTHER, _ADDED = -0.2, 0.6, 1.0, 1.1, 1.2
"""A word in place of another one costs less than one more word beside the statement's end, so that a last word that
was exchanged is told as that. Words that are the same are worth something, so that none is given up for a cut.
"""
_MARKED = 0.05
_LEAST_LETTERS = 4
_LONG = 6
"""From so many letters on two of them may differ between two spellings of one word."""
_DIAGONAL, _UP, _LEFT = 0, 1, 2
_ROOM = 8
"""So many more words than half again its own a quote may be spread over, if it does not say that words are left out."""
_NEARLY = 0.85
_FEW = 3
"""An ellipsis for so few words, a negation among them, has turned what was said."""


class Change(StrEnum):
    """What a step does with words of a statement."""

    SAME = "same"
    SPELLING = "spelling"
    """One word in another spelling, or with a slip of the keyboard."""
    OTHER = "other"
    """Other words in place of the statement's."""
    LEFT_OUT = "left out"
    ADDED = "added"


_DIFFERENT = frozenset({Change.OTHER, Change.LEFT_OUT, Change.ADDED})


class Step(NamedTuple):
    """Words of a quote against words of a statement, as half-open ranges of their numbers."""

    change: Change
    quote: tuple[int, int]
    statement: tuple[int, int]
    is_marked: bool
    """Whether the quote itself says so, with an ellipsis or square brackets."""


class Alignment(NamedTuple):
    """The best place of a quote in a statement."""

    steps: tuple[Step, ...]
    """In order; together they cover all words of the quote, and of the statement those from `start` to `end`."""
    start: int
    end: int
    cost: float
    kept: float
    """How much of the quote is there, from 0 to 1; words that say little count less."""


class Place(NamedTuple):
    """Where in a statement most words of a quote stand close together."""

    start: int
    end: int
    share: float
    """How much of the quote is there at most, in any order, from 0 to 1; words that say little count less."""


def is_fair_cut(step: Step, statement: Sequence[Word]) -> bool:
    """Whether an ellipsis says that words are left out here; but not where it stands for little else than a "not"."""
    if step.change is not Change.LEFT_OUT or not step.is_marked:
        return False
    cut = statement[slice(*step.statement)]
    return len(cut) > _FEW or not any(is_negation(word.form) for word in cut)


def place_of(quote: Sequence[Word], statement: Sequence[str]) -> Place:
    """Looks where in the forms of a statement a quote can stand; anywhere, if it says that words were left out."""
    open_counts = Counter(word.form for word in quote)
    total = sum(weight(form) * count for form, count in open_counts.items()) or 1.0
    width = len(quote) * 3 // 2 + _ROOM
    if any(word.after_gap for word in quote) or len(statement) <= width:
        there = open_counts & Counter(statement)
        return Place(0, len(statement), sum(weight(form) * count for form, count in there.items()) / total)
    sums = _sums(statement, open_counts, width)
    best = max(sums)
    good = [number for number, found in enumerate(sums) if found >= _NEARLY * best]
    margin = len(quote) // 2
    start, end = max(0, good[0] - margin), min(len(statement), good[-1] + width + margin)
    return Place(start, end, best / total)


def _sums(forms: Sequence[str], open_counts: Counter[str], width: int) -> list[float]:
    """For each run of `width` words how much of the counted words stands in it."""
    missing = dict(open_counts)
    found, sums = 0.0, []
    for number, form in enumerate(forms):
        if form in missing:
            missing[form] -= 1
            if missing[form] >= 0:
                found += weight(form)
        if number >= width and (gone := forms[number - width]) in missing:
            missing[gone] += 1
            if missing[gone] > 0:
                found -= weight(gone)
        if number >= width - 1:
            sums.append(found)
    return sums


def align(quote: Sequence[Word], statement: Sequence[Word], place: Place | None = None) -> Alignment:
    """Fits a quote into a statement; only where `place_of` found it, if its answer is given."""
    first, behind = place[:2] if place else (0, len(statement))
    part = statement[first:behind]
    if (at := _whole(quote, part)) is not None:
        at += first
        whole = Step(Change.SAME, (0, len(quote)), (at, at + len(quote)), False)
        return Alignment((whole,), at, at + len(quote), _SAME * len(quote), 1.0)
    moves, end, cost = _table(quote, part)
    steps = _shifted(_merged(_walk(moves, quote, part, end)), first)
    end += first
    total = sum(weight(word.form) for word in quote if not word.is_edited)
    same = sum(
        weight(quote[number].form)
        for step in steps
        if step.change in {Change.SAME, Change.SPELLING}
        for number in range(*step.quote)
        if not quote[number].is_edited
    )
    start = steps[0].statement[0] if steps else 0
    return Alignment(steps, start, end, cost, same / total if total else 0.0)


def _whole(quote: Sequence[Word], statement: Sequence[Word]) -> int | None:
    """Where all of a quote stands in a row, first; None if it does not, or says itself that it was edited."""
    if not quote or any(word.is_edited or word.after_gap for word in quote):
        return None
    forms, said = [word.form for word in quote], [word.form for word in statement]
    width = len(forms)
    for at in range(len(said) - width + 1):
        if said[at] == forms[0] and said[at : at + width] == forms:
            return at
    return None


def _table(quote: Sequence[Word], statement: Sequence[Word]) -> tuple[list[bytearray], int, float]:
    """The cheapest move into each pair of places, where the statement's part ends, and the cost."""
    forms = [word.form for word in statement]
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        places.setdefault(form, []).append(place)
    above = [0.0] * (len(forms) + 1)
    moves = []
    last = len(quote) - 1
    for number, word in enumerate(quote):
        is_edited = word.is_edited
        added = _MARKED if is_edited else _ADDED
        replaced = _costs(word, places, len(forms))
        # Words of the statement that are left out after this word.
        left_out = _MARKED / 10 if number < last and quote[number + 1].after_gap else _LEFT_OUT
        before = above[0] + added
        row, move = [before], bytearray([_UP])
        for diagonal, up, cost in zip(above, above[1:], replaced, strict=False):
            best, step = diagonal + cost, _DIAGONAL
            if (other := up + added) < best:
                best, step = other, _UP
            if (other := before + left_out) < best:
                best, step = other, _LEFT
            row.append(best)
            move.append(step)
            before = best
        moves.append(move)
        above = row
    end = min(range(len(above)), key=above.__getitem__)
    return moves, end, above[end]


def _costs(word: Word, places: Mapping[str, Sequence[int]], count: int) -> list[float]:
    """What it costs to have this word in place of each of `count` others, which stand at some places."""
    form = word.form
    costs = [_ADDED if word.is_edited else _OTHER] * count
    if not word.is_edited and len(form) > 1 and not form[0].isdigit():
        first, last = form[0], form[-1]
        for other, there in places.items():
            if (other[0] == first or other[-1] == last) and (cost := _substitution(form, other)) < _OTHER:
                for place in there:
                    costs[place] = cost
    for place in places.get(form, ()):
        costs[place] = _SAME
    return costs


def _walk(moves: Sequence[bytearray], quote: Sequence[Word], statement: Sequence[Word], end: int) -> list[Step]:
    """A step for each word, in order."""
    found: list[Step] = []
    row, place = len(quote), end
    while row > 0:
        word = quote[row - 1]
        match moves[row - 1][place]:
            case 0:
                row, place = row - 1, place - 1
                change = _change(word.form, statement[place].form)
                found.append(Step(change, (row, row + 1), (place, place + 1), word.is_edited))
            case 1:
                row -= 1
                found.append(Step(Change.ADDED, (row, row + 1), (place, place), word.is_edited))
            case _:
                place -= 1
                at_gap = row < len(quote) and quote[row].after_gap
                found.append(Step(Change.LEFT_OUT, (row, row), (place, place + 1), at_gap))
    found.reverse()
    return found


def _merged(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Runs of one change as one step; words added beside words that are left out are other words."""
    merged: list[Step] = []
    for step in steps:
        if merged and (joined := _joined(merged[-1], step)) is not None:
            merged[-1] = joined
        else:
            merged.append(step)
    return tuple(merged)


def _joined(before: Step, step: Step) -> Step | None:
    """Two neighbours as one; None if they stay two."""
    change = before.change
    if change is not step.change:
        if not {change, step.change} <= _DIFFERENT or _is_gap(before) or _is_gap(step):
            return None
        change = Change.OTHER
    elif before.is_marked != step.is_marked and change is not Change.SAME:
        return None
    # Where words are left out beside words in brackets, the brackets say so.
    is_marked = all(each.is_marked for each in (before, step) if each.quote[0] < each.quote[1] or _is_gap(each))
    ends = (before.quote[0], step.quote[1]), (before.statement[0], step.statement[1])
    return Step(change, *ends, is_marked and (before.is_marked or step.is_marked))


def _shifted(steps: tuple[Step, ...], by: int) -> tuple[Step, ...]:
    """The steps in a statement whose first words were not looked at."""
    if not by:
        return steps
    return tuple(step._replace(statement=(step.statement[0] + by, step.statement[1] + by)) for step in steps)


def _is_gap(step: Step) -> bool:
    """Whether an ellipsis says that words are left out here."""
    return step.change is Change.LEFT_OUT and step.is_marked


def _change(form: str, other: str) -> Change:
    if form == other:
        return Change.SAME
    return Change.SPELLING if _substitution(form, other) < _OTHER else Change.OTHER


@lru_cache(20_000)
def _substitution(form: str, other: str) -> float:
    """The cost of one word in place of another one."""
    longer = max(len(form), len(other))
    if longer < _LEAST_LETTERS or form[:1].isdigit() or other[:1].isdigit():
        return _OTHER
    same = _beginning(form, other)
    rest = min(len(form), len(other)) - same
    same += min(rest, _beginning(form[::-1], other[::-1]))
    return _SPELLING if longer - same <= (2 if longer >= _LONG else 1) else _OTHER


def _beginning(form: str, other: str) -> int:
    """How many letters two words begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, other, strict=False)))
