"""Who writes each letter of a page of letters to the editor, where the name stands below, on a line of its own."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from index.speakers.naming import Naming
from index.speakers.referents import Referent
from index.speakers.words import Word

_HEADINGS = frozenset(("letters", "letters to the editor", "letters from readers", "readers' letters", "your letters"))
_BEGINNING = 4
"""In one of so many paragraphs the page says that it is one of letters."""


def writers(naming: Naming, paragraphs: Mapping[int, Sequence[Word]]) -> dict[int, Referent | None] | None:
    """Who says "I" in each paragraph of a page of letters, None where nobody signs; None for any other text."""
    numbers = list(paragraphs)
    if not any(_text(paragraphs[number]) in _HEADINGS for number in numbers[:_BEGINNING]):
        return None
    found: dict[int, Referent | None] = {}
    signer: Referent | None = None
    for number in reversed(numbers):
        if (name := _signature(naming, paragraphs[number])) is not None:
            signer = name
        elif paragraphs[number][0].text == "@":
            signer = None
        found[number] = signer
    return found


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.lower for word in words if word.text[0].isalnum())


def _signature(naming: Naming, words: Sequence[Word]) -> Referent | None:
    """The person whose full name is all that a paragraph has."""
    first = bisect_left(naming.passage.starts, words[0].start)
    mention = naming.names.get(first)
    rest = [] if mention is None else words[mention.last - first :]
    if mention is None or len(mention.words) < 2 or any(word.text[0].isalnum() for word in rest):
        return None
    identity = naming.people.identity.get(mention.last)
    return identity.referent if identity is not None and identity.referent.may_be_person else None
