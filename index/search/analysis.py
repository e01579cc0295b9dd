"""Text → words as the index knows them, and where they stand.

A word is folded: no case, no accents, straight apostrophes, no possessive. A compound (`al-Assad`, `U.S.`,
`state-of-the-art`) is kept whole and also taken apart; an apostrophe word also has its joined form (`obrien`).
There are no stop words, since "to be or not to be" is a quotation.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORDS_REMEMBERED = 8_192
"""So many words and names are not taken apart again: in 100 words of news 96 are among them.

A library of 5,000 articles has four times as many, which took 40 MB and saved nothing.
"""
LONGEST_WORD = 64
"""Longer runs of letters are cut: they are no words, and nobody types them to the end."""

_LETTERS = r"(?:[^\W_]++[\u0300-\u036f]*+)++"
_WORD = re.compile(rf"\d++(?:[.,]\d++)*+(?![^\W_])|{_LETTERS}(?:['’ʼ.‐‑–-]{_LETTERS})*+")
# The point of a decimal number joins nothing.
_JOINT = re.compile(r"['’ʼ‐‑–-]|\.(?!\d)|(?<!\d)\.")
_SPACE = re.compile(r"\s+")
_QUOTATION_MARKS = re.compile('["“”„‟«»″]')
# NFKD takes accents off, but these letters are not an ordinary letter with an accent.
_LOOKALIKES = str.maketrans(
    {"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
    | {"ð": "d", "þ": "th", "ħ": "h"}
)


class Part(NamedTuple):
    """One piece of a compound, with its place in the text."""

    text: str
    start: int
    end: int


class Word(NamedTuple):
    """A word of a text: its folded form, and its pieces where it is a compound."""

    text: str
    start: int
    end: int
    parts: tuple[Part, ...]
    """At least one; a word that is no compound is its own only part."""


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; offsets are code points of that text."""
    found = []
    for match in _WORD.finditer(text):
        if folded := fold(match.group()):
            start, end = match.span()
            found.append(Word(folded, start, end, _parts(match.group(), folded, start, end)))
    return tuple(found)


def written_words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text as they are written, each with its place: what `words` takes, word by word."""
    return ((match.group(), match.start()) for match in _WORD.finditer(text))


def folded_words(text: str) -> list[str]:
    """The folded words of a text in order, where their places do not matter."""
    return [folded for raw in _WORD.findall(text) if (folded := fold(raw))]


def is_plain(text: str) -> bool:
    """Whether folding the words of a text only takes away capitals: unaccented letters with spaces between them."""
    return len(text) <= LONGEST_WORD and text.isascii() and text.replace(" ", "").isalpha()


@lru_cache(WORDS_REMEMBERED)
def fold(word: str) -> str:
    """One word as the index knows it; empty if nothing of it can be searched."""
    folded = fold_letters(word).strip("'.-")
    if folded[:1].isdigit():
        folded = folded.replace(",", "")
    return folded.removesuffix("'s")[:LONGEST_WORD].rstrip("'.-")


def fold_letters(text: str) -> str:
    """Letters, digits, apostrophes, points and hyphens of a piece of a word, folded; nothing else stays."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LOOKALIKES)).translate(_LOOKALIKES)
    # NFKD also turns single signs into brackets and spaces, which no word has.
    return "".join(char for char in folded if char.isalnum() or char in "'.,-")


@lru_cache(WORDS_REMEMBERED)
def stem(word: str) -> str:
    """The stem of a folded word (Martin Porter 2001, "The English (Porter2) stemming algorithm").

    A word in another alphabet is its own stem.
    """
    if not word.isascii():
        return word
    # Imported on first use: parsing a query needs no stems, and Whoosh takes longer to import than a search takes.
    from index.search.whoosh_names import porter2

    return str(porter2(word))


@lru_cache(WORDS_REMEMBERED)
def pieces(folded: str) -> tuple[str, ...]:
    """The pieces of a folded word; one for a word that is no compound, and for a number."""
    return tuple(piece for piece in _JOINT.split(folded) if piece)


@lru_cache(WORDS_REMEMBERED)
def forms(folded: str) -> tuple[str, ...]:
    """Every form under which a folded word can be found: itself, its pieces, an apostrophe word also joined."""
    joined = [_JOINT.sub("", folded)] if "'" in folded else []
    return tuple(dict.fromkeys((folded, *pieces(folded), *joined)))


@lru_cache(WORDS_REMEMBERED)
def name_key(name: str) -> str:
    """What two spellings of one name share: no case, accents, quotation marks or runs of spaces.

    Unlike the words of a text a name keeps its possessive: Lloyd's is not Lloyd.
    """
    plain = _QUOTATION_MARKS.sub("", name).casefold().translate(_LOOKALIKES)
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return _SPACE.sub(" ", plain).strip()


@lru_cache(WORDS_REMEMBERED)
def plain_name(name: str) -> str:
    """A name as it can stand between quotation marks in a query."""
    return _SPACE.sub(" ", _QUOTATION_MARKS.sub("", name)).strip()


def _parts(raw: str, folded: str, start: int, end: int) -> tuple[Part, ...]:
    """The pieces of one word with their places."""
    texts = pieces(folded)
    if len(texts) == 1:
        return (Part(folded, start, end),)
    ends = [(match.start(), match.end()) for match in _JOINT.finditer(raw)]
    starts = [0, *(after for _, after in ends)]
    stops = [*(before for before, _ in ends), len(raw)]
    places = list(zip(starts, stops, strict=True))
    # A single sign can fold to a compound ("㏂" to a.m.); such pieces all stand where the sign stands.
    places += [(0, len(raw))] * (len(texts) - len(places))
    return tuple(
        Part(piece, start + first, start + last)
        for piece, (first, last) in zip(texts, places[: len(texts)], strict=True)
    )
