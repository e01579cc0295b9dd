"""Parts a run of capitals into titles, offices, places and adjectives on the left and the name itself."""

from index.speakers.lexicon import lexicon
from index.speakers.names import fold
from index.speakers.sorts import is_body_name, is_place
from index.speakers.words import Passage

_MAX_ROLE_WORDS = 8
_ADJECTIVES = frozenset(("major", "private", "chief", "minor", "general", "senior"))
"""Titles that are adjectives when they stand in lower case right before a name."""
_IN_BODIES = frozenset(("general", "justice"))
_PAST = frozenset(("former", "then"))
"""Words before an office that is held no more."""
_PLURALS = frozenset(
    """senators sens representatives reps congressmen governors govs generals gens presidents ministers mayors
    justices""".split()
)
"""Offices of several people who are named behind them."""
_COMPLEMENT_AND_NAME_WORDS = 4
_SURNAMES = frozenset(
    "king prince pope bishop deacon dean judge justice major marshal abbot baron duke lord sergeant constable".split()
)
"""Titles that are surnames behind "Mr" and the like."""
_DEPARTMENTS = frozenset(
    """state defense defence energy labor education treasury commerce agriculture transportation interior justice
    security affairs services development""".split()
)
"""What a secretary is of, so that a surname may follow at once."""


def name_start(passage: Passage, first: int, last: int) -> int | None:
    """Index of the first word of the name in a run; None if the run names only an office."""
    begin = _after_titles(passage, first, last)
    return None if begin is None or begin >= last else _after_modifiers(passage, begin, last)


def roles_before(passage: Passage, first: int) -> tuple[str, ...]:
    """The words of a role right before a name, in lower case ("campaign manager"); empty if there is none."""
    words, known = passage.words, lexicon()
    before = passage.lower(first - 1)
    found: list[str] = []
    office = passage.lower(first - 2) == "of" and passage.lower(first - 3) in known.titles
    if office and not words[first - 1].capital and before not in known.function_words:
        found = [passage.lower(first - 3), "of", before]
        first -= 3
    elif _is_department(passage, first):
        found = ["secretary", "of"]
        first -= 2
    elif (before not in known.roles and before not in known.titles) or before in _ADJECTIVES:
        return (before,) if before in _PAST and words[first].lower.rstrip(".") in known.titles else ()
    for i in range(first - 1, max(first - 1 - _MAX_ROLE_WORDS, -1), -1):
        word = words[i]
        outside = word.sentence != words[first].sentence or not word.text[0].isalnum()
        if outside or word.lower in known.function_words or word.lower in known.clause_openers:
            break
        found.insert(0, word.lower.rstrip("."))
    return tuple(found)


def _after_titles(passage: Passage, first: int, last: int) -> int | None:
    """Index of the first word behind the titles of a run; None if there is only an office."""
    words, known = passage.words, lexicon()
    begin = first + _is_department(passage, first)
    if begin == last:
        return None
    if _begins_body(passage, first, last):
        return first
    inside = first > 0 and words[first - 1].sentence == words[first].sentence
    for i in range(first, last - 1):
        lower = words[i].lower.rstrip(".")
        named = i + 2 < last and fold(words[i + 1].text) in known.given_names
        opens = i == first and i + 2 < last and not inside
        role = lower.removeprefix("co-").removeprefix("ex-") in known.roles and (named or opens)
        if role or lower in _PLURALS or (lower in known.titles and not (i > first and lower in known.body_nouns)):
            begin = i + 1
    if begin > first and words[begin].lower in ("of", "to", "for", "on"):
        return _behind_office(passage, begin, last)
    surname = last - begin == 1 and begin > first and words[last - 1].lower in _SURNAMES
    honoured = surname and words[begin - 1].lower.rstrip(".") in known.honorifics
    return None if _is_office(passage, begin, last) and not honoured else begin


def _begins_body(passage: Passage, first: int, last: int) -> bool:
    """Whether a title and the word behind it are the name of a body ("General Electric", "Justice Department")."""
    known, words = lexicon(), passage.words
    nouns = known.firms | known.body_names | known.body_nouns
    return words[first].lower in _IN_BODIES and last - first > 1 and words[first + 1].lower in nouns


def _is_department(passage: Passage, first: int) -> bool:
    """Whether a word says what somebody is secretary of."""
    before = (passage.lower(first - 2), passage.lower(first - 1))
    return before == ("secretary", "of") and passage.words[first].lower in _DEPARTMENTS


def _is_office(passage: Passage, first: int, last: int) -> bool:
    """Whether nothing but titles and what goes with them stands there ("Prime Minister")."""
    known = lexicon()
    lowers = [word.lower.rstrip(".") for word in passage.words[first:last]]
    if lowers[-1] not in known.titles:
        return False
    before = lowers[:-1]
    plain = all(w in known.titles or w in known.title_modifiers or w in known.adjectives for w in before)
    return plain or all(w in known.countries or w in known.places or w in known.title_modifiers for w in before)


def _behind_office(passage: Passage, begin: int, last: int) -> int | None:
    """Index of the name behind an office with a complement ("Secretary of State John Kerry")."""
    words, known = passage.words, lexicon()
    for i in range(begin + 1, last - 1):
        if fold(words[i].text) in known.given_names and words[i].lower not in known.places:
            return i
        if words[i].lower in _DEPARTMENTS and last - i == 2:
            return i + 1
    rest = tuple(word.text for word in words[last - 2 : last])
    plain = not is_place(rest) and not is_body_name(rest) and all(word[0].isupper() for word in rest)
    return last - 2 if last - begin >= _COMPLEMENT_AND_NAME_WORDS and plain else None


def _after_modifiers(passage: Passage, begin: int, last: int) -> int:
    """Index behind nationality, party and place before a name ("Democrat Hillary Clinton")."""
    words, known = passage.words, lexicon()
    name = tuple(word.text for word in words[begin:last])
    if is_place(name) or any(w.lower() in known.body_nouns or w.lower() in known.body_names for w in name):
        return begin
    while last - begin > 1:
        step = _modifier_words(passage, begin, last)
        if not step:
            break
        begin += step
    return begin


def _modifier_words(passage: Passage, begin: int, last: int) -> int:
    """How many words at `begin` are an adjective or a place before a name; 0 if none."""
    words, known = passage.words, lexicon()
    lower = words[begin].lower.rstrip(".")
    left = last - begin
    head, hyphen, tail = words[begin].text.rpartition("-")
    if lower in known.adjectives or (hyphen and head and tail in known.roles):
        return 1
    if left > 3 and is_place((lower, words[begin + 1].lower)):
        return 2
    place = lower in known.places or lower in known.countries
    return 1 if place and left > 2 and fold(words[begin + 1].text) in known.given_names else 0
