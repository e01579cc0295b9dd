"""The index against a plain reckoning over all documents, on random data and through random commits."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model import Manner, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.layer import EMPTY, FLAGS, Layer
from index.search.searcher import Searcher
from tests.index.search.inventions import index_of
from tests.index.search.reckoning import check

WORDS = ("tide", "tides", "ferry", "ferries", "fern", "al-Haddad", "low", "O’Rourke", "the")
NAMES = ("Ada Moreau", "ada moreau", "Bo O’Rourke", "Tide Ferry", None)
TEXT = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


@st.composite
def documents(draw: st.DrawFn, number: int = 0) -> SearchDocument:
    speaker = draw(st.sampled_from(NAMES))
    tiers = [Tier.CLEAR, Tier.LIKELY, Tier.UNSURE]
    return SearchDocument(
        id=number,
        article_id=draw(st.integers(1, 5)),
        position=draw(st.integers(0, 3)),
        speaker=speaker,
        speaker_kind=draw(st.sampled_from(SpeakerKind)) if speaker else None,
        mention=draw(TEXT),
        cue=draw(TEXT),
        content=draw(TEXT),
        kind=draw(st.sampled_from(QuotationKind)),
        manner=draw(st.sampled_from(Manner)),
        polarity=draw(st.sampled_from(Polarity)),
        tier=draw(st.sampled_from(tiers)) if speaker else Tier.UNATTRIBUTED,
        listed=draw(st.booleans()),
        second_hand=draw(st.booleans()),
        outlet=draw(st.sampled_from(["Daily Wave", "Harbour Post", None])),
        published=draw(st.sampled_from([None, "2020", "2020-02", "2020-02-29", "2021-01-31", "1999-12-31"])),
        authors=draw(st.sampled_from([(), ("Bo O’Rourke",), ("Ada Moreau", "Tide al-Haddad"), ("bo o'rourke",)])),
        headline=draw(st.sampled_from([None, "Low tide", "The ferries and the tide", "low TIDE", "“Fern”"])),
    )


@st.composite
def collections(draw: st.DrawFn) -> list[SearchDocument]:
    size = draw(st.integers(0, 12))
    return [draw(documents(number)) for number in range(1, size + 1)]


LEAVES = st.sampled_from(
    (
        *WORDS,
        *("fer*", "*d*", "t?de"),
        *('"low tide"', '"al haddad"', '"the low'),
        *("said:tide", "cue:low", "speaker:ada", 'speaker:"Ada Moreau"', 'speaker:"moreau"'),
        *('outlet:"Daily Wave"', "outlet:post"),
        *("kind:direct", "kind:event", "kind:thought", "is:said", "is:unattributed", "is:secondhand", "is:unnamed"),
        *("is:any", "is:hidden", "is:doubtful", "is:negated", "is:hypothetical"),
        *("manner:said", "manner:thought", "manner:event"),
        *(
            '"tide ferry"~1',
            '"low the"~0',
            '"ferry tide low"~2',
            '"haddad al"~',
            'said:"tide the"~3',
            "tode~",
            "feryr~",
        ),
        *("ferri~2", "said:thd~1", "speaker:moraeu~", "tides~"),
        *("date:2020", "date:2020-02", "date:2020-02-01/2020-02-28", "date:2020-02-10/2021-01", "date:/2020"),
        *("date:2020-03/", "date:2021/2020", "date:2020-0", "date:1999-12-31/2020-02-29"),
        *("author:bo", 'author:"Ada Moreau"', 'author:"tide ada"', "author:tide*", 'author:"moreau ada"~9'),
        *("article:tide", 'article:"low tide"', 'article:"the tide"', "article:ferris~", "article:fe"),
        *('search:"tides"', 'search:"loop"', 'search:"nothing there"', "search:ti", "search:tides"),
    )
)
LAYER_LEAVES = st.sampled_from(
    (
        *("is:starred", "is:checked", "is:corrected", "is:tagged", "is:noted", "is:rejected"),
        *("is:unsure", "is:clear", "is:unattributed", "is:unnamed"),
        *("tag:tide", "tag:ti", "tag:t*", 'tag:"low tide"', 'tag:"low"', 'tag:"★"', 'tag:"tide lo'),
        *("note:tides", "note:fe", 'note:"low tide"', "note:*had*"),
        *("tide", "ray", "low", "fer", "*d*", '"tide ferry"'),
        *("speaker:tide", "speaker:ray", "speaker:fer", "speaker:t*d*", 'speaker:"tide fer'),
        *('tag:"low tide"~2', "tag:tode~", 'note:"ferry low"~2', "note:ferrt~", 'speaker:"ray bo"~1', "speaker:rya~1"),
        *('speaker:"Bo Ray"', 'speaker:"Tide Ferry"', 'speaker:"the ferry"', 'speaker:"Ada Moreau"'),
    )
)


def queries(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(" OR ".join),
            inner.map("({})".format),
            inner.map("-({})".format),
        ),
        max_leaves=5,
    )


LAYER_QUERIES = LAYER_LEAVES | queries(LEAVES | LAYER_LEAVES)
TAGS = ("tide", "Tide", "low tide", "O’Rourke", "★", '"', "")
PEOPLE = (*NAMES[:-1], "Bo Ray", "Tide al-Haddad", 'Jo "Low" Li')
IDS = st.frozensets(st.integers(1, 13), max_size=8)


def mappings(keys: st.SearchStrategy[Any], values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[Any, Any]]:
    return st.dictionaries(keys, values, max_size=4)


LAYERS = st.builds(
    Layer,
    flags=mappings(st.sampled_from(FLAGS), IDS),
    tags=mappings(st.sampled_from(TAGS), IDS),
    notes=mappings(st.integers(1, 13), TEXT),
    names=mappings(st.sampled_from(NAMES[:-1]), st.sampled_from(PEOPLE)),
    speakers=mappings(st.integers(1, 13), st.sampled_from((*PEOPLE, None))),
    tiers=mappings(st.integers(1, 13), st.sampled_from((Tier.CLEAR, Tier.UNATTRIBUTED))),
    unnamed=mappings(st.integers(1, 13), st.booleans()),
    saved=st.sampled_from(
        ({}, {"Tides": "tide OR said:low", "loop": 'fer search:"LOOP"', "tired": '-search:"tides"', "all": ""})
    ),
    aliases=mappings(st.sampled_from(PEOPLE), st.lists(st.sampled_from((*PEOPLE, "the ferry")), max_size=2).map(tuple)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collections(), st.lists(queries(LEAVES), min_size=1, max_size=4))
def test_a_new_index_finds_and_counts_what_is_there(everybody: list[SearchDocument], asked: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder))
        index.rebuild(everybody)
        index.close()
        searcher = Searcher(Path(folder))
        for query in asked:
            check(searcher, query, everybody)
            check(searcher, f"{query} ", everybody)
        searcher.close()


CHANGES = st.lists(
    st.tuples(st.just("add"), collections())
    | st.tuples(st.just("remove"), st.sets(st.integers(1, 5), max_size=2))
    | st.tuples(st.sampled_from(["commit", "merge", "reopen", "rebuild"]), st.none()),
    max_size=12,
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    collections(),
    st.lists(LAYERS, min_size=1, max_size=3),
    st.lists(LAYER_QUERIES, min_size=3, max_size=6),
)
def test_layers_cover_what_is_in_the_index_one_after_the_other(
    everybody: list[SearchDocument], layers: list[Layer], asked: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index_of(Path(folder), everybody).close()
        searcher = Searcher(Path(folder))
        marked = [replace(layers[0], flags={"starred": frozenset({1, 2})}), EMPTY]
        for layer in (*layers, *marked, layers[0]):
            for query in asked:
                check(searcher, query, everybody, layer)
                check(searcher, f"{query} ", everybody, layer)
        searcher.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, LAYER_QUERIES, LAYERS)
def test_a_searcher_sees_exactly_what_was_committed(
    changes: list[tuple[str, object]], query: str, layer: Layer
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder))
        index.rebuild([])
        searcher = Searcher(Path(folder))
        pending: list[SearchDocument] = []
        committed: list[SearchDocument] = []
        for change, what in changes:
            pending, committed = _changed(index, change, what, pending, committed)
            check(searcher, query, committed, layer)
        index.commit()
        check(searcher, query, pending, layer)
        assert index.article_counts() == Counter(one.article_id for one in pending)
        searcher.close()
        index.close()


def _changed(
    index: SearchIndex, change: str, what: object, pending: list[SearchDocument], committed: list[SearchDocument]
) -> tuple[list[SearchDocument], list[SearchDocument]]:
    match change, what:
        case "add", list(added):
            start = max((one.id for one in pending), default=0)
            numbered = [_numbered(one, start + place) for place, one in enumerate(added, 1)]
            index.add(numbered)
            return pending + numbered, committed
        case "remove", set(articles):
            commits = bool(articles & {one.article_id for one in pending if one not in committed})
            index.remove_articles(articles)
            committed = pending if commits else committed
            return [one for one in pending if one.article_id not in articles], committed
        case "commit", _:
            index.commit()
            return pending, pending
        case "merge", _:
            index.tidy()
            return pending, pending
        case "rebuild", _:
            index.rebuild(pending)
            return pending, pending
    index.open(documents=len(committed))
    return committed, committed


def _numbered(document: SearchDocument, number: int) -> SearchDocument:
    return replace(document, id=number)
