"""Words → the texts that have them, in memory: what the index does for statements, for names, tags and notes.

A word is found here exactly as it is found in a statement (see `analysis`): by its stem, by what begins with it while
it is being typed, in sequence between quotation marks, by a pattern.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from index.search.analysis import folded_words, forms, is_plain, pieces, stem
from index.search.highlighting import pattern_expression
from index.search.nearness import windows
from index.search.spelling import Vocabulary, edits_between
from index.search.tree import Fuzzy, Near, Pattern, Phrase, Term, Worded

_Postings = dict[str, set[str]]
_LAST = "\U0010ffff"
"""Behind every letter that a word can have."""


class Lookup:
    """A changing set of texts, to be searched for words."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}
        """The words of each text in order, compounds taken apart, a space before and behind each."""
        self._by_form: _Postings = {}
        self._sorted: list[str] | None = None

    def hold(self, texts: Iterable[str]) -> "Lookup":
        """Take these texts in place of those it has; only what is new has to be read."""
        held = set(texts)
        for text in self._lines.keys() - held:
            self._drop(text)
        for text in held - self._lines.keys():
            self._take(text)
        return self

    def find(self, leaf: Worded) -> set[str]:
        """The texts that have the words of a leaf, wherever the leaf looks for them."""
        match leaf:
            case Term(word, _, typed):
                return self._stemmed(word) | self._beginning(word) if typed else self._stemmed(word)
            case Phrase():
                return self._phrase(leaf)
            case Pattern(pattern):
                fits = re.compile(pattern_expression(pattern)).fullmatch
                return _union(found for form, found in self._by_form.items() if fits(form))
            case Near(words, _, between):
                candidates = set.intersection(*(self._by_form.get(word, set()) for word in words))
                return {text for text in candidates if windows(self._lines[text].split(), words, between)}
            case Fuzzy(word, _, edits):
                alike = (form for form in self._by_form if edits_between(word, form, edits) is not None)
                return _union(self._by_form[form] for form in alike)

    @property
    def texts(self) -> set[str]:
        """All texts."""
        return set(self._lines)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the texts, each with how many texts have it."""
        return Vocabulary({form: len(found) for form, found in self._by_form.items()})

    def _phrase(self, phrase: Phrase) -> set[str]:
        if not phrase.words:
            return set()
        *whole, last = phrase.words
        candidates = self._beginning(last) if phrase.unfinished else self._by_form.get(last, set())
        for word in whole:
            candidates = candidates & self._by_form.get(word, set())
        if not whole:
            return set(candidates)
        sought = f" {' '.join(phrase.words)}{'' if phrase.unfinished else ' '}"
        return {text for text in candidates if sought in self._lines[text]}

    def _stemmed(self, word: str) -> set[str]:
        """The texts with a word of this word's stem: stems keep the first letter, so few words have to be tried."""
        wanted = stem(word)
        return _union(self._by_form[form] for form in self._forms_from(word[:1]) if stem(form) == wanted)

    def _beginning(self, letters: str) -> set[str]:
        """The texts with a word that begins with these letters."""
        return _union(self._by_form[form] for form in self._forms_from(letters))

    def _forms_from(self, letters: str) -> list[str]:
        """The words that begin with these letters."""
        if self._sorted is None:
            self._sorted = sorted(self._by_form)
        return self._sorted[bisect_left(self._sorted, letters) : bisect_left(self._sorted, letters + _LAST)]

    def _take(self, text: str) -> None:
        self._sorted = None
        if is_plain(text):  # most names are, and a library has thousands
            found = text.lower().split()
            self._lines[text] = f" {' '.join(found)} "
            for word in found:
                self._by_form.setdefault(word, set()).add(text)
            return
        found = folded_words(text)
        self._lines[text] = f" {' '.join(piece for word in found for piece in pieces(word))} "
        for word in found:
            for form in forms(word):
                self._by_form.setdefault(form, set()).add(text)

    def _drop(self, text: str) -> None:
        del self._lines[text]
        self._sorted = None
        for word in folded_words(text):
            for form in forms(word):
                _take_out(self._by_form, form, text)


def _take_out(postings: _Postings, term: str, text: str) -> None:
    """Take a text out of the postings of a term, and the term where that was its last text."""
    if (found := postings.get(term)) is not None:
        found.discard(text)
        if not found:
            del postings[term]


def _union(sets: Iterable[set[str]]) -> set[str]:
    return set().union(*sets)
