"""The party and the state that American papers put behind the name of a politician: "Sen. Ida Ross (D-Vt.)"."""

import re
from typing import NamedTuple

from index.speakers.lexicon import lexicon
from index.speakers.words import Passage

_STATE = r"(?P<state>[A-Z][\w.]*(?: [A-Z][\w.]*)?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\s?[,(\[]\s?(?P<party>[RDI])(?:[-–]{_STATE}|(?=\s?[,)\]]))(?!\w)",
        rf", (?P<party>Republican|Democrat|Independent) (?:of|from) {_STATE}",
        rf"\s?\({_STATE}\)",
        rf" of {_STATE}",
    )
)
_PARTIES = {"r": "republican", "d": "democratic", "i": "independent"}
_MAX_CHARS = 40


class Seat(NamedTuple):
    """A party as an adjective, and a state in full; an empty string for what is not told."""

    party: str
    state: str


def seat_behind(passage: Passage, last: int) -> Seat | None:
    """What stands right behind a name that ends before the word `last`; None if it is nothing of the kind."""
    end = passage.words[last - 1].end
    text = passage.text[end : end + _MAX_CHARS]
    for form in _FORMS:
        if found := form.match(text):
            groups = found.groupdict()
            party = _PARTIES.get((groups.get("party") or "")[:1].lower(), "")
            state = _state(groups["state"] or "")
            return Seat(party=party, state=state) if party or state else None
    return None


def _state(words: str) -> str:
    """The full name of the state that one or two words give, in lower case; an empty string if they give none."""
    first, _, second = words.lower().replace(".", "").partition(" ")
    known = lexicon().states
    return known.get(f"{first} {second}".rstrip()) or known.get(first + second) or known.get(first, "")
