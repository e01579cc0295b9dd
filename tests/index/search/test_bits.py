"""Sets of documents as whole numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.bits import documents, everything, from_documents, from_flags, to_flags

SIZES = st.integers(0, 300)


@st.composite
def sets(draw: st.DrawFn) -> tuple[set[int], int]:
    size = draw(SIZES)
    members = draw(st.sets(st.integers(0, size - 1))) if size else set()
    return members, size


@given(sets())
def test_a_set_survives_the_way_through_flags(made: tuple[set[int], int]) -> None:
    members, size = made
    bits = from_flags(np.array([number in members for number in range(size)], np.bool_))
    assert bits == from_documents(members, size)
    assert list(documents(bits, size)) == sorted(members)
    assert [number for number, flag in enumerate(to_flags(bits, size)) if flag] == sorted(members)
    assert bits.bit_count() == len(members)


@given(SIZES)
def test_everything_has_all_documents(size: int) -> None:
    assert list(documents(everything(size), size)) == list(range(size))


def test_few_and_many_documents_make_the_same_set() -> None:
    assert from_documents([7, 900], 1000) == 1 << 7 | 1 << 900
    assert from_documents(range(1000), 1000) == everything(1000)
