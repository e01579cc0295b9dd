"""What the user typed → a query, and how it was understood, in words.

The parts of this: `parser` makes the tree, `refining` writes filters into the text. This module needs no Whoosh.
"""

from index.search.parser import Query, filters, parse
from index.search.refining import refine, without
from index.search.tree import And, Fact, Leaf, Named, Node, Not, Or, Pattern, Phrase, Scope, Term

__all__ = ["Query", "filters", "parse", "refine", "understood", "without"]

_PLACES = {
    Scope.SAID: "content has ",
    Scope.SPEAKER: "speaker has ",
    Scope.CUE: "cue has ",
    Scope.OUTLET: "outlet has ",
    Scope.TAG: "tag has ",
    Scope.NOTE: "note has ",
}


def understood(tree: Node | None, notes: tuple[str, ...] = ()) -> str:
    """How a query was understood, for example `speaker = Sergey Lavrov AND “low level”`; empty for an empty query."""
    text = "" if tree is None else _described(tree)
    return f"{text} ({'; '.join(notes)})" if notes else text


def _described(node: Node) -> str:
    match node:
        case And(children):
            return " AND ".join(_bracketed(child) if isinstance(child, Or) else _described(child) for child in children)
        case Or(children):
            return " OR ".join(_bracketed(child) if isinstance(child, And) else _described(child) for child in children)
        case Not(child):
            return f"NOT {_bracketed(child) if isinstance(child, And | Or) else _described(child)}"
        case _:
            return _leaf(node)


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Term(word, scope, typed):
            return f"{_PLACES.get(scope, '')}{word}{'…' * typed}"
        case Phrase(words, scope, unfinished):
            return f"{_PLACES.get(scope, '')}“{' '.join(words)}{'…' * unfinished}”"
        case Pattern(pattern, scope):
            return f"{_PLACES.get(scope, '')}{pattern}"
        case Named(name, scope):
            return f"{scope} = {name}"
        case Fact("kind" | "manner" as field, values):
            return f"{field} = {' or '.join(values)}"
        case Fact(_, values):
            return f"is {' or '.join(values)}"


def _bracketed(node: Node) -> str:
    return f"({_described(node)})"
