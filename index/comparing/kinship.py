"""Whether two quotations are forms of one: the same words, a part of them, or with some of them altered."""

from collections.abc import Sequence

from index.comparing.alignment import Change, align, place_of
from index.comparing.words import Word, weight

Said = tuple[Sequence[str], bool]
"""The forms of words, and whether they stand in quotation marks."""

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
    sought = _words(shorter)
    place = place_of(sought, longer)
    if place.share < least - _SLIPS:
        return False
    fit = align(sought, _words(longer[place.start : place.end]))
    same = [
        weight(shorter[number])
        for step in fit.steps
        if step.change in {Change.SAME, Change.SPELLING}
        for number in range(*step.quote)
    ]
    stretch = max(len(shorter), fit.end - fit.start)
    is_enough = fit.kept >= least and len(same) >= max(least * len(shorter), _DENSE_FROM * stretch)
    return is_enough and sum(same) >= _LEAST_TELLING


def _least(count: int, *, is_quoted: bool) -> float:
    """How much of so many words has to be the same."""
    if is_quoted:
        return _KEPT_FROM if count > _SHORT else _SHORT_KEPT_FROM
    return _FREE_KEPT_FROM if count > _FREE_SHORT else _FREE_SHORT_KEPT_FROM


def _words(forms: Sequence[str]) -> list[Word]:
    return [Word(form, number, number, False, False) for number, form in enumerate(forms)]
