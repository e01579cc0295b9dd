"""What someone typed → a tree and its `field:value` parts.

Nothing here raises: while someone types, every string is a query. Words are joined by AND; OR, NOT and a leading
minus, brackets and quotation marks do what they do everywhere. The word at the very end, with no space behind it,
is still being typed and also finds what begins with it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from index.model import QueryFilter, Span
from index.search.analysis import fold_letters, name_key, plain_name, words
from index.search.lexer import Kind, Lexeme, lexemes
from index.search.periods import begun, is_backward, period
from index.search.tree import (
    FACTS,
    PRINTED,
    And,
    Fact,
    Fuzzy,
    Like,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Period,
    Phrase,
    Saved,
    Scope,
    Term,
)

_MOST_LEAVES = 200
_DEEPEST = 40
_RUN = re.compile(r"([\w'’ʼ.,‐‑–*?\u0300-\u036f-]+)(?:~(\d?)(?!\w))?")
_WILD = re.compile(r"([*?]+)")
_BEGINNINGS = frozenset("'’ʼ‘“”«»‹›„‚.,‐‑–-")
_MOST_EDITS = 2
_LONGEST_NUMBER = 18
"""Digits that the number of a statement has at most."""
_SHORT, _MIDDLING = 2, 5
"""Up to so many letters a word is looked for as it is, or with one letter otherwise, if no number is given."""
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]{2,}):(?!//)(?=.)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, parsed."""

    text: str
    tree: Node | None
    """None if it has no words and no filters: everything is found."""
    filters: tuple[QueryFilter, ...]
    """The `field:value` parts in order."""
    notes: tuple[str, ...]
    """What could not be understood as it was meant, in plain words."""


@lru_cache(64)
def parse(text: str) -> Query:
    """The query that a text means. Never raises."""
    parser = _Parser(text)
    tree = parser.either(_Context())
    return Query(text=text, tree=tree, filters=tuple(parser.filters), notes=tuple(dict.fromkeys(parser.notes)))


def filters(text: str) -> tuple[QueryFilter, ...]:
    """The `field:value` parts of a query in order."""
    return parse(text).filters


@dataclass(frozen=True, slots=True)
class _Context:
    """What surrounds the place that is being parsed."""

    field: str | None = None
    negated: bool = False
    depth: int = 0


class _Parser:
    """Recursive descent over the lexemes; the depth of brackets is bounded, so it cannot overrun the stack."""

    def __init__(self, text: str) -> None:
        self.filters: list[QueryFilter] = []
        self.notes: list[str] = []
        self._lexemes = lexemes(text)
        self._place = 0
        self._leaves = 0
        self._typed: Lexeme | None = None
        if text[-1:].strip():
            self._typed = self._last_item()

    def either(self, context: _Context) -> Node | None:
        """Everything up to the closing bracket or the end."""
        branches = [self._all(context)]
        while self._take(Kind.OR):
            branches.append(self._all(context))
        return _joined(Or, branches)

    def _all(self, context: _Context) -> Node | None:
        """Everything up to OR, the closing bracket or the end."""
        found = []
        while (lexeme := self._peek()) and lexeme.kind is not Kind.OR:
            if lexeme.kind is Kind.CLOSE and context.depth:
                break
            if lexeme.kind in (Kind.CLOSE, Kind.AND):
                self._place += 1
                continue
            found.append(self._one(context))
        return _joined(And, found)

    def _one(self, context: _Context) -> Node | None:
        """One word, phrase, filter or bracket with what negates it."""
        negative = False
        while self._take(Kind.NOT) or self._take(Kind.MINUS):
            negative = not negative
        field = None
        while lexeme := self._take(Kind.FIELD):
            field = lexeme
        inner = _Context(field.text if field else context.field, context.negated ^ negative, context.depth)
        lexeme = self._peek()
        if lexeme is None or lexeme.kind not in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
            return None
        self._place += 1
        if lexeme.kind is Kind.OPEN:
            found = self._bracket(inner)
        else:
            found = self._leaf(lexeme, field, inner)
        return Not(found) if found and negative else found

    def _bracket(self, context: _Context) -> Node | None:
        if context.depth >= _DEEPEST:
            # Nobody means that many brackets; the rest is read as if they were not there.
            return None
        found = self.either(_Context(context.field, context.negated, context.depth + 1))
        self._take(Kind.CLOSE)
        return found

    def _leaf(self, lexeme: Lexeme, field: Lexeme | None, context: _Context) -> Node | None:
        if self._is_full():
            return None
        match context.field:
            case "kind" | "manner" | "is" as name:
                return self._fact(lexeme, field, context, FACTS[name])
            case "date":
                return self._period(lexeme, field, context)
            case "search":
                return self._saved(lexeme, field, context)
            case "like":
                return self._like(lexeme, field, context)
        scope = Scope(context.field or "")
        if lexeme.kind is Kind.PHRASE:
            found = self._phrase(lexeme, scope)
        else:
            self._note_unknown_field(lexeme)
            found = self._words(lexeme, scope)
        if found is None and context.field:
            found = self._sign(lexeme, scope)
        if found and context.field:
            self._add_filter(lexeme, field, context, plain_name(lexeme.text))
        return found

    def _fact(self, lexeme: Lexeme, field: Lexeme | None, context: _Context, values: tuple[str, ...]) -> Node | None:
        name = context.field or ""
        value = lexeme.text.strip().casefold()
        if value in values:
            self._add_filter(lexeme, field, context, value)
            return Fact(name, (value,))
        if lexeme is self._typed and (begun := tuple(known for known in values if known.startswith(value))):
            return Fact(name, begun)
        return self._misunderstood(name, lexeme)

    def _misunderstood(self, name: str, lexeme: Lexeme) -> Node | None:
        """The words of a field and of a value that it cannot have."""
        self.notes.append(f"“{name}” cannot be “{plain_name(lexeme.text)}”")
        return _joined(And, [Term(word.text, Scope.ANY) for word in words(f"{name} {lexeme.text}")])

    def _period(self, lexeme: Lexeme, field: Lexeme | None, context: _Context) -> Period | Node | None:
        found = period(lexeme.text)
        if found is None and lexeme is self._typed:
            return begun(lexeme.text)
        if found is None:
            return self._misunderstood("date", lexeme)
        if is_backward(found):
            self.notes.append(f"the period {lexeme.text.strip()} ends before it begins")
        self._add_filter(lexeme, field, context, lexeme.text.strip())
        return found

    def _saved(self, lexeme: Lexeme, field: Lexeme | None, context: _Context) -> Saved | None:
        name = plain_name(lexeme.text)
        if not name_key(name):
            return None
        self._add_filter(lexeme, field, context, name)
        return Saved(name, begun=lexeme is self._typed and (lexeme.kind is Kind.WORD or not lexeme.closed))

    def _like(self, lexeme: Lexeme, field: Lexeme | None, context: _Context) -> Like | None:
        text = lexeme.text.strip()
        is_number = text.isdecimal() and len(text) <= _LONGEST_NUMBER
        pieces = dict.fromkeys(part.text for word in words(text) for part in word.parts)
        if not pieces:
            return None
        self._add_filter(lexeme, field, context, plain_name(text))
        return Like(int(text)) if is_number else Like(0, tuple(pieces)[:_MOST_LEAVES])

    def _phrase(self, lexeme: Lexeme, scope: Scope) -> Node | None:
        pieces = tuple(part.text for word in words(lexeme.text) for part in word.parts)
        if lexeme.between is not None and len(different := tuple(dict.fromkeys(pieces))) > 1:
            return Near(different, scope, lexeme.between)
        if lexeme.closed and lexeme.between is None and (name := _named(lexeme.text, scope, pieces)):
            return name
        if not pieces:
            return None
        return Phrase(pieces, scope, not lexeme.closed and bool(lexeme.text[-1:].strip()))

    def _words(self, lexeme: Lexeme, scope: Scope) -> Node | None:
        found: list[Node | None] = []
        for run in _RUN.finditer(lexeme.text):
            # A question mark behind a word is punctuation; inside a word it stands for a letter.
            text = run[1].rstrip("?")
            if _WILD.search(text.lstrip("?")):
                found.append(_pattern(text, scope))
                continue
            for word in words(text):
                if len(found) and self._is_full():
                    break
                end = run.start() + word.end
                if run[2] is not None and end == run.end(1):
                    found.append(_similar(word.text, scope, run[2]))
                else:
                    found.append(Term(word.text, scope, lexeme is self._typed and end == len(lexeme.text)))
        return _joined(And, found)

    def _sign(self, lexeme: Lexeme, scope: Scope) -> Named | None:
        """A value without a letter or digit, as it is ("★"); not a wildcard, nor a mark with which a word may begin."""
        name = plain_name(lexeme.text).strip("*?")
        is_begun = lexeme is self._typed and name in _BEGINNINGS
        return Named(name, scope, ()) if name_key(name) and not is_begun else None

    def _is_full(self) -> bool:
        """Count one more word; True if that is too many."""
        self._leaves += 1
        if self._leaves > _MOST_LEAVES:
            self.notes.append(f"only the first {_MOST_LEAVES} words are used")
        return self._leaves > _MOST_LEAVES

    def _note_unknown_field(self, lexeme: Lexeme) -> None:
        following = self._peek()
        quoted = following is not None and following.kind is Kind.PHRASE and not following.spaced
        if unknown := _UNKNOWN_FIELD.match(lexeme.text + ('"' if quoted else "")):
            self.notes.append(f"there is no field “{unknown[1]}”")

    def _add_filter(self, lexeme: Lexeme, field: Lexeme | None, context: _Context, value: str) -> None:
        start = (field or lexeme).span.start
        name = context.field or ""
        span = Span(start, lexeme.span.end)
        self.filters.append(QueryFilter(field=name, value=value, excluded=context.negated, span=span))

    def _last_item(self) -> Lexeme | None:
        """What the query ends with; brackets may close right behind it."""
        for lexeme in reversed(self._lexemes):
            if lexeme.kind is not Kind.CLOSE:
                return lexeme
            if lexeme.spaced:
                break
        return None

    def _peek(self) -> Lexeme | None:
        return self._lexemes[self._place] if self._place < len(self._lexemes) else None

    def _take(self, kind: Kind) -> Lexeme | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.kind is not kind:
            return None
        self._place += 1
        return lexeme


def _named(text: str, scope: Scope, pieces: tuple[str, ...]) -> Named | None:
    """The whole name that stands between quotation marks, in a field of names."""
    name = plain_name(text)
    if scope is Scope.TAG:
        return Named(name, scope, pieces) if name_key(name) else None
    return Named(name, scope, pieces) if pieces and (scope is Scope.SPEAKER or scope in PRINTED) else None


def usual_edits(word: str) -> int:
    """How many letters of a word may be otherwise, where nobody says how many."""
    return 0 if len(word) <= _SHORT else 1 if len(word) <= _MIDDLING else _MOST_EDITS


def _similar(word: str, scope: Scope, edits: str) -> Fuzzy | Term:
    """A word that may be spelled otherwise; the shorter it is, the less."""
    allowed = min(int(edits), _MOST_EDITS) if edits else usual_edits(word)
    return Fuzzy(word, scope, allowed) if allowed else Term(word, scope)


def _pattern(text: str, scope: Scope) -> Node | None:
    """A word with wildcards; None if it has no letters and so leaves everything open."""
    pieces = [piece if _WILD.fullmatch(piece) else fold_letters(piece) for piece in _WILD.split(text)]
    pattern = re.sub(r"\*+", "*", "".join(pieces).replace(",", "")).strip("'.-")
    return Pattern(pattern, scope) if pattern.strip("*?'.-") else None


def _joined(join: Callable[[tuple[Node, ...]], Node], nodes: list[Node | None]) -> Node | None:
    found = tuple(node for node in nodes if node is not None)
    if not found:
        return None
    return found[0] if len(found) == 1 else join(found)
