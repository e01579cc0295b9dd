"""Who each document belongs to after the user's changes: people with names, further names and statements of theirs.

A name that is searched for finds a *person*, by any of the person's names, and with the person all documents of it.
Two people of one name count as one here: a query is words, and words cannot tell them apart.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from index.search.analysis import name_key, plain_name
from index.search.bits import from_documents
from index.search.layer import Layer
from index.search.lookup import Lookup
from index.search.naming import NameTable
from index.search.tree import Scope, Worded
from index.search.whole import Whole


@dataclass(frozen=True, slots=True)
class Lookups:
    """The words of what is not in the index. They outlive a layer: the next one has most of its texts, too."""

    shown: Lookup = field(default_factory=Lookup)
    """The names that people are shown under."""
    further: Lookup = field(default_factory=Lookup)
    """What else people are called."""
    tags: Lookup = field(default_factory=Lookup)
    notes: Lookup = field(default_factory=Lookup)


class People:
    """Who speaks in an index, according to a layer."""

    def __init__(self, whole: Whole, layer: Layer, lookups: Lookups) -> None:
        self._whole = whole
        self._aliases = layer.aliases
        self._lookups = lookups
        self._renamed = {_indexed(found): plain_name(person) for found, person in layer.names.items()}
        numbers = whole.documents(layer.speakers).tolist()
        spelled = {name: plain_name(name or "") for name in set(layer.speakers.values())}
        named = map(spelled.__getitem__, layer.speakers.values())
        self._changed = {number: name for number, name in zip(numbers, named, strict=True) if number >= 0}
        self._changed_documents = from_documents(self._changed, whole.table.size)
        self.table = NameTable(whole.table.segments, "speaker", renamed=self._renamed, changed=self._changed)

    def named(self, name: str, live: int) -> int:
        """The documents of whoever has exactly that name: shown under it, or, if nobody is, called so elsewhere.

        Args:
            name: however it is spelled.
            live: the documents that can be found; a name that only others have is nobody's.
        """
        shown = self.table.documents_of((name,))
        return shown if shown & live else self.table.documents_of(self._called.get(name_key(name), ()))

    def speaking(self, leaf: Worded) -> int:
        """The documents whose speaker's name has the words of a leaf, or, for a plain leaf, that have them anywhere.

        A plain word finds the name that is shown and what the article says. What a person is called besides is only
        looked for where a speaker is asked for: the words of "the minister" would find too much.
        """
        found = self._whole.leaf(leaf)
        named = replace(leaf, scope=Scope.SPEAKER)
        # A statement with another speaker is not found by the name that the index has for it.
        if former := self._whole.leaf(named) & self._changed_documents:
            found &= ~former
            if leaf.scope is Scope.ANY:
                found |= former & self._whole.leaf(replace(leaf, scope=Scope.TEXT))
        people = self._shown.find(leaf)
        if leaf.scope is Scope.SPEAKER:
            people = people.union(*(self._called[name_key(name)] for name in self._further.find(leaf)))
        return found | self.table.documents_of(people)

    @cached_property
    def _people(self) -> set[str]:
        """The names of all people whom the layer says something of."""
        aliased = (plain_name(person) for person in self._aliases)
        return {*self._renamed.values(), *self._changed.values(), *aliased} - {""}

    @cached_property
    def _calls(self) -> tuple[tuple[str, str], ...]:
        """Further names, each with the name of its person."""
        aliases = ((alias, plain_name(person)) for person, names in self._aliases.items() for alias in names)
        return (*aliases, *self._renamed.items())

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """The people by what else they are called."""
        called: dict[str, set[str]] = {}
        for name, person in self._calls:
            called.setdefault(name_key(name), set()).add(person)
        return called

    @cached_property
    def _shown(self) -> Lookup:
        return self._lookups.shown.hold(self._people)

    @cached_property
    def _further(self) -> Lookup:
        return self._lookups.further.hold(name for name, _ in self._calls)


def _indexed(name: str) -> str:
    """A name as the index has it."""
    return plain_name(name).encode("utf-8", "replace").decode()


def same_people(one: Layer, other: Layer) -> bool:
    """Whether two layers say the same of people, whatever else they say."""
    return (one.names, one.speakers, one.aliases) == (other.names, other.speakers, other.aliases)


def says_who(layer: Layer) -> bool:
    """Whether a layer says anything of people."""
    return bool(layer.names or layer.speakers or layer.aliases)
