"""How often numbers stand among the documents of a set."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.search.bits import documents
from index.search.counting import counted
from index.search.table import Selection


@given(st.lists(st.integers(0, 5), min_size=1, max_size=100), st.data())
def test_few_some_and_most_documents_are_counted_alike(ordinals: list[int], data: st.DataObject) -> None:
    size = len(ordinals)
    bits = data.draw(st.integers(0, (1 << size) - 1))
    found = Selection(bits, size)
    expected = Counter(ordinals[document] for document in documents(bits, size))
    assert dict(counted(ordinals, found, Counter(ordinals))) == dict(expected)
