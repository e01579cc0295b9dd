"""Whether two quotations are forms of one: the same words, a part of them, or with some of them altered."""

from collections.abc import Sequence

from index.comparing.alignment import Change, align, place_of
from index.comparing.words import GAP, Word, weight

Said = tuple[Sequence[str], bool]
"""The forms of words, with gaps among them, and whether they stand in quotation marks."""

_KEPT_FROM = 0.7
_SHORT, _SHORT_KEPT_FROM = 8, 0.8
"""Of a shorter quotation more has to be the same: few words are easily alike."""
_FREE_KEPT_FROM = 0.8
_FREE_SHORT, _FREE_SHORT_KEPT_FROM = 12, 0.9
"""And more of what stands in no marks: many say of one matter nearly the same."""
_LEAST_TELLING = 3.0
_DENSE_FROM = 0.6
"""So many words of the stretch that has the quotation belong to it."""
_WHOLE_FROM = 0.6
"""Without quotation marks a few words are nobody's: then one is not a part of the other, but about as long."""
_SLIPS = 0.1
"""So much may be hidden by slips of the keyboard, before it is looked closer."""


def are_kin(one: Said, other: Said) -> bool:
    """Whether the shorter of two is the longer one, a part of it, or altered."""
    (shorter, is_quoted), (longer, _) = sorted((one, other), key=lambda said: len(said[0]))
    if not is_quoted and len(shorter) < _WHOLE_FROM * len(longer):
        return False
    least = _least(len(shorter), is_quoted=is_quoted)
    if _shared(shorter, longer) < least - _SLIPS:
        return False
    sought, said = _words(shorter), _words(longer)
    place = place_of(sought, [word.form for word in said])
    if place.share < least - _SLIPS:
        return False
    fit = align(sought, said, place)
    same = [
        weight(sought[number].form)
        for step in fit.steps
        if step.change in {Change.SAME, Change.SPELLING}
        for number in range(*step.quote)
    ]
    # What an ellipsis stands for makes the rest no less dense.
    cut = sum(step.statement[1] - step.statement[0] for step in fit.steps if step.is_marked)
    stretch = max(len(sought), fit.end - fit.start - cut)
    is_enough = fit.kept >= least and len(same) >= max(least * len(sought), _DENSE_FROM * stretch)
    return is_enough and sum(same) >= _LEAST_TELLING


def _shared(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """How much of the different words of the one the other has anywhere: asked first, since it costs little."""
    wanted = set(shorter) - {GAP}
    return sum(map(weight, wanted.intersection(longer))) / sum(map(weight, wanted))


def _least(count: int, *, is_quoted: bool) -> float:
    """How much of so many words has to be the same."""
    if is_quoted:
        return _KEPT_FROM if count > _SHORT else _SHORT_KEPT_FROM
    return _FREE_KEPT_FROM if count > _FREE_SHORT else _FREE_SHORT_KEPT_FROM


def _words(forms: Sequence[str]) -> list[Word]:
    """Forms as words; those behind a gap know it."""
    before = ["", *forms]
    return [
        Word(form, number, number, False, before[number] == GAP) for number, form in enumerate(forms) if form != GAP
    ]
