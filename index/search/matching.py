"""A leaf of a query and a segment → the documents it finds.

Every leaf becomes a set of documents (see `bits`), which is remembered: the next letter someone types changes one
leaf and leaves the others as they are.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from sys import getsizeof

from index.search.analysis import stem
from index.search.bits import everything
from index.search.fields import CONTENT, CUE, HEAD_LETTERS, NAME, PARTS, date_fact, name_fact
from index.search.highlighting import pattern_expression
from index.search.periods import terms_of_period
from index.search.segments import Segment
from index.search.tree import (
    MARKS,
    PRINTED,
    SIGNS,
    Fact,
    Fuzzy,
    Leaf,
    Like,
    Named,
    Near,
    Pattern,
    Period,
    Phrase,
    Scope,
    Term,
    Worded,
)

_MARKS = {
    Scope.ANY: PARTS,
    Scope.TEXT: tuple(mark for mark in PARTS if mark != NAME),
    Scope.SAID: (CONTENT,),
    Scope.SPEAKER: (NAME,),
    Scope.CUE: (CUE,),
}
PRINTED_COLUMNS = {Scope.OUTLET: "outlet", Scope.AUTHOR: "author", Scope.ARTICLE: "headline"}
"""The columns of names that words of these scopes are looked for in."""
_POSITIONED_LETTERS = 3
"""A last word of a phrase with fewer letters is only looked for somewhere beside the phrase."""
_TERM_OF = {
    ("kind", "thought"): "manner:thought",
    ("kind", "event"): "manner:event",
    ("is", "said"): "manner:said",
    ("is", "thought"): "manner:thought",
    ("is", "event"): "manner:event",
    ("is", "negated"): "polarity:negated",
    ("is", "hypothetical"): "polarity:hypothetical",
    ("is", "clear"): "tier:clear",
    ("is", "likely"): "tier:likely",
    ("is", "unsure"): "tier:unsure",
    ("is", "unattributed"): "tier:unattributed",
    ("is", "listed"): "listed",
    ("is", "secondhand"): "secondhand",
    ("is", "unnamed"): "unnamed",
    **{("is", sign): f"sign:{sign}" for sign in SIGNS},
}


class SetCache:
    """Remembers sets of documents by segment and leaf, up to a number of bytes; the longest unused go first."""

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._used_bytes = 0
        self._sets: OrderedDict[tuple[str, Leaf], int] = OrderedDict()

    def get(self, segment: str, leaf: Leaf) -> int | None:
        """The set, or None."""
        key = (segment, leaf)
        if (bits := self._sets.get(key)) is not None:
            self._sets.move_to_end(key)
        return bits

    def put(self, segment: str, leaf: Leaf, bits: int) -> None:
        """Remember a set that is not there yet."""
        self._sets[segment, leaf] = bits
        self._used_bytes += getsizeof(bits)
        while self._used_bytes > self._budget_bytes:
            self._used_bytes -= getsizeof(self._sets.popitem(last=False)[1])

    def keep(self, segments: set[str]) -> None:
        """Forget everything of other segments."""
        for key in [key for key in self._sets if key[0] not in segments]:
            self._used_bytes -= getsizeof(self._sets.pop(key))


class Matcher:
    """Evaluates leaves over one segment; deleted documents are still among what it finds."""

    def __init__(self, segment: Segment, cache: SetCache) -> None:
        self._segment = segment
        self._cache = cache
        self._everything = everything(segment.size)

    def leaf(self, leaf: Leaf) -> int:
        """The documents of one leaf."""
        bits = self._cache.get(self._segment.id, leaf)
        if bits is None:
            bits = self._evaluate(leaf)
            self._cache.put(self._segment.id, leaf, bits)
        return bits

    def _evaluate(self, leaf: Leaf) -> int:
        match leaf:
            case Fact(field, values):
                return self._fact(field, values[0])
            case Named() | Term() | Phrase() | Pattern() | Near() | Fuzzy() if leaf.scope in MARKS:
                # What the reader put on statements is not in the index.
                return 0
            case Named(name, scope):
                return self._called([name], PRINTED_COLUMNS.get(scope, str(scope)))
            case Period():
                return self._published(leaf)
            case Like():
                # What is most like something is known of all segments together only.
                return 0
            case _ if leaf.scope in PRINTED:
                column = PRINTED_COLUMNS[leaf.scope]
                return self._called(self._segment.name_lookup(column).find(leaf), column)
        return self._worded(leaf)

    def _worded(self, leaf: Worded) -> int:
        """The documents that have the words of a leaf in the statement itself."""
        match leaf:
            case Term(word, scope, typed):
                found = self._segment.documents_of("text", stem_terms(leaf))
                return found | self._beginning(word, _MARKS[scope]) if typed else found
            case Phrase():
                return self._phrase(leaf)
            case Pattern(pattern, scope):
                return self._pattern(pattern, _MARKS[scope])
            case Near(words, scope, between):
                marks = _MARKS[scope]
                candidates = self._with_all(words, marks)
                sought = tuple(word.encode() for word in words)
                return self._segment.near(candidates, sought, between, marks) if candidates else 0
            case Fuzzy(word, scope, edits):
                alike = [one.word for one in self._segment.vocabulary.like(word, edits)]
                return self._segment.documents_of("exact", _marked(alike, _MARKS[scope]))

    def _fact(self, field: str, value: str) -> int:
        match value:
            case "any":
                return self._everything
            case "hidden":
                return self._everything & ~self.leaf(Fact("is", ("listed",)))
            case "doubtful":
                return self.leaf(Fact("is", ("said",))) & ~self._leaves("listed", "negated", "hypothetical")
            case "named":
                return self._everything & ~self._leaves("unnamed", "unattributed")
        term = _TERM_OF.get((field, value), f"{field}:{value}")
        return self._segment.documents_of("fact", [term.encode()])

    def _leaves(self, *values: str) -> int:
        """The documents of any of some values of `is:`."""
        bits = 0
        for value in values:
            bits |= self.leaf(Fact("is", (value,)))
        return bits

    def _called(self, names: Iterable[str], field: str) -> int:
        """The documents that have one of some names in a column of names."""
        return self._segment.documents_of("fact", [name_fact(field, name).encode("utf-8", "replace") for name in names])

    def _published(self, sought: Period) -> int:
        if not (years := self._segment.years):
            return 0
        return self._segment.documents_of("fact", [date_fact(date).encode() for date in terms_of_period(sought, years)])

    def _beginning(self, letters: str, marks: tuple[str, ...]) -> int:
        """The documents with a word that begins with these letters."""
        if len(letters) <= HEAD_LETTERS:
            return self._segment.documents_of("head", [(letters + mark).encode() for mark in marks])
        return self._segment.expanded(letters.encode(), _in_parts(marks))

    def _phrase(self, phrase: Phrase) -> int:
        marks = _MARKS[phrase.scope]
        *whole, last = phrase.words
        candidates = self._with_all(whole, marks)
        if not candidates:
            return 0
        candidates &= self._beginning(last, marks) if phrase.unfinished else self._with_all([last], marks)
        if not whole or not candidates:
            return candidates
        if phrase.unfinished and len(last) < _POSITIONED_LETTERS:
            sought = f" {' '.join(whole)} "
        else:
            sought = f" {' '.join(phrase.words)}{'' if phrase.unfinished else ' '}"
        return self._segment.in_sequence(candidates, sought.encode(), marks)

    def _with_all(self, words: Iterable[str], marks: tuple[str, ...]) -> int:
        """The documents that have all of some words exactly as they are."""
        found = self._everything
        for word in words:
            if found:
                found &= self._segment.documents_of("exact", _marked([word], marks))
        return found

    def _pattern(self, pattern: str, marks: tuple[str, ...]) -> int:
        start = re.split(r"[*?]", pattern, maxsplit=1)[0]
        if pattern == f"{start}*":
            return self._beginning(start, marks)
        fits = re.compile(pattern_expression(pattern)).fullmatch
        in_parts = _in_parts(marks)
        return self._segment.expanded(
            start.encode(), lambda term: in_parts(term) and bool(fits(term.decode().partition(":")[0]))
        )


def stem_terms(term: Term) -> list[bytes]:
    """The terms under which the stem of a word stands in the index."""
    return [(stem(term.word) + mark).encode() for mark in _MARKS[term.scope]]


def _marked(words: Iterable[str], marks: tuple[str, ...]) -> list[bytes]:
    """The terms of words in the parts with those marks."""
    return [(word + mark).encode() for word in words for mark in marks]


def _in_parts(marks: tuple[str, ...]) -> Callable[[bytes], bool]:
    """Whether a term belongs to one of the parts."""
    if marks == PARTS:
        return lambda _term: True
    ends = frozenset(mark.encode() for mark in marks)
    return lambda term: (term[-2:] if b":" in term else b"") in ends
