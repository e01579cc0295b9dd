"""What two articles have in common: versions of one text and what differs between them, and repeated texts.

A statement is found again by its words: first where all is the same, then where only who said it, how, or whether it
was said has changed, and last where most of the words are the same.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from index.model import StoredStatement

_WORD = re.compile(r"\w+")
_LEAST_ALIKE = 0.6
"""So much of two quotes must be the same for one to be a change of the other."""
_LEAST_SHARED = 0.3
"""So many of their words: asked first, since it costs less."""


class Difference(StrEnum):
    """What became of a statement from one version to the next."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A statement in two versions; None in the one that does not have it."""

    difference: Difference
    before: StoredStatement | None
    after: StoredStatement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """One of the texts that an address had, each an article of its own in the library."""

    article_id: int
    number: int
    """From 1 on, in the order of import."""
    headline: str | None
    accessed: str | None
    imported: str
    """ISO 8601 date and time, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """An article that shares much of its text with another one."""

    article_id: int
    headline: str | None
    outlet: str | None
    published: str | None
    share: float
    """How much of the shorter text the longer one has, about, from 0 to 1."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case: what counts when two texts are compared."""
    return tuple(_WORD.findall(text.casefold()))


def compare(before: Sequence[StoredStatement], after: Sequence[StoredStatement]) -> tuple[Compared, ...]:
    """All statements of two versions in the order of the later one, those that are gone where they stood."""
    pairs: dict[int, int] = {}
    _match(before, after, pairs, _signature)
    _match(before, after, pairs, lambda row: words_of(row.quote))
    _match_alike(before, after, pairs)
    found = set(pairs.values())
    listed: list[Compared] = []
    waiting = 0
    for place, row in enumerate(after):
        old = pairs.get(place)
        if old is not None:
            listed += _gone(before, range(waiting, old), found)
            waiting = max(waiting, old + 1)
        one = before[old] if old is not None else None
        listed.append(Compared(difference=_difference(one, row), before=one, after=row))
    return (*listed, *_gone(before, range(waiting, len(before)), found))


def _gone(before: Sequence[StoredStatement], places: range, found: set[int]) -> list[Compared]:
    return [
        Compared(difference=Difference.GONE, before=before[place], after=None) for place in places if place not in found
    ]


def _difference(before: StoredStatement | None, after: StoredStatement) -> Difference:
    if before is None:
        return Difference.NEW
    return Difference.SAME if _signature(before) == _signature(after) else Difference.CHANGED


def _signature(row: StoredStatement) -> object:
    """What must be the same for a statement to be unchanged."""
    statement, speaker = row.statement, row.statement.attribution.speaker
    who = speaker.name if speaker else None
    return words_of(row.quote), who, statement.kind, words_of(row.cue), statement.manner, statement.polarity


def _match(
    before: Sequence[StoredStatement],
    after: Sequence[StoredStatement],
    found: dict[int, int],
    key: Callable[[StoredStatement], object],
) -> None:
    """Adds the pairs that have the same key; where several have it, the first with the first."""
    taken = set(found.values())
    free: dict[object, list[int]] = {}
    for place, row in enumerate(before):
        if place not in taken:
            free.setdefault(key(row), []).append(place)
    for place, row in enumerate(after):
        if place not in found and (places := free.get(key(row))):
            found[place] = places.pop(0)


def _match_alike(before: Sequence[StoredStatement], after: Sequence[StoredStatement], found: dict[int, int]) -> None:
    """Adds the pairs of which most words are the same, the most alike first."""
    taken = set(found.values())
    old = {place: words_of(row.quote) for place, row in enumerate(before) if place not in taken}
    new = {place: words_of(row.quote) for place, row in enumerate(after) if place not in found}
    shares = []
    for place, words in new.items():
        for other, others in old.items():
            shared = len(set(words) & set(others))
            if shared >= _LEAST_SHARED * max(len(words), len(others), 1):
                shares.append((SequenceMatcher(None, others, words, autojunk=False).ratio(), place, other))
    for share, place, other in sorted(shares, key=lambda each: (-each[0], each[1], each[2])):
        if share >= _LEAST_ALIKE and place not in found and other not in taken:
            found[place] = other
            taken.add(other)
