"""Finds the names in a passage and says of each what its words and its surroundings tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.model import Span
from index.speakers.lexicon import Gender, lexicon
from index.speakers.names import fold, given_gender
from index.speakers.words import Passage

_MAX_ROLE_WORDS = 8
_MAX_ACRONYM_CHARS = 6
_MAX_PARTICLES = 3
_BEFORE_PLACES = frozenset(("in", "at", "near", "into", "across", "outside", "the", "a", "an"))


class Sort(StrEnum):
    """What a name seems to name, as far as one place tells."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    UNKNOWN = "unknown"


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
    certain: bool = True
    """False at the beginning of a sentence or in a headline, where any word may have a capital letter."""


def find_names(passage: Passage) -> list[NameMention]:
    """All names of a passage in order, but those in paragraphs of headline style."""
    return [
        mention
        for first, last in _runs(passage)
        if passage.words[first].paragraph not in passage.titled
        for mention in read_run(passage, first, last)
    ]


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Word ranges written like names, longest first come, in order."""
    words, i, count = passage.words, 0, len(passage.words)
    while i < count:
        if not words[i].capital or _is_pronoun_i(words[i].lower):
            i += 1
            continue
        j = i + 1
        while step := _step(passage, i, j):
            j += step
        yield i, j
        i = j


def _is_pronoun_i(lower: str) -> bool:
    return lower == "i" or lower.startswith("i'")


def _step(passage: Passage, first: int, at: int) -> int:
    """How many words from `at` still belong to the run begun at `first`; 0 at its end."""
    words, known = passage.words, lexicon()
    if at >= len(words) or words[at].sentence != words[first].sentence:
        return 0
    word = words[at]
    if word.capital:
        return 0 if _is_pronoun_i(word.lower) else 1
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].sentence == word.sentence else None
    if after is None:
        return 0
    if word.text == "," and after.lower.rstrip(".") in known.suffixes and after.capital:
        return 2
    if particles := _particles(passage, at):
        return particles + 1
    if word.text in "\"“'‘(" and after.capital and at + 3 < len(words):
        closes = words[at + 2].text in "\"”'’)" and words[at + 3].capital and word.text != "("
        return 4 if closes else 0
    return _bridge(passage, first, at)


def _particles(passage: Passage, at: int) -> int:
    """How many particles stand before the next capital letter ("van der Berg"); 0 if none do."""
    for i in range(at, min(at + _MAX_PARTICLES + 1, len(passage.words))):
        if passage.words[i].lower not in lexicon().particles or passage.words[i].sentence != passage.words[at].sentence:
            return i - at if passage.words[i].capital else 0
    return 0


def _bridge(passage: Passage, first: int, at: int) -> int:
    """Words like "of the" inside the name of a body or an office; 0 if there are none."""
    words, known = passage.words, lexicon()
    before = {word.lower for word in words[first:at]}
    official = not before.isdisjoint(known.body_nouns) or words[at - 1].lower in known.titles
    if not official:
        return 0
    bridge = words[at].lower
    if bridge in ("of", "for", "on", "to"):
        skip = 2 if passage.lower(at + 1) == "the" else 1
        if bridge == "to" and words[at - 1].lower not in known.titles:
            return 0
    elif bridge in ("and", "&") and not before.isdisjoint(("of", "for", "on")) and len(before & known.body_nouns) == 1:
        skip = 1
        if passage.lower(at + 1) in known.body_nouns or passage.lower(at + 2) in ("said", "says"):
            return 0
    else:
        return 0
    target = at + skip
    return skip + 1 if target < len(words) and words[target].capital else 0


def read_run(passage: Passage, first: int, last: int) -> list[NameMention]:
    """The name in a run of words written like names; none if there is only an office, a date or an opener."""
    words, known = passage.words, lexicon()
    while first < last and _is_function_word(words[first].lower) and not _may_be_surname(passage, first, last):
        first += 1
    while last - first > 1 and (words[last - 1].lower in known.dates or _is_honour(passage, first, last)):
        last -= 1
    begin = _after_titles(passage, first, last) if first < last else None
    if begin is None or begin >= last:
        return []
    begin = _after_modifiers(passage, begin, last)
    titles = tuple(word.lower.rstrip(".") for word in words[first:begin])
    chosen = [word.text for word in words[begin:last] if word.text[0].isalnum()]
    if not chosen or (len(chosen) == 1 and _is_common(chosen[0])):
        return []
    nickname = {i + 1 for i in range(begin, last) if words[i].text in "\"“'‘"}
    chosen = [w.text for i, w in enumerate(words[begin:last], begin) if w.text[0].isalnum() and i not in nickname]
    if titles and titles[-1] in known.regnal and len(chosen) == 1 and words[begin - 1].text[0].isupper():
        begin -= 1
        chosen.insert(0, words[begin].text)
    titles = _roles_before(passage, first) + titles
    return [_mention(passage, begin, last, tuple(chosen), titles)]


def _is_common(word: str) -> bool:
    """Whether a single word with a capital names nobody: a letter, an adjective, a noun for people."""
    known = lexicon()
    return len(word) == 1 or word.lower() in known.adjectives or word.lower() in known.plural_people


def _is_honour(passage: Passage, first: int, last: int) -> bool:
    """Whether a run of ordinary letters ends with capitals like "OBE"."""
    final = passage.words[last - 1].text
    plain = sum(not word.text.isupper() for word in passage.words[first : last - 1])
    return (
        final.isupper() and 1 < len(final) <= 4 and final.isalpha() and plain > 1 and final not in ("II", "III", "IV")
    )


def _is_function_word(lower: str) -> bool:
    known = lexicon().function_words
    return lower in known or lower.partition("'")[0] in known or lower.endswith("n't")


def _may_be_surname(passage: Passage, first: int, last: int) -> bool:
    """Whether a word like "May" or "Will" opens a name: another name word follows it directly."""
    return last - first > 1 and fold(passage.words[first].text) in lexicon().given_names


def _after_titles(passage: Passage, first: int, last: int) -> int | None:
    """Index of the first word behind the titles of a run; None if the run names only an office."""
    words, known = passage.words, lexicon()
    begin = first
    for i in range(first, last - 1):
        lower = words[i].lower.rstrip(".")
        if lower in known.titles and not (i > first and lower in known.body_nouns):
            begin = i + 1
    if begin == first:
        return None if _is_office(passage, first, last) else first
    if words[begin].lower in ("of", "to", "for", "on"):
        return _behind_office(passage, begin, last)
    return None if _is_office(passage, begin, last) else begin


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
    rest = tuple(word.text for word in words[last - 2 : last])
    plain = not is_place(rest) and not _is_body_name([word.lower() for word in rest])
    return last - 2 if last - begin > 3 and plain and all(word[0].isupper() for word in rest) else None


def _after_modifiers(passage: Passage, begin: int, last: int) -> int:
    """Index behind nationality, party and place before a name ("Democrat Hillary Clinton")."""
    words, known = passage.words, lexicon()
    if any(word.lower in known.body_nouns or word.lower in known.body_names for word in words[begin:last]):
        return begin
    while last - begin > 1:
        lower = words[begin].lower.rstrip(".")
        two = f"{lower} {passage.lower(begin + 1)}"
        place = lower in known.places or lower in known.countries
        named = last - begin > 2 and fold(words[begin + 1].text) in known.given_names
        if last - begin > 3 and (two in known.places or two in known.countries):
            begin += 2
        elif lower in known.adjectives or (place and named):
            begin += 1
        else:
            break
    return begin


def _roles_before(passage: Passage, first: int) -> tuple[str, ...]:
    """The words of a role right before a name, in lower case ("campaign manager"); empty if there is none."""
    words, known = passage.words, lexicon()
    last_before = passage.lower(first - 1)
    if last_before not in known.roles and last_before not in known.titles:
        return ()
    found: list[str] = []
    for i in range(first - 1, max(first - 1 - _MAX_ROLE_WORDS, -1), -1):
        word = words[i]
        stop = word.sentence != words[first].sentence or not word.text[0].isalnum()
        if stop or word.lower in known.function_words:
            break
        found.insert(0, word.lower.rstrip("."))
    return tuple(found)


def _mention(passage: Passage, begin: int, last: int, chosen: tuple[str, ...], titles: tuple[str, ...]) -> NameMention:
    """The mention whose name words are `chosen`, between the indexes `begin` and `last`."""
    return NameMention(
        first=begin,
        last=last,
        words=chosen,
        titles=titles,
        sort=_sort(passage, last, chosen, titles),
        gender=_title_gender(titles),
        part=part_of(passage, begin - len(titles), last),
        span=passage.span(begin, last),
        placed=passage.lower(begin - 1) in _BEFORE_PLACES,
        certain=_inside_sentence(passage, begin) or bool(titles) or len(chosen) > 1,
    )


def _inside_sentence(passage: Passage, index: int) -> bool:
    """Whether a word is not the first of its sentence, quotation marks and brackets aside."""
    i = index - 1
    while i >= 0 and not passage.words[i].text[0].isalnum() and passage.words[i].text not in ",;:":
        i -= 1
    return i >= 0 and passage.words[i].sentence == passage.words[index].sentence


def _title_gender(titles: tuple[str, ...]) -> Gender | None:
    """The gender that titles and roles before a name tell."""
    known = lexicon()
    for title in reversed(titles):
        if gender := known.titles.get(title) or known.roles.get(title):
            return gender
    return None


def _sort(passage: Passage, last: int, chosen: tuple[str, ...], titles: tuple[str, ...]) -> Sort:
    """What the name seems to name."""
    known = lexicon()
    lowers = [word.lower().rstrip(".") for word in chosen]
    if any(title in known.honorifics for title in titles):
        return Sort.PERSON
    if is_place(chosen):
        return Sort.PLACE
    person_title = bool(titles) and (titles[-1] in known.titles or titles[-1] in known.roles)
    if not person_title and (_is_body_name(lowers) or _is_acronym(chosen)):
        return Sort.BODY
    if person_title or (len(chosen) > 1 and given_gender(chosen) is not None):
        return Sort.PERSON
    if len(chosen) > 1 and fold(chosen[0]) in known.given_names:
        return Sort.PERSON
    return Sort.PERSON if _described_as_person(passage, last) else Sort.UNKNOWN


def is_place(words: tuple[str, ...]) -> bool:
    """Whether the words name a country, a city or another place we know."""
    known = lexicon()
    joined = " ".join(words).lower().rstrip(".").removeprefix("the ")
    return joined in known.places or joined in known.countries


def _is_body_name(lowers: list[str]) -> bool:
    known = lexicon()
    if any(word in known.body_nouns or word in known.body_names for word in lowers):
        return True
    return any(word.removesuffix("s") in known.body_nouns for word in lowers[-1:])


def _is_acronym(words: tuple[str, ...]) -> bool:
    plain = words[0].replace(".", "")
    return len(words) == 1 and 1 < len(plain) <= _MAX_ACRONYM_CHARS and plain.isupper()


def _described_as_person(passage: Passage, last: int) -> bool:
    """Whether an age, a party, a role or "who" follows the name."""
    opener, word, closer = (passage.lower(last + i) for i in range(3))
    if opener == "(":
        return word.rstrip(".").partition("-")[0] in ("r", "d", "i", "ind")
    if opener != ",":
        return opener == "who"
    aged = word.isdigit() and closer in (",", "and", "who")
    return word == "who" or aged or _role_follows(passage, last + 1)


def _role_follows(passage: Passage, index: int) -> bool:
    """Whether a noun for one person follows before any comma or preposition."""
    known = lexicon()
    for i in range(index, index + _MAX_ROLE_WORDS):
        lower = passage.lower(i)
        if lower in known.roles:
            return True
        if not lower or not lower[0].isalnum() or lower in known.prepositions or lower in ("and", "or"):
            return False
    return False


def part_of(passage: Passage, first: int, last: int) -> Part:
    """The part that the words from `first` to `last` seem to play in their sentence."""
    words, known = passage.words, lexicon()
    after = words[last].lower if last < len(words) else ""
    if after in ("'s", "‘s", "ʼs") or (after == "'" and words[last - 1].lower.endswith("s")):
        return Part.POSSESSIVE
    i = first - 1
    while i >= 0 and words[i].lower in ("the", "a", "an", "both", "former", "his", "her", "their"):
        i -= 1
    if i < 0 or words[i].sentence != words[first].sentence or not words[i].text[0].isalnum():
        return Part.SUBJECT
    if words[i].lower in known.prepositions:
        return Part.OBLIQUE
    return Part.SUBJECT if words[i].lower in known.clause_openers else Part.OBJECT
