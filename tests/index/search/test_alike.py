"""Statements that share words with a text."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model import Order
from index.search.alike import Sums
from index.search.bits import documents
from index.search.layer import Layer
from index.search.searcher import Searcher
from tests.index.search.inventions import index_of, invented


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


# Statements like one, in a query


FERRY = (
    invented(1, "The ferry to the island is cancelled because of the storm", article_id=1, position=2),
    invented(2, "A storm has cancelled every ferry of the week", article_id=2, position=1, published="2020-01-01"),
    invented(3, "The ferry is new", article_id=3, position=0, published="2022-01-01", speaker="Bo Field"),
    invented(4, "Taxes rise again", article_id=4, position=0),
)


def test_like_finds_what_shares_words_with_a_statement_best_first_without_itself(searching):
    results = searching(*FERRY).search("like:1")
    assert results.ids == (2, 3)
    assert results.filters[0].value == "1"


def test_like_takes_words_too(searching):
    searcher = searching(*FERRY)
    assert searcher.search('like:"storm and taxes"').ids == (4, 2, 1)
    assert searcher.search("like:storms ").ids == (2, 1)


def test_what_a_statement_is_compared_by_is_told_and_shown(searching):
    results = searching(*FERRY).search("like:2 ")
    assert results.understood == "most like statement 2 (a, every, has, week, cancelled, of, storm, ferry)"
    text = "Our ferries in snow and storms"
    assert [text[span.start : span.end] for span in results.highlight(text)] == ["ferries", "storms"]


def test_words_that_many_statements_have_do_not_make_two_alike(searching):
    common = [invented(number, f"it is what it is word{number}") for number in range(10, 60)]
    searcher = searching(invented(1, "it is the lighthouse"), invented(2, "a lighthouse"), *common)
    assert searcher.search("like:1").ids == (2,)


def test_like_goes_with_other_parts_of_a_query(searching):
    searcher = searching(*FERRY)
    assert searcher.search("like:1 speaker:field").ids == (3,)
    assert searcher.search("like:1 OR taxes").ids == (2, 3, 4)
    assert searcher.search("-like:1 ").ids == (1, 4)


def test_another_order_than_by_date_holds(searching):
    searcher = searching(*FERRY)
    assert searcher.search("like:1", order=Order.SPEAKER).ids == (2, 3)
    assert searcher.search('like:"ferry storm"', order=Order.POSITION).ids == (1, 2, 3)


def test_a_statement_that_is_not_there_is_like_nothing(searching):
    results = searching(*FERRY).search("like:99")
    assert (results.ids, results.understood) == ((), "most like statement 99 (there is none)")


def test_nothing_that_is_typed_after_like_raises(searching):
    searcher = searching(*FERRY)
    for text in ("like:", 'like:"', "like:…", f"like:{'9' * 40}", "like:0", "like:٣", "like:-1", "like:1 like:2"):
        assert searcher.search(text).query == text


def test_what_is_rejected_or_hidden_is_not_like_anything(searching):
    searcher = searching(*FERRY, invented(5, "A storm over the ferry", listed=False))
    layer = Layer(flags={"rejected": frozenset({2})})
    assert searcher.search("like:1", layer=layer).ids == (3,)
    assert sorted(searcher.search("like:1 is:any").ids) == [2, 3, 5]


def test_after_a_commit_new_statements_are_compared(tmp_path):
    index = index_of(tmp_path, FERRY[:1])
    searcher = Searcher(tmp_path)
    assert searcher.search("like:1").ids == ()
    index.add(FERRY[1:3])
    index.commit()
    assert searcher.search("like:1").ids == (2, 3)
    index.close()
    searcher.close()
