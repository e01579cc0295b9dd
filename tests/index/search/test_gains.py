"""What a word adds to a score, by the length of a document."""

import pytest

from index.search.gains import Gains


def test_a_word_adds_more_to_a_short_document_and_less_each_time():
    gains = Gains([10, 20, 20])
    assert gains.once[0] > gains.once[1] == gains.once[2]
    twice, often = gains.further(2)[10], gains.further(50)[10]
    assert 0 < twice < gains.once[0]
    assert twice < often < 1.2 + 1


def test_a_length_that_no_document_has_costs_nothing():
    gains = Gains([8, 2**32 - 1])
    assert gains.once[0] > gains.once[1] > 0
    assert set(gains.further(3)) == {8, 2**32 - 1}


@pytest.mark.parametrize("lengths", [[], [0], [0, 0]])
def test_empty_documents_are_no_division_by_nothing(lengths):
    assert len(Gains(lengths).once) == len(lengths)
