"""WordPiece: words into the pieces that the network knows, with their places in the text.

Algorithm: greedy longest match first (Schuster and Nakajima 2012, "Japanese and Korean voice search"), with the
uncased basic tokenisation of BERT (Devlin et al. 2019): lower case, accents removed, every punctuation mark by itself.
"""

import unicodedata
from collections.abc import Sequence

_LONGEST_WORD_CHARS = 100
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF))

Piece = tuple[int, int, int]
"""Vocabulary number, start and end of one word piece, in code points."""


class WordPiece:
    """Splits text by a vocabulary; remembers the words it has seen."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self.begin = self._numbers["[CLS]"]
        self.end = self._numbers["[SEP]"]
        self._seen: dict[str, tuple[Piece, ...]] = {}

    def split(self, text: str, start: int, end: int) -> list[Piece]:
        """The pieces of `text[start:end]` in order; offsets count from the beginning of `text`."""
        pieces: list[Piece] = []
        letters: list[str] = []
        places: list[int] = []

        def flush() -> None:
            if letters:
                for number, first, last in self._pieces_of("".join(letters)):
                    pieces.append((number, places[first], places[last - 1] + 1))
                letters.clear()
                places.clear()

        for place in range(start, end):
            character = text[place]
            sort = _sort_of(character)
            if sort == "letter":
                for letter in _plain(character):
                    letters.append(letter)
                    places.append(place)
            elif sort == "space":
                flush()
            elif sort == "mark":
                flush()
                letters.append(character)
                places.append(place)
                flush()
        flush()
        return pieces

    def _pieces_of(self, word: str) -> tuple[Piece, ...]:
        """The pieces of one word, offsets counting within it."""
        if (known := self._seen.get(word)) is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            known = self._seen[word] = self._longest_match_first(word)
        return known

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
    "letter"
    if chr(code).isalnum()
    else "space"
    if chr(code).isspace()
    else "drop"
    if code < 32 or code == 127
    else "mark"
    for code in range(128)
)


def _sort_of(character: str) -> str:
    """Whether a character is part of a word, a space, a mark by itself, or dropped."""
    code = ord(character)
    if code < 128:
        return _ASCII_SORTS[code]
    category = unicodedata.category(character)
    if category[0] == "C" or code == 0xFFFD:
        return "drop"
    if category == "Zs" or character.isspace():
        return "space"
    if category[0] == "P" or any(low <= code <= high for low, high in _CJK):
        return "mark"
    return "letter"


def _plain(character: str) -> str:
    """A letter in lower case without its accents; nothing for a lone combining mark."""
    if character.isascii():
        return character.lower()
    parts = unicodedata.normalize("NFD", character)
    return "".join(part.lower() for part in parts if unicodedata.category(part) != "Mn")
