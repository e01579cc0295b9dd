"""Saved searches inside queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.layer import Layer
from index.search.parser import parse
from index.search.query import understood
from index.search.saving import with_saved
from tests.index.search.conftest import Searching
from tests.index.search.inventions import invented

SAVED = {
    "Boats": "ferry OR ship",
    "boats abroad": 'search:"boats" -outlet:"Harbour Post"',
    "loop": 'tide search:"LOOP"',
    "there": 'search:"back"',
    "back": 'search:"there" ferry',
    "lost": 'search:"gone" OR tide',
    "all": "",
    "odd": "kind:odd",
    "typed": "fer",
}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('search:"Boats" low ', "saved search “Boats” (ferry OR ship) AND low"),
        ("search:boats ", "saved search “Boats” (ferry OR ship)"),
        ('-search:"bóats" ', "NOT saved search “Boats” (ferry OR ship)"),
        (
            'search:"boats abroad"',
            "saved search “boats abroad” (saved search “Boats” (ferry OR ship) AND NOT outlet = Harbour Post)",
        ),
        (
            'search:"loop"',
            "saved search “loop” (tide AND saved search “loop”) (the saved search “loop” leads back to itself)",
        ),
        (
            'search:"there"',
            "saved search “there” (saved search “back” (saved search “there” AND ferry)) "
            "(the saved search “there” leads back to itself)",
        ),
        ('search:"gone"', "saved search “gone” (there is no saved search “gone”)"),
        ('search:"lost"', "saved search “lost” (saved search “gone” OR tide) (there is no saved search “gone”)"),
        ('search:"odd"', "saved search “odd” (kind AND odd) (“kind” cannot be “odd”)"),
        ('search:"typed"', "saved search “typed” (fer)"),
        ('search:"all"', "saved search “all”"),
        ("search:", ""),
        ('search:""', ""),
        (
            "search:bo",
            "saved search “Boats” (ferry OR ship) OR saved search “boats abroad” "
            "(saved search “Boats” (ferry OR ship) AND NOT outlet = Harbour Post)",
        ),
        ('search:"xy', "saved search “xy” (there is no saved search “xy”)"),
    ],
)
def test_a_saved_search_is_told_with_what_it_looks_for(query: str, words: str) -> None:
    found = with_saved(parse(query), SAVED)
    assert understood(found.tree, found.notes) == words


def test_searches_that_find_each_other_many_times_come_to_an_end() -> None:
    saved = {str(n): f'search:"{n + 1}" search:"{n + 1}" search:"{n + 1}"' for n in range(40)}
    found = with_saved(parse('search:"0"'), saved)
    assert any("only the first" in note for note in found.notes)


def test_what_is_missing_finds_nothing_and_what_has_no_words_everything(searching: Searching) -> None:
    searcher = searching(invented(1, "the ferry"), invented(2, "the ship"), invented(3, "the tide"))
    layer = Layer(saved=SAVED)

    def found(query: str) -> set[int]:
        return set(searcher.search(query, layer=layer).ids)

    assert found('search:"Boats"') == {1, 2}
    assert found('search:"boats abroad"') == set()
    assert found('-search:"boats"') == {3}
    assert found('search:"gone"') == set()
    assert found('search:"loop"') == set()
    assert found('search:"lost"') == {3}
    assert found('search:"all"') == {1, 2, 3}


def test_words_of_a_saved_search_are_hits(searching: Searching) -> None:
    results = searching(invented(1, "the ferry")).search('search:"boats"', layer=Layer(saved=SAVED))
    assert [(span.start, span.end) for span in results.highlight("the ferry")] == [(4, 9)]
    assert [(part.field, part.value) for part in results.filters] == [("search", "boats")]


TEXTS = st.lists(st.sampled_from(['search:"a"', 'search:"b"', "-", "OR", "tide", "(", ")", "search:b"])).map(" ".join)


@given(TEXTS, st.dictionaries(st.sampled_from("abc"), TEXTS))
def test_no_searches_are_an_error(query: str, saved: dict[str, str]) -> None:
    found = with_saved(parse(query), saved)
    understood(found.tree, found.notes)
