"""An index as the reader's layer covers it: marks, tags, notes, and who is who, put over the sets of documents.

Nothing of a layer is in the index, so a change is seen by the next search without indexing. A layer is turned into
sets of documents when a query needs them, and they are kept until the layer or the index changes.
"""

from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple

from index.model import FacetValue, Tier
from index.search.analysis import name_key, plain_name
from index.search.bits import from_documents
from index.search.layer import FLAGS, Layer
from index.search.lookup import Lookup
from index.search.matching import SetCache
from index.search.naming import NameTable, facet_values
from index.search.people import Lookups, People, same_people, says_who
from index.search.tree import Fact, Fuzzy, Leaf, Named, Near, Pattern, Phrase, Scope, Term, Worded
from index.search.whole import Whole

_CACHE_BYTES = 8 << 20
_REJECTED, _GONE = "rejected", "gone"
_OLDER = "older"
_SEARCHED_FLAGS = frozenset(FLAGS) - {_GONE}


class _Tag(NamedTuple):
    """A tag that statements have."""

    name: str
    documents: int


class Covered:
    """An index under a layer."""

    counted_marks: tuple[str, ...] = ("starred", "checked", "corrected")

    def __init__(self, whole: Whole, layer: Layer, lookups: Lookups, before: "Covered | None" = None) -> None:
        """Puts a layer over an index.

        Args:
            whole: the index.
            layer: what the reader says.
            lookups: of the same searcher, for all its layers.
            before: what was searched last; what is the same in it is not made again.
        """
        self.layer = layer
        self._whole = whole
        self._lookups = lookups
        self._sets = SetCache(_CACHE_BYTES)
        self.rejected = self._documents(layer.flags.get(_REJECTED, ()))
        self.live = whole.live & ~self.rejected & ~self._documents(layer.flags.get(_GONE, ()))
        self._people: People | None = None
        if says_who(layer):
            is_known = before is not None and before._whole is whole and same_people(before.layer, layer)
            self._people = before._people if before and is_known else People(whole, layer, lookups)

    @property
    def speakers(self) -> NameTable:
        """Who said it, by person."""
        return self._people.table if self._people else self._whole.speakers

    def leaf(self, leaf: Leaf) -> int:
        """The documents of one leaf; some of them may not be live."""
        bits = self._sets.get("", leaf)
        if bits is None:
            bits = self._evaluate(leaf)
            self._sets.put("", leaf, bits)
        return bits

    def telling_words(self, statement: int) -> tuple[str, ...]:
        """The rarer words of what was said in a statement."""
        return self._whole.telling_words(statement)

    def tags(self, found: int) -> tuple[FacetValue, ...]:
        """How many documents of a set have each tag, most first."""
        counts = ((tag.name, (tag.documents & found).bit_count()) for tag in self._tags.values())
        return facet_values((name, count) for name, count in counts if count)

    def _evaluate(self, leaf: Leaf) -> int:
        match leaf:
            case Fact("is", (value,)):
                return self._fact(leaf, value)
            case Named(name, Scope.TAG):
                tag = self._tags.get(name_key(name))
                return tag.documents if tag else 0
            case Term() | Phrase() | Pattern() | Near() | Fuzzy() if leaf.scope is Scope.TAG:
                return self._tagged(leaf)
            case Term() | Phrase() | Pattern() | Near() | Fuzzy() if leaf.scope is Scope.NOTE:
                return self._noted(leaf)
        return self._by_speaker(leaf, self._people) if self._people else self._whole.leaf(leaf)

    def _by_speaker(self, leaf: Leaf, people: People) -> int:
        match leaf:
            case Named(name, Scope.SPEAKER):
                return people.named(name, self.live)
            case Term() | Phrase() | Pattern() | Near() | Fuzzy() if leaf.scope in (Scope.ANY, Scope.SPEAKER):
                return people.speaking(leaf)
        return self._whole.leaf(leaf)

    def _fact(self, leaf: Fact, value: str) -> int:
        """The documents of a value of `is:`."""
        if value in _SEARCHED_FLAGS:
            return self._documents(self.layer.flags.get(value, ()))
        bits = self._whole.leaf(leaf)
        if value == "listed":
            return bits & ~self._documents(self.layer.flags.get(_OLDER, ()))
        if value == "hidden":
            return bits | self._documents(self.layer.flags.get(_OLDER, ()))
        if value in set(Tier):
            return bits & ~self._set_speaker | self._documents(
                [statement for statement, tier in self.layer.tiers.items() if tier == value]
            )
        if value == "named":
            return self._whole.leaf(Fact("is", ("any",))) & ~(
                self.leaf(Fact("is", ("unnamed",))) | self.leaf(Fact("is", ("unattributed",)))
            )
        if value == "unnamed":
            described = [statement for statement, is_unnamed in self.layer.unnamed.items() if is_unnamed]
            return bits & ~self._documents(self.layer.unnamed) | self._documents(described)
        return bits

    def _tagged(self, leaf: Worded) -> int:
        bits = 0
        for name in self._tag_words.find(leaf):
            bits |= self._tags[name_key(name)].documents
        return bits

    def _noted(self, leaf: Worded) -> int:
        noted = self._note_words.find(leaf)
        return self._documents([statement for statement, note in self.layer.notes.items() if note in noted])

    def _documents(self, statements: Collection[int]) -> int:
        """The documents of some statements; what is not in the index is left out."""
        found = self._whole.documents(statements)
        return from_documents(found[found >= 0], self._whole.table.size)

    @cached_property
    def _set_speaker(self) -> int:
        """The documents whose speaker the user set."""
        return self._documents(self.layer.tiers)

    @cached_property
    def _tags(self) -> dict[str, _Tag]:
        """The tags, those of one name together under the spelling that is used most."""
        spellings: dict[str, list[tuple[int, str]]] = {}
        documents: dict[str, int] = {}
        for tag, statements in self.layer.tags.items():
            if (name := plain_name(tag)) and (key := name_key(name)):
                spellings.setdefault(key, []).append((-len(statements), name))
                documents[key] = documents.get(key, 0) | self._documents(statements)
        return {key: _Tag(min(spellings[key])[1], bits) for key, bits in documents.items()}

    @cached_property
    def _tag_words(self) -> Lookup:
        return self._lookups.tags.hold(tag.name for tag in self._tags.values())

    @cached_property
    def _note_words(self) -> Lookup:
        return self._lookups.notes.hold(self.layer.notes.values())
