"""Pairs of people who may be one: found by their names, best first, and never merged without the user."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from itertools import combinations
from typing import NamedTuple

from index import resources
from index.library.database import Database
from index.library.names import NAMED, fold, is_full, name_words
from index.library.people import people
from index.model import Person, SpeakerKind, Suggestion

_SHORT_FORM_CHARS = 3
"""A given name that begins with as many letters of another may be its short form."""
_INITIALS = 2
"""An abbreviation has at least so many letters."""


class _Rule(IntEnum):
    """Why two people may be one, the best reason first."""

    SAME_NAME = 0
    MIDDLE_NAME = 1
    SHORT_FORM = 2
    ABBREVIATION = 3
    SURNAME = 4
    INITIAL = 5
    ONE_WORD = 6
    SHARED_SURNAME = 7
    FIRST_WORD = 8


_REASONS = {
    _Rule.SAME_NAME: "the same name",
    _Rule.MIDDLE_NAME: "the same name, once with a middle name",
    _Rule.SHORT_FORM: "the same surname, and a short form of the given name",
    _Rule.ABBREVIATION: "the initials of the other",
    _Rule.SURNAME: "the surname of the other, and of nobody else in the library",
    _Rule.INITIAL: "the same surname, and the initial of the given name",
    _Rule.ONE_WORD: "the same one-word name in different articles",
    _Rule.SHARED_SURNAME: "the surname of the other, but not of this one alone",
    _Rule.FIRST_WORD: "the first word of the other's name",
}


class _Named(NamedTuple):
    """One name of a person, in words for comparing."""

    person: Person
    words: tuple[str, ...]


class _Pair(NamedTuple):
    rule: _Rule
    first: Person
    second: Person


def suggestions(db: Database, *, limit: int) -> tuple[Suggestion, ...]:
    """The pairs that may be one, best first, without those that the user keeps apart."""
    apart = {(first, second) for first, second in db.select("SELECT first_id, second_id FROM apart WHERE is_apart = 1")}
    best: dict[tuple[int, int], _Pair] = {}
    for pair in _pairs([person for person in people(db) if _has_a_name(person)]):
        first, second = sorted((pair.first.id, pair.second.id))
        known = best.get((first, second))
        if (first, second) not in apart and (known is None or pair.rule < known.rule):
            best[first, second] = pair
    known_by_surname = {pair.second.id for pair in best.values() if pair.rule is _Rule.SURNAME}
    ordered = sorted(
        (
            pair
            for pair in best.values()
            # Both are offered with the one person of that surname, which makes them one, too.
            if not (pair.rule is _Rule.ONE_WORD and {pair.first.id, pair.second.id} <= known_by_surname)
        ),
        key=_rank,
    )
    return tuple(
        Suggestion(first=pair.first, second=pair.second, reason=_REASONS[pair.rule]) for pair in ordered[:limit]
    )


def _has_a_name(person: Person) -> bool:
    """Whether a person is more than described; "the agency" is another one in each article."""
    return person.kind is SpeakerKind.PERSON or (person.kind in NAMED and is_full(person.name, person.kind))


def _rank(pair: _Pair) -> tuple[int, int, int, int]:
    count = pair.first.statement_count + pair.second.statement_count
    return pair.rule, -count, pair.first.id, pair.second.id


def _pairs(known: Sequence[Person]) -> Iterator[_Pair]:
    """All pairs with a reason, also those of which a better one is found, too; who speaks more often stands first."""
    names = [
        _Named(person, words)
        for person in known
        for words in {name_words(name) for name in (person.name, *person.names, *person.aliases)}
    ]
    yield from _same_names(known)
    humans = [name for name in names if name.person.kind is SpeakerKind.PERSON]
    surnames = _by(lambda name: name.words[-1], [name for name in humans if len(name.words) > 1])
    for alike in surnames.values():
        yield from _full_names(alike)
    first_words = _by(lambda name: name.words[0], [name for name in humans if len(name.words) > 1])
    known_in_full = {name.person.id for alike in surnames.values() for name in alike}
    for short in (name for name in humans if name.person.id not in known_in_full):
        yield from _one_word(short, surnames.get(short.words[0], []), first_words.get(short.words[0], []))
    yield from _abbreviations([name for name in names if name.person.kind is SpeakerKind.BODY])


def _by(key: Callable[[_Named], str], names: Iterable[_Named]) -> dict[str, list[_Named]]:
    groups: dict[str, list[_Named]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return groups


def _same_names(known: Sequence[Person]) -> Iterator[_Pair]:
    """Each with the one of the same name who speaks most."""
    most: dict[str, Person] = {}
    for person in known:
        other = most.setdefault(fold(person.name), person)
        if other is not person:
            is_short = len(name_words(person.name)) == 1 and person.kind is SpeakerKind.PERSON
            yield _Pair(_Rule.ONE_WORD if is_short else _Rule.SAME_NAME, other, person)


def _full_names(alike: Sequence[_Named]) -> Iterator[_Pair]:
    """People of one surname whose given names can be the same."""
    for one, other in combinations(alike, 2):
        if one.person is not other.person and (rule := _given_names(one.words[:-1], other.words[:-1])) is not None:
            yield _Pair(rule, one.person, other.person)


def _given_names(one: Sequence[str], other: Sequence[str]) -> _Rule | None:
    short, long = sorted((one, other), key=len)
    if len(short) == len(long) > 1 and not all(map(_can_be, short[1:], long[1:])):
        return None
    if short[0] == long[0]:
        return _Rule.SAME_NAME if len(short) == len(long) else _Rule.MIDDLE_NAME
    if 1 in (len(short[0]), len(long[0])):
        return _Rule.INITIAL if _can_be(short[0], long[0]) else None
    return _Rule.SHORT_FORM if _is_short_form(short[0], long[0]) else None


def _can_be(one: str, other: str) -> bool:
    """Whether two words of names are the same, or one is the initial of the other."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _is_short_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    begins = len(short) >= _SHORT_FORM_CHARS and long.startswith(short)
    return begins or bool(_nicknames().get(one, frozenset()) & _nicknames().get(other, frozenset()))


def _one_word(short: _Named, surnames: Sequence[_Named], first_words: Sequence[_Named]) -> Iterator[_Pair]:
    """Somebody known by one word, with those of whose names it is a part."""
    holders = {name.person.id: name.person for name in surnames if name.person is not short.person}
    rule = _Rule.SURNAME if len(holders) == 1 else _Rule.SHARED_SURNAME
    for person in holders.values():
        yield _Pair(rule, person, short.person)
    for name in first_words:
        if name.person is not short.person:
            yield _Pair(_Rule.FIRST_WORD, name.person, short.person)


def _abbreviations(names: Sequence[_Named]) -> Iterator[_Pair]:
    """Bodies whose name is made of the first letters of another's."""
    initials: dict[str, list[_Named]] = {}
    for name in names:
        capitals = [word for word in name.words if word not in _SMALL_WORDS]
        if len(capitals) >= _INITIALS:
            initials.setdefault("".join(word[0] for word in capitals), []).append(name)
    for short in names:
        for long in initials.get(short.words[0], []) if len(short.words) == 1 else []:
            if long.person is not short.person:
                yield _Pair(_Rule.ABBREVIATION, long.person, short.person)


_SMALL_WORDS = frozenset({"and", "for", "in", "of", "on", "the", "to"})


@cache
def _nicknames() -> Mapping[str, frozenset[int]]:
    """Every given name of the list with the lines that it stands on."""
    lines = resources.text("lexicon", "nicknames.txt").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.partition("#")[0].split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
