"""WordPiece: words into the pieces that the network knows, with their places in the text.

Algorithm: greedy longest match first (Schuster and Nakajima 2012, "Japanese and Korean voice search"), with the
uncased basic tokenisation of BERT (Devlin et al. 2019): lower case, accents removed, every punctuation mark by itself.
We differ in apostrophes, which are straight to the network whatever their shape.
"""

import re
import unicodedata
from collections.abc import Sequence

_LONGEST_WORD_CHARS = 100
_LONGEST_REMEMBERED_CHARS = 40
_MOST_REMEMBERED = 16_000
_UNBROKEN = re.compile(r"\S+")
_APOSTROPHES = "‘’‛´`"
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF))

Piece = tuple[int, int, int]
"""Vocabulary number, start and end of one word piece, in code points."""


class WordPiece:
    """Splits text by a vocabulary; remembers what it has seen between spaces."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self.begin = self._numbers["[CLS]"]
        self.end = self._numbers["[SEP]"]
        self._seen: dict[str, tuple[Piece, ...]] = {}

    def split(self, text: str, start: int, end: int) -> list[Piece]:
        """The pieces of `text[start:end]` in order; offsets count from the beginning of `text`."""
        pieces: list[Piece] = []
        for unbroken in _UNBROKEN.finditer(text, start, end):
            offset = unbroken.start()
            for number, first, last in self._pieces_between_spaces(unbroken.group()):
                pieces.append((number, offset + first, offset + last))
        return pieces

    def _pieces_between_spaces(self, unbroken: str) -> Sequence[Piece]:
        """The pieces of what stands between two spaces, offsets counting within it."""
        if len(unbroken) > _LONGEST_REMEMBERED_CHARS:
            return self._pieces_of(unbroken)
        if (known := self._seen.get(unbroken)) is None:
            if len(self._seen) > _MOST_REMEMBERED:
                self._seen.clear()
            known = self._seen[unbroken] = tuple(self._pieces_of(unbroken))
        return known

    def _pieces_of(self, unbroken: str) -> list[Piece]:
        pieces: list[Piece] = []
        letters: list[str] = []
        places: list[int] = []

        def flush() -> None:
            for number, first, last in self._longest_match_first("".join(letters)):
                pieces.append((number, places[first], places[last - 1] + 1))
            letters.clear()
            places.clear()

        for place, character in enumerate(map(_alike, unbroken)):
            sort = _sort_of(character)
            if sort == "letter":
                for letter in _plain(character):
                    letters.append(letter)
                    places.append(place)
            elif sort == "mark":
                flush()
                letters.append(character)
                places.append(place)
                flush()
        flush()
        return pieces

    def _longest_match_first(self, word: str) -> tuple[Piece, ...]:
        if len(word) > _LONGEST_WORD_CHARS:
            return ((self._unknown, 0, len(word)),)
        pieces = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(prefix + word[start:end])
                if number is not None:
                    pieces.append((number, start, end))
                    start = end
                    break
            else:
                return ((self._unknown, 0, len(word)),)
        return tuple(pieces)


_ASCII_SORTS = tuple(
    "letter" if chr(code).isalnum() else "drop" if code < 32 or code == 127 else "mark" for code in range(128)
)


def _alike(character: str) -> str:
    """The character, or a straight apostrophe for one of another shape: what is said does not hang on the typist."""
    return "'" if character in _APOSTROPHES else character


def _sort_of(character: str) -> str:
    """Whether a character that is no space is part of a word, a mark by itself, or dropped."""
    code = ord(character)
    if code < 128:
        return _ASCII_SORTS[code]
    category = unicodedata.category(character)
    if category[0] == "C" or code == 0xFFFD:
        return "drop"
    if category[0] == "P" or any(low <= code <= high for low, high in _CJK):
        return "mark"
    return "letter"


def _plain(character: str) -> str:
    """A letter in lower case without its accents; nothing for a lone combining mark."""
    if character.isascii():
        return character.lower()
    parts = unicodedata.normalize("NFD", character)
    return "".join(part.lower() for part in parts if unicodedata.category(part) != "Mn")
