"""Names across articles: when two of them are the same, and which ones mean the same one everywhere."""

import re
import unicodedata
from functools import lru_cache

from index.errors import NameMissing, NameTooLong
from index.model import LONGEST_NAME_CHARS, SpeakerKind
from index.text import tidy

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})
_SPACE = re.compile(r"\s+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL_LETTERS = re.compile(r"[a-z .,'’-]+")
_UNSEEN = re.compile(r"[\u200b\u202a-\u202e\u2060\u2066-\u2069]")
_FEW_WORDS = 2

NAMED = (SpeakerKind.PERSON, SpeakerKind.BODY)
"""The kinds of speakers that have names and not only descriptions."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name for comparing: no case, accents, full stops, runs of blanks or "the" before it.

    It is never empty for a name that is not.
    """
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace(".", "")
    return _SPACE.sub(" ", plain).strip().removeprefix("the ") or name


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing, without "Jr." and the like at its end."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def plain_text(text: str) -> str:
    """What the user writes, without signs that cannot be seen or stored, or that turn the words around them."""
    return _UNSEEN.sub("", tidy(text))


def plain_name(name: str) -> str:
    """A name as the user's is kept: on one line, without signs that cannot be shown or stored.

    Raises:
        NameMissing: there is no letter or digit in it.
        NameTooLong: it has more characters than `LONGEST_NAME_CHARS`.
    """
    plain = " ".join(plain_text(name).split())
    if not any(character.isalnum() for character in plain):
        raise NameMissing
    return not_too_long(plain)


def not_too_long(name: str) -> str:
    """The name itself.

    Raises:
        NameTooLong: it has more characters than `LONGEST_NAME_CHARS`.
    """
    if len(name) > LONGEST_NAME_CHARS:
        raise NameTooLong(name, limit_chars=LONGEST_NAME_CHARS)
    return name


def is_description(name: str | None) -> bool | None:
    """Whether what the user calls somebody only describes them ("a senior official"), as an article would.

    It does with an article before it, or where all of its letters are small ones of Latin. None for no name.
    """
    if name is None:
        return None
    first, *_ = fold_words = name.split()
    return (first.casefold() in _ARTICLES and len(fold_words) > 1) or _SMALL_LETTERS.fullmatch(name) is not None


def is_full(name: str, kind: SpeakerKind) -> bool:
    """Whether a name stands for one and the same in all articles.

    That of a person does if it has a given name and a surname; an initial is not a given name unless there are two.
    That of a body does if it is one ("the Harbour Ministry") and no description ("the ministry"). Groups and unnamed
    sources are described by each article for itself.
    """
    words = [word for word in name.split() if fold(word) not in _ARTICLES]
    capitals = [word for word in words if not word[0].islower()]
    if kind is SpeakerKind.BODY:
        return bool(capitals)
    if kind is not SpeakerKind.PERSON or len(capitals) < _FEW_WORDS:
        return False
    folded = name_words(name)
    return len(folded) > _FEW_WORDS or (len(folded) == _FEW_WORDS and len(folded[0]) > 1)
