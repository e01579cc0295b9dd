"""Names of people: their parts, their normal form, and when two names can be one person."""

import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from index.speakers.lexicon import Gender, lexicon

_SHORT_FORM_CHARS = 3
"""A given name that begins with as many letters of another may be its short form ("Rob", "Robert")."""

_MISSPELT_CHARS = 5
"""Shorter names that differ by a letter are other ones."""
_OF_A_CHILD = frozenset(("abu", "umm", "um"))
_OF_A_FATHER = frozenset(("bin", "ibn", "bint"))
"""Behind these words Arabic and Malay names have that of a child ("Abu Hamad") or of a father ("bin Hamad")."""
_VOWELS = frozenset("AEIOUY")
_SPELT = frozenset("abc aclu aft aol eu fbi ibm ibt irs isis nasa nato nea nra uk un unesco unicef usa usda".split())
"""Short names with a vowel that stand in names of bodies."""


class Kinship(IntEnum):
    """How a name stands to a fuller name; higher is better evidence for one person."""

    NONE = 0
    MISSPELT = 1
    """The surname but for one letter ("Bornsten")."""
    GIVEN = 2
    """The given name alone ("Hillary")."""
    INNER = 3
    """The name before the last ("Guajardo" of "Ildefonso Guajardo Villarreal")."""
    SURNAME = 4
    """The surname, alone or with what belongs to it."""
    SAME = 5
    """The same name, perhaps with initials, accents or particles written differently."""


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word of a name for comparing: no case, accents, full stops or article before the name ("al-Assad")."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace(".", "").replace("‑", "-")
    head, hyphen, rest = plain.partition("-")
    return rest if hyphen and head in ("al", "el", "an", "as", "ash") and len(rest) > 1 else plain


@lru_cache(maxsize=8192)
def parts(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The folded words of a name, particles at its inside left out, and its suffix ("jr") or an empty string."""
    folded = [fold(word) for word in words]
    suffix = folded.pop() if len(folded) > 1 and folded[-1] in lexicon().suffixes else ""
    kept = [word for i, word in enumerate(folded) if word not in lexicon().particles or i == len(folded) - 1]
    return tuple(kept), suffix


@lru_cache(maxsize=8192)
def kinship(name: tuple[str, ...], full: tuple[str, ...]) -> Kinship:
    """How `name` stands to `full`, both as printed; says nothing of whether they are one person."""
    (short, suffix), (long, full_suffix) = parts(name), parts(full)
    if len(name) == 1 and _is_of_relative(name[0], full):
        return Kinship.NONE
    if suffix != full_suffix and (suffix or len(short) > 1):
        return Kinship.NONE
    if short == long:
        return Kinship.SAME
    if len(short) > 1:
        return _full_kinship(short, long)
    if short[0] == long[-1]:
        return Kinship.SURNAME
    if short[0] == long[0]:
        return Kinship.SURNAME if is_family_first(long) else Kinship.GIVEN
    return Kinship.INNER if len(long) > 2 and short[0] == long[-2] else Kinship.NONE


def _is_of_relative(word: str, full: tuple[str, ...]) -> bool:
    """Whether a word stands in a full name as the name of a child or of a father."""
    at = next((i for i, other in enumerate(full) if i and fold(other) == fold(word)), 0)
    before = fold(full[at - 1]) if at else ""
    return before in _OF_A_CHILD or (before in _OF_A_FATHER and at + 1 < len(full))


def _full_kinship(short: tuple[str, ...], long: tuple[str, ...]) -> Kinship:
    """The kinship of two names of several words each."""
    if len(short) < len(long) and short == long[-len(short) :]:
        return Kinship.SURNAME
    if short[-1] == long[-1] and _same_given(short[0], long[0]):
        return Kinship.SAME
    if len(short) < len(long) and short == long[: len(short)]:
        return Kinship.INNER
    return Kinship.NONE


def _same_given(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial, or a short form."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= _SHORT_FORM_CHARS)


def is_misspelt(one: str, other: str) -> bool:
    """Whether one folded word is another but for a letter too many, a wrong one, or two in the wrong order.

    With "s" behind it, it is the name of a family.
    """
    if one in (other, other + "s") or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _MISSPELT_CHARS:
        return False
    if one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


@lru_cache(maxsize=8192)
def slip_keys(word: str) -> frozenset[str]:
    """A folded word and what is left of it without any one letter but the first; none for a short word.

    Two words of which one may be a slip of the other share a key, as in symmetric deletion (Garbe 2012).
    """
    if len(word) < _MISSPELT_CHARS:
        return frozenset()
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))))


def is_family_first(folded: Sequence[str]) -> bool:
    """Whether a folded name looks like "Kim Jong-un", with the family name first."""
    known = lexicon()
    return len(folded) in (2, 3) and folded[0] in known.family_first and folded[-1] not in known.given_names


def given_gender(words: Sequence[str]) -> Gender | None:
    """What the given name suggests: a modest prior, None when it says nothing."""
    known = lexicon().given_names
    first = fold(words[0])
    if first in known:
        return known[first]
    if len(first) == 1 and len(words) > 2:
        return known.get(fold(words[1]))
    return known.get(first.partition("-")[0])


def readable(words: Sequence[str], *, body: bool = False) -> str:
    """A name as it is shown; names printed all in capitals are set in ordinary letters.

    In the name of a `body`, words that can only be spelt out keep theirs ("NBC News").
    """
    spoken = len(words) > 1 and all(word.isupper() for word in words)
    shown = [_lowered(word) if spoken and _is_spoken(word, body=body) else word for word in words]
    text = " ".join(shown)
    for suffix in ("Jr", "Sr"):
        text = text.replace(f" {suffix}. ", f" {suffix} ")
    return text


def _lowered(word: str) -> str:
    """A word in capitals in ordinary letters, with the capitals of its parts ("O'Brien", "Smith-Jones", "China's")."""
    title = word.title()
    return title[:-1] + "s" if title.endswith(("'S", "’S")) else title


def _is_spoken(word: str, *, body: bool) -> bool:
    """Whether a word in capitals is one that is read as a word, rather than spelt out or cut short."""
    spelt = body and (_VOWELS.isdisjoint(word) or word.lower() in _SPELT)
    return len(word) > 1 and not word.endswith(".") and not spelt
