"""Finds people called by a description alone ("a nurse from Leeds", "the nurse"), so that "he" may mean them."""

from collections.abc import Container, Iterator, Mapping, Sequence

from index.speakers.descriptions import description_text
from index.speakers.epithets import EPITHETS
from index.speakers.lexicon import lexicon
from index.speakers.mentions import part_of
from index.speakers.naming import Naming
from index.speakers.nouns import DETERMINERS, PLURAL_DETERMINERS, POSSESSIVES, is_plural, singular
from index.speakers.referents import Referent
from index.speakers.roles import Role, read_role
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_ARTICLES = frozenset(("a", "an", "another", "one", "the", "my", "his", "her", "their", "our"))
_ADJECTIVES = frozenset(
    """major local independent conservative liberal individual private general official principal patient minor youth
    republican democrat native professional senior chief""".split()
)
"""Nouns for people that are adjectives as often."""
_NO_MENTION = frozenset(
    """is are was were be been being as like become becomes became becoming not than isn't wasn't named called elected
    or of""".split()
)
"""Words before "a nurse" that speak of somebody known already, or of no one in particular."""
_MAX_WORDS = 6


def note_strangers(naming: Naming) -> None:
    """Adds to the scene who is described, but for those who are named right there.

    The holder of an office that the text gives to one person is that person; the same words, or "the nurse" after "a
    nurse", are one person; anybody else is new.
    """
    passage = naming.passage
    held: dict[str, list[tuple[Referent, Role]]] = {}
    for referent in naming.people.referents:
        for own in referent.roles:
            held.setdefault(own.head, []).append((referent, own))
    names = naming.names.values()
    for first, last in list(_descriptions(passage, {m.first - len(m.titles) for m in names}, {m.last for m in names})):
        span = passage.span(first, last)
        role = read_role([word.lower for word in passage.words[first:last]], span)
        definite = role is not None and passage.lower(first) == "the"
        holders = _holders(held, role) if role and definite else []
        part = part_of(passage, first, last)
        if len(holders) == 1:
            naming.scene.note(first, holders[0], part)
        elif not holders and not (role and definite and role.head in EPITHETS):
            label = description_text(passage, naming.read(span))
            known = next(
                (r for r in naming.described_before(first) if _is_same(r, label, role, definite=definite)), None
            )
            if known is not None:
                naming.scene.note(first, known, part, named=True)
            else:
                naming.describe(label, (first, last), Sort.PERSON, role)


def _holders(held: Mapping[str, Sequence[tuple[Referent, Role]]], role: Role) -> list[Referent]:
    """Those to whom the text gives an office."""
    owners = held.get(role.head, ())
    fitting = [r for r, own in owners if own.fits(role)] or [r for r, own in owners if own.may_fit(role)]
    return list(dict.fromkeys(fitting))


def _is_same(referent: Referent, label: str, role: Role | None, *, definite: bool) -> bool:
    """Whether a description means somebody described before: in the same words, or with less said of the same noun."""
    if not definite:
        return referent.label == label and not label.startswith(("a ", "an ", "another ", "one "))
    return referent.label == label or (role is not None and any(own.fits(role) for own in referent.roles))


def _descriptions(passage: Passage, starts: Container[int], ends: Container[int]) -> Iterator[tuple[int, int]]:
    """The words of such descriptions, half-open, in order; `starts` and `ends` are those of the names.

    A description beside a name ("Hugh Hill, a nurse") is that name's.
    """
    words = passage.words
    for at, word in enumerate(words[:-2]):
        if word.lower not in _ARTICLES or (passage.lower(at - 1) in _NO_MENTION and passage.lower(at - 2) != "there"):
            continue
        if passage.lower(at - 1) == "," and at - 1 in ends:
            continue
        last = _end(passage, at)
        if last is None or (words[last - 1].lower == "head" and word.lower in POSSESSIVES):
            continue
        beside = passage.lower(last) == "," and last + 1 in starts
        beside = beside or any(after.capital and after.sentence == word.sentence for after in words[last : last + 1])
        if (
            not beside
            and not _is_adjective(passage, last - 1)
            and last not in starts
            and passage.lower(last) not in ("named", "called", "or", "'s", "-")
        ):
            yield at, last


def _end(passage: Passage, at: int) -> int | None:
    """Where the noun for one person ends that an article at a word belongs to; None if there is none."""
    words, known = passage.words, lexicon()
    several = words[at].lower == "one"
    if several and passage.lower(at + 1) != "of":
        return None
    first = at + 2 if several else at + 1
    found = None
    for i in range(first, min(first + _MAX_WORDS, len(words))):
        lower = words[i].lower
        if words[i].sentence != words[at].sentence or not words[i].text[0].isalnum():
            break
        person = _is_person(lower, plural=several)
        small = lower in known.prepositions or lower in known.clause_openers or lower in known.reporting
        article = lower in DETERMINERS | PLURAL_DETERMINERS | POSSESSIVES and (i > first or not several)
        if small or article or (found is not None and not person):
            break
        if person:
            found = i + 1
    return found


def _is_adjective(passage: Passage, at: int) -> bool:
    """Whether a word that may be an adjective stands before a noun ("either major party")."""
    after, known = passage.lower(at + 1), lexicon()
    small = not after[:1].isalpha() or after in known.function_words or after in known.reporting
    return passage.lower(at) in _ADJECTIVES and not small


def _is_person(lower: str, *, plural: bool) -> bool:
    known = lexicon()
    if plural:
        return is_plural(lower) and singular(lower) in known.roles
    return lower in known.roles
