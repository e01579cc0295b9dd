"""A tree → the documents it finds, given what its leaves find."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.search.tree import REJECTED, And, Fact, Leaf, Like, Named, Node, Not, Or, Phrase, Saved, asks, leaves

if TYPE_CHECKING:
    from index.search.whole import Ground


class Found(NamedTuple):
    """What a node finds."""

    matching: int
    asked: int
    """Those of them that were asked for although the default view does not show them."""


class Matches(NamedTuple):
    """What a query finds."""

    matching: int
    """All documents; those of which the user says that they are no statements only where they are asked for."""
    shown: int
    """Those of them that are shown."""
    rejected: int
    """Those of which the user says so, asked for or not."""


def found_in(tree: Node | None, ground: "Ground") -> Matches:
    """The documents that a query finds."""
    found = find(tree, ground.leaf, ground.live | ground.rejected)
    rejected = found.matching & ground.rejected
    matching = found.matching & ground.live | (rejected if REJECTED in leaves(tree) else 0)
    return Matches(matching, matching & (found.asked | ground.leaf(Fact("is", ("listed",)))), rejected)


def resolved(node: Node | None, ground: "Ground") -> Node | None:
    """The tree with a name that nobody has replaced by the words of that name, and with the words of statements."""
    match node:
        case Not(child):
            return Not(resolved(child, ground) or child)
        case And(children):
            return And(tuple(resolved(child, ground) or child for child in children))
        case Or(children):
            return Or(tuple(resolved(child, ground) or child for child in children))
        case Saved(_, child) if child is not None:
            return replace(node, child=resolved(child, ground))
        case Like(statement, ()) if statement:
            return Like(statement, ground.telling_words(statement))
        case Named(_, scope, words) if words and not ground.leaf(node) & ground.live:
            return Phrase(words, scope)
    return node


def find(node: Node | None, leaf: Callable[[Leaf], int], everything: int) -> Found:
    """What a tree finds; no tree finds everything.

    Args:
        node: the tree.
        leaf: the documents of one leaf.
        everything: all documents there are.
    """
    match node:
        case None:
            return Found(everything, 0)
        case Not(child):
            return Found(everything & ~find(child, leaf, everything).matching, 0)
        case And(children):
            return _all(children, leaf, everything)
        case Or(children):
            return _any(children, leaf, everything)
        case Saved(is_known=False):
            return Found(0, 0)
        case Saved(_, child):
            return find(child, leaf, everything)
        case Fact(field, values) if len(values) > 1:
            return _any(tuple(Fact(field, (value,)) for value in values), leaf, everything)
        case _:
            bits = leaf(node)
            return Found(bits, bits if asks(node) else 0)


def _all(children: tuple[Node, ...], leaf: Callable[[Leaf], int], everything: int) -> Found:
    matching, asked = everything, 0
    for child in children:
        found = find(child, leaf, everything)
        matching &= found.matching
        asked |= found.asked
        if not matching:
            break
    return Found(matching, matching & asked)


def _any(children: tuple[Node, ...], leaf: Callable[[Leaf], int], everything: int) -> Found:
    matching = asked = 0
    for child in children:
        found = find(child, leaf, everything)
        matching |= found.matching
        asked |= found.asked
    return Found(matching, asked)
