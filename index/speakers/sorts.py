"""Tells whether a name names a person, a body or a place, from its words and the words beside it."""

import re
from collections.abc import Container, Sequence
from enum import StrEnum

from index.speakers.lexicon import lexicon
from index.speakers.names import fold, given_gender
from index.speakers.words import Passage

_MAX_ACRONYM_CHARS = 6
_MIN_LABEL_CHARS = 5
"""A label before a colon in so many capitals is a speaker ("KELLER:"), in fewer an acronym."""
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|Du|La|Le|Van|Von|O'|D'|Fitz)\w*[a-z][A-Z]|-TV$")
_DOMAIN = re.compile(r"\w\.(?:com|org|net|info|co|tv|ru|de|fr|uk)$")
_MAX_APPOSITION_WORDS = 8
_TRADES = frozenset("broadcaster developer operator producer publisher regulator".split())
"""Nouns for people and for companies: "the broadcaster PBS"."""
TRADE_NOUNS = frozenset(
    """agency airline app blog broadcaster charity company firm group magazine network newspaper ngo outlet publication
    site start-up startup union watchdog website""".split()
)
"""Nouns that stand right before the name of a body: "the website Marine Traffic"."""
_FOUNDERS = frozenset("bloomberg disney gallup nielsen goldman".split())
"""Names of bodies that are those of people as well, with a given name before them."""
_RELATIVES = frozenset(("that", "which", "whose"))
_PARTIES = frozenset(("r", "d", "i", "ind"))


class Sort(StrEnum):
    """What a name seems to name, as far as one place tells."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    UNKNOWN = "unknown"


def sort_of(passage: Passage, last: int, name: tuple[str, ...], titles: tuple[str, ...]) -> Sort:
    """What a name that ends before the word `last` seems to name; `titles` stand before it, in lower case."""
    known = lexicon()
    if any(title in known.honorifics for title in titles):
        return Sort.PERSON
    if is_place(name) or _is_state(passage, last, name):
        return Sort.PLACE
    if passage.lower(last - len(name) - 1) in TRADE_NOUNS or _DOMAIN.search(name[-1]):
        return Sort.BODY
    if titles and (titles[-1] in known.titles or titles[-1] in known.roles):
        return Sort.BODY if titles[-1] in _TRADES and _is_acronym(name) else Sort.PERSON
    if len(name) == 1 and _is_in_place(passage, last):
        return Sort.PLACE
    label = passage.lower(last) == ":" and len(name) == 1 and name[0].isupper() and len(name[0]) >= _MIN_LABEL_CHARS
    if is_body_name(name) and not label:
        return Sort.BODY
    if len(name) > 1 and (given_gender(name) is not None or fold(name[0]) in known.given_names):
        return Sort.PERSON
    if passage.lower(last) == "," and passage.lower(last + 1) == "which":
        return Sort.BODY
    if _described_as_person(passage, last):
        return Sort.PERSON
    return Sort.BODY if called_behind(passage, last, known.body_nouns) else Sort.UNKNOWN


def _is_state(passage: Passage, last: int, name: tuple[str, ...]) -> bool:
    """Whether a name is a state in short behind that of a town ("Harlow, Fla.")."""
    dot = passage.text[passage.words[last - 1].end : passage.words[last - 1].end + 1] == "."
    return len(name) == 1 and dot and name[0].lower() in lexicon().states and passage.lower(last - 2) in (",", "(")


def _is_in_place(passage: Passage, last: int) -> bool:
    """Whether a known place follows between commas or marks, as behind the name of a town ("Harlow, Ohio, …")."""
    after = passage.lower(last + 2)
    return (
        passage.lower(last) == ","
        and is_place((passage.lower(last + 1),))
        and not after[:1].isalnum()
        and after != "'s"
    )


def called_behind(passage: Passage, last: int, nouns: Container[str]) -> bool:
    """Whether the apposition behind a name that ends before `last` has one of some nouns ("Norlink, a company, …")."""
    known = lexicon()
    if passage.lower(last) != "," or passage.lower(last + 1) not in ("a", "an", "the"):
        return False
    for at in range(last + 2, last + 2 + _MAX_APPOSITION_WORDS):
        lower, after = passage.lower(at), passage.lower(at + 1)
        if lower in nouns and (not after[:1].isalpha() or after in known.prepositions or after in _RELATIVES):
            return True
        if not lower[:1].isalnum() or lower in known.prepositions:
            return False
    return False


def is_place(name: Sequence[str]) -> bool:
    """Whether the words name a country, a city or another place we know."""
    known = lexicon()
    joined = " ".join(name).lower().rstrip(".").removeprefix("the ").replace("u.s", "us").replace("u.k", "uk")
    spelt = joined.replace(".", "") if "." in joined else ""
    return joined in known.places or joined in known.countries or spelt in known.states


def is_body_name(name: Sequence[str]) -> bool:
    """Whether the words look like the name of a body or of a thing: a noun for one, or capitals alone."""
    known = lexicon()
    lowers = [word.lower().rstrip(".") for word in name]
    if len(name) == 2 and lowers[-1] in _FOUNDERS and given_gender(name) is not None:
        return False
    if any(word in known.body_nouns or word in known.body_names for word in lowers):
        return True
    if lowers[-1].removesuffix("s") in known.body_nouns or _is_acronym(name):
        return True
    if len(name) == 1 and _CAMEL.search(name[0]):
        return True
    if is_firm(name):
        return True
    thing = lowers[-1] in known.things or lowers[-1] in known.documents
    return thing and not (len(name) == 2 and given_gender(name) is not None)


def is_firm(name: Sequence[str]) -> bool:
    """Whether a name ends as those of firms do, and begins with no given name ("Norlink Energy")."""
    known = lexicon()
    return len(name) > 1 and name[-1].lower().rstrip(".") in known.firms and fold(name[0]) not in known.given_names


def _is_acronym(name: Sequence[str]) -> bool:
    plain = name[0].replace(".", "")
    return len(name) == 1 and 1 < len(plain) <= _MAX_ACRONYM_CHARS and plain.isupper()


def _described_as_person(passage: Passage, last: int) -> bool:
    """Whether an age, a party, a role or "who" follows the name."""
    opener, word, closer = (passage.lower(last + i) for i in range(3))
    if opener == "(":
        return word.rstrip(".").partition("-")[0] in _PARTIES
    if opener != ",":
        return opener == "who"
    aged = word.isdigit() and closer in (",", "and", "who")
    return word == "who" or aged or _role_follows(passage, last + 1)


def _role_follows(passage: Passage, index: int) -> bool:
    """Whether a noun for one person follows before any comma, preposition or further name."""
    known = lexicon()
    for i in range(index, min(index + _MAX_APPOSITION_WORDS, len(passage.words))):
        lower = passage.lower(i)
        if lower in known.roles:
            return True
        if not lower[0].isalnum() or lower in known.prepositions or lower in ("and", "or", "who"):
            return False
    return False
