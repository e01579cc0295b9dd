"""What the user typed → a query, and how it was understood, in words.

The parts of this: `parser` makes the tree, `refining` writes filters into the text. This module needs no Whoosh.
"""

from index.search.parser import Query, filters, parse
from index.search.refining import eased, refine, without
from index.search.tree import (
    And,
    Fact,
    Fuzzy,
    Leaf,
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
)

__all__ = ["Query", "eased", "filters", "parse", "refine", "understood", "without"]

_PLACES = {
    Scope.SAID: "content has ",
    Scope.SPEAKER: "speaker has ",
    Scope.CUE: "cue has ",
    Scope.OUTLET: "outlet has ",
    Scope.AUTHOR: "author has ",
    Scope.ARTICLE: "headline has ",
    Scope.TAG: "tag has ",
    Scope.NOTE: "note has ",
}
_NAMED_WORDS = 8
"""So many of the words that a statement is compared by are named."""


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
        case Saved(name, child) if child is not None:
            return f"saved search “{name}” {_bracketed(child)}"
        case Saved(name):
            return f"saved search “{name}”"
        case _:
            return _leaf(node)


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Named(name, Scope.ARTICLE):
            return f"headline = {name}"
        case Named(name, scope):
            return f"{scope} = {name}"
        case Fact("kind" | "manner" as field, values):
            return f"{field} = {' or '.join(values)}"
        case Fact(_, values):
            return f"is {' or '.join(values)}"
        case Like(0, words):
            return f"most like “{' '.join(words)}”"
        case Like(statement, words):
            return f"most like statement {statement} ({', '.join(words[:_NAMED_WORDS]) or 'there is none'})"
        case Period(first, last) if first == last:
            return f"date = {first}"
        case Period(first, last):
            return "date" + f" from {first}" * bool(first) + f" until {last}" * bool(last)
    return f"{_PLACES.get(leaf.scope, '')}{_worded(leaf)}"


def _worded(leaf: Worded) -> str:
    match leaf:
        case Term(word, _, typed):
            return f"{word}{'…' * typed}"
        case Phrase(words, _, unfinished):
            return f"“{' '.join(words)}{'…' * unfinished}”"
        case Pattern(pattern):
            return pattern
        case Near(words, _, between):
            return f"“{' '.join(words)}” with at most {_counted(between, 'word')} between"
        case Fuzzy(word, _, edits):
            return f"{word} or like it ({_counted(edits, 'letter')} otherwise)"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _bracketed(node: Node) -> str:
    return f"({_described(node)})"
