"""What the reader of a library says of its statements, as a search needs it: marks, tags, notes, and who is who.

None of it is in the index. It is small beside it, changes with one key, and is handed to the searcher as data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from index.model import Tier

FLAGS = ("starred", "checked", "corrected", "tagged", "noted", "older", "repeated", "variant", "rejected", "gone")
"""The names of the flags; all but the last can be searched for (`is:starred`)."""


def _nothing() -> Mapping[str, frozenset[int]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Marks and people to put over an index; statements are given by their numbers. The empty one changes nothing."""

    flags: Mapping[str, frozenset[int]] = field(default_factory=_nothing)
    """By a name of `FLAGS`.

    What is rejected is found by those who ask for it only, what is gone by nobody, what is older not by default.
    """
    tags: Mapping[str, frozenset[int]] = field(default_factory=_nothing)
    notes: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """A speaker's name as the index has it → the person's name; only where they differ."""
    speakers: Mapping[int, str | None] = field(default_factory=lambda: MappingProxyType({}))
    """A statement → its speaker's name, None for nobody; only where neither the index nor `names` has it."""
    tiers: Mapping[int, Tier] = field(default_factory=lambda: MappingProxyType({}))
    """A statement whose speaker the user set → `clear`, or `unattributed` for nobody; the index has what was found."""
    unnamed: Mapping[int, bool] = field(default_factory=lambda: MappingProxyType({}))
    """A statement → whether its speaker is an unnamed source; only where the index has it otherwise."""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """A person's name → further names that find the person."""

    saved: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The name of a saved search → its text."""

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing of what the index finds for words, names and marks."""
        says = (self.tags, self.notes, self.names, self.speakers, self.tiers, self.unnamed, self.aliases)
        return not any(says) and not any(self.flags.values())


EMPTY = Layer()
"""For a library in which nobody changed anything."""
