"""Names with their counts, made when they are looked at."""

import numpy as np
import pytest

from index.model import FacetValue
from index.search.naming import CountedNames

NAMES = ("", "Ada Moreau", "Bo Field", "Jo Reed")


@pytest.fixture
def counted():
    return CountedNames(NAMES, np.array([3, 1]), np.array([7, 2]))


def test_each_name_comes_with_its_count_in_the_order_given(counted):
    made = (FacetValue(value="Jo Reed", count=7), FacetValue(value="Ada Moreau", count=2))
    assert len(counted) == 2
    assert tuple(counted) == counted[:5] == (counted[0], counted[1]) == made
    assert counted[-1] == made[1]
    assert isinstance(counted[0].count, int)


def test_they_equal_a_tuple_of_the_same_values(counted):
    assert counted == tuple(counted)
    assert hash(counted) == hash(tuple(counted))
    assert counted != counted[:1]
    assert counted != 2


def test_beyond_the_last_there_is_none(counted):
    with pytest.raises(IndexError):
        counted[2]


def test_all_are_told_at_once_in_columns(counted):
    assert counted.columns() == (["Jo Reed", "Ada Moreau"], [7, 2])


def test_some_are_picked_by_name_and_keep_their_order(counted):
    assert counted.among({"Ada Moreau", "Jo Reed", "Bo Field"}) == list(counted)
    assert counted.among({"Ada Moreau"}) == [FacetValue(value="Ada Moreau", count=2)]
    assert counted.among(set()) == []
