"""What someone typed → lexemes with their places. Every string has lexemes; none is an error."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from index.model import Span
from index.search.tree import FIELDS

_CLOSERS = {'"': '"', "“": '”"', "”": '”"', "„": '“”"', "‟": '”"', "«": '»"', "»": '«"', "″": '″"'}
"""What closes a phrase that begins with the key: the nearest, so that nothing written behind a phrase changes it."""
_MARKS = "".join(_CLOSERS)
_WORD = re.compile(rf"[^\s(){re.escape(_MARKS)}]+")
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_NEAR = re.compile(r"~(\d{0,3})(?![^\s()])")
NEARBY = 5
"""How many other words may stand between words that are sought near each other, where no number is given."""


class Kind(Enum):
    """What a lexeme is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    """A field's name with its colon; its value, if any, follows without a space."""
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    MINUS = auto()


class Lexeme(NamedTuple):
    """A piece of a query."""

    kind: Kind
    text: str
    """As typed; of a phrase the words between the marks, of a field its name in lower case."""
    span: Span
    spaced: bool
    """Whether white space stands before it."""
    closed: bool = True
    """False for a phrase whose closing mark has not been typed yet."""
    between: int | None = None
    """Of a phrase with `~` behind it: how many other words may stand between its words."""


_OPERATORS = {"OR": Kind.OR, "AND": Kind.AND, "NOT": Kind.NOT}
_BRACKETS = {"(": Kind.OPEN, ")": Kind.CLOSE}


def lexemes(query: str) -> tuple[Lexeme, ...]:
    """The lexemes of a query in order."""
    return tuple(_lexemes(query))


def _lexemes(query: str) -> Iterator[Lexeme]:
    place = 0
    after_field = False
    while True:
        start = _end(_SPACE, query, place)
        if start == len(query):
            return
        lexeme = _lexeme(query, start, spaced=start > place, value=after_field and start == place)
        yield lexeme
        place = lexeme.span.end
        after_field = lexeme.kind is Kind.FIELD


def _lexeme(query: str, start: int, *, spaced: bool, value: bool) -> Lexeme:
    """The lexeme that begins at `start`, where no white space is; `value` if a field's name is right before it."""
    first = query[start]
    if first in _BRACKETS:
        return Lexeme(_BRACKETS[first], first, Span(start, start + 1), spaced)
    if first in _CLOSERS:
        return _phrase(query, start, spaced=spaced)
    if not value:
        if field := _FIELD.match(query, start):
            return Lexeme(Kind.FIELD, field[1].lower(), Span(start, field.end()), spaced)
        if first == "-" and query[start + 1 : start + 2].strip():
            return Lexeme(Kind.MINUS, first, Span(start, start + 1), spaced)
    end = _end(_WORD, query, start)
    word = query[start:end]
    kind = Kind.WORD if value else _OPERATORS.get(word, Kind.WORD)
    return Lexeme(kind, word, Span(start, end), spaced)


def _phrase(query: str, start: int, *, spaced: bool) -> Lexeme:
    """The phrase that opens at `start`, to its closing mark or else to the end."""
    ends = [end for closer in _CLOSERS[query[start]] if (end := query.find(closer, start + 1)) >= 0]
    end = min(ends, default=len(query))
    text = query[start + 1 : end]
    if ends and (near := _NEAR.match(query, end + 1)):
        between = int(near[1]) if near[1] else NEARBY
        return Lexeme(Kind.PHRASE, text, Span(start, near.end()), spaced, between=between)
    return Lexeme(Kind.PHRASE, text, Span(start, min(end + 1, len(query))), spaced, closed=bool(ends))


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
