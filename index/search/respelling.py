"""A query that finds nothing → the same with words of the library in place of such that may be spelled wrongly."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from index.search.analysis import words
from index.search.lexer import Kind, Lexeme, lexemes
from index.search.parser import usual_edits
from index.search.spelling import Vocabulary
from index.search.tree import FACTS, Scope, Term

_CANDIDATES = 3
_FAR_MORE_FREQUENT = 10
"""A word that the library has may also be a slip, if one letter otherwise it is so many times as frequent."""
_UNWORDED = frozenset((*FACTS, "date", "search"))
"""Fields whose values are no words of the library."""


class _Slip(NamedTuple):
    """A word that may be spelled wrongly, with what may be meant, the best first."""

    start: int
    end: int
    meant: tuple[str, ...]


def respelled(query: str, vocabulary: Callable[[Scope], Vocabulary], count: Callable[[Term], int]) -> Iterator[str]:
    """The query with words spelled otherwise, the likeliest first; none if all words seem right.

    Args:
        query: any text.
        vocabulary: the words that are looked for in a scope.
        count: in how many statements a word is found.
    """
    slips = list(_slips(query, vocabulary, count))
    if not slips:
        return
    best = [slip.meant[0] for slip in slips]
    yield _replaced(query, slips, best)
    for place, slip in enumerate(slips):
        for other in slip.meant[1:]:
            yield _replaced(query, slips, [*best[:place], other, *best[place + 1 :]])


def _slips(query: str, vocabulary: Callable[[Scope], Vocabulary], count: Callable[[Term], int]) -> Iterator[_Slip]:
    field = ""
    for lexeme in lexemes(query):
        if lexeme.kind is Kind.FIELD:
            field = lexeme.text
            continue
        if lexeme.kind in (Kind.WORD, Kind.PHRASE) and field not in _UNWORDED:
            yield from _slips_in(lexeme, Scope(field), vocabulary, count)
        if lexeme.kind is not Kind.OPEN:
            field = ""


def _slips_in(
    lexeme: Lexeme, scope: Scope, vocabulary: Callable[[Scope], Vocabulary], count: Callable[[Term], int]
) -> Iterator[_Slip]:
    if lexeme.kind is Kind.WORD and set(lexeme.text) & set("*?~"):
        return
    base = lexeme.span.start + (lexeme.kind is Kind.PHRASE)
    for word in words(lexeme.text):
        found = count(Term(word.text, scope))
        edits = 1 if found else usual_edits(word.text)
        candidates = vocabulary(scope).like(word.text, edits) if usual_edits(word.text) else []
        wanted = (one for one in candidates if one.edits and -one.rarity >= _FAR_MORE_FREQUENT * found)
        if meant := tuple(_cased(one.word, lexeme.text[word.start]) for one in islice(wanted, _CANDIDATES)):
            yield _Slip(base + word.start, base + word.end, meant)


def _cased(word: str, first: str) -> str:
    return word.capitalize() if first.isupper() else word


def _replaced(query: str, slips: list[_Slip], meant: list[str]) -> str:
    for slip, word in reversed(list(zip(slips, meant, strict=True))):
        query = query[: slip.start] + word + query[slip.end :]
    return query
