"""What a query finds, in which order, and what the default view shows of it."""

from pathlib import Path

import pytest

from index.model import FacetValue, Manner, Order, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.searcher import Searcher
from tests.index.search.conftest import Searching
from tests.index.search.inventions import invented, searcher_of

HARBOUR = (
    invented(1, "The ferries will be cancelled at low tide", mention="Captain Moreau", cue="warned"),
    invented(2, "no comment", speaker="Bo O’Rourke", mention="he", cue="told reporters", kind=QuotationKind.MIXED),
    invented(3, "Moreau promised a tide of money", speaker="Jo Li", kind=QuotationKind.INDIRECT, outlet="Daily Wave"),
    invented(4, "the harbour was closed", speaker=None, outlet=None),
    invented(5, "the ferry should be sold", speaker="Jo Li", manner=Manner.THOUGHT, listed=False),
    invented(6, "the bridge opened", speaker="Jo Li", manner=Manner.EVENT, listed=False, kind=QuotationKind.INDIRECT),
    invented(7, "the tide is turning", speaker="a dock worker", speaker_kind=SpeakerKind.UNNAMED, tier=Tier.UNSURE),
    invented(8, "tides are late", listed=False, tier=Tier.UNSURE, second_hand=True),
    invented(9, "whether the pier would be mended", cue="did not say", polarity=Polarity.NEGATED, listed=False),
    invented(10, "a new pier", cue="will announce", polarity=Polarity.HYPOTHETICAL, listed=False),
    invented(11, "pier repairs", cue="doubts", manner=Manner.THOUGHT, polarity=Polarity.NEGATED, listed=False),
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("ferry ", {1}),
        ("fer", {1}),
        ("moreau ", {1, 3}),
        ("captain ", {1}),
        ("warned ", {1}),
        ("reporters ", {2}),
        ("said:moreau ", {3}),
        ("speaker:moreau ", {1}),
        ("speaker:captain ", set()),
        ("speaker:mor", {1}),
        ("speaker:more", {1}),
        ("said:more", {3}),
        ("more", {1, 3}),
        ("cue:wa*ed ", {1}),
        ("said:wa*ed ", set()),
        ("speaker:orourke ", {2}),
        ("cue:told ", {2}),
        ("cue:warn ", {1}),
        ("cue:tide ", set()),
        ('cue:"told reporters"', {2}),
        ('speaker:"Jo Li"', {3}),
        ('speaker:"jo  li"', {3}),
        ("speaker:“Bo O'Rourke”", {2}),
        ('speaker:"Li"', {3}),
        ('speaker:"Li Jo"', set()),
        ("speaker:😀", set()),
        ('speaker:"😀"', set()),
        ("said:… ", set()),
        ("outlet:☂ moreau ", set()),
        ("note:🙂 ", set()),
        ("outlet:wave ", {3}),
        ("outlet:wav", {3}),
        ("outlet:ha?bour ", {1, 2, 7}),
        ('outlet:"Daily Wave"', {3}),
        ('outlet:"harbour"', {1, 2, 7}),
        ("harbour ", {4}),
        ("kind:direct", {1, 4, 7}),
        ("kind:mixed", {2}),
        ("kind:(mixed OR indirect)", {2, 3}),
        ("is:unattributed", {4}),
        ("is:unnamed", {7}),
        ("is:unsure", {7}),
        ("is:listed", {1, 2, 3, 4, 7}),
        ("is:said", {1, 2, 3, 4, 7}),
        ("manner:said", {1, 2, 3, 4, 7}),
        ("pier ", set()),
        ("-speaker:li ", {1, 2, 4, 7}),
        ("tide -kind:indirect", {1, 7}),
        ("tide OR comment ", {1, 2, 3, 7}),
        ('"low tide" ', {1}),
        ('"tide low" ', set()),
        ('"low ti', {1}),
        ('"low t', {1}),
        ('"tides" ', set()),
        ("t?de ", {1, 3, 7}),
        ("*ought ", set()),
        ("can* ", {1}),
        ("*celled ", {1}),
        ("*", {1, 2, 3, 4, 7}),
        ("the ", {1, 4, 7}),
    ],
)
def test_a_query_finds(searching: Searching, query: str, ids: set[int]) -> None:
    assert set(searching(*HARBOUR).search(query).ids) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("kind:thought", {5, 11}),
        ("kind:event", {6}),
        ("manner:thought", {5, 11}),
        ("manner:event", {6}),
        ("manner:(thought OR event)", {5, 6, 11}),
        ("is:thought", {5, 11}),
        ("is:event", {6}),
        ("is:negated", {9, 11}),
        ("is:hypothetical", {10}),
        ("is:neg", {9, 11}),
        ("pier is:hypothetical", {10}),
        ("manner:said is:negated", {9}),
        ("manner:thought -is:negated", {5}),
        ("is:doubtful", {8}),
        ("is:hidden", {5, 6, 8, 9, 10, 11}),
        ("is:any", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}),
        ("is:any tide ", {1, 3, 7, 8}),
        ("ferry is:any ", {1, 5}),
        ("ferry (kind:thought OR kind:direct)", {1, 5}),
        ("tide kind:thought", set()),
        ("is:secondhand", set()),
        ("is:secondhand is:any", {8}),
        ("-kind:thought tide ", {1, 3, 7}),
        ("-is:hidden tide ", {1, 3, 7}),
    ],
)
def test_what_the_default_view_hides_is_shown_where_it_is_asked_for(
    searching: Searching, query: str, ids: set[int]
) -> None:
    assert set(searching(*HARBOUR).search(query).ids) == ids


@pytest.mark.parametrize(("query", "hidden"), [("", 6), ("tide ", 1), ("is:any", 0), ("kind:thought", 0), ("li ", 2)])
def test_matches_that_are_not_shown_are_counted(searching: Searching, query: str, hidden: int) -> None:
    assert searching(*HARBOUR).search(query).hidden == hidden


def test_a_phrase_does_not_reach_from_one_part_into_another(searching: Searching) -> None:
    searcher = searching(invented(1, "the ferry", speaker="Ada Moreau", mention="Captain Moreau", cue="told us"))
    assert searcher.search('"ferry Ada" ').ids == ()
    assert searcher.search('"Moreau Captain" ').ids == ()
    assert searcher.search('"Captain Moreau told" ').ids == ()
    assert searcher.search('"Captain Moreau" ').ids == (1,)


def test_a_phrase_finds_a_compound_by_its_pieces(searching: Searching) -> None:
    searcher = searching(invented(1, "Governor Karim al-Haddad’s ferry"))
    assert searcher.search('"karim al haddad ferry" ').ids == (1,)
    assert searcher.search('"Karim al-Haddad" ').ids == (1,)


def test_a_name_in_quotation_marks_is_the_whole_name_if_somebody_has_it(searching: Searching) -> None:
    searcher = searching(invented(1, speaker="Moreau"), invented(2, speaker="Ada Moreau"))
    assert searcher.search('speaker:"Moreau"').ids == (1,)
    assert searcher.search('speaker:"Moreau"').understood == "speaker = Moreau"


def test_a_name_that_nobody_has_is_looked_for_within_names(searching: Searching) -> None:
    results = searching(invented(1, speaker="Captain Ada Moreau"), invented(2, speaker="Bo Ray")).search(
        '-speaker:"ada moreau"'
    )
    assert results.ids == (2,)
    assert results.understood == "NOT speaker has “ada moreau”"


def test_a_name_stays_known_only_as_long_as_somebody_has_it(searching: Searching) -> None:
    searcher = searching(invented(1, speaker="Lloyd’s"), invented(2, speaker="Lloyd"))
    assert searcher.search('speaker:"lloyd\'s"').ids == (1,)
    assert searcher.search('speaker:"Lloyd"').ids == (2,)


DATED = (
    invented(1, "tide", published="2021-03-04", article_id=9, position=2),
    invented(2, "tide", published=None, article_id=1, position=1),
    invented(3, "tide", published="2021-03-04", article_id=9, position=1),
    invented(4, "tide", published="2021", article_id=4),
    invented(5, "tide tide ferry", published="2020-12", article_id=5),
    invented(6, "tide", published="2022-02-30", article_id=6),
    invented(7, "tide", published=None, article_id=1, position=0),
)


def test_the_newest_come_first_and_the_undated_last(searching: Searching) -> None:
    assert searching(*DATED).search("tide ").ids == (6, 3, 1, 4, 5, 7, 2)


def test_by_place_articles_come_in_the_order_of_their_numbers(searching: Searching) -> None:
    assert searching(*DATED).search("tide ", order=Order.POSITION).ids == (7, 2, 4, 5, 6, 3, 1)


def test_few_and_many_results_come_in_the_same_order(searching: Searching) -> None:
    documents = [
        invented(n, "rare" if n % 40 == 0 else "tide", published=f"20{n % 20:02}-01-01", article_id=n % 7, position=n)
        for n in range(1, 200)
    ]
    searcher = searching(*documents)
    for order in (Order.NEWEST, Order.POSITION, Order.RELEVANCE):
        everything = searcher.search("tide OR rare ", order=Order.POSITION if order is Order.POSITION else Order.NEWEST)
        rare = searcher.search("rare ", order=order)
        assert [number for number in everything.ids if number in rare.ids] == list(rare.ids)


def test_the_most_relevant_come_first(searching: Searching) -> None:
    searcher = searching(
        invented(1, "the tide was one of many things about which she spoke at very great length that evening"),
        invented(2, "a high tide and a low tide"),
        invented(3, "ferries and bridges"),
    )
    assert searcher.search("tide ", order=Order.RELEVANCE).ids == (2, 1)


def test_a_rare_word_weighs_more_than_a_common_one(searching: Searching) -> None:
    common = [invented(n, "the tide came in") for n in range(1, 30)]
    searcher = searching(*common, invented(30, "the ferry came in"))
    assert searcher.search("tide OR ferry ", order=Order.RELEVANCE).ids[0] == 30


def test_without_words_relevance_falls_back_on_the_date(searching: Searching) -> None:
    searcher = searching(*DATED)
    newest = searcher.search("kind:direct", order=Order.NEWEST).ids
    assert searcher.search("kind:direct", order=Order.RELEVANCE).ids == newest
    assert searcher.search("", order=Order.RELEVANCE).ids == newest


def test_facets_count_what_is_found(searching: Searching) -> None:
    facets = searching(*HARBOUR).search("").facets
    assert facets["speaker"] == tuple(
        FacetValue(value=value, count=1) for value in ("Ada Moreau", "Bo O’Rourke", "Jo Li", "a dock worker")
    )
    assert facets["outlet"] == (FacetValue(value="Harbour Post", count=3), FacetValue(value="Daily Wave", count=1))
    assert {value.value: value.count for value in facets["kind"]} == {"direct": 3, "mixed": 1, "indirect": 1}
    tiers = [value for value in facets["is"] if value.value in set(Tier)]
    assert tiers == [
        FacetValue(value="clear", count=3),
        FacetValue(value="unsure", count=1),
        FacetValue(value="unattributed", count=1),
    ]


def test_what_is_hidden_is_counted_as_a_click_on_it_would_show_it(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    facets = searcher.search("").facets
    assert {value.value: value.count for value in facets["manner"]} == {"said": 5, "thought": 2, "event": 1}
    unsaid = {value.value: value.count for value in facets["is"] if value.value not in set(Tier)}
    assert unsaid == {"negated": 2, "hypothetical": 1}
    for field, value, count in (("manner", "thought", 2), ("is", "negated", 2), ("is", "hypothetical", 1)):
        assert len(searcher.search(f"{field}:{value}").ids) == count


def test_an_older_word_for_thoughts_is_counted_where_a_query_has_it(searching: Searching) -> None:
    facets = searching(*HARBOUR).search("kind:thought").facets
    assert FacetValue(value="thought", count=2) in facets["kind"]


def test_spellings_of_one_name_are_one_value_under_the_most_frequent(searching: Searching) -> None:
    searcher = searching(
        *(invented(n, speaker=name) for n, name in enumerate(["Jose Nunez", "José Núñez", "José  Núñez", "Bo"], 1))
    )
    assert searcher.search("").facets["speaker"] == (
        FacetValue(value="José Núñez", count=3),
        FacetValue(value="Bo", count=1),
    )
    assert set(searcher.search('speaker:"jose nunez"').ids) == {1, 2, 3}


def test_quotation_marks_in_a_name_do_not_come_between_a_facet_and_its_filter(searching: Searching) -> None:
    searcher = searching(invented(1, speaker='Bo "Bull" Ray'), invented(2, speaker="Jo"))
    value = searcher.search("").facets["speaker"][0].value
    assert searcher.search(f'speaker:"{value}"').ids == (1,)


def test_results_say_how_the_query_was_understood(searching: Searching) -> None:
    results = searching(*HARBOUR).search('kind:direct "low tide" ')
    assert results.query == 'kind:direct "low tide" '
    assert results.understood == "kind = direct AND “low tide”"
    assert [part.value for part in results.filters] == ["direct"]


def test_an_empty_index_answers(searching: Searching) -> None:
    for order in Order:
        results = searching().search("tide", order=order)
        assert results.ids == ()
        assert results.hidden == 0
    assert searching().search("").ids == ()


def test_numbers_beyond_32_bits_come_back(searching: Searching) -> None:
    assert searching(invented(2**40, "tide", article_id=2**41)).search("tide").ids == (2**40,)


def test_a_statement_without_any_words_is_found_by_its_facts(searching: Searching) -> None:
    assert searching(invented(1, "", speaker=None)).search("is:unattributed").ids == (1,)


def test_a_word_longer_than_any_is_found_by_its_beginning(searching: Searching) -> None:
    searcher = searching(invented(1, "a" * 500))
    assert searcher.search("a" * 500).ids == (1,)


def test_a_pattern_that_could_be_matched_in_endless_ways_is_answered(searching: Searching) -> None:
    searcher = searching(invented(1, "a" * 60))
    assert searcher.search("*a" * 25 + "*b ").ids == ()


def test_sets_that_do_not_fit_into_the_cache_are_made_again(tmp_path: Path) -> None:
    large = searcher_of(tmp_path, HARBOUR)
    small = Searcher(tmp_path, cache_bytes=64)
    for _ in range(2):
        for query in ("tide ", "ferry ", "kind:direct", "speaker:li "):
            assert small.search(query).ids == large.search(query).ids
    small.close()
    large.close()


def test_a_lone_surrogate_in_a_name_stops_nothing(searching: Searching) -> None:
    searcher = searching(invented(1, speaker="Bo \ud800 Ray", outlet="\ud800"))
    assert searcher.search('speaker:"\ud800"').ids in ((), (1,))
    assert searcher.search("ray ").ids == (1,)


def test_reporting_words_are_counted_as_a_click_on_them_would_find_them(searching: Searching) -> None:
    cues = ["said", "has also said", "told reporters", "reported", "did not say", "says", "according to", ""]
    searcher = searching(*(invented(number, cue=cue) for number, cue in enumerate(cues, 1)))
    counted = {value.value: value.count for value in searcher.search("").facets["cue"]}
    assert counted == {"said": 2, "say": 2, "reported": 2, "told": 1, "according": 1}
    for value, count in counted.items():
        assert len(searcher.search(f"cue:{value} ").ids) == count


@pytest.mark.parametrize(
    ("dates", "counted"),
    [
        (["2021-03-04", "2021-03-04", "2021-03-09", None], {"2021-03-04": 2, "2021-03-09": 1}),
        (["2021-03-04", "2021-05-01", "2021-05", "2021"], {"2021-03": 1, "2021-05": 2, "2021": 1}),
        ([f"{year}-{month:02}-01" for year in range(2001, 2013) for month in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
         {str(year): 11 for year in range(2001, 2013)}),
    ],
)  # fmt: skip
def test_dates_are_counted_by_days_months_or_years_whichever_fit(
    searching: Searching, dates: list[str | None], counted: dict[str, int]
) -> None:
    searcher = searching(*(invented(number, published=date) for number, date in enumerate(dates, 1)))
    assert {value.value: value.count for value in searcher.search("").facets["date"]} == counted


def test_sources_are_named_described_or_neither(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    counted = {value.value: value.count for value in searcher.search("").facets["source"]}
    assert counted == {"named": 3, "unnamed": 1}
    for value, count in counted.items():
        assert len(searcher.search(f"is:{value}").ids) == count
