"""A query as a tree: what the evaluation, the highlighting and the description in words all work on.

Two nodes are equal when they find the same, wherever they stand in the query.
"""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where words are looked for."""

    ANY = ""
    """In the content, the speaker's name, the mention and the cue."""
    SAID = "said"
    SPEAKER = "speaker"
    CUE = "cue"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Term:
    """A word: found by its stem and, while it is being typed, by what begins with it."""

    word: str
    scope: Scope
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in sequence, exactly as they are; the last may be only begun while someone types."""

    words: tuple[str, ...]
    scope: Scope
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` (any letters) and `?` (one letter)."""

    pattern: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Named:
    """Speaker or outlet of exactly that name, however it is spelled; its words where nobody has that name."""

    name: str
    scope: Scope
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Any of some values of `kind:`, `manner:` or `is:`; several only while one is being typed."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What the child does not find."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all children find; two or more."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any child finds; two or more."""

    children: tuple["Node", ...]


Leaf = Term | Phrase | Pattern | Named | Fact
Node = Leaf | Not | And | Or

FACTS = {
    "kind": ("direct", "mixed", "indirect", "thought", "event"),
    "manner": ("said", "thought", "event"),
    "is": (
        *("listed", "hidden", "any"),
        *("clear", "likely", "unsure", "unattributed"),
        *("said", "thought", "event", "doubtful"),
        *("negated", "hypothetical"),
        *("secondhand", "unnamed"),
    ),
}
"""The fields with fixed values, and those values."""

UNLISTED = frozenset({"thought", "event", "hidden", "any", "doubtful", "negated", "hypothetical"})
"""Values that ask for statements that the default view does not show."""

FIELDS = ("speaker", "said", "kind", "manner", "cue", "outlet", "is")
"""Every field a query can name."""


def leaves(node: Node | None, *, wanted: bool = True) -> tuple[Leaf, ...]:
    """The leaves of a tree in order; only those that are not excluded, or only those that are."""
    match node:
        case None:
            return ()
        case Not(child):
            return leaves(child, wanted=not wanted)
        case And(children) | Or(children):
            return tuple(leaf for child in children for leaf in leaves(child, wanted=wanted))
        case _:
            return (node,) if wanted else ()
