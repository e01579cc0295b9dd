"""Statements that share words with a text."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.search.alike import Sums
from index.search.bits import documents
from index.search.layer import Layer
from tests.index.search.inventions import invented


@given(st.lists(st.tuples(st.sets(st.integers(0, 40)), st.integers(1, 15)), max_size=12), st.integers(1, 50))
def test_the_highest_sums_come_first(added, count):
    sums, wanted = Sums(), Counter()
    for members, amount in added:
        sums.add(sum(1 << member for member in members), amount)
        wanted.update(dict.fromkeys(members, amount))
    groups = [set(documents(bits, 41)) for bits in sums.highest(count)]
    numbers = [{wanted[member] for member in group} for group in groups]
    assert all(len(number) == 1 for number in numbers)
    found = [min(number) for number in numbers]
    assert found == sorted(set(wanted.values()), reverse=True)[: len(found)]
    assert sum(map(len, groups)) >= min(count, len(wanted))


def test_the_statement_that_shares_most_words_comes_first(searching):
    searcher = searching(
        invented(1, "The ferry is late"),
        invented(2, "The bridge over the river is closed for lorries"),
        invented(3, "The bridge is closed"),
    )
    assert searcher.alike("They closed the bridge for lorries", limit=2) == (2, 3)


def test_rare_words_count_more(searching):
    common = [invented(number, "it is what it is") for number in range(2, 40)]
    searcher = searching(invented(1, "the lighthouse burns"), *common)
    assert searcher.alike("it is the lighthouse", limit=1) == (1,)


def test_of_statements_that_share_the_same_words_the_shorter_comes_first(searching):
    searcher = searching(
        invented(1, "thank you very much for coming to the harbour"), invented(2, "thank you very much")
    )
    assert searcher.alike("Thank you very much", limit=5) == (2, 1)


def test_compounds_accents_and_case_do_not_hide_a_statement(searching):
    searcher = searching(invented(1, "US-Russia relations at the Élysée"))
    assert searcher.alike("us russia", limit=5) == searcher.alike("ELYSEE", limit=5) == (1,)


def test_names_and_cues_are_no_words_of_the_content(searching):
    searcher = searching(invented(1, "The ferry is late", speaker="Ada Moreau", mention="Moreau", cue="shouted"))
    assert searcher.alike("Moreau shouted", limit=5) == ()


def test_rejected_statements_are_not_found(searching):
    searcher = searching(invented(1, "The ferry is late"), invented(2, "The ferry is new"))
    layer = Layer(flags={"rejected": frozenset({1})})
    assert searcher.alike("the ferry", limit=5, layer=layer) == (2,)


def test_a_text_without_words_finds_nothing(searching):
    searcher = searching(invented(1, "The ferry is late"))
    assert searcher.alike("… 😀", limit=5) == searcher.alike("", limit=5) == ()
