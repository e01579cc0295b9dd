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
    AUTHOR = "author"
    ARTICLE = "article"
    """The headline."""
    TAG = "tag"
    NOTE = "note"


PRINTED = frozenset({Scope.OUTLET, Scope.AUTHOR, Scope.ARTICLE})
"""Where words are looked for in what is known of the article."""

FILTERING = PRINTED | {Scope.TAG, Scope.NOTE}
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
class Near:
    """Words exactly as they are, in any order and with at most so many other words between the first and the last."""

    words: tuple[str, ...]
    """Two or more."""
    scope: Scope
    between: int


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may be spelled otherwise: with so many letters more, fewer, changed, or swapped with the next."""

    word: str
    scope: Scope
    edits: int


@dataclass(frozen=True, slots=True)
class Named:
    """Speaker, outlet, author, headline or tag of exactly that name, however it is spelled.

    Where nobody has that name, its words are looked for.

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
class Period:
    """Articles published from a date to a date, both among them; ISO 8601, as precise as given, empty for open.

    A date that is not known as precisely is found only by a period that has all of it.
    """

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Like:
    """The statements that share most and rarest words with a statement, or with words that were typed."""

    statement: int
    """Its number; 0 where words were typed."""
    words: tuple[str, ...] = ()
    """The words that are compared; those of a statement are looked up."""


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


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved search finds; nothing if there is no such search."""

    name: str
    child: "Node | None" = None
    is_known: bool = False
    """Whether it is looked up, with its tree as the child; a search without words finds everything."""
    begun: bool = False
    """Whether the name is still being typed and stands for all that begin with it."""


Worded = Term | Phrase | Pattern | Near | Fuzzy
"""What looks for words."""
Leaf = Worded | Named | Fact | Period | Like
Node = Leaf | Not | And | Or | Saved

SIGNS = ("fragment", "brackets", "ellipsis", "translated", "headline-only")
"""Values of `is:` that tell how the words of a statement were edited, or that the headline has words of nobody."""

FACTS = {
    "kind": ("direct", "mixed", "indirect", "thought", "event"),
    "manner": ("said", "thought", "event"),
    "is": (
        *("listed", "hidden", "any"),
        *("clear", "likely", "unsure", "unattributed"),
        *("said", "thought", "event", "doubtful"),
        *("negated", "hypothetical"),
        *("secondhand", "named", "unnamed"),
        *("starred", "checked", "corrected", "tagged", "noted", "rejected"),
        *("older", "repeated", "variant"),
        *SIGNS,
    ),
}
"""The fields with fixed values, and those values."""

OLDER = frozenset({("kind", "thought"), ("kind", "event")})
"""Fields with a value that has another field today; they are understood and not offered any more."""

UNLISTED = frozenset(
    (
        *("thought", "event", "hidden", "any", "doubtful", "negated", "hypothetical"),
        *("starred", "corrected", "tagged", "noted", "rejected"),
        "older",
    )
)
"""Values that ask for statements that the default view does not show.

What a reader put a mark on is looked for to be found again. Checked is no such mark: it says how far the reader has
come with what the view shows.
"""

FIELDS = tuple("speaker said cue kind manner outlet author date article is tag note search like".split())
"""Every field a query can name."""


REJECTED = Fact("is", ("rejected",))
"""The leaf without which what the reader said is no statement is not found, whatever else a query asks for."""


def asks(leaf: Leaf) -> bool:
    """Whether a leaf asks for statements that the default view does not show."""
    match leaf:
        case Fact(_, values):
            return values[0] in UNLISTED
        case Period() | Like():
            return False
    return leaf.scope in MARKS


def leaves(node: Node | None, *, wanted: bool = True) -> tuple[Leaf, ...]:
    """The leaves of a tree in order; only those that are not excluded, or only those that are."""
    match node:
        case None:
            return ()
        case Not(child):
            return leaves(child, wanted=not wanted)
        case Saved(_, child):
            return leaves(child, wanted=wanted)
        case And(children) | Or(children):
            return tuple(leaf for child in children for leaf in leaves(child, wanted=wanted))
        case _:
            return (node,) if wanted else ()
