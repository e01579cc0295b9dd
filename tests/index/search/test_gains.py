"""What a word adds to a score, by the length of a document."""

import numpy as np
import pytest

from index.search.gains import Gains


def gained(lengths, times):
    return Gains(np.array(lengths, np.int64)).of(np.full(len(lengths), times, np.float64), np.arange(len(lengths)))


def test_a_word_adds_more_to_a_short_document_and_less_each_time():
    lengths = [10, 20, 20]
    once = gained(lengths, 1)
    assert once[0] > once[1] == once[2]
    twice, often = gained(lengths, 2)[0], gained(lengths, 50)[0]
    assert 0 < twice - once[0] < once[0]
    assert twice < often < 1.2 + 1


def test_a_length_that_no_document_has_costs_nothing():
    short, long = gained([8, 2**32 - 1], 1)
    assert short > long > 0


@pytest.mark.parametrize("lengths", [[], [0], [0, 0]])
def test_empty_documents_are_no_division_by_nothing(lengths):
    assert np.isfinite(gained(lengths, 1)).all()
