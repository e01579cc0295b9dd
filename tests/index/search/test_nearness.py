"""Which words stand near each other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.nearness import pair_expression, windows

TEXTS = st.lists(st.sampled_from("abcd"), max_size=12)


@pytest.mark.parametrize(
    ("text", "sought", "between", "places"),
    [
        ("low tide", "low tide", 0, [(0, 1)]),
        ("tide so low", "low tide", 0, []),
        ("tide so low", "low tide", 1, [(0, 2)]),
        ("low the ebb the tide", "low tide ebb", 2, [(0, 2, 4)]),
        ("low the ebb the tide", "low tide ebb", 1, []),
        ("low low tide", "low tide", 0, [(1, 2)]),
        ("low tide low", "low tide", 0, [(0, 1), (1, 2)]),
    ],
)
def test_words_are_near_with_few_others_between(
    text: str, sought: str, between: int, places: list[tuple[int, ...]]
) -> None:
    assert [tuple(sorted(found)) for found in windows(text.split(), sought.split(), between)] == places


@given(TEXTS, st.sampled_from(["ab", "abc"]), st.integers(0, 4))
def test_every_place_is_found(text: list[str], sought: str, between: int) -> None:
    size = len(sought) + between
    expected = any(set(sought) <= set(text[start : start + size]) for start in range(len(text)))
    found = windows(text, list(sought), between)
    assert bool(found) == expected
    for places in found:
        assert {text[place] for place in places} == set(sought)
        assert max(places) - min(places) < size


@given(st.lists(st.sampled_from("abcd"), max_size=20), st.integers(0, 16))
def test_an_expression_finds_pairs_as_windows_do(text: list[str], between: int) -> None:
    line = f" {' '.join(text)} ".encode()
    for one, other in ((b"a", b"b"), (b"b", b"a")):
        found = re.search(pair_expression(one, other, between), line)
        assert bool(found) == bool(windows(text, ["a", "b"], between))
