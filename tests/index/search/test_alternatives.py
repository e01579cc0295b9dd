"""What to ask instead of a query that finds nothing."""

import pytest
from hypothesis import given

from index.model import SpeakerKind
from index.search.layer import Layer
from index.search.query import eased, parse
from index.search.searcher import Searcher
from tests.index.search.inventions import invented, searcher_of
from tests.index.search.test_query import QUERIES


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(
        tmp_path_factory.mktemp("harbour") / "search",
        [
            *(invented(n, "the government replied") for n in range(1, 31)),
            invented(31, "the goverment ferry", speaker="Rex Tillerson"),
            invented(32, "ferries and ferrets", speaker="Ada Tilden"),
            invented(33, "a merry tide", outlet="Daily Wave", authors=("Jo Lindqvist",), headline="Bridge reopens"),
            invented(34, "nobody listed this", listed=False),
            invented(35, "a whisper", speaker="a clerk", speaker_kind=SpeakerKind.UNNAMED),
        ],
    )


def spelled(searcher: Searcher, query: str, layer: Layer | None = None) -> list[tuple[str, int]]:
    found = searcher.alternatives(query, layer=layer or Layer())
    return [(one.query, one.count) for one in found if not one.left_out]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferrry", [("ferry", 2), ("merry", 1)]),
        ("ferrry tide", [("merry tide", 1)]),
        ("govermnent", [("government", 30), ("goverment", 1)]),
        ("goverment tide merry", []),
        ("goverment replied", [("government replied", 30)]),
        ("Goverment replied", [("Government replied", 30)]),
        ('"the govrnment"', [('"the government"', 30), ('"the goverment"', 1)]),
        ('speaker:"Rex Tilerson"', [('speaker:"Rex Tillerson"', 1)]),
        ("speaker:tilerson ferry", [("speaker:tillerson ferry", 1)]),
        ("outlet:dayly", [("outlet:daily", 1)]),
        ("author:lindquist", [("author:lindqvist", 1)]),
        ("article:brigde", [("article:bridge", 1)]),
        ("cue:xx", []),
        ("xyzzyxyzzy", []),
        ("kind:driect ferrry", []),
        ("ferrry~ tide", []),
        ("ferrr* tide", []),
        ("on", []),
    ],
)
def test_words_are_spelled_as_the_library_has_them(
    harbour: Searcher, query: str, expected: list[tuple[str, int]]
) -> None:
    assert spelled(harbour, query) == expected


def test_people_are_spelled_as_they_are_shown(harbour: Searcher) -> None:
    layer = Layer(names={"Rex Tillerson": "Rex Tillmann"}, tags={"budget talks": frozenset({31})})
    assert spelled(harbour, "speaker:tilmann", layer) == [("speaker:tillmann", 1)]
    assert spelled(harbour, "tag:budgte", layer) == [("tag:budget", 1)]


def test_each_part_is_counted_without(harbour: Searcher) -> None:
    found = harbour.alternatives('government speaker:"Ada Moreau" -tide xyzzyxyzzy')
    assert [(one.left_out, one.query, one.count) for one in found] == [
        ("government", 'speaker:"Ada Moreau" -tide xyzzyxyzzy', 0),
        ('speaker:"Ada Moreau"', "government -tide xyzzyxyzzy", 0),
        ("-tide", 'government speaker:"Ada Moreau" xyzzyxyzzy', 0),
        ("xyzzyxyzzy", 'government speaker:"Ada Moreau" -tide', 30),
    ]


def test_what_is_found_without_a_part_is_what_asking_for_it_finds(harbour: Searcher) -> None:
    for one in harbour.alternatives("ferry merry is:secondhand (tide OR whisper)"):
        assert one.count == len(harbour.search(one.query).ids)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a b", [("a", "b"), ("b", "a")]),
        ("a AND b ", [("a", "b "), ("b", "a ")]),
        ("-(a b) c", [("-(a b)", "c"), ("c", "-(a b)")]),
        ('speaker:(ray OR bo) "low tide"~3', [("speaker:(ray OR bo)", '"low tide"~3'),
         ('"low tide"~3', "speaker:(ray OR bo)")]),
        ("(a b) c)", [("(a b)", "c)"), ("c", "(a b))")]),
        ("a OR b c", []),
        ("(a OR b)", []),
        ("a", []),
        ("", []),
        ("a (b", [("a", "(b"), ("(b", "a")]),
        ("NOT a kind:direct", [("NOT a", "kind:direct"), ("kind:direct", "NOT a")]),
    ],
)  # fmt: skip
def test_a_query_is_eased_part_by_part(query: str, expected: list[tuple[str, str]]) -> None:
    assert list(eased(query)) == expected


@given(QUERIES)
def test_no_query_is_an_error(harbour: Searcher, query: str) -> None:
    for one in harbour.alternatives(query):
        assert one.count == len(harbour.search(one.query).ids)
        parse(one.query)
