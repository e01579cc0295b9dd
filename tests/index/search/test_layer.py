"""What the reader put over the index is found, counted and left out as it stands now, without indexing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import FacetValue, Manner, Order, SpeakerKind, Tier
from index.search.layer import EMPTY, FLAGS, Layer
from index.search.query import refine
from index.search.searcher import Searcher
from tests.index.search.conftest import Searching
from tests.index.search.inventions import index_of, invented, searcher_of
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
    assert marks == {"starred": 2, "checked": 2, "corrected": 2}
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


def test_words_in_tags_and_notes_make_nothing_more_relevant(searching: Searching) -> None:
    layer = Layer(tags={"tide": frozenset({1, 3})}, notes={1: "tide", 3: "tide tide"})
    searcher = searching(invented(1, "tide"), invented(2, "ferry"), invented(3, "the high tide came in early"))
    for query in ("tag:tide tide ", "note:tide tide "):
        assert searcher.search(query, order=Order.RELEVANCE, layer=layer).ids == (1, 3)


def test_a_query_for_marks_is_told_back_in_words(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    assert searcher.search('tag:"talk" -is:checked ', layer=MARKED).understood == "tag has “talk” AND NOT is checked"
    assert searcher.search('tag:"budget talk" ', layer=MARKED).understood == "tag = budget talk"


# People.

MERGED = Layer(
    names={"Moreau": "Ada Moreau", "Jo Li": "Joanna Lindqvist"},
    speakers={4: "Bo Ray", 7: "Ada Moreau"},
    tiers={4: Tier.CLEAR, 7: Tier.CLEAR},
    aliases={"Ada Moreau": ("Moreau", "the harbour captain"), "Joanna Lindqvist": ("Jo Li",)},
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('speaker:"Ada Moreau"', {1, 2, 7}),
        ('speaker:"ada moreau"', {1, 2, 7}),
        ('speaker:"Moreau"', {1, 2, 7}),
        ('speaker:"The Harbour Captain"', {1, 2, 7}),
        ('speaker:"Joanna"', {3}),
        ('speaker:"Joanna Lindqvist" is:any', {3, 5}),
        ('speaker:"Bo Ray"', {4}),
        ('-speaker:"Bo Ray"', {1, 2, 3, 6, 7}),
        ("speaker:ada ", {1, 2, 7}),
        ("speaker:harbour ", {1, 2, 7}),
        ("speaker:har", {1, 2, 7}),
        ("speaker:lind*st ", {3}),
        ("speaker:li ", {3}),
        ("speaker:bo ", {4}),
        ("speaker:ray", {4}),
        ("ada ", {1, 2, 7}),
        ("lindqvist ", {3}),
        ("lindq", {3}),
        ('"joanna lindqvist" ', {3}),
        ("li ", {3}),
        ("ray ", {4}),
        ("moreau ", {1, 2, 7}),
        ("harbour ", set()),
        ("said:moreau ", {7}),
        ("is:clear", {1, 3, 4, 7}),
        ("is:likely", {2}),
        ("is:unsure", {6}),
        ("is:unattributed", set()),
    ],
)
def test_a_name_finds_the_person_who_has_it_now(searching: Searching, query: str, ids: set[int]) -> None:
    assert set(searching(*HARBOUR).search(query, layer=MERGED).ids) == ids


def test_speakers_are_counted_by_person(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    facets = searcher.search("", layer=MERGED).facets
    assert {value.value: value.count for value in facets["speaker"]} == {
        "Ada Moreau": 3,
        "Bo Ray": 1,
        "Joanna Lindqvist": 1,
        "a dock worker": 1,
    }
    for value in facets["speaker"]:
        query = refine("", field="speaker", value=value.value, how="replace")
        assert len(searcher.search(query, layer=MERGED).ids) == value.count


def test_somebody_shown_under_a_name_comes_before_those_who_are_called_so(searching: Searching) -> None:
    layer = Layer(aliases={"Ada Moreau": ("Bo Ray",)})
    searcher = searching(*HARBOUR)
    assert searcher.search('speaker:"Bo Ray"', layer=layer).ids == (7,)
    assert set(searcher.search("speaker:ray ", layer=layer).ids) == {1, 7}
    gone = replace(layer, flags={"rejected": frozenset({7})})
    assert searcher.search('speaker:"Bo Ray"', layer=gone).ids == (1,)


def test_a_statement_that_nobody_made_is_found_under_no_name(searching: Searching) -> None:
    layer = Layer(speakers={3: None}, tiers={3: Tier.UNATTRIBUTED})
    searcher = searching(*HARBOUR)
    for query in ('speaker:"Jo Li"', "speaker:li ", "speaker:l*", "jo "):
        assert 3 not in searcher.search(query, layer=layer).ids
    assert set(searcher.search("is:unattributed", layer=layer).ids) == {3, 4}
    # The article still calls whoever it was so.
    assert searcher.search("li ", layer=layer).ids == (3,)
    assert "Jo Li" not in {value.value for value in searcher.search("", layer=layer).facets["speaker"]}


def test_an_unnamed_source_whom_the_user_named_is_one_no_more(searching: Searching) -> None:
    layer = Layer(speakers={6: "Jo Li"}, tiers={6: Tier.CLEAR})
    assert searching(*HARBOUR).search("is:unnamed", layer=layer).ids == ()


def test_a_name_with_quotation_marks_is_renamed_like_any_other(searching: Searching) -> None:
    layer = Layer(names={'Bo "Bull" Ray': 'Robert "Bob" Ray'})
    searcher = searching(invented(1, speaker='Bo "Bull" Ray'), invented(2, speaker="Bo Ray"))
    values = [value.value for value in searcher.search("", layer=layer).facets["speaker"]]
    assert values == ["Bo Ray", "Robert Bob Ray"]
    assert searcher.search('speaker:"Robert Bob Ray"', layer=layer).ids == (1,)


def test_each_spelling_of_a_name_can_be_another_person(searching: Searching) -> None:
    searcher = searching(invented(1, speaker="ADA MOREAU"), invented(2, speaker="Ada Moreau"))
    layer = Layer(names={"ADA MOREAU": "Ada Moreau the Younger"})
    assert searcher.search('speaker:"Ada Moreau the Younger"', layer=layer).ids == (1,)
    assert searcher.search('speaker:"Ada Moreau"', layer=layer).ids == (2,)


def test_names_in_an_index_of_several_parts_are_changed_in_all(tmp_path: Path) -> None:
    index = index_of(tmp_path, HARBOUR[:3])
    index.add(HARBOUR[3:])
    index.commit()
    searcher = Searcher(tmp_path)
    assert set(searcher.search('speaker:"Ada Moreau"', layer=MERGED).ids) == {1, 2, 7}
    # The same statement again, as after its article was indexed anew.
    index.remove_articles({7})
    index.add([replace(HARBOUR[6], content="Moreau wants a tunnel")])
    index.commit()
    assert searcher.search('tunnel speaker:"Ada Moreau" ', layer=MERGED).ids == (7,)
    assert set(searcher.search('speaker:"Ada Moreau"', layer=MERGED).ids) == {1, 2, 7}
    searcher.close()
    index.close()


def test_one_searcher_answers_under_one_layer_after_the_other(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    starred = replace(MERGED, flags={"starred": frozenset({2})})
    renamed = replace(starred, names={"Jo Li": "Johanna Li"}, aliases={})
    for _ in range(2):
        assert searcher.search("speaker:lindqvist ", layer=MERGED).ids == (3,)
        assert searcher.search("is:starred speaker:ada ", layer=starred).ids == (2,)
        assert searcher.search("speaker:lindqvist ", layer=renamed).ids == ()
        assert searcher.search("speaker:johanna ", layer=renamed).ids == (3,)
        assert searcher.search("speaker:ada ", layer=EMPTY).ids == (1,)


def test_a_layer_over_an_empty_index_finds_nothing(searching: Searching) -> None:
    for query in ("", "is:starred", "speaker:ada", "tag:pier", "note:ask"):
        assert searching().search(query, layer=replace(MERGED, flags=MARKED.flags, tags=MARKED.tags)).ids == ()


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
    assert set(results.ids) <= {one.id for one in HARBOUR} - layer.flags.get("rejected", frozenset())
    assert results.hidden >= 0
