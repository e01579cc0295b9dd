"""Where a query hits in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.highlighting import highlighter
from index.search.parser import parse
from tests.index.search.test_query import QUERIES


def hits(query: str, text: str) -> list[str]:
    return [text[slice(*span)] for span in highlighter(parse(query).tree)(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("", "low tide", []),
        ("tide ", "Tides at low tide", ["Tides", "tide"]),
        ("ti", "Tides at low tide", ["Tides", "tide"]),
        ("try ", "they were trying", ["trying"]),
        ("naive ", "a naïve plan", ["naïve"]),
        ("norway ", "Norway’s ferries", ["Norway’s"]),
        ("fer* ", "ferries, fern", ["ferries", "fern"]),
        ("f?rn ", "ferns fern", ["fern"]),
        ("*ry ", "ferry ferries", ["ferry"]),
        ('"low tide" ', "low tide, tide low; Low Tide", ["low tide", "Low Tide"]),
        ('"low tides" ', "low tide", []),
        ('"low ti', "low tide", ["low tide"]),
        ('"low', "low lower", ["low", "lower"]),
        ("haddad ", "Karim al-Haddad", ["Haddad"]),
        ("al-haddad ", "Karim al-Haddad’s", ["al-Haddad’s"]),
        ('"karim al" ', "Karim al-Haddad", ["Karim al"]),
        ("orourke ", "said O’Rourke", ["O’Rourke"]),
        ("rourke ", "said O’Rourke", ["Rourke"]),
        ("said:tide ", "tide", ["tide"]),
        ("speaker:moreau cue:said outlet:post ", "Moreau said Post", []),
        ('speaker:"Ada Moreau"', "Ada Moreau", []),
        ("kind:direct", "direct", []),
        ("tide -ferry ", "tide ferry", ["tide"]),
        ("-(-tide) ", "tide", ["tide"]),
        ('low "low tide" ', "low tide low", ["low tide", "low"]),
        ("1,200 ", "1200 and 1,200", ["1200", "1,200"]),
    ],
)
def test_a_query_hits(query: str, text: str, expected: list[str]) -> None:
    assert hits(query, text) == expected


@given(QUERIES, st.text())
def test_hits_are_in_order_inside_the_text_and_do_not_overlap(query: str, text: str) -> None:
    place = 0
    for span in highlighter(parse(query).tree)(text):
        assert place <= span.start < span.end <= len(text)
        place = span.end


def test_asking_twice_gives_the_same() -> None:
    found = highlighter(parse("tide").tree)
    assert found("a tide") == found("a tide")


@given(
    st.sampled_from(["tide ", "ti", "haddad ", "orourke ", "1,200 ", "f?rn ", "tide~ "]),
    st.lists(
        st.sampled_from(["Tides", "tide", "al-Haddad’s", "O’Rourke", "1,200", "fern", "tied", "Ti", "12.tide"]),
        max_size=8,
    ),
)
def test_whether_a_word_is_hit_does_not_depend_on_its_neighbours(query: str, found: list[str]) -> None:
    assert hits(query, " ".join(found)) == [hit for word in found for hit in hits(query, word)]
