"""The index against a plain reckoning over all documents, on random data and through random commits."""

import fnmatch
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model import Manner, Order, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.analysis import folded_words, forms, name_key, stem
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.parser import parse
from index.search.searcher import Searcher
from index.search.tree import UNLISTED, And, Fact, Named, Node, Not, Or, Pattern, Phrase, Scope, Term

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
        published=draw(st.sampled_from([None, "2020", "2020-05", "2021-01-31"])),
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
    )
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        inner.map("({})".format),
        inner.map("-({})".format),
    ),
    max_leaves=5,
)


def parts_of(document: SearchDocument, scope: Scope) -> list[str]:
    parts = {
        Scope.SAID: [document.content],
        Scope.SPEAKER: [document.speaker or ""],
        Scope.CUE: [document.cue],
        Scope.OUTLET: [document.outlet or ""],
    }
    return parts.get(scope, [document.content, document.speaker or "", document.mention, document.cue])


def has_word(document: SearchDocument, leaf: Term) -> bool:
    found = {form for part in parts_of(document, leaf.scope) for word in folded_words(part) for form in forms(word)}
    return any(stem(form) == stem(leaf.word) or (leaf.typed and form.startswith(leaf.word)) for form in found)


def has_phrase(document: SearchDocument, leaf: Phrase) -> bool:
    for part in parts_of(document, leaf.scope):
        line = " ".join(
            ["", *(piece for word in folded_words(part) for piece in word.replace("'", "-").split("-")), ""]
        )
        if f" {' '.join(leaf.words)}{'' if leaf.unfinished else ' '}" in line:
            return True
    return False


def has_pattern(document: SearchDocument, leaf: Pattern) -> bool:
    found = {form for part in parts_of(document, leaf.scope) for word in folded_words(part) for form in forms(word)}
    return any(fnmatch.fnmatchcase(form, leaf.pattern) for form in found)


def has_fact(document: SearchDocument, leaf: Fact) -> bool:
    facts = {"any", str(document.tier), str(document.manner), str(document.polarity)}
    facts |= {"listed"} if document.listed else {"hidden"}
    is_doubtful = document.manner is Manner.SAID and document.polarity is Polarity.PLAIN and not document.listed
    facts |= {"doubtful"} if is_doubtful else set()
    facts |= {"secondhand"} if document.second_hand else set()
    facts |= {"unnamed"} if document.speaker_kind is SpeakerKind.UNNAMED else set()
    kinds = {str(document.kind)} | ({str(document.manner)} - {"said"})
    return leaf.values[0] in {"kind": kinds, "manner": {str(document.manner)}}.get(leaf.field, facts)


def is_named(document: SearchDocument, leaf: Named, everybody: Iterable[SearchDocument]) -> bool:
    def name(one: SearchDocument) -> str:
        return name_key((one.speaker if leaf.scope is Scope.SPEAKER else one.outlet) or "")

    if any(name(one) == name_key(leaf.name) for one in everybody):
        return name(document) == name_key(leaf.name)
    return has_phrase(document, Phrase(leaf.words, leaf.scope))


def find(node: Node | None, everybody: list[SearchDocument]) -> tuple[set[int], set[int]]:
    """The numbers that match, and those that were asked for although not listed."""
    everything = {document.id for document in everybody}
    match node:
        case None:
            return everything, set()
        case Not(child):
            return everything - find(child, everybody)[0], set()
        case And(children):
            found = [find(child, everybody) for child in children]
            matching = set.intersection(*(one[0] for one in found))
            return matching, matching & set.union(*(one[1] for one in found))
        case Or(children):
            found = [find(child, everybody) for child in children]
            return set.union(*(one[0] for one in found)), set.union(*(one[1] for one in found))
        case Term():
            return {one.id for one in everybody if has_word(one, node)}, set()
        case Phrase():
            return {one.id for one in everybody if has_phrase(one, node)}, set()
        case Pattern():
            return {one.id for one in everybody if has_pattern(one, node)}, set()
        case Named():
            return {one.id for one in everybody if is_named(one, node, everybody)}, set()
        case Fact(values=values):
            matching = {one.id for one in everybody if has_fact(one, node)}
            asks = values[0] in UNLISTED
            return matching, matching if asks else set()


def check(searcher: Searcher, query: str, everybody: list[SearchDocument]) -> None:
    results = searcher.search(query)
    matching, asked = find(parse(query).tree, everybody)
    shown = {one.id for one in everybody if one.id in matching and (one.listed or one.id in asked)}
    assert set(results.ids) == shown
    assert len(results.ids) == len(shown)
    assert results.hidden == len(matching - shown)
    found = [one for one in everybody if one.id in shown]
    counts = {name: {value.value: value.count for value in facet} for name, facet in results.facets.items()}
    speakers = Counter(name_key(one.speaker) for one in found if one.speaker)
    assert {name_key(name): count for name, count in counts["speaker"].items()} == speakers
    assert counts["outlet"] == Counter(one.outlet for one in found if one.outlet)
    hits = [one for one in everybody if one.id in matching]
    unsaid = Counter(str(one.polarity) for one in hits if one.polarity is not Polarity.PLAIN)
    assert counts["is"] == Counter(str(one.tier) for one in found) + unsaid
    unspoken = Counter(str(one.manner) for one in hits if one.manner is not Manner.SAID)
    assert counts["manner"] == Counter(str(one.manner) for one in found if one.manner is Manner.SAID) + unspoken
    kinds = {value: count for value, count in counts["kind"].items() if value in set(QuotationKind)}
    assert kinds == Counter(str(one.kind) for one in found)
    for facet in results.facets.values():
        assert [value.count for value in facet] == sorted((value.count for value in facet), reverse=True)
    check_orders(searcher, query, found)


def check_orders(searcher: Searcher, query: str, found: list[SearchDocument]) -> None:
    def place(one: SearchDocument) -> tuple[int, int]:
        return one.article_id, one.position

    dates = {None: 0, "2020": 1, "2020-05": 2, "2021-01-31": 3}
    by_id = {one.id: one for one in found}
    newest = [by_id[number] for number in searcher.search(query).ids]
    keys = [(-dates[one.published], *place(one)) for one in newest]
    assert keys == sorted(keys)
    places = [place(by_id[number]) for number in searcher.search(query, order=Order.POSITION).ids]
    assert places == sorted(places)
    assert sorted(searcher.search(query, order=Order.RELEVANCE).ids) == sorted(by_id)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collections(), st.lists(QUERIES, min_size=1, max_size=4))
def test_a_new_index_finds_and_counts_what_is_there(everybody: list[SearchDocument], queries: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder))
        index.rebuild(everybody)
        index.close()
        searcher = Searcher(Path(folder))
        for query in queries:
            check(searcher, query, everybody)
            check(searcher, f"{query} ", everybody)
        searcher.close()


CHANGES = st.lists(
    st.tuples(st.just("add"), collections())
    | st.tuples(st.just("remove"), st.sets(st.integers(1, 5), max_size=2))
    | st.tuples(st.sampled_from(["commit", "merge", "reopen", "rebuild"]), st.none()),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, QUERIES)
def test_a_searcher_sees_exactly_what_was_committed(changes: list[tuple[str, object]], query: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder))
        index.rebuild([])
        searcher = Searcher(Path(folder))
        pending: list[SearchDocument] = []
        committed: list[SearchDocument] = []
        for change, what in changes:
            pending, committed = _changed(index, change, what, pending, committed)
            check(searcher, query, committed)
        index.commit()
        check(searcher, query, pending)
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
        case "commit" | "merge", _:
            index.commit(merge=change == "merge")
            return pending, pending
        case "rebuild", _:
            index.rebuild(pending)
            return pending, pending
    index.open(documents=len(committed))
    return committed, committed


def _numbered(document: SearchDocument, number: int) -> SearchDocument:
    return replace(document, id=number)
