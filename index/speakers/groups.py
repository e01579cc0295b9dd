"""Tells whether the words beside a cue name several speakers: "Norway and Sweden", "the senator and his aides"."""

from collections.abc import Sequence

from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention
from index.speakers.nouns import DETERMINERS, POSSESSIVES, is_plural
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_SECOND_SPEAKER = frozenset(("the", "some", "other", "many"))
_JOINING = frozenset(("and", "or", "nor", "&"))
_SECOND_SPEAKERS = frozenset(("other", "others"))


def is_group(passage: Passage, names: Sequence[NameMention], first: int, core: int) -> bool:
    """Whether two or more speakers are joined by "and", "or" or "nor"."""
    known, words = lexicon(), passage.words
    if _only_names(passage, [name for name in names if name.last <= core], first, core):
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
        if i in ends or (words[i - 1].text == "," and i - 1 in ends):
            joined = i + 1 in starts or right in POSSESSIVES or right in DETERMINERS
        else:
            plural = is_plural(words[i - 1].lower) and any(is_plural(w.lower) for w in words[i + 1 : core])
            joined = plural or passage.lower(first) == "both" or right in POSSESSIVES or right in _SECOND_SPEAKER
            joined = joined or (passage.lower(first) in ("the", "a", "an") and i + 1 in bare)
        if joined:
            return True
    return False


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
