"""The memory of sets of documents stays within its budget."""

from sys import getsizeof

from index.search.matching import SetCache
from index.search.tree import Fact

_BITS = 1 << 800
_A, _B, _C = (Fact("kind", (value,)) for value in ("direct", "mixed", "indirect"))


def test_a_set_is_remembered_for_its_segment() -> None:
    cache = SetCache(10_000)
    cache.put("one", _A, _BITS)
    assert cache.get("one", _A) == _BITS
    assert cache.get("two", _A) is None
    assert cache.get("one", _B) is None


def test_beyond_the_budget_the_longest_unused_goes() -> None:
    cache = SetCache(2 * getsizeof(_BITS))
    cache.put("one", _A, _BITS)
    cache.put("one", _B, _BITS)
    cache.get("one", _A)
    cache.put("one", _C, _BITS)
    assert cache.get("one", _B) is None
    assert cache.get("one", _A) == cache.get("one", _C) == _BITS


def test_sets_of_segments_that_are_gone_make_room() -> None:
    cache = SetCache(2 * getsizeof(_BITS))
    cache.put("old", _A, _BITS)
    cache.put("new", _A, _BITS)
    cache.keep({"new"})
    cache.put("new", _B, _BITS)
    assert cache.get("old", _A) is None
    assert cache.get("new", _A) == cache.get("new", _B) == _BITS
