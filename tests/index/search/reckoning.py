"""A plain reckoning over all documents: what a query must find, under a reader's layer or none."""

import fnmatch
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.model import Manner, Order, Polarity, QuotationKind, SpeakerKind
from index.search.analysis import folded_words, forms, name_key, plain_name, stem
from index.search.fields import SearchDocument
from index.search.layer import EMPTY, Layer
from index.search.parser import parse
from index.search.searcher import Searcher
from index.search.tree import UNLISTED, And, Fact, Named, Node, Not, Or, Pattern, Phrase, Scope, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A document with everything that a layer says of it."""

    document: SearchDocument
    names: tuple[str, ...]
    """What the index and the list call the speaker: the last is the one shown."""
    further: tuple[str, ...]
    facts: frozenset[str]
    tags: tuple[str, ...]
    note: str | None

    @property
    def id(self) -> int:
        return self.document.id

    @property
    def shown_name(self) -> str:
        return self.names[-1]


def rows(everybody: Iterable[SearchDocument], layer: Layer) -> list[Row]:
    """The documents under a layer, without those that are rejected."""
    rejected = layer.flags.get("rejected", frozenset())
    return [_row(document, layer) for document in everybody if document.id not in rejected]


def _row(document: SearchDocument, layer: Layer) -> Row:
    found = document.speaker or ""
    if document.id in layer.speakers:
        names: tuple[str, ...] = (layer.speakers[document.id] or "",)
    else:
        names = (found, layer.names.get(found, found))
    person = name_key(names[-1])
    aliases = [alias for name, further in layer.aliases.items() if name_key(name) == person for alias in further]
    merged = [name for name, whose in layer.names.items() if name_key(whose) == person]
    return Row(
        document=document,
        names=names,
        further=(*aliases, *merged) if person else (),
        facts=frozenset(_facts(document, layer)),
        tags=tuple(tag for tag, ids in layer.tags.items() if document.id in ids and name_key(tag)),
        note=layer.notes.get(document.id),
    )


def _facts(document: SearchDocument, layer: Layer) -> Iterable[str]:
    """Everything that `is:` can be asked of a document."""
    yield from ("any", str(document.manner), str(document.polarity))
    yield str(layer.tiers.get(document.id, document.tier))
    is_older = document.id in layer.flags.get("older", ())
    yield "listed" if document.listed and not is_older else "hidden"
    if document.manner is Manner.SAID and document.polarity is Polarity.PLAIN and not document.listed:
        yield "doubtful"
    if document.second_hand:
        yield "secondhand"
    if layer.unnamed.get(document.id, document.speaker_kind is SpeakerKind.UNNAMED):
        yield "unnamed"
    yield from (flag for flag, ids in layer.flags.items() if document.id in ids)


def _parts(row: Row, scope: Scope) -> list[str]:
    document = row.document
    parts = {
        Scope.SAID: [document.content],
        Scope.SPEAKER: [*row.names, *row.further],
        Scope.CUE: [document.cue],
        Scope.OUTLET: [document.outlet or ""],
        Scope.TAG: list(row.tags),
        Scope.NOTE: [row.note or ""],
    }
    return parts.get(scope, [document.content, *row.names, document.mention, document.cue])


def _forms(row: Row, scope: Scope) -> set[str]:
    return {form for part in _parts(row, scope) for word in folded_words(part) for form in forms(word)}


def _has_word(row: Row, leaf: Term) -> bool:
    found = _forms(row, leaf.scope)
    return any(stem(form) == stem(leaf.word) or (leaf.typed and form.startswith(leaf.word)) for form in found)


def _has_phrase(row: Row, leaf: Phrase) -> bool:
    for part in _parts(row, leaf.scope):
        line = " ".join(
            ["", *(piece for word in folded_words(part) for piece in word.replace("'", "-").split("-")), ""]
        )
        if f" {' '.join(leaf.words)}{'' if leaf.unfinished else ' '}" in line:
            return True
    return False


def _has_pattern(row: Row, leaf: Pattern) -> bool:
    return any(fnmatch.fnmatchcase(form, leaf.pattern) for form in _forms(row, leaf.scope))


def _has_fact(row: Row, leaf: Fact) -> bool:
    kinds = {str(row.document.kind)} | ({str(row.document.manner)} - {"said"})
    facts = {"kind": kinds, "manner": {str(row.document.manner)}}.get(leaf.field, row.facts)
    return leaf.values[0] in facts


def _named(leaf: Named, everybody: list[Row]) -> set[int]:
    """Those shown under a name; if there are none, those called so besides; if there are none, those with its words."""
    sought = name_key(leaf.name)

    def having(names: Callable[[Row], Iterable[str | None]]) -> set[int]:
        return {row.id for row in everybody if sought and sought in {name_key(name or "") for name in names(row)}}

    if leaf.scope is Scope.TAG:
        found = having(lambda row: row.tags)
    elif leaf.scope is Scope.OUTLET:
        found = having(lambda row: (row.document.outlet,))
    else:
        found = having(lambda row: (row.shown_name,)) or having(lambda row: row.further)
    if found or not leaf.words:
        return found
    return {row.id for row in everybody if _has_phrase(row, Phrase(leaf.words, leaf.scope))}


def find(node: Node | None, everybody: list[Row]) -> tuple[set[int], set[int]]:
    """The numbers that match, and those that were asked for although not listed."""
    everything = {row.id for row in everybody}
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
        case Named():
            matching = _named(node, everybody)
        case _:
            has = {Term: _has_word, Phrase: _has_phrase, Pattern: _has_pattern, Fact: _has_fact}[type(node)]
            matching = {row.id for row in everybody if has(row, node)}  # type: ignore[arg-type]
    asks = node.values[0] in UNLISTED if isinstance(node, Fact) else node.scope in (Scope.TAG, Scope.NOTE)
    return matching, matching if asks else set()


def check(searcher: Searcher, query: str, everybody: Iterable[SearchDocument], layer: Layer = EMPTY) -> None:
    """The answer to a query is the reckoned one in every respect."""
    there = rows(everybody, layer)
    results = searcher.search(query, layer=layer)
    matching, asked = find(parse(query).tree, there)
    shown = [row for row in there if row.id in matching and ("listed" in row.facts or row.id in asked)]
    hits = [row for row in there if row.id in matching]
    assert set(results.ids) == {row.id for row in shown}
    assert len(results.ids) == len(shown)
    assert results.hidden == len(hits) - len(shown)
    counts = {name: {value.value: value.count for value in facet} for name, facet in results.facets.items()}
    assert _keyed(counts["speaker"]) == Counter(key for row in shown if (key := name_key(row.shown_name)))
    assert counts["outlet"] == Counter(row.document.outlet for row in shown if row.document.outlet)
    assert _keyed(counts["tag"]) == Counter(key for row in hits for key in set(map(name_key, row.tags)))
    assert all(value == plain_name(value) for value in (*counts["speaker"], *counts["tag"]))
    tiers = Counter(fact for row in shown for fact in row.facts & {"clear", "likely", "unsure", "unattributed"})
    checked = Counter("checked" for row in shown if "checked" in row.facts)
    asked_for = Counter(
        fact for row in hits for fact in row.facts & {"negated", "hypothetical", "starred", "corrected"}
    )
    assert counts["is"] == tiers + checked + asked_for
    unspoken = Counter(str(row.document.manner) for row in hits if row.document.manner is not Manner.SAID)
    spoken = Counter(str(row.document.manner) for row in shown if row.document.manner is Manner.SAID)
    assert counts["manner"] == spoken + unspoken
    kinds = {value: count for value, count in counts["kind"].items() if value in set(QuotationKind)}
    assert kinds == Counter(str(row.document.kind) for row in shown)
    for facet in results.facets.values():
        assert [value.count for value in facet] == sorted((value.count for value in facet), reverse=True)
    _check_orders(searcher, query, [row.document for row in shown], layer)


def _keyed(counts: dict[str, int]) -> dict[str, int]:
    """Counts by what the spellings of a name share; no name stands there in two spellings."""
    keyed = {name_key(name): count for name, count in counts.items()}
    assert len(keyed) == len(counts)
    return keyed


def _check_orders(searcher: Searcher, query: str, found: list[SearchDocument], layer: Layer) -> None:
    def place(one: SearchDocument) -> tuple[int, int]:
        return one.article_id, one.position

    dates = {None: 0, "2020": 1, "2020-05": 2, "2021-01-31": 3}
    by_id = {one.id: one for one in found}
    newest = [by_id[number] for number in searcher.search(query, layer=layer).ids]
    keys = [(-dates[one.published], *place(one)) for one in newest]
    assert keys == sorted(keys)
    places = [place(by_id[number]) for number in searcher.search(query, order=Order.POSITION, layer=layer).ids]
    assert places == sorted(places)
    assert sorted(searcher.search(query, order=Order.RELEVANCE, layer=layer).ids) == sorted(by_id)
