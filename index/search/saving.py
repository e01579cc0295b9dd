"""Saved searches inside a query: `search:"name"` stands for what is saved under that name, however it is spelled."""

from collections.abc import Mapping
from dataclasses import replace

from index.search.analysis import name_key, plain_name
from index.search.parser import Query, filters, parse
from index.search.tree import And, Node, Not, Or, Saved

_MOST = 100
"""So many saved searches are looked up for one query; searches made of each other could go on for ever."""


def with_saved(query: Query, saved: Mapping[str, str]) -> Query:
    """A query with its saved searches looked up; what is missing or leads back to itself is told in its notes.

    Args:
        query: as it was parsed.
        saved: names with the text of each search.
    """
    looking = _LookingUp(saved)
    tree = looking.resolved(query.tree, ())
    return query if tree is query.tree else replace(query, tree=tree, notes=(*query.notes, *looking.notes))


def renamed(text: str, old: str, new: str) -> str:
    """The text of a query with another name for a saved search, wherever it uses that."""
    for part in reversed(filters(text)):
        if part.field == "search" and name_key(part.value) == name_key(old):
            start, end = part.span
            field, colon, _ = text[start:end].partition(":")
            prefix = field + colon if field.casefold() == "search" else ""
            text = f'{text[:start]}{prefix}"{plain_name(new)}"{text[end:]}'
    return text


class _LookingUp:
    """Looks up the saved searches of one query."""

    def __init__(self, saved: Mapping[str, str]) -> None:
        self._saved = {name_key(name): (plain_name(name), text) for name, text in saved.items()}
        self._left = _MOST
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be looked up, in plain words."""
        return tuple(self._notes)

    def resolved(self, node: Node | None, trail: tuple[str, ...]) -> Node | None:
        """A tree with the saved searches in it looked up; the same one if it has none.

        Args:
            node: the tree.
            trail: the names whose searches lead here.
        """
        match node:
            case Saved(name, begun=True):
                return self._begun(name)
            case Saved(name):
                return self._looked_up(name, trail)
            case Not(child):
                found = self.resolved(child, trail)
                return node if found is child or found is None else Not(found)
            case And(children) | Or(children):
                found_all = tuple(self.resolved(child, trail) or child for child in children)
                return node if found_all == children else type(node)(found_all)
        return node

    def _begun(self, name: str) -> Node:
        """All searches whose name begins so."""
        key = name_key(name)
        found = tuple(self._looked_up(full, ()) for other, (full, _) in self._saved.items() if other.startswith(key))
        if not found:
            return self._looked_up(name, ())
        return found[0] if len(found) == 1 else Or(found)

    def _looked_up(self, name: str, trail: tuple[str, ...]) -> Saved:
        key = name_key(name)
        if key not in self._saved:
            self._notes[f"there is no saved search “{name}”"] = None
            return Saved(name)
        name, text = self._saved[key]
        if key in trail:
            self._notes[f"the saved search “{name}” leads back to itself"] = None
            return Saved(name)
        self._left -= 1
        if self._left < 0:
            self._notes[f"only the first {_MOST} saved searches are used"] = None
            return Saved(name)
        # White space at the end: what is saved is not still being typed.
        inner = parse(f"{text} ")
        self._notes.update(dict.fromkeys(inner.notes))
        return Saved(name, self.resolved(inner.tree, (*trail, key)), is_known=True)
