"""A name finds the person who has it now, and statements count under who is said to have made them."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.model import Tier
from index.search.layer import EMPTY, Layer
from index.search.query import refine
from index.search.searcher import Searcher
from tests.index.search.conftest import Searching
from tests.index.search.inventions import index_of, invented
from tests.index.search.test_layer import HARBOUR

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


def test_who_is_an_unnamed_source_is_as_the_layer_says(searching: Searching) -> None:
    searcher = searching(*HARBOUR)
    assert searcher.search("is:unnamed", layer=Layer()).ids == (6,)
    assert searcher.search("is:unnamed", layer=Layer(unnamed={6: False})).ids == ()
    assert set(searcher.search("is:unnamed", layer=Layer(unnamed={3: True})).ids) == {3, 6}


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
