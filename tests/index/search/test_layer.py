"""What the reader put over the index is found, counted and left out as it stands now, without indexing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import FacetValue, Manner, Order, SpeakerKind, Tier
from index.search.layer import FLAGS, Layer
from index.search.query import parse, refine
from index.search.searcher import Searcher
from index.search.tree import REJECTED, leaves
from tests.index.search.conftest import Searching
from tests.index.search.inventions import invented, searcher_of
from tests.index.search.test_query import QUERIES

HARBOUR = (
    invented(1, "the ferry is late", speaker="Ada Moreau", mention="Captain Moreau"),
    invented(2, "no ferry today", speaker="Moreau", mention="she", tier=Tier.LIKELY),
    invented(3, "the pier is closed", speaker="Jo Li", mention="Li"),
    invented(4, "the pier is open", speaker=None),
    invented(5, "a new pier would help", speaker="Jo Li", manner=Manner.THOUGHT, listed=False),
    invented(6, "the tide is low", speaker="a dock worker", speaker_kind=SpeakerKind.UNNAMED, tier=Tier.UNSURE),
    invented(7, "Moreau wants a bridge", speaker="Bo Ray", mention="Moreau", tier=Tier.UNSURE),
)
MARKED = Layer(
    flags={
        "starred": frozenset({1, 5}),
        "checked": frozenset({1, 3, 5}),
        "corrected": frozenset({3, 5}),
        "tagged": frozenset({1, 3, 5, 6}),
        "noted": frozenset({2, 5}),
        "rejected": frozenset({7}),
    },
    tags={
        "pier": frozenset({3, 5, 7}),
        "Budget talk": frozenset({1, 3}),
        "budget": frozenset({6}),
        "★": frozenset({1}),
        "pending": frozenset({404}),
    },
    notes={2: "ask Jo’s office about the low tide", 5: "asked already", 7: "ask again"},
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("is:starred", {1, 5}),
        ("is:starred ferry", {1}),
        ("-is:starred", {2, 3, 4, 6}),
        ("is:checked", {1, 3}),
        ("is:checked is:any", {1, 3, 5}),
        ("NOT is:checked", {2, 4, 6}),
        ("is:corrected", {3, 5}),
        ("is:tagged", {1, 3, 5, 6}),
        ("is:noted", {2, 5}),
        ("is:star", {1, 5}),
        ("(is:starred OR is:noted) -tag:pier", {1, 2}),
        ("tag:pier", {3, 5}),
        ("tag:piers ", {3, 5}),
        ("tag:pier pier", {3, 5}),
        ("tag:budget", {1, 3, 6}),
        ('tag:"budget"', {6}),
        ('tag:"BUDGET TALK"', {1, 3}),
        ('tag:"talk"', {1, 3}),
        ('tag:"budget ta', {1, 3}),
        ("tag:bud", {1, 3, 6}),
        ("tag:bud ", set()),
        ("tag:bud*", {1, 3, 6}),
        ("tag:(pier OR talk)", {1, 3, 5}),
        ('tag:"★"', {1}),
        ("tag:★", {1}),
        ('tag:"☆"', set()),
        ("tag:pending", set()),
        ("tag:ferry", set()),
        ("note:ask ", {2, 5}),
        ('note:"asked already"', {5}),
        ('note:"already asked"', set()),
        ("note:off", {2}),
        ("note:*ice ", {2}),
        ("note:tide ", {2}),
        ("tide ", {6}),
        ("budget ", set()),
        ("bridge ", set()),
        ("is:any", {1, 2, 3, 4, 5, 6}),
        ('speaker:"Bo Ray"', set()),
    ],
)
def test_what_the_reader_put_on_statements_is_found(searching: Searching, query: str, ids: set[int]) -> None:
    assert set(searching(*HARBOUR).search(query, layer=MARKED).ids) == ids


@pytest.mark.parametrize("query", ["is:starred", "is:tagged", "tag:pier", 'tag:"★"', "note:ask ", "note:a*"])
def test_without_a_layer_nothing_is_marked(searching: Searching, query: str) -> None:
    searcher = searching(*HARBOUR)
    assert searcher.search(query).ids == ()
    assert len(searcher.search(f"-{query}").ids) == 6


def test_tags_and_marks_are_counted_as_a_click_on_them_would_show_them(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    facets = searcher.search("", layer=MARKED).facets
    assert facets["tag"] == (
        *(FacetValue(value=value, count=2) for value in ("Budget talk", "pier")),
        *(FacetValue(value=value, count=1) for value in ("budget", "★")),
    )
    marks = {value.value: value.count for value in facets["is"] if value.value in FLAGS}
    assert marks == {"starred": 2, "checked": 2, "corrected": 2, "rejected": 1}
    clicks = [("tag", value) for value in facets["tag"]] + [("is", value) for value in facets["is"]]
    for field, value in clicks:
        query = refine("", field=field, value=value.value, how="replace")
        assert len(searcher.search(query, layer=MARKED).ids) == value.count


def test_spellings_of_a_tag_are_one_tag_under_the_most_frequent(searching: Searching) -> None:
    layer = Layer(tags={"Défense": frozenset({1, 2}), "defense": frozenset({2, 3, 4}), '"': frozenset({1})})
    searcher = searching(*HARBOUR)
    assert searcher.search("", layer=layer).facets["tag"] == (FacetValue(value="defense", count=4),)
    assert set(searcher.search('tag:"Défense"', layer=layer).ids) == {1, 2, 3, 4}


def test_without_a_layer_no_tag_is_counted(searching: Searching) -> None:
    assert searching(*HARBOUR).search("").facets["tag"] == ()


def test_what_is_rejected_counts_nowhere(searching: Searching) -> None:
    layer = Layer(flags={"rejected": frozenset({1, 5})})
    results = searching(*HARBOUR).search("", layer=layer)
    assert set(results.ids) == {2, 3, 4, 6, 7}
    assert results.hidden == 0
    assert "Ada Moreau" not in {value.value for value in results.facets["speaker"]}
    assert [value.value for value in results.facets["manner"]] == ["said"]


def test_what_is_rejected_is_found_by_those_who_ask_for_it(searching: Searching) -> None:
    layer = Layer(flags={"rejected": frozenset({1, 5}), "gone": frozenset({2})})
    searcher = searching(*HARBOUR)
    assert set(searcher.search("is:rejected", layer=layer).ids) == {1, 5}
    assert searcher.search("is:rejected speaker:moreau ", layer=layer).ids == (1,)
    assert set(searcher.search("is:rejected OR is:any", layer=layer).ids) == {1, 3, 4, 5, 6, 7}
    assert set(searcher.search("-is:rejected", layer=layer).ids) == {3, 4, 6, 7}
    counted = {value.value: value.count for value in searcher.search("speaker:moreau ", layer=layer).facets["is"]}
    assert counted["rejected"] == 1


def test_words_in_tags_and_notes_make_nothing_more_relevant(searching: Searching) -> None:
    layer = Layer(tags={"tide": frozenset({1, 3})}, notes={1: "tide", 3: "tide tide"})
    searcher = searching(invented(1, "tide"), invented(2, "ferry"), invented(3, "the high tide came in early"))
    for query in ("tag:tide tide ", "note:tide tide "):
        assert searcher.search(query, order=Order.RELEVANCE, layer=layer).ids == (1, 3)


def test_a_query_for_marks_is_told_back_in_words(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    assert searcher.search('tag:"talk" -is:checked ', layer=MARKED).understood == "tag has “talk” AND NOT is checked"
    assert searcher.search('tag:"budget talk" ', layer=MARKED).understood == "tag = budget talk"


def test_a_layer_over_an_empty_index_finds_nothing(searching: Searching) -> None:
    for query in ("", "is:starred", "speaker:ada", "tag:pier", "note:ask"):
        assert searching().search(query, layer=replace(MARKED, names={"Jo Li": "Li"}, speakers={1: "Bo"})).ids == ()


ODD = st.sampled_from(["Ada Moreau", "Jo Li", "", '"', "—", "\ud800", "\u0301", "北 京", "Bo\nRay", "a" * 500, "★"])
NUMBERS = st.integers(-1, 9) | st.just(2**40)
ANY_LAYER = st.builds(
    Layer,
    flags=st.dictionaries(st.sampled_from(FLAGS) | st.text(max_size=5), st.frozensets(NUMBERS, max_size=5), max_size=3),
    tags=st.dictionaries(ODD | st.text(max_size=9), st.frozensets(NUMBERS, max_size=5), max_size=3),
    notes=st.dictionaries(NUMBERS, ODD | st.text(), max_size=3),
    names=st.dictionaries(ODD, ODD, max_size=3),
    speakers=st.dictionaries(NUMBERS, ODD | st.none(), max_size=3),
    tiers=st.dictionaries(NUMBERS, st.sampled_from(Tier), max_size=3),
    unnamed=st.dictionaries(NUMBERS, st.booleans(), max_size=3),
    aliases=st.dictionaries(ODD, st.lists(ODD, max_size=3).map(tuple), max_size=3),
)
MARK_FIELDS = st.sampled_from(["", "tag:", "note:", "speaker:", "-tag:", "is:starred "])


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """A searcher that many examples share."""
    searcher = searcher_of(tmp_path_factory.mktemp("harbour"), HARBOUR)
    yield searcher
    searcher.close()


@given(MARK_FIELDS, QUERIES, ANY_LAYER)
def test_no_query_is_an_error_under_any_layer(harbour: Searcher, field: str, query: str, layer: Layer) -> None:
    results = harbour.search(f"{field}{query}", layer=layer)
    rejected, gone = (layer.flags.get(flag, frozenset()) for flag in ("rejected", "gone"))
    out = gone - rejected if REJECTED in leaves(parse(f"{field}{query}").tree) else gone | rejected
    assert set(results.ids) <= {one.id for one in HARBOUR} - out
    assert results.hidden >= 0
