"""A tree → the documents it finds, given what its leaves find."""

from collections.abc import Callable
from typing import NamedTuple

from index.search.tree import And, Fact, Leaf, Node, Not, Or, Saved, asks


class Found(NamedTuple):
    """What a node finds."""

    matching: int
    asked: int
    """Those of them that were asked for although the default view does not show them."""


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
