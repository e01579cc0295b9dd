"""A query as a tree: what the evaluation, the highlighting and the description in words all work on.

Two nodes are equal when they find the same, wherever they stand in the query.
"""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where words are looked for."""

    ANY = ""
    """In the content, the speaker's name, the mention and the cue."""
    TEXT = "text"
    """In the content, the mention and the cue: what is left of a statement whose speaker was changed. No field."""
    SAID = "said"
    SPEAKER = "speaker"
    CUE = "cue"
    OUTLET = "outlet"
    TAG = "tag"
    NOTE = "note"


FILTERING = frozenset({Scope.OUTLET, Scope.TAG, Scope.NOTE})
"""Where words choose statements by what is known of them, not by what they say."""

MARKS = frozenset({Scope.TAG, Scope.NOTE})
"""Where words are looked for in what the reader put on a statement."""


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
    """Speaker, outlet or tag of exactly that name, however it is spelled; its words where nobody has that name.

    A tag may have no words ("★").
    """

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
        *("starred", "checked", "corrected", "tagged", "noted"),
        *("older", "repeated"),
    ),
}
"""The fields with fixed values, and those values."""

UNLISTED = frozenset(
    (
        *("thought", "event", "hidden", "any", "doubtful", "negated", "hypothetical"),
        *("starred", "corrected", "tagged", "noted"),
        "older",
    )
)
"""Values that ask for statements that the default view does not show.

What a reader put a mark on is looked for to be found again. Checked is no such mark: it says how far the reader has
come with what the view shows.
"""

FIELDS = ("speaker", "said", "kind", "manner", "cue", "outlet", "is", "tag", "note")
"""Every field a query can name."""


def asks(leaf: Leaf) -> bool:
    """Whether a leaf asks for statements that the default view does not show."""
    if isinstance(leaf, Fact):
        return leaf.values[0] in UNLISTED
    return leaf.scope in MARKS


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
