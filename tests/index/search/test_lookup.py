"""Texts in memory are found by their words as statements are found in the index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.lookup import Lookup
from index.search.tree import Pattern, Phrase, Scope, Term

TEXTS = ("Karim al-Haddad", "the low tides", "O’Rourke’s ferry", "Ébrard", "low", "北京 tide", "★", "")


@pytest.mark.parametrize(
    ("leaf", "found"),
    [
        (Term("tide", Scope.NOTE), {"the low tides", "北京 tide"}),
        (Term("tid", Scope.NOTE), set()),
        (Term("tid", Scope.NOTE, typed=True), {"the low tides", "北京 tide"}),
        (Term("haddad", Scope.NOTE), {"Karim al-Haddad"}),
        (Term("al-haddad", Scope.NOTE), {"Karim al-Haddad"}),
        (Term("orourke", Scope.NOTE), {"O’Rourke’s ferry"}),
        (Term("ebr", Scope.NOTE, typed=True), {"Ébrard"}),
        (Term("北", Scope.NOTE, typed=True), {"北京 tide"}),
        (Phrase(("low", "tides"), Scope.NOTE), {"the low tides"}),
        (Phrase(("tides", "low"), Scope.NOTE), set()),
        (Phrase(("low", "tid"), Scope.NOTE), set()),
        (Phrase(("low", "t"), Scope.NOTE, unfinished=True), {"the low tides"}),
        (Phrase(("low",), Scope.NOTE), {"the low tides", "low"}),
        (Phrase(("lo",), Scope.NOTE, unfinished=True), {"the low tides", "low"}),
        (Phrase(("karim", "al", "haddad"), Scope.NOTE), {"Karim al-Haddad"}),
        (Phrase((), Scope.NOTE), set()),
        (Pattern("*had*", Scope.NOTE), {"Karim al-Haddad"}),
        (Pattern("t?des", Scope.NOTE), {"the low tides"}),
    ],
)
def test_a_text_is_found_by_its_words(leaf: Term | Phrase | Pattern, found: set[str]) -> None:
    assert Lookup().hold(TEXTS).find(leaf) == found


def test_what_was_found_is_the_callers() -> None:
    lookup = Lookup().hold(TEXTS)
    for leaf in (Term("low", Scope.NOTE), Phrase(("low",), Scope.NOTE)):
        lookup.find(leaf).clear()
        assert lookup.find(leaf) == {"the low tides", "low"}


SETS = st.frozensets(st.sampled_from(TEXTS) | st.text("ab' -", max_size=6))


@given(st.lists(SETS, min_size=1, max_size=4), st.sampled_from(["low", "tide", "a", "b", "ab"]), st.booleans())
def test_after_any_changes_it_finds_what_a_new_one_finds(changes: list[frozenset[str]], word: str, typed: bool) -> None:
    lookup = Lookup()
    for texts in changes:
        lookup.hold(texts)
        for leaf in (
            Term(word, Scope.NOTE, typed),
            Phrase((word,), Scope.NOTE, typed),
            Pattern(f"*{word}", Scope.NOTE),
        ):
            assert lookup.find(leaf) == Lookup().hold(texts).find(leaf)
