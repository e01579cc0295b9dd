"""A plain reckoning over all documents: what a query must find, under a reader's layer or none."""

import fnmatch
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log

from index.model import Manner, Order, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.analysis import folded_words, forms, name_key, pieces, plain_name, stem
from index.search.backend import AnsweringIndex
from index.search.fields import SearchDocument, day
from index.search.layer import EMPTY, Layer
from index.search.parser import parse
from index.search.saving import with_saved
from index.search.tree import (
    UNLISTED,
    And,
    Fact,
    Fuzzy,
    Like,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Period,
    Phrase,
    Saved,
    Scope,
    Term,
    Worded,
    leaves,
)


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
    """The documents under a layer, without those that are gone."""
    gone = layer.flags.get("gone", frozenset()) - layer.flags.get("rejected", frozenset())
    return [_row(document, layer) for document in everybody if document.id not in gone]


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
    yield from document.signs
    if layer.unnamed.get(document.id, document.speaker_kind is SpeakerKind.UNNAMED):
        yield "unnamed"
    elif str(Tier.UNATTRIBUTED) != layer.tiers.get(document.id, document.tier):
        yield "named"
    yield from (flag for flag, ids in layer.flags.items() if document.id in ids)


def _parts(row: Row, scope: Scope) -> list[str]:
    document = row.document
    parts = {
        Scope.SAID: [document.content],
        Scope.SPEAKER: [*row.names, *row.further],
        Scope.CUE: [document.cue],
        Scope.OUTLET: [document.outlet or ""],
        Scope.AUTHOR: list(document.authors),
        Scope.ARTICLE: [document.headline or ""],
        Scope.TAG: list(row.tags),
        Scope.NOTE: [row.note or ""],
    }
    return parts.get(scope, [document.content, *row.names, document.mention, document.cue])


@cache
def _forms_of(part: str) -> frozenset[str]:
    return frozenset(form for word in folded_words(part) for form in forms(word))


@cache
def _stems_of(part: str) -> frozenset[str]:
    return frozenset(map(stem, _forms_of(part)))


def _any_form(row: Row, scope: Scope, fits: Callable[[str], bool]) -> bool:
    return any(fits(form) for part in _parts(row, scope) for form in _forms_of(part))


def _has_word(row: Row, leaf: Term) -> bool:
    if any(stem(leaf.word) in _stems_of(part) for part in _parts(row, leaf.scope)):
        return True
    return leaf.typed and _any_form(row, leaf.scope, lambda form: form.startswith(leaf.word))


@cache
def _line_of(part: str) -> str:
    return " ".join(["", *(piece for word in folded_words(part) for piece in word.replace("'", "-").split("-")), ""])


def _has_phrase(row: Row, leaf: Phrase) -> bool:
    sought = f" {' '.join(leaf.words)}{'' if leaf.unfinished else ' '}"
    return any(sought in _line_of(part) for part in _parts(row, leaf.scope))


def _has_pattern(row: Row, leaf: Pattern) -> bool:
    return _any_form(row, leaf.scope, lambda form: fnmatch.fnmatchcase(form, leaf.pattern))


@cache
def _pieces(part: str) -> tuple[str, ...]:
    return tuple(piece for word in folded_words(part) for piece in pieces(word))


def _has_near(row: Row, leaf: Near) -> bool:
    size = len(leaf.words) + leaf.between
    for part in map(_pieces, _parts(row, leaf.scope)):
        if set(leaf.words) <= set(part) and any(
            set(leaf.words) <= set(part[start : start + size]) for start in range(len(part))
        ):
            return True
    return False


def _has_alike(row: Row, leaf: Fuzzy) -> bool:
    return _any_form(row, leaf.scope, lambda form: is_alike(leaf.word, form, leaf.edits))


@cache
def is_alike(one: str, other: str, edits: int) -> bool:
    """Whether so many letters too many, too few, other ones or swapped ones make one word of the other."""
    if abs(len(one) - len(other)) > edits:
        return False
    if not one or not other or not edits:
        return one == other or max(len(one), len(other)) <= edits
    if one[0] == other[0]:
        return is_alike(one[1:], other[1:], edits)
    changed = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if len(one) > 1 and one[1::-1] == other[:2]:
        changed.append((one[2:], other[2:]))
    return any(is_alike(left, right, edits - 1) for left, right in changed)


def _has_date(row: Row, leaf: Period) -> bool:
    published = row.document.published
    if not published:
        return False
    whole = f"{published}-12"[:7]
    last = published if len(published) > 7 else f"{whole}-{monthrange(*map(int, whole.split('-')))[1]}"
    from_, until = leaf.first or "0000", f"{leaf.last or '9999'}-12-31"
    until = f"{leaf.last}-31" if len(leaf.last) == 7 else leaf.last if len(leaf.last) > 7 else until
    return from_ <= f"{published}-01-01"[:10] and last <= until


def _has_fact(row: Row, leaf: Fact) -> bool:
    kinds = {str(row.document.kind)} | ({str(row.document.manner)} - {"said"})
    facts = {"kind": kinds, "manner": {str(row.document.manner)}}.get(leaf.field, row.facts)
    return leaf.values[0] in facts


def _named(leaf: Named, everybody: list[Row]) -> set[int]:
    """Those who have a name; if there are none, those with its words."""
    found = _have_name(leaf, everybody)
    if found or not leaf.words:
        return found
    return {row.id for row in everybody if _has_phrase(row, Phrase(leaf.words, leaf.scope))}


def _have_name(leaf: Named, everybody: list[Row]) -> set[int]:
    """Those shown under a name; if there are none, those called so besides."""
    sought = name_key(leaf.name)
    live = {row.id for row in everybody if "rejected" not in row.facts}

    def having(names: Callable[[Row], Iterable[str | None]]) -> set[int]:
        return {row.id for row in everybody if sought and sought in {name_key(name or "") for name in names(row)}}

    if leaf.scope is Scope.TAG:
        found = having(lambda row: row.tags)
    elif leaf.scope is Scope.OUTLET:
        found = having(lambda row: (row.document.outlet,))
    elif leaf.scope is Scope.AUTHOR:
        found = having(lambda row: row.document.authors)
    elif leaf.scope is Scope.ARTICLE:
        found = having(lambda row: (row.document.headline,))
    else:
        found = having(lambda row: (row.shown_name,))
        if not found & live:
            found = having(lambda row: row.further)
    return found


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
        case Saved(is_known=False):
            return set(), set()
        case Saved(_, child):
            return find(child, everybody)
        case Named():
            matching = _named(node, everybody)
        case Like():
            matching = _like(node, everybody)
        case _:
            matching = {row.id for row in everybody if _HAS[type(node)](row, node)}
    asks = node.values[0] in UNLISTED if isinstance(node, Fact) else _scope(node) in (Scope.TAG, Scope.NOTE)
    return matching, matching if asks else set()


def _like(like: Like, everybody: list[Row]) -> set[int]:
    """Whose content shares a word's stem; among so few documents every word tells something, and none is too many."""
    texts = (row.document.content for row in everybody if row.id == like.statement)
    words = [piece for text in texts for word in folded_words(text) for piece in pieces(word)]
    sought = {stem(word) for word in (*words, *like.words)}
    return {row.id for row in everybody if row.id != like.statement and sought & _stems(row.document.content)}


def _stems(text: str) -> set[str]:
    return {stem(form) for word in folded_words(text) for form in forms(word)}


def _scope(node: Node) -> Scope | None:
    return getattr(node, "scope", None)


_HAS = {
    Term: _has_word,
    Phrase: _has_phrase,
    Pattern: _has_pattern,
    Near: _has_near,
    Fuzzy: _has_alike,
    Fact: _has_fact,
    Period: _has_date,
}


def check(searcher: AnsweringIndex, query: str, everybody: Iterable[SearchDocument], layer: Layer = EMPTY) -> None:
    """The answer to a query is the reckoned one in every respect."""
    check_rows(searcher, query, rows(everybody, layer), layer)


def check_rows(searcher: AnsweringIndex, query: str, there: list[Row], layer: Layer) -> None:
    """The same for documents that the layer was put over already."""
    results = searcher.search(query, layer=layer)
    tree = with_saved(parse(query), layer.saved).tree
    matching, asked = find(tree, there)
    rejected = {row.id for row in there if "rejected" in row.facts} & matching
    if Fact("is", ("rejected",)) not in leaves(tree):
        matching -= rejected
    shown = [row for row in there if row.id in matching and ("listed" in row.facts or row.id in asked)]
    hits = [row for row in there if row.id in matching]
    assert set(results.ids) == {row.id for row in shown}
    assert len(results.ids) == len(shown)
    assert results.hidden == len(hits) - len(shown)
    counts = {name: {value.value: value.count for value in facet} for name, facet in results.facets.items()}
    assert _keyed(counts["speaker"]) == Counter(key for row in shown if (key := name_key(row.shown_name)))
    assert _keyed(counts["outlet"]) == Counter(key for row in shown if (key := name_key(row.document.outlet or "")))
    assert _keyed(counts["tag"]) == Counter(key for row in hits for key in set(map(name_key, row.tags)))
    assert all(value == plain_name(value) for value in (*counts["speaker"], *counts["tag"]))
    tiers = Counter(fact for row in shown for fact in row.facts & {"clear", "likely", "unsure", "unattributed"})
    checked = Counter("checked" for row in shown if "checked" in row.facts)
    asked_for = Counter(
        fact for row in hits for fact in row.facts & {"negated", "hypothetical", "starred", "corrected"}
    )
    assert counts["is"] == tiers + checked + asked_for + Counter(rejected=len(rejected))
    unspoken = Counter(str(row.document.manner) for row in hits if row.document.manner is not Manner.SAID)
    spoken = Counter(str(row.document.manner) for row in shown if row.document.manner is Manner.SAID)
    assert counts["manner"] == spoken + unspoken
    kinds = {value: count for value, count in counts["kind"].items() if value in set(QuotationKind)}
    assert kinds == Counter(str(row.document.kind) for row in shown)
    for facet in results.facets.values():
        assert [value.count for value in facet] == sorted((value.count for value in facet), reverse=True)
    sources = Counter(fact for row in shown for fact in row.facts & {"named", "unnamed"})
    assert counts["source"] == sources
    assert sum(counts["date"].values()) == sum(bool(row.document.published) for row in shown)
    cues = Counter(each for row in shown for each in _forms_stemmed(row.document.cue))
    assert all(cues[stem(value)] == count for value, count in counts["cue"].items())
    _check_orders(searcher, query, shown, there, layer)


def _forms_stemmed(text: str) -> set[str]:
    return {stem(form) for word in folded_words(text) for form in forms(word)}


def _keyed(counts: dict[str, int]) -> dict[str, int]:
    """Counts by what the spellings of a name share; no name stands there in two spellings."""
    keyed = {name_key(name): count for name, count in counts.items()}
    assert len(keyed) == len(counts)
    return keyed


def _check_orders(searcher: AnsweringIndex, query: str, found: list[Row], everybody: list[Row], layer: Layer) -> None:
    by_id = {row.id: row for row in found}
    tree = with_saved(parse(query), layer.saved).tree
    # What is like something comes best first where nothing else is asked for; how good it is, each engine may weigh.
    is_like = any(isinstance(leaf, Like) for leaf in leaves(tree))
    for order, key in sort_keys.items():
        if is_like and order is Order.NEWEST:
            continue
        ordered = [key(by_id[number]) for number in searcher.search(query, order=order, layer=layer).ids]
        assert ordered == sorted(ordered), order  # type: ignore[type-var]
    if layer is not EMPTY or is_like:
        # How often a word occurs is counted in what was found, and not anew for what the layer says.
        return
    ranked = scores(tree, everybody, found)
    best = [by_id[number] for number in searcher.search(query, order=Order.RELEVANCE, layer=layer).ids]
    assert sorted(by_id) == sorted(row.id for row in best)
    # Sums of the same numbers differ in their last digits, so of two that are nearly equal either may come first.
    assert all(ranked[row.id] > ranked[later.id] - 1e-6 for row, later in pairwise(best))


def _place(row: Row) -> tuple[int, int]:
    return row.document.article_id, row.document.position


def _newest(row: Row) -> tuple[int, int, int]:
    return -day(row.document.published), *_place(row)


def _by_name(name: str | None) -> tuple[bool, str]:
    return not name_key(name or ""), name_key(name or "")


sort_keys: dict[Order, Callable[[Row], object]] = {
    Order.NEWEST: _newest,
    Order.POSITION: _place,
    Order.SPEAKER: lambda row: (*_by_name(row.shown_name), *_newest(row)),
    Order.OUTLET: lambda row: (*_by_name(row.document.outlet), *_newest(row)),
}
"""What documents are sorted by, for each order but relevance."""


def scores(tree: Node | None, everybody: list[Row], found: list[Row]) -> dict[int, float]:
    """How well each row found fits a query: Okapi BM25 over the words that are not filters."""
    scored = dict.fromkeys((row.id for row in found), 0.0)
    lengths = {row.id: sum(len(_words_of(part)) for part in _indexed_parts(row)) for row in everybody}
    mean = max(1.0, sum(lengths.values()) / max(1, len(lengths)))
    for leaf in dict.fromkeys(one for one in leaves(resolved_tree(tree, everybody)) if isinstance(one, Worded)):
        if leaf.scope in (Scope.OUTLET, Scope.AUTHOR, Scope.ARTICLE, Scope.TAG, Scope.NOTE):
            continue
        matching = find(leaf, everybody)[0]
        rarity = log(1 + (len(everybody) - len(matching) + 0.5) / (len(matching) + 0.5))
        for row in found:
            if row.id in matching:
                times = max(1, _times(row, leaf)) if isinstance(leaf, Term) else 1
                length = 0.25 + 0.75 * lengths[row.id] / mean
                scored[row.id] += rarity * times * 2.2 / (times + 1.2 * length)
    return scored


def _times(row: Row, leaf: Term) -> int:
    """How often forms with the stem of a word stand where it is looked for."""
    document = row.document
    parts = {Scope.SAID: [document.content], Scope.SPEAKER: [document.speaker or ""], Scope.CUE: [document.cue]}
    sought = stem(leaf.word)
    words = [word for part in parts.get(leaf.scope, _indexed_parts(row)) for word in _words_of(part)]
    return sum(stem(form) == sought for word in words for form in forms(word))


@cache
def _words_of(part: str) -> tuple[str, ...]:
    return tuple(folded_words(part))


def _indexed_parts(row: Row) -> list[str]:
    return [row.document.content, row.document.speaker or "", row.document.mention, row.document.cue]


def resolved_tree(node: Node | None, everybody: list[Row]) -> Node | None:
    """The tree with the words of a name in place of a name that nobody has."""
    match node:
        case Not(child):
            return Not(resolved_tree(child, everybody) or child)
        case And(children) | Or(children):
            return type(node)(tuple(resolved_tree(child, everybody) or child for child in children))
        case Saved(name, child, True) if child is not None:
            return Saved(name, resolved_tree(child, everybody), True)
        case Named(_, scope, words) if words and not _have_name(node, everybody):
            return Phrase(words, scope)
    return node
