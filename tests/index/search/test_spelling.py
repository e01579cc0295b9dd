"""Which words are spelled nearly alike."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.spelling import Vocabulary, edits_between, merged
from tests.index.search.reckoning import is_alike

WORDS = st.text(alphabet="abcé", max_size=7)


@cache
def _edits(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    fewest = min(
        _edits(one[1:], other) + 1,
        _edits(one, other[1:]) + 1,
        _edits(one[1:], other[1:]) + (one[0] != other[0]),
    )
    swapped = len(one) > 1 and one[1::-1] == other[:2]
    return min(fewest, _edits(one[2:], other[2:]) + 1) if swapped else fewest


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("ferry", "ferry", 0),
        ("ferry", "fery", 1),
        ("ferry", "fferry", 1),
        ("ferry", "berry", 1),
        ("ferry", "ferr", 1),
        ("ferry", "feryr", 1),
        ("tillerson", "tilersen", 2),
        ("erdogan", "erdoğan", 1),
        ("", "ab", 2),
        ("ferry", "merit", None),
        ("ferry", "ferryboat", None),
    ],
)
def test_edits_are_letters_put_in_taken_out_changed_or_swapped(one: str, other: str, edits: int | None) -> None:
    assert edits_between(one, other, 2) == edits


@given(WORDS, WORDS, st.integers(0, 3))
def test_edits_are_counted_as_they_are_defined(one: str, other: str, limit: int) -> None:
    edits = _edits(one, other)
    assert edits_between(one, other, limit) == (edits if edits <= limit else None)
    assert is_alike(one, other, limit) == (edits <= limit)


@given(st.dictionaries(WORDS, st.integers(1, 9), max_size=20), WORDS, st.integers(0, 2))
def test_a_vocabulary_finds_every_word_that_is_alike_and_no_other(
    words: dict[str, int], sought: str, most: int
) -> None:
    found = Vocabulary(words).like(sought, most)
    assert {one.word: one.edits for one in found} == {
        word: edits for word in words if (edits := _edits(sought, word)) <= most
    }
    assert found == sorted(found, key=lambda one: (one.edits, -words[one.word], one.word))


def test_the_vocabularies_of_segments_are_counted_together() -> None:
    parts = [Vocabulary({"ferry": 2, "tide": 1}), Vocabulary({"ferry": 3})]
    assert merged(parts).counts == {"ferry": 5, "tide": 1}
    assert parts[0].counts == {"ferry": 2, "tide": 1}
