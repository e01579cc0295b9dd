"""Tells whether the words beside a cue name several speakers: "Norway and Sweden", "the senator and his aides"."""

from collections.abc import Sequence
from itertools import pairwise

from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention
from index.speakers.nouns import DETERMINERS, POSSESSIVES, is_plural
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_SECOND_SPEAKER = frozenset(("the", "some", "other", "many"))
_JOINING = frozenset(("and", "or", "nor", "&"))
_PERSONS = frozenset("he she they i we you".split())
_BESIDE = frozenset(("along", "together"))
_BEHIND_NAME = frozenset((",", "'s", "’s", "'", "’"))
_SECOND_SPEAKERS = frozenset(("other", "others"))
_HOME = frozenset(("of", "from"))
_MAX_INSERTED_WORDS = 14
_INSERTED = frozenset(((",", ","), ("(", ")")))
"""What stands around words that are put in behind a name."""


def is_group(passage: Passage, names: Sequence[NameMention], first: int, core: int) -> bool:
    """Whether two or more speakers are joined by "and", "or" or "nor"."""
    known, words = lexicon(), passage.words
    inside = [name for name in names if first <= name.first and name.last <= core]
    people = [name for name in inside if name.sort is Sort.PERSON]
    several = len(people) > 2 and listed(passage, people, first, core)
    begun = _along(passage, people) or (
        words[first].lower in _PERSONS and passage.lower(first + 1) in _JOINING and core - first > 2
    )
    if begun or several or told_apart(passage, people, first) or _only_names(passage, inside, first, core):
        return True
    covered = {i for name in names for i in range(name.first, name.last)}
    ends = {name.last for name in names}
    starts = {max(name.first - len(name.titles), first) for name in names}
    bare = {name.first for name in names if name.sort is Sort.PERSON and not name.titles}
    for i in range(first + 1, core - 1):
        if words[i].text == "," and words[i + 1].lower in _SECOND_SPEAKERS and i in ends:
            return True
        if words[i].lower not in _JOINING or i in covered:
            continue
        if words[i].lower == "nor" or (words[i - 1].text == "," and words[i + 1].lower in _SECOND_SPEAKERS):
            return True
        if _in_apposition(passage, first, i):
            continue
        left = [w.lower for w in words[first:i]]
        if any(w in known.prepositions for w in left) and "," not in left and passage.lower(first) != "both":
            continue
        right = words[i + 1].lower
        if i in ends or (words[i - 1].text in _BEHIND_NAME and i - 1 in ends):
            joined = i + 1 + right.endswith("-old") in starts or right in POSSESSIVES or right in DETERMINERS
        else:
            plural = is_plural(words[i - 1].lower) and any(is_plural(w.lower) for w in words[i + 1 : core])
            joined = plural or passage.lower(first) == "both" or right in POSSESSIVES or right in _SECOND_SPEAKER
            joined = joined or (passage.lower(first) in ("the", "a", "an") and i + 1 in bare)
        if joined:
            return True
    return False


def _along(passage: Passage, people: Sequence[NameMention]) -> bool:
    """Whether one speaks along with another ("Ida Ross, along with Hugh Hill")."""
    behind = (person.last + (passage.lower(person.last) == ",") for person in people[:-1])
    return any(passage.lower(at) in _BESIDE and passage.lower(at + 1) == "with" for at in behind)


def past_bracket(passage: Passage, names: Sequence[NameMention], at: int, last: int) -> int:
    """The word behind a bracket that opens at a word, if another name is joined there; else `at` itself."""
    close = next((i for i in range(at + 1, min(at + _MAX_INSERTED_WORDS, last)) if passage.words[i].text == ")"), at)
    starts = {name.first - len(name.titles) for name in names}
    joins = passage.lower(close + 1) in _JOINING | {","} and close + 2 in starts
    return close + 1 if joins else at


def told_apart(passage: Passage, people: Sequence[NameMention], first: int) -> bool:
    """Whether "and" joins two people behind what is told of the first, and no other noun has them as examples.

    "Ida Ross, D-Vt., and Hugh Hill", "Ida Ross (D-Vt.) and Hugh Hill", "Ida Ross of Vermont and Hugh Hill".
    """
    opens = bool(people) and (_start(people[0]) <= first or passage.words[_start(people[0]) - 1].text == ",")
    return opens and any(
        passage.lower(_start(right) - 1) in _JOINING and _is_told(passage, left.last, _start(right) - 1)
        for left, right in pairwise(people)
    )


def listed(passage: Passage, people: Sequence[NameMention], first: int, core: int) -> bool:
    """Whether there are only several people up to a word, each with what is told of him, and what joins them."""
    if len(people) < 2 or _start(people[0]) > first:
        return False
    joints = [(left.last, _start(right) - 1) for left, right in pairwise(people)]
    joined = all(passage.lower(joint) in _JOINING or passage.lower(joint) == "," for _, joint in joints)
    last = people[-1].last
    told = last == core or passage.words[last].text == "," or _is_told(passage, last, core)
    return joined and told and all(_is_told(passage, end, joint) or joint - end <= 1 for end, joint in joints)


def _is_told(passage: Passage, begin: int, joint: int) -> bool:
    """Whether the words from `begin` to the comma or "and" before a name tell something of the one named before it."""
    enclosed = passage.words[joint].text == "," and passage.words[begin].text == ","
    words = passage.words[begin : joint + enclosed]
    if not words or len(words) > _MAX_INSERTED_WORDS:
        return False
    placed = words[0].lower in _HOME and all(word.capital or word.text == "," for word in words[1:])
    return placed or (len(words) > 2 and (words[0].text, words[-1].text) in _INSERTED)


def _start(name: NameMention) -> int:
    return name.first - len(name.titles)


def office_holder(passage: Passage, names: Sequence[NameMention], first: int, last: int) -> NameMention | None:
    """The one person behind two offices that "and" joins ("former trade minister and party leader Ida Ross")."""
    known = lexicon()
    people = [name for name in names if name.sort is Sort.PERSON and first <= name.first and name.last <= last]
    if len(people) != 1 or not people[0].titles:
        return None
    start = people[0].first - len(people[0].titles)
    joint = next((i for i in range(start, first, -1) if passage.lower(i - 1) == "and"), first) - 1
    before = [word.lower for word in passage.words[first:joint]]
    office = before[:-2] if before[-2:-1] == ["of"] else before
    holds = bool(office) and (office[-1] in known.roles or office[-1] in known.titles)
    small = DETERMINERS | POSSESSIVES | {",", "and", "or"}
    return people[0] if holds and small.isdisjoint(before) and people[0].last == last else None


def _only_names(passage: Passage, names: Sequence[NameMention], first: int, core: int) -> bool:
    """Whether names stand side by side with only commas between them ("Keller, Brand")."""
    covered = {i for name in names for i in range(name.first - len(name.titles), name.last)}
    people = len(names) > 1 and all(name.sort in (Sort.PERSON, Sort.UNKNOWN) for name in names)
    listed = any(passage.words[i].text == "," for i in range(first, core) if i not in covered)
    return people and listed and all(i in covered or passage.words[i].text == "," for i in range(first, core))


def _in_apposition(passage: Passage, first: int, at: int) -> bool:
    """Whether the last comma before a word opens an apposition ("Mo Ellis, an aide in 2008 and now director")."""
    for i in range(at - 1, first, -1):
        if passage.words[i].text == ",":
            party = passage.lower(i + 1) in lexicon().roles and passage.lower(i + 2) in ("of", "from")
            return party or passage.lower(i + 1) in DETERMINERS or not passage.words[i + 1].capital
    return False
