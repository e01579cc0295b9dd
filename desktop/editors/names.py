"""Which people fit a part of a name: what the filter boxes and the name fields have in common."""

from collections.abc import Sequence

from desktop.folding import folded
from index.model import Person


def fitting(people: Sequence[Person], text: str) -> tuple[Person, ...]:
    """The people with a name or alias that has `text` in it, whatever case or accents.

    Those whose name begins so come first, then those with a word that does; within these the order stays.
    All people if `text` is empty.
    """
    wanted = folded(text)
    ranked = [(rank, person) for person in people if (rank := _rank(person, wanted)) is not None]
    return tuple(person for _, person in sorted(ranked, key=lambda each: each[0]))


def known_as(people: Sequence[Person], name: str) -> tuple[Person, ...]:
    """The people who have exactly this name, or had it in an article or as an alias."""
    wanted = folded(name)
    return tuple(person for person in people if wanted in {folded(each) for each in _names(person)})


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases, *person.names)


def _rank(person: Person, wanted: str) -> int | None:
    """How well somebody fits, 0 for best; None for not at all."""
    names = [folded(name) for name in _names(person)]
    if names[0].startswith(wanted):
        return 0
    if any(f" {name}".find(f" {wanted}") >= 0 for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else None
