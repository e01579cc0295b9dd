"""Reads the words beside a cue: a name, a pronoun, a group, or a description."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from index.model import Span
from index.speakers.groups import is_group, office_holder, past_bracket
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention, read_run
from index.speakers.names import fold
from index.speakers.nouns import DETERMINERS, PLURAL_DETERMINERS, POSSESSIVES, RELATIVES, is_human, is_plural, singular
from index.speakers.sorts import Sort
from index.speakers.words import Passage, is_acronym

_TAIL = frozenset(("who", "which", "that", "whose", "whom", "where", "when", "(", "—", "–", "-", ";", ":", "["))
_OPENING = frozenset("\"“‘'„«»‚‹")
_TITLED = frozenset("book memoir novel biography essay film documentary".split())
"""What an owner makes that has a title of its own."""
_DASHES = frozenset(("—", "–", "-"))
_THIRD = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "theirs": "they",
    "themselves": "they",
}  # fmt: skip
_FIRST = {"i": "i", "me": "i", "my": "i", "myself": "i", "we": "we", "us": "we", "our": "we", "ourselves": "we"}
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"}
_SECOND = frozenset(("you", "your", "yourself"))
_AFTER_PRONOUN = frozenset(("all", "both", "himself", "herself", "themselves", "also"))
_INDEFINITE = frozenset("someone somebody anyone anybody everyone everybody nobody each".split())
_MIN_ADVERB_CHARS = 5


class PhraseKind(StrEnum):
    """What the words beside a cue are."""

    EMPTY = "empty"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    NAME = "name"
    GROUP = "group"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words that name a speaker at one place; `first` and `last` are word indexes, half-open."""

    kind: PhraseKind
    first: int
    last: int
    core: int
    """Where the noun and what stands before it end, before any comma or relative clause."""
    pronoun: str = ""
    """he, she, it, they, i, we or you."""
    mention: NameMention | None = None
    head: str = ""
    """The noun of a description, in lower case."""
    plural: bool = False
    indefinite: bool = False


def read_phrase(passage: Passage, names: Mapping[int, NameMention], surnames: frozenset[str], span: Span) -> Phrase:
    """What the words inside `span` are.

    `names` are the names found in the passage by their first word, `surnames` the folded last words of those that are
    certainly names.
    """
    first, last = _trimmed(passage, span)
    if (
        first not in names
        and passage.lower(first).endswith("ing")
        and passage.lower(first + 1) == ","
        and first + 2 < last
    ):
        first += 2  # "Reacting, the minister"
    if last - first == 1 and not passage.words[first].capital and _is_verb(passage, first):
        beside = next(
            (m for m in names.values() if last in (m.first, m.first - len(m.titles)) or m.last == first), None
        )
        if beside is not None:
            first, last = min(beside.first, last), beside.last
    if first >= last or _is_no_speaker(passage, first, last):
        return Phrase(kind=PhraseKind.EMPTY, first=first, last=first, core=first)
    lower = "" if is_acronym(passage, first) else passage.words[first].lower
    if lower.partition("'")[0] in ("who", "which"):
        return Phrase(kind=PhraseKind.RELATIVE, first=first, last=last, core=last)
    if last - first == 1 or (last - first == 2 and passage.lower(first + 1) in _AFTER_PRONOUN):
        if lower in RELATIVES:
            return Phrase(kind=PhraseKind.RELATIVE, first=first, last=last, core=last)
        if pronoun := pronoun_of(lower):
            return Phrase(kind=PhraseKind.PRONOUN, first=first, last=last, core=last, pronoun=pronoun)
    if last - first == 2 and passage.lower(first + 1) in lexicon().speaking and (owner := _OWNERS.get(lower)):
        return Phrase(kind=PhraseKind.PRONOUN, first=first, last=last, core=last, pronoun=owner)
    return _noun_phrase(passage, _names_inside(passage, names, first, last), (first, last), surnames)


def _is_no_speaker(passage: Passage, first: int, last: int) -> bool:
    """Whether there is nobody in the words: "said", "according to", "one", "it is"."""
    known, lower = lexicon(), passage.words[first].lower
    if is_acronym(passage, first) or (passage.words[first].capital and lower not in known.function_words):
        return False
    if last - first == 1:
        people = known.plural_people | _INDEFINITE | RELATIVES
        small = lower in known.function_words - people and not pronoun_of(lower)
        return small or _is_verb(passage, first)
    return lower == "according" or (
        lower in ("it", "there") and passage.lower(first + 1) in ("is", "was", "are", "were")
    )


def _is_verb(passage: Passage, index: int) -> bool:
    """Whether a word that stands alone is a reporting word and no document."""
    known, lower = lexicon(), passage.words[index].lower
    return (lower in known.reporting or lower.endswith("ed")) and lower not in known.documents | known.speaking


def pronoun_of(lower: str) -> str:
    """The pronoun a word is a form of, in its subject form; an empty string for any other word."""
    lower = lower.partition("'")[0]
    return _THIRD.get(lower) or _FIRST.get(lower) or ("you" if lower in _SECOND else "")


def _trimmed(passage: Passage, span: Span) -> tuple[int, int]:
    """The word range of a span without the punctuation around it."""
    inside = passage.at(span)
    first, last = inside.start, inside.stop
    while first < last and not passage.words[first].text[0].isalnum():
        first += 1
    while last > first and not passage.words[last - 1].text[0].isalnum() and passage.words[last - 1].text not in ")%":
        last -= 1
    return first, last


def _names_inside(passage: Passage, names: Mapping[int, NameMention], first: int, last: int) -> list[NameMention]:
    """The names between two words; read anew where they reach beyond, or where the line is a headline."""
    inside = [names[i] for i in range(first, last) if i in names and names[i].last <= last]
    cut = any(i in names and names[i].last > last for i in range(first, last))
    if passage.words[first].paragraph not in passage.titled and not cut and inside:
        return inside
    found: list[NameMention] = []
    at = first
    while at < last:
        stop = at
        while stop < last and (passage.words[stop].capital or _joins(passage, stop, last)):
            stop += 1
        if stop > at:
            found += read_run(passage, at, stop)
        at = stop + 1
    return found


def _joins(passage: Passage, at: int, last: int) -> bool:
    """Whether a word between two capitals is part of a name."""
    return at + 1 < last and passage.words[at + 1].capital and passage.words[at].lower in lexicon().particles


def _noun_phrase(
    passage: Passage, names: list[NameMention], whole: tuple[int, int], surnames: frozenset[str]
) -> Phrase:
    """The phrase that is no pronoun; `surnames` are words known for names from elsewhere."""
    first, last = whole
    core = _core_end(passage, names, first, last)
    segments = _segments(passage, names, first, core)
    begin, end = segments[0]
    if not _description(passage, (first, last), end).plural:
        segments += _behind_dash(passage, core, last)
    mention = office_holder(passage, names, begin, end)
    if mention is None and (several := _group_end(passage, names, first, (core, last))):
        return Phrase(kind=PhraseKind.GROUP, first=first, last=several, core=several, plural=True)
    mention = mention or _head_name(passage, names, (begin, end), surnames)
    for segment in segments[1:]:
        if mention is not None:
            break
        apposed = _head_name(passage, names, segment, surnames)
        if apposed is not None and _is_apposed(passage, apposed, segment) and apposed.sort is not Sort.PLACE:
            mention = apposed
    if mention is not None:
        return Phrase(kind=PhraseKind.NAME, first=first, last=last, core=end, mention=mention)
    return _description(passage, (first, last), end)


def _group_end(passage: Passage, names: Sequence[NameMention], first: int, ends: tuple[int, int]) -> int:
    """Where several speakers joined by "and" end; 0 if there is one. `ends` are those of the core and of all."""
    core, last = ends
    if is_group(passage, names, first, core):
        return core
    wide = core
    while wide < last and passage.words[wide].text == "(":
        behind = past_bracket(passage, names, wide, last)
        if behind == wide:
            break
        wide = _core_end(passage, names, behind, last)
    return wide if wide > core and is_group(passage, names, first, wide) else 0


def _is_apposed(passage: Passage, name: NameMention, segment: tuple[int, int]) -> bool:
    """Whether a name begins what stands behind a comma, or ends it behind a noun ("his cousin Hugh Brand")."""
    first, last = segment
    start = name.first - len(name.titles)
    while start > first and name.titles and passage.lower(start - 1) in lexicon().title_modifiers:
        start -= 1
    if start <= first:
        return True
    opens = passage.lower(first) in POSSESSIVES | {"the"} and not is_plural(passage.lower(start - 1))
    small = lexicon().prepositions | lexicon().clause_openers
    plain = all(passage.words[i].text.islower() and passage.lower(i) not in small for i in range(first + 1, start))
    return opens and plain and name.last == last


def _behind_dash(passage: Passage, core: int, last: int) -> list[tuple[int, int]]:
    """What stands between the dash at which a phrase's core ends and the next one."""
    begin = core
    while begin < last and passage.words[begin].text in _DASHES:
        begin += 1
    if begin in (core, last):
        return []
    return [(begin, next((i for i in range(begin, last) if passage.words[i].text in _DASHES), last))]


def _core_end(passage: Passage, names: Sequence[NameMention], first: int, last: int) -> int:
    """Where a relative clause, a bracket or a dash begins, or the end."""
    covered = {i for name in names for i in range(name.first, name.last)}
    owned = False
    for i in range(first + 1, last):
        owner = passage.words[i - 1].lower in ("'s", "’s")
        if owner and _is_title(passage, i):
            return i - 1
        owned = owned or owner
        if owned and passage.words[i - 1].lower in _TITLED and (passage.words[i].capital or _is_title(passage, i)):
            return i
        joined = passage.words[i].text == "-" and passage.words[i].start == passage.words[i - 1].end
        if i not in covered and passage.words[i].lower in _TAIL and not joined:
            return i - 1 if passage.words[i - 1].text == "," and i - 1 > first else i
        if i not in covered and _is_adverb(passage, i, last):
            return i
    return last


def _is_title(passage: Passage, at: int) -> bool:
    """Whether a quotation mark stands at a word, and a capital letter behind it."""
    behind = next((i for i in range(at, len(passage.words)) if passage.words[i].text not in _OPENING), at)
    return behind > at and passage.words[behind].capital


def _is_adverb(passage: Passage, at: int, last: int) -> bool:
    """Whether a word says how somebody spoke: an adverb behind the noun ("the porter kindly")."""
    known, lower = lexicon(), passage.words[at].lower
    if not lower.endswith("ly") or len(lower) < _MIN_ADVERB_CHARS or passage.words[at].capital or lower in known.roles:
        return False
    small = at + 1 == last or passage.lower(at + 1) in known.prepositions | {",", "and"}
    return small and passage.lower(at - 1) not in known.function_words


def _segments(passage: Passage, names: Sequence[NameMention], first: int, core: int) -> list[tuple[int, int]]:
    """The parts between commas that are in no name."""
    covered = {i for name in names for i in range(name.first, name.last)}
    commas = (i for i in range(first, core) if passage.words[i].text == "," and i not in covered)
    cuts = [i for i in commas if not (passage.lower(i - 1).isdigit() and passage.lower(i + 1)[:1].isdigit())]
    edges = [first - 1, *cuts, core]
    return [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b] or [(first, core)]


def _head_name(
    passage: Passage, names: Sequence[NameMention], part: tuple[int, int], surnames: frozenset[str]
) -> NameMention | None:
    """The name that is the noun of a phrase: at its end, or at its beginning before a preposition."""
    known = lexicon()
    first, last = part
    ends = {name.last for name in names}
    while last > first and last not in ends and passage.words[last - 1].lower in known.dates | _AFTER_PRONOUN:
        last -= 1
    inside = [name for name in names if first <= name.first and name.last <= last]
    for name in reversed(inside):
        if _is_common_noun(passage, name, surnames):
            continue
        start = max(name.first - len(name.titles), first)
        complement = any(passage.lower(i) in known.prepositions for i in range(first, start)) or (
            start - first > 1 and passage.lower(start - 1).endswith("ing") and is_human(passage.lower(start - 2))
        )
        if name.last == last and not complement:
            return name
        opens = start <= first or (start == first + 1 and passage.lower(first) in POSSESSIVES | {"the"})
        if opens and passage.lower(name.last) in known.prepositions and (name.certain or len(name.words) > 1):
            return name
    return None


def _is_common_noun(passage: Passage, name: NameMention, surnames: frozenset[str]) -> bool:
    """Whether the last word is a noun with a capital letter ("Scholars", "Jewish Republicans", "one Canadian")."""
    known = lexicon()
    lower = name.words[-1].lower()
    single = singular(lower)
    if single != lower and passage.lower(name.first - 1) in PLURAL_DETERMINERS - {"both", "all"}:
        return True
    given = len(name.words) > 1 and fold(name.words[0]) in known.given_names
    if lower in known.plural_people or (single in known.roles and single != lower and name.sort is not Sort.BODY):
        return not given
    if len(name.words) > 1 or name.titles:
        return False
    if lower in known.nationalities:
        return passage.words[name.first - 1].lower in DETERMINERS or lower.endswith("s") or not name.certain
    if name.certain or fold(name.words[0]) in surnames:
        return False
    if lower in passage.small and lower not in known.given_names:
        return True
    return single != lower or lower in known.roles or lower in known.documents or lower in known.body_nouns


def _description(passage: Passage, whole: tuple[int, int], core: int) -> Phrase:
    """A phrase without a name at its head."""
    known = lexicon()
    first, last = whole
    end = core
    while end > first + 1 and passage.words[end - 1].lower in known.dates:
        end -= 1
    head_at = end - 1
    for i in range(first + 1, end):
        lower = passage.words[i].lower
        participle = lower.endswith("ing") and passage.lower(i + 1) in known.function_words
        stops = lower in known.prepositions or lower in ("i", "we", "he", "they", "whose") or participle
        if stops and passage.words[i - 1].lower not in DETERMINERS:
            head_at = i - 1 - (lower == "by" and i - 2 > first and passage.lower(i - 1).endswith(("ed", "en")))
            break
    head = passage.words[head_at].lower.removesuffix("'s")
    determiner = passage.words[first].lower
    plural = determiner in PLURAL_DETERMINERS or head in known.plural_people or is_plural(head)
    return Phrase(
        kind=PhraseKind.DESCRIPTION,
        first=first,
        last=last,
        core=end,
        head=head,
        plural=plural,
        indefinite=determiner not in ("the", "this", "that", "these", "those") and determiner not in POSSESSIVES,
    )
