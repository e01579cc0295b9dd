"""What the search offers while the name or the value of a field is being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.layer import Layer
from index.search.searcher import Searcher
from index.search.tree import FACTS, FIELDS
from tests.index.search.inventions import invented, searcher_of
from tests.index.search.test_query import QUERIES

LAYER = Layer(
    names={"Ada Moreau": "Ada Moreau-Ray"},
    aliases={"Ada Moreau-Ray": ("The Iron Mayor",)},
    tags={"to check": frozenset({1, 2}), "budget": frozenset({3})},
    saved={"Boats abroad": "ferry", "tides": "tide"},
)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(
        tmp_path_factory.mktemp("harbour") / "search",
        [
            invented(1, "the ferry", published="2021-03-04", authors=("Jo Li", "Ann Vane"), headline="Low “tide”"),
            invented(2, "the ferry", published="2021-04", speaker="Bo Ray"),
            invented(3, "a tide", published="2019", speaker="Bo Ray", outlet="Daily Wave"),
            invented(4, "a tide", published=None, speaker=None, outlet=None, headline="Tide turns"),
        ],
    )


def offers(searcher: Searcher, query: str, layer: Layer = LAYER) -> list[tuple[str, int | None]]:
    """What is offered at the mark `|` of a query: the query with it, marked in the same way."""
    cursor = query.index("|")
    found = searcher.completions(query.replace("|", ""), cursor, layer=layer)
    return [(f"{one.query[: one.cursor]}|{one.query[one.cursor :]}", one.count) for one in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sp|", [("speaker:|", None)]),
        ("tide (Ma|)", [("tide (manner:|)", None)]),
        ("-ta|", [("-tag:|", None)]),
        ("s|", []),
        ("|", []),
        ("sp| tide", [("speaker:| tide", None)]),
        ("sp|eak", []),
        ('"sp|', []),
        ("said:fe|", []),
        ("note:fe|", []),
        ("speaker:|", [('speaker:"Bo Ray" |', 2), ('speaker:"Ada Moreau-Ray" |', 1)]),
        ("speaker:ra|", [('speaker:"Bo Ray" |', 2), ('speaker:"Ada Moreau-Ray" |', 1)]),
        ('speaker:"ray bo|', []),
        ("kind:direct|", []),
        ("speaker:ad|", [('speaker:"Ada Moreau-Ray" |', 1)]),
        ("speaker:iron|", [('speaker:"Ada Moreau-Ray" |', 1)]),
        ("outlet:daily|", []),
        ('speaker:"bo r|', [('speaker:"Bo Ray" |', 2)]),
        ('speaker:"bo r|" tide', [('speaker:"Bo Ray" |tide', 2)]),
        ("(speaker:b|) x", [('(speaker:"Bo Ray"|) x', 2)]),
        ("speaker:zz|", []),
        ("outlet:|", [('outlet:"Harbour Post" |', 2), ('outlet:"Daily Wave" |', 1)]),
        ("outlet:wa|", [('outlet:"Daily Wave" |', 1)]),
        ("author:va|", [('author:"Ann Vane" |', 1)]),
        ("article:ti|", [('article:"Low tide" |', 1), ('article:"Tide turns" |', 1)]),
        ("tag:|", [('tag:"to check" |', 2), ('tag:"budget" |', 1)]),
        ("tag:che|", [('tag:"to check" |', 2)]),
        ("kind:d|", [("kind:direct |", 4)]),
        ("is:un|", [("is:unattributed |", 1)]),
        ("date:|", [("date:2021 |", 2), ("date:2019 |", 1)]),
        ("date:20|", [("date:2021 |", 2), ("date:2019 |", 1)]),
        ("date:2021|", [("date:2021-03 |", 1), ("date:2021-04 |", 1)]),
        ("date:2021-03|", []),
        ("date:2021-0|", [("date:2021-03 |", 1), ("date:2021-04 |", 1)]),
        ("search:|", [('search:"Boats abroad" |', 2), ('search:"tides" |', 2)]),
        ("search:abr|", [('search:"Boats abroad" |', 2)]),
    ],
)
def test_names_and_values_are_offered_by_count(
    harbour: Searcher, query: str, expected: list[tuple[str, int | None]]
) -> None:
    assert offers(harbour, query) == expected


def test_every_fixed_value_and_every_field_can_be_completed(harbour: Searcher) -> None:
    for field in FIELDS:
        assert (f"{field}:|", None) in offers(harbour, f"{field[:2]}|")
    for field, known in FACTS.items():
        for query, count in offers(harbour, f"{field}:|"):
            value = query.removeprefix(f"{field}:").removesuffix(" |")
            assert value in known
            assert count
    assert offers(harbour, "kind:th|") == []


@given(QUERIES, st.integers(0, 60))
def test_whatever_is_typed_completions_are_what_they_promise(harbour: Searcher, query: str, cursor: int) -> None:
    for one in harbour.completions(query, min(cursor, len(query)), layer=LAYER):
        assert 0 <= one.cursor <= len(one.query)
        if one.value:
            (part, *_) = harbour.search(one.query[: one.cursor], layer=LAYER).filters[-1:]
            assert part.field == one.field
