"""What any search engine must do, run on the one that is shipped and on one without an index.

Whoever writes another engine adds it to `BACKENDS`; nothing else here should have to change.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.model import Manner, Polarity, SpeakerKind, Tier
from index.progress import Cancelled
from index.search.backend import AnsweringIndex, SearchBackend
from index.search.damage import IndexDamaged, IndexOutOfStep
from index.search.engine import WhooshBackend
from index.search.layer import EMPTY, Layer
from tests.index.search.brute import BruteBackend
from tests.index.search.inventions import invented
from tests.index.search.reckoning import check

BACKENDS = {"whoosh": WhooshBackend(), "brute force": BruteBackend()}

DOCUMENTS = (
    invented(1, "The low tide troubled nobody", article_id=1, cue="said", mention="the mayor", published="2021-03-04"),
    invented(2, "tides low and ferries late", article_id=1, position=1, speaker="ada moreau", published="2021-03-04"),
    invented(3, "“We must rebuild the ferry”", article_id=2, speaker="Karim al-Haddad", published="2021-03"),
    invented(4, "no comment", article_id=2, position=1, speaker=None, polarity=Polarity.NEGATED, listed=False),
    invented(5, "ferry ferry ferry", article_id=3, outlet="Daily Wave", published=None, tier=Tier.LIKELY),
    invented(6, "ferry", article_id=3, position=1, outlet="daily wave", manner=Manner.THOUGHT, listed=False),
    invented(
        *(7, "the governor–elect’s naïve plan"),
        article_id=4,
        speaker="a clerk",
        speaker_kind=SpeakerKind.UNNAMED,
        tier=Tier.UNSURE,
        authors=("Jo Li", "Ann Vane"),
        headline="Bridge reopens",
        published="2019",
        outlet=None,
    ),
    invented(8, "tide", article_id=4, position=1, second_hand=True, published="2021-02-30", headline="Low Tide"),
)
LAYER = Layer(
    flags={
        "starred": frozenset({2, 4}),
        "checked": frozenset({1}),
        "rejected": frozenset({5}),
        "corrected": frozenset({3}),
    },
    tags={"budget": frozenset({1, 3}), "Budget": frozenset({7})},
    notes={2: "ask about the ferry"},
    names={"Karim al-Haddad": "K. al-Haddad", "ada moreau": "Ada Moreau"},
    speakers={8: "Bo Ray", 1: None},
    tiers={8: Tier.CLEAR, 1: Tier.UNATTRIBUTED},
    aliases={"K. al-Haddad": ("the engineer",)},
    saved={"Boats": "ferry OR ship", "loop": 'search:"loop" tide'},
)
QUERIES = (
    *("", "tide", "tide ", "ferry ", "fer", "ferries -late ", "ferry OR naive ", "(tide OR ferry) -speaker:ada "),
    *('"low tide"', '"tide low"', '"low tid', '"tide nobody"~2', '"nobody tide"~1', '"low and tides"~0'),
    *("like:1", "like:7 ", "like:99", 'like:"low tides"', "-like:1 ", "like:1 OR ferry ", "like:5 is:any"),
    *("t?de ", "*err* ", "ferr~ ", "tydes~1 ", "rebiuld~ ", "governor-elect ", "governor ", "naive "),
    *('speaker:"Ada Moreau"', "speaker:haddad ", "speaker:engineer ", 'speaker:"the engineer"', 'speaker:"Bo Ray"'),
    *("said:nobody ", "cue:said ", "outlet:wave ", 'outlet:"DAILY WAVE"', "kind:direct", "manner:thought"),
    *("author:vane ", 'author:"Jo Li"', 'author:"li ann"', "article:bridge ", 'article:"low tide"', "article:nothing "),
    *("date:2021", "date:2021-03", "date:/2020", "date:2021-03-04/", "date:2021-03-01/2021-03-31", "date:2018/2019"),
    *("is:any", "is:hidden", "is:unattributed", "is:negated", "is:secondhand", "is:unnamed", "is:doubtful"),
    *("is:starred", "is:checked", "-is:checked ", "is:corrected", "tag:budget", 'tag:"budget"', "note:ferry "),
    *('search:"boats"', '-search:"Boats" ', 'search:"loop"', 'search:"gone"', "kind:odd ", "mood:calm "),
)


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> SearchBackend:
    return BACKENDS[request.param]


@pytest.fixture
def searcher(backend: SearchBackend, tmp_path: Path) -> Iterator[AnsweringIndex]:
    """Over all documents, written in two goes with something removed between them."""
    index = backend.index(tmp_path)
    index.rebuild([*DOCUMENTS[:4], invented(99, "tide", article_id=9)])
    index.remove_articles([9])
    index.add(DOCUMENTS[4:])
    index.commit()
    index.close()
    made = backend.searcher(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("layer", [EMPTY, LAYER], ids=["no layer", "layer"])
def test_hits_counts_and_every_order_are_what_they_must_be(searcher: AnsweringIndex, layer: Layer) -> None:
    for query in QUERIES:
        check(searcher, query, DOCUMENTS, layer)


def test_what_is_understood_and_hit_is_told(searcher: AnsweringIndex) -> None:
    results = searcher.search('speaker:"ada moreau" "low tide"')
    assert results.query == 'speaker:"ada moreau" "low tide"'
    assert results.understood == "speaker = ada moreau AND “low tide”"
    assert [(part.field, part.value) for part in results.filters] == [("speaker", "ada moreau")]
    assert [tuple(span) for span in results.highlight("at low tide")] == [(3, 11)]
    assert searcher.search('speaker:"moreau"').understood == "speaker has “moreau”"


def test_saved_searches_are_counted_in_the_results(searcher: AnsweringIndex) -> None:
    facet = searcher.search("is:any ", layer=LAYER).facets["search"]
    assert {value.value: value.count for value in facet} == {"Boats": 2, "loop": 0}


def test_alternatives_find_as_many_as_they_say(searcher: AnsweringIndex) -> None:
    found = searcher.alternatives("tide ferry cue:said ", layer=LAYER)
    assert [one.left_out for one in found if one.left_out] == ["tide", "ferry", "cue:said"]
    for one in found:
        assert one.count == len(searcher.search(one.query, layer=LAYER).ids)
        assert one.count or one.left_out


def test_completions_have_the_value_and_its_count(searcher: AnsweringIndex) -> None:
    for query in ("speaker:", "outlet:"):
        found = searcher.completions(query, len(query))
        assert found
        for one in found:
            everything = searcher.search(f"{one.query} is:any ")
            assert one.count in (len(everything.ids), len(searcher.search(one.query).ids))
            assert one.query[one.cursor :] == ""


def test_a_searcher_sees_a_commit_at_its_next_question(backend: SearchBackend, tmp_path: Path) -> None:
    index = backend.index(tmp_path)
    index.rebuild([])
    searcher = backend.searcher(tmp_path)
    assert searcher.search("tide ").ids == ()
    index.add(DOCUMENTS)
    assert searcher.search("tide ").ids == ()
    index.commit()
    assert searcher.refresh()
    assert not searcher.refresh()
    check(searcher, "tide ", DOCUMENTS)
    index.remove_articles([1])
    index.tidy()
    check(searcher, "tide ", DOCUMENTS[2:])
    searcher.close()
    searcher.close()
    index.close()


def test_what_was_not_committed_is_dropped_and_an_article_added_and_removed_is_gone(
    backend: SearchBackend, tmp_path: Path
) -> None:
    index = backend.index(tmp_path)
    index.rebuild(DOCUMENTS[:4])
    index.add(DOCUMENTS[4:6])
    index.close()
    index.close()
    index.open(documents=4)
    index.add(DOCUMENTS[4:])
    index.remove_articles([3])
    index.commit()
    counted = Counter(one.article_id for one in DOCUMENTS if one.article_id != 3)
    assert index.article_counts() == counted
    assert index.document_count() == counted.total()
    index.verify()
    index.close()


def test_an_index_with_another_number_of_documents_is_out_of_step(backend: SearchBackend, tmp_path: Path) -> None:
    index = backend.index(tmp_path)
    index.rebuild(DOCUMENTS)
    index.close()
    with pytest.raises(IndexOutOfStep):
        index.open(documents=3)
    index.close()


def test_the_index_of_another_library_is_not_taken(backend: SearchBackend, tmp_path: Path) -> None:
    index = backend.index(tmp_path, owner="one")
    index.rebuild(DOCUMENTS)
    index.close()
    with pytest.raises(IndexDamaged):
        backend.index(tmp_path, owner="another").open()
    index.open()
    index.close()


def test_without_an_index_both_sides_say_so(backend: SearchBackend, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        backend.index(tmp_path / "none").open()
    with pytest.raises(IndexDamaged):
        backend.searcher(tmp_path / "none")


def test_making_it_again_replaces_everything_unless_it_is_given_up(backend: SearchBackend, tmp_path: Path) -> None:
    def give_up(done: int, total: int, what: str) -> None:
        raise Cancelled

    index = backend.index(tmp_path)
    index.rebuild(DOCUMENTS[:4])
    searcher = backend.searcher(tmp_path)
    with pytest.raises(Cancelled):
        index.rebuild(DOCUMENTS, give_up, total=len(DOCUMENTS))
    check(searcher, "", DOCUMENTS[:4])
    index.rebuild(DOCUMENTS[4:], total=4)
    check(searcher, "", DOCUMENTS[4:])
    searcher.close()
    index.close()


@pytest.mark.parametrize("harm", [lambda data: data[: len(data) // 2], lambda _: b"", lambda data: b"no" + data])
def test_damaged_files_are_told_and_making_it_again_mends_them(
    backend: SearchBackend, tmp_path: Path, harm: object
) -> None:
    index = backend.index(tmp_path)
    index.rebuild(DOCUMENTS)
    index.close()
    for path in [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size]:
        path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(IndexDamaged):
        index.open()
    index.rebuild(DOCUMENTS)
    index.verify()
    index.close()
    searcher = backend.searcher(tmp_path)
    check(searcher, "tide ", DOCUMENTS)
    searcher.close()
