"""Finds the names in a passage and says of each what its words and its surroundings tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from index.model import Span
from index.speakers.acronyms import ShortName, short_names
from index.speakers.lexicon import Gender, lexicon
from index.speakers.names import fold
from index.speakers.runs import name_runs
from index.speakers.sorts import Sort, is_body_name, is_place, sort_of
from index.speakers.titles import name_start, roles_before
from index.speakers.words import Passage, is_acronym

_MAX_HONOUR_CHARS = 4
_QUOTES = "\"“”'‘’"
_BEFORE_PLACES = frozenset(("in", "at", "near", "into", "across", "outside", "the", "a", "an"))
_PARTY_SEAT = re.compile(r"[RDI]-[A-Z]")
"""A party and a state in brackets ("R-Fla.")."""
_OPENING_NAMES = frozenset(("will", "april", "june"))
"""Small words and months that are a given name where they begin a sentence before another capital letter."""
_ZONES = frozenset("EST EDT CST CDT MST MDT PST PDT GMT BST CET UTC".split())
_CAPITAL_NOUNS = frozenset(("PAC", "PACs", "NGO", "NGOs", "TV", "DJ", "CEO", *_ZONES))
"""Words in capitals that are nouns or times, and no short names."""
_DETERMINERS = frozenset(("the", "a", "an", "both", "former", "his", "her", "their"))
_GENERATIONS = frozenset(("elder", "older", "younger"))
_AGED = "the text tells several of this name apart by their age"
RELATIVES = frozenset(
    """father mother son daughter brother sister husband wife grandfather grandmother grandson granddaughter uncle aunt
    nephew niece cousin stepfather stepmother stepson stepdaughter widow widower""".split()
)


class Part(StrEnum):
    """The part a mention plays in its sentence, guessed from the words beside it."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    """After a preposition."""
    POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name at one place; `first` and `last` are word indexes, half-open."""

    first: int
    last: int
    words: tuple[str, ...]
    """The name itself, without titles."""
    titles: tuple[str, ...]
    """What stands before it: title, office, role, nationality; in lower case."""
    sort: Sort
    gender: Gender | None
    """What its title says."""
    part: Part
    span: Span
    """The words of the name itself."""
    placed: bool = False
    """Whether it stands where the name of a place or a thing stands: after "in" or "the"."""
    definite: bool = False
    """Whether "the" stands before it."""
    relative: Gender | None = None
    """The sex of the noun for a relative before a first name alone ("his wife, Ruth"); None if there is none."""
    firm: bool = False
    """Whether it is the name of a firm that has the name of people."""
    doubt: str = ""
    """Why it does not tell who is meant, in plain words; empty if nothing speaks against whoever has the name."""
    certain: bool = True
    """False at the beginning of a sentence or in a headline, where any word may have a capital letter."""


def find_names(passage: Passage) -> list[NameMention]:
    """All names of a passage in order; in paragraphs of headline style only those of people named elsewhere."""
    found, headlines, offices = [], [], []
    for first, last in name_runs(passage):
        if passage.words[first].paragraph in passage.titled:
            headlines.append((first, last))
        elif read := read_run(passage, first, last):
            found += read
        elif last - first == 1 and passage.words[first].lower in lexicon().titles:
            offices.append(first)
    people = [m for m in found if m.sort in (Sort.PERSON, Sort.UNKNOWN)]
    surnames = {fold(m.words[-1]) for m in people if m.certain or len(m.words) > 1}
    full = {fold(m.words[-1]) for m in found if m.sort is Sort.PERSON and len(m.words) > 1}
    found += [
        _mention(passage, at, at + 1, (passage.words[at].text,), ()) for at in offices if _is_surname(passage, at, full)
    ]
    for first, last in headlines:
        found += _names_in_headline(passage, first, last, surnames)
    named = {fold(m.words[-1]) for m in found if m.certain or len(m.words) > 1}
    found = [m for m in found if not _is_doing(passage, m) or fold(m.words[-1]) in named]
    for short in short_names(passage):
        found = [m for m in found if m.last <= short.first or m.first >= short.last or m.last > short.last]
        found.append(_long_form(passage, short))
    return sorted(found, key=lambda mention: mention.first)


def _is_surname(passage: Passage, index: int, full: set[str]) -> bool:
    """Whether a title that stands alone is the surname of somebody named in full ("Dean", for Howard Dean)."""
    return fold(passage.words[index].text) in full and passage.lower(index - 1) not in _DETERMINERS | {"of"}


def _long_form(passage: Passage, short: ShortName) -> NameMention:
    """The name of a body that its short name in brackets follows."""
    name = tuple(word.text for word in passage.words[short.first : short.last])
    return replace(_mention(passage, short.first, short.last, name, ()), sort=Sort.BODY, certain=True)


def _names_in_headline(passage: Passage, first: int, last: int, surnames: set[str]) -> Iterator[NameMention]:
    """The names in a run of a headline that end with a known surname, with given names and titles before it."""
    words, known = passage.words, lexicon()
    begin = first
    for i in range(first, last):
        if fold(words[i].text) not in surnames:
            continue
        start = i
        while start > begin and (
            fold(words[start - 1].text) in known.given_names or words[start - 1].lower.rstrip(".") in known.titles
        ):
            start -= 1
        yield from read_run(passage, start, i + 1)
        begin = i + 1


def read_run(passage: Passage, first: int, last: int) -> list[NameMention]:
    """The name in a run of words written like names; none if there is only an office, a date or an opener."""
    words, known = passage.words, lexicon()
    while first < last and _is_function_word(passage, first) and not _opens_name(passage, first, last):
        first += 1
    while last - first > 1 and (_is_date(passage, last - 1) or _is_honour(passage, first, last)):
        last -= 1
    begin = name_start(passage, first, last) if first < last else None
    if begin is None:
        return []
    titles = tuple(word.lower.rstrip(".") for word in words[first:begin])
    name = _name_words(passage, begin, last)
    if not name or (len(name) == 1 + (name[0].lower() == "super") and _is_common(name[-1])) or _is_kind(name):
        return []
    if titles and titles[-1] in known.regnal and len(name) == 1 and words[begin - 1].capital:
        begin -= 1
        name = (words[begin].text, *name)
    return [_mention(passage, begin, last, name, roles_before(passage, first) + titles)]


def _is_doing(passage: Passage, mention: NameMention) -> bool:
    """Whether a word that begins a sentence may say what somebody does meanwhile ("Reacting, the minister said")."""
    doing = len(mention.words) == 1 and not mention.certain and mention.words[0].endswith("ing")
    return doing and passage.lower(mention.last) == ","


def _is_date(passage: Passage, index: int) -> bool:
    """Whether the last word of a run is a day or a month rather than part of the name ("USA Today")."""
    lower = passage.words[index].lower
    part = lower in ("today", "week", "month", "year", "weekend", "morning", "evening", "night", "next", "later")
    return lower in lexicon().dates and not (part and passage.words[index].paragraph not in passage.titled)


def _name_words(passage: Passage, begin: int, last: int) -> tuple[str, ...]:
    """The words of a name, without a nickname in quotation marks."""
    words = passage.words
    marks = [i for i in range(begin, last) if words[i].text in _QUOTES]
    nicknames = {mark + 1 for mark in marks[::2]}
    return tuple(
        word.text for i, word in enumerate(words[begin:last], begin) if word.text[0].isalnum() and i not in nicknames
    )


def _is_common(word: str) -> bool:
    """Whether a single word with a capital names nobody: a letter, an adjective, a noun for people."""
    known = lexicon()
    return (
        len(word) == 1
        or _PARTY_SEAT.match(word) is not None
        or word.lower() in known.adjectives
        or word.lower() in known.plural_people
        or word in _CAPITAL_NOUNS
    )


def _is_kind(name: tuple[str, ...]) -> bool:
    """Whether words with capitals say what somebody is: "Sikh Americans", "Wisconsin Republican"."""
    known, last = lexicon(), name[-1].lower()
    if last.rpartition("-")[2] in known.plural_people:
        return not is_body_name(name)
    before = [word.lower() for word in name[:-1]]
    party = last in known.adjectives and is_place(before)
    return bool(before) and last in known.roles and (party or known.title_modifiers.issuperset(before))


def _is_honour(passage: Passage, first: int, last: int) -> bool:
    """Whether a run of ordinary letters ends with capitals like "OBE", another honour, or the comma before one."""
    final = passage.words[last - 1].text
    if final == "," or final.lower().rstrip(".") in lexicon().honours:
        return True
    plain = sum(not word.text.isupper() for word in passage.words[first : last - 1])
    honour = final.isupper() and final.isalpha() and 1 < len(final) <= _MAX_HONOUR_CHARS
    return honour and plain > 1 and final.lower() not in lexicon().suffixes


def _is_function_word(passage: Passage, index: int) -> bool:
    """Whether a word is a small one that begins a sentence with a capital letter; "US" and "WHO" are names."""
    if is_acronym(passage, index):
        return False
    known, lower = lexicon().function_words, passage.words[index].lower
    if lower == "our" and _inside_sentence(passage, index):
        return False
    return lower in known or lower.partition("'")[0] in known or lower.endswith("n't")


def _opens_name(passage: Passage, first: int, last: int) -> bool:
    """Whether a word like "Will" is a given name: inside a sentence, before another word of a name."""
    given = fold(passage.words[first].text) in lexicon().given_names
    opens = passage.words[first].lower in _OPENING_NAMES and not _is_asked(passage, first)
    return last - first > 1 and given and (_inside_sentence(passage, first) or opens)


def _is_asked(passage: Passage, index: int) -> bool:
    """Whether the sentence of a word is a question, which "Will" may begin."""
    sentence, end = passage.words[index].sentence, index
    while end + 1 < len(passage.words) and passage.words[end + 1].sentence == sentence:
        end += 1
    return any(word.text == "?" for word in passage.words[max(index, end - 1) : end + 1])


def _mention(passage: Passage, begin: int, last: int, name: tuple[str, ...], titles: tuple[str, ...]) -> NameMention:
    """The mention of `name`, which stands between the indexes `begin` and `last`."""
    return NameMention(
        first=begin,
        last=last,
        words=name,
        titles=titles,
        sort=sort_of(passage, last, name, titles),
        gender=_title_gender(titles),
        part=part_of(passage, begin - len(titles), last),
        span=passage.span(begin, last),
        placed=passage.lower(begin - 1) in _BEFORE_PLACES,
        definite=passage.lower(begin - 1) == "the",
        doubt=_AGED if len(name) == 1 and passage.lower(begin - len(titles) - 1) in _GENERATIONS else "",
        relative=_relative_before(passage, begin) if last - begin == 1 else None,
        certain=_inside_sentence(passage, begin) or bool(titles),
    )


def _relative_before(passage: Passage, begin: int) -> Gender | None:
    """The sex that a noun for a relative before a name tells, perhaps with a comma between them."""
    noun = passage.lower(begin - 1)
    noun = passage.lower(begin - 2) if noun == "," else noun
    return lexicon().roles.get(noun) if noun in RELATIVES else None


def _inside_sentence(passage: Passage, index: int) -> bool:
    """Whether a word is not the first of its sentence, quotation marks and brackets aside."""
    i = index - 1
    while i >= 0 and not passage.words[i].text[0].isalnum() and passage.words[i].text not in ",;:":
        i -= 1
    inside = i >= 0 and passage.words[i].sentence == passage.words[index].sentence
    return inside and passage.words[index].paragraph not in passage.titled


def _title_gender(titles: tuple[str, ...]) -> Gender | None:
    """The gender that titles and roles before a name tell."""
    known = lexicon()
    for title in reversed(titles):
        if gender := known.titles.get(title) or known.roles.get(title):
            return gender
    return None


def part_of(passage: Passage, first: int, last: int) -> Part:
    """The part that the words from `first` to `last` seem to play in their sentence."""
    words, known = passage.words, lexicon()
    after = words[last].lower if last < len(words) else ""
    if after in ("'s", "‘s", "ʼs") or (after == "'" and words[last - 1].lower.endswith("s")):
        return Part.POSSESSIVE
    i = first - 1
    while i >= 0 and words[i].lower in _DETERMINERS:
        i -= 1
    if i < 0 or words[i].sentence != words[first].sentence or not words[i].text[0].isalnum():
        return Part.SUBJECT
    if words[i].lower in known.prepositions:
        return Part.OBLIQUE
    return Part.SUBJECT if words[i].lower in known.clause_openers else Part.OBJECT
