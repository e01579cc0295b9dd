"""Where a query hits inside any text: what the list shows in bold."""

import re
from collections.abc import Iterable

from index.model import Span, Spans
from index.search.analysis import Part, Word, fold, forms, pieces, stem, words, written_words
from index.search.nearness import windows
from index.search.spelling import edits_between
from index.search.tree import Fuzzy, Leaf, Like, Near, Node, Pattern, Phrase, Scope, Term, Worded, leaves


class Highlighter:
    """Finds the hits of some leaves of a query in a text.

    A word is hit by its stem or by what was typed of it, a phrase only as a whole. Whether a word is a hit does not
    depend on its neighbours, so it is found out once for each different word.
    """

    def __init__(self, sought: Iterable[Leaf]) -> None:
        sought = tuple(sought)
        terms = [leaf for leaf in sought if isinstance(leaf, Term)]
        self._stems = frozenset(stem(term.word) for term in terms)
        self._begun = tuple(term.word for term in terms if term.typed)
        self._phrases = tuple(leaf for leaf in sought if isinstance(leaf, Phrase))
        self._nears = tuple(leaf for leaf in sought if isinstance(leaf, Near))
        self._alike = tuple(leaf for leaf in sought if isinstance(leaf, Fuzzy))
        patterns = [pattern_expression(leaf.pattern) for leaf in sought if isinstance(leaf, Pattern)]
        self._pattern = re.compile("|".join(patterns)) if patterns else None
        letters = frozenset(word[:1] for word in (*self._stems, *self._begun))
        self._initials = None if self._pattern or self._alike else letters
        """What words begin with that are hit; a stem keeps the first letter. None if that may be anything."""
        self._known: dict[str, bool] = {}
        self._in_raw: dict[str, Spans] = {}
        """The hits in each word as it is written, counted from its beginning."""

    def __call__(self, text: str) -> Spans:
        """The hits in order, not overlapping."""
        if not (self._stems or self._phrases or self._pattern or self._nears or self._alike):
            return ()
        spans = self._in_words(text)
        if self._phrases or self._nears:
            found = words(text)
            parts = [part for word in found for part in word.parts]
            spans += [span for phrase in self._phrases for span in _in_sequence(phrase, parts)]
            spans += [span for near in self._nears for span in _nearby(near, parts)]
        return _merged(spans)

    def _in_words(self, text: str) -> list[Span]:
        """The hits of single words: few words are hit, and most come again."""
        spans = []
        known = self._in_raw
        for raw, start in written_words(text):
            hits = known.get(raw)
            if hits is None:
                hits = known[raw] = self._in_written(raw)
            if hits:
                spans += [Span(start + hit.start, start + hit.end) for hit in hits]
        return spans

    def _in_written(self, raw: str) -> Spans:
        """The hits in a word as it is written."""
        folded = fold(raw)
        if len(pieces(folded)) == 1:
            return (Span(0, len(raw)),) if self._is_hit(folded) else ()
        return tuple(hit for word in words(raw) for hit in self._in_word(word))

    def _in_word(self, word: Word) -> Iterable[Span]:
        """The hits in one word: the whole word, or pieces of a compound."""
        if len(word.parts) == 1:
            return (Span(word.start, word.end),) if self._is_hit(word.text) else ()
        if any(self._is_hit(form) for form in forms(word.text) if form not in {part.text for part in word.parts}):
            return (Span(word.start, word.end),)
        return (Span(part.start, part.end) for part in word.parts if self._is_hit(part.text))

    def _is_hit(self, form: str) -> bool:
        if self._initials is not None and form[:1] not in self._initials:
            return False
        known = self._known.get(form)
        if known is None:
            known = self._known[form] = (
                form.startswith(self._begun)
                or stem(form) in self._stems
                or bool(self._pattern and self._pattern.fullmatch(form))
                or any(edits_between(leaf.word, form, leaf.edits) is not None for leaf in self._alike)
            )
        return known


def highlighter(tree: Node | None) -> Highlighter:
    """The highlighter of a query: its words and phrases, not its filters and not what it leaves out."""
    return Highlighter(
        part
        for leaf in leaves(tree)
        for part in (_shared(leaf) if isinstance(leaf, Like) else (leaf,))
        if isinstance(part, Worded) and part.scope in (Scope.ANY, Scope.SAID)
    )


def _shared(like: Like) -> tuple[Term, ...]:
    """What shows why a statement is like another one: the words that both have."""
    return tuple(Term(word, Scope.SAID) for word in like.words)


def pattern_expression(pattern: str) -> str:
    """A pattern with `*` and `?` as a regular expression for a whole word."""
    first, *behind = (re.escape(piece).replace(r"\?", ".") for piece in pattern.split("*"))
    if not behind:
        return first
    *between, last = behind
    # Atomic groups: to take the first place for each piece is enough, and to try all others could take for ever.
    return f"{first}{''.join(f'(?>.*?{piece})' for piece in between)}.*{last}"


def _in_sequence(phrase: Phrase, parts: list[Part]) -> Iterable[Span]:
    """The places where the words of a phrase follow each other."""
    *whole, last = phrase.words
    size = len(phrase.words)
    for start in range(len(parts) - size + 1):
        if all(parts[start + place].text == word for place, word in enumerate(whole)):
            end = parts[start + size - 1]
            if end.text == last or (phrase.unfinished and end.text.startswith(last)):
                yield Span(parts[start].start, end.end)


def _nearby(near: Near, parts: list[Part]) -> Iterable[Span]:
    """The words that stand near each other, each by itself."""
    for places in windows([part.text for part in parts], near.words, near.between):
        yield from (Span(parts[place].start, parts[place].end) for place in places)


def _merged(spans: list[Span]) -> Spans:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
