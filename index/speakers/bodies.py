"""Which body "the ministry", "the company" or "the website" is."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from index.model import Link, SpeakerKind
from index.speakers.answers import Answer, speaker_of
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent
from index.speakers.sorts import Sort, called_behind
from index.speakers.words import Passage

_NAMED_CERTAINTY = 0.93
_TIED_CERTAINTY = 0.9
_NEAR_CERTAINTY = 0.86
_LATEST_CERTAINTY = 0.86
_PLACES = frozenset("city country county island kingdom province region republic state town village".split())
"""Nouns that stand before "of" and the name of what they mean; "the army of Peru" is another thing."""
_NEAR_SENTENCES = 2
_LONG_SENTENCES = 6
"""In so many sentences no other body of the kind was named."""
EPITHETS = frozenset(
    """agency airline alliance bank bloc broadcaster carrier channel charity club company corporation firm foundation
    institute institution magazine manufacturer network newspaper ngo outlet paper publication publisher retailer
    site station think-tank union university utility watchdog website""".split()
)
"""Nouns by which writers call a body they have just named, to vary the words."""
_MEDIA = frozenset("broadcaster magazine network newspaper outlet paper publication site website".split())
"""Those of them that another word may stand before ("the conservative newspaper")."""


_GROUPS = frozenset(
    """action alliance association center centre coalition committee council federation foundation forum fund group
    initiative institute league movement network organization organisation pac project society trust union
    watch""".split()
)
_KINDS = {
    "group": _GROUPS,
    "organization": _GROUPS,
    "organisation": _GROUPS,
    "panel": frozenset("board commission committee council panel subcommittee tribunal".split()),
}
"""Nouns that say less, each with those in names of bodies of their kind."""
_SHORT = {
    "agency": frozenset("cia fbi nsa epa irs nasa fda faa fema dea iaea tsa".split()),
    "alliance": frozenset(("nato",)),
    "bloc": frozenset(("eu",)),
    "broadcaster": frozenset(("bbc",)),
    "bureau": frozenset(("fbi",)),
    "commission": frozenset("fec fcc sec ftc".split()),
    "committee": frozenset("dnc rnc ioc dscc dccc nrsc".split()),
    "department": frozenset("doj dhs hhs nypd lapd va".split()),
    "federation": frozenset(("afl-cio", "fifa")),
    "network": frozenset("abc cbs cnbc cnn msnbc nbc pbs".split()),
    "union": frozenset("aft nea seiu uaw".split()),
}
"""Short names of bodies that everybody calls by the noun."""
_IN_NAMES = {"union": frozenset("workers teamsters machinists brotherhood".split())}
"""Words in names of bodies that say what they are."""
_OF_NAMES = frozenset(("of", "for", "on", "to"))
_BEFORE_NAMES = frozenset(
    "agency charity group magazine newspaper ngo nonprofit organization organisation website".split()
)
"""Nouns that stand right before the name of what they mean ("the rights group X")."""
_BEHIND_NAMES = frozenset(("group", "union"))
_OWNING = frozenset(("'s", "’s", "of"))
_MAX_NAME_WORDS = 8
"""More words in capitals are a headline."""
_SMALL = frozenset(("of", "the", "for", "and"))
_BUSINESSES = frozenset("airline bank carrier company corporation firm manufacturer publisher retailer".split())
_OTHER_BODIES = frozenset(
    """assembly association church club coalition college committee congress convention council court department
    federation foundation government house ministry parliament party police poll school senate union
    university""".split()
)
"""Nouns in the names of bodies that are neither media nor companies."""


def body_of(naming: Naming, phrase: Phrase) -> Answer | None:
    """The body that "the" and a noun mean: with the noun in its name, called so, or named just before; None if open."""
    if phrase.head not in lexicon().body_nouns | EPITHETS or not _is_plain(naming.passage, phrase):
        return None
    if phrase.core - phrase.first > 2:
        return _narrowed(naming, phrase)
    nouns = _IN_NAMES.get(phrase.head, frozenset()) | {phrase.head}
    named = [r for r in _bodies(naming) if _is_head(r.fullest.words, nouns)]
    if named:
        known = _answer(naming, phrase, _distinct(named), f"the only {phrase.head} named in full", _NAMED_CERTAINTY)
        return known or _latest(naming, phrase, named)
    tied = list(dict.fromkeys(_tied(naming, phrase.head)))
    if tied:
        known = _answer(naming, phrase, tied, f"the only {phrase.head} by the text's own words", _TIED_CERTAINTY)
        return known or _latest(naming, phrase, tied)
    near = _near(naming, phrase) if phrase.head in EPITHETS or phrase.head in _KINDS else []
    if known := _answer(naming, phrase, near, "the only body named shortly before", _NEAR_CERTAINTY):
        return known
    short = [r for r in _bodies(naming) if r.fullest.words[-1].lower().replace(".", "") in _SHORT.get(phrase.head, ())]
    return _answer(naming, phrase, short, f"the only {phrase.head} that the text names", _NEAR_CERTAINTY)


def _is_head(words: Sequence[str], nouns: Set[str]) -> bool:
    """Whether one of some nouns says in a name of several words what it is ("Campaign Committee": no campaign)."""
    lowers = [word.lower() for word in words]
    last = lowers[-1] in lexicon().body_nouns and lowers[-1] not in nouns
    return len(words) > 1 and any(
        lower in nouns and (not last or after in _OF_NAMES)
        for lower, after in zip(lowers, [*lowers[1:], ""], strict=True)
    )


def _is_plain(passage: Passage, phrase: Phrase) -> bool:
    """Whether nothing but an article and words in lower case stand before the noun, and nothing behind it."""
    last = phrase.core - 1
    lowers = all(
        not passage.words[i].capital and (passage.words[i].text[0].isalnum() or passage.words[i].text == "-")
        for i in range(phrase.first + 1, last)
    )
    return passage.lower(phrase.first) in ("the", "this", "that") and passage.lower(last) == phrase.head and lowers


def _narrowed(naming: Naming, phrase: Phrase) -> Answer | None:
    """The only body whose name has the noun and all words before it ("the budget office"), or the one just named."""
    span = naming.passage.span(phrase.first, phrase.core)
    words = naming.passage.text[span.start : span.end].lower().split()[1:]
    named = [r for r in _bodies(naming) if set(words) <= {word.lower() for word in r.fullest.words}]
    if named:
        return _answer(naming, phrase, named, "the only name that has these words", _NAMED_CERTAINTY)
    near = _near(naming, phrase) if phrase.head in _MEDIA and len(words) == 2 else []
    return _answer(naming, phrase, near, "the only body named shortly before", _NEAR_CERTAINTY)


def _distinct(named: Sequence[Referent]) -> list[Referent]:
    """Bodies without those that are another one in other words ("Department of Labor", "Labor Department")."""
    kept: dict[frozenset[str], Referent] = {}
    for referent in named:
        kept.setdefault(frozenset(word.lower() for word in referent.fullest.words) - _SMALL, referent)
    return list(kept.values())


def _latest(naming: Naming, phrase: Phrase, fitting: Sequence[Referent]) -> Answer | None:
    """The one of several bodies of a kind that alone was named shortly before."""
    here = naming.passage.words[phrase.first]
    last: dict[int, int] = {}
    numbers = {referent.number for referent in fitting}
    for event in naming.scene.back(phrase.first):
        if here.sentence - event.sentence > _LONG_SENTENCES:
            break
        if event.referent in numbers:
            last.setdefault(event.referent, event.sentence)
    near = [number for number, sentence in last.items() if here.sentence - sentence <= _NEAR_SENTENCES]
    if len(near) != 1 or len(last) != 1:
        return None
    return _answer(
        naming, phrase, [naming.scene.referents[near[0]]], f"the {phrase.head} named last", _LATEST_CERTAINTY
    )


def _bodies(naming: Naming) -> list[Referent]:
    bodies = (r for r in naming.people.referents if r.names and r.sort is Sort.BODY)
    return [r for r in bodies if len(r.fullest.words) <= _MAX_NAME_WORDS]


def _answer(naming: Naming, phrase: Phrase, fitting: list[Referent], reason: str, certainty: float) -> Answer | None:
    """The answer if only one body fits."""
    if len(fitting) != 1:
        return None
    referent = fitting[0]
    number = naming.paragraph_number(referent.fullest.span)
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="described beside the cue")
    named = Link(span=referent.fullest.span, reason=f"{reason}, in paragraph {number}")
    speaker = replace(speaker_of(referent), kind=SpeakerKind.BODY)
    return Answer(speaker=speaker, referent=referent, certainty=certainty, chain=(here, named))


def _tied(naming: Naming, noun: str) -> Iterator[Referent]:
    """The bodies and places that the text calls by a noun: "PolitiFact, a website", "the city of Leeds"."""
    for mention in naming.names.values():
        identity = naming.people.identity.get(mention.last)
        if identity is None or identity.rivals or identity.referent.sort is Sort.PERSON:
            continue
        if _is_called(naming, mention, noun):
            yield identity.referent


def _is_called(naming: Naming, mention: NameMention, noun: str) -> bool:
    """Whether a noun stands before a name or in the apposition behind it."""
    passage = naming.passage
    before = mention.first - len(mention.titles)
    if passage.lower(before - 1) == "the":
        before -= 1
    if passage.lower(before - 1) == "of" and passage.lower(before - 2) == noun:
        return noun in _PLACES
    beside = noun in _BEFORE_NAMES and passage.lower(before - 1) == noun and passage.lower(before - 2) not in _OWNING
    behind = noun in _BEHIND_NAMES and passage.lower(mention.last) == noun and passage.lower(mention.first - 1) == "the"
    if (beside or behind) and mention.sort is not Sort.PLACE:
        return True
    return called_behind(passage, mention.last, (noun,))


def _near(naming: Naming, phrase: Phrase) -> list[Referent]:
    """The bodies named in the last sentences of the paragraph, or else of the one before, outside quotation marks."""
    here = naming.passage.words[phrase.first]
    found: list[Referent] = []
    for event in naming.scene.back(phrase.first):
        away = here.paragraph - event.paragraph
        if here.sentence - event.sentence > _NEAR_SENTENCES or away > 1 or (away and found):
            break
        referent = naming.scene.referents[event.referent]
        named = bool(referent.names) and referent.sort is Sort.BODY and not event.quoted
        if named and referent not in found and _may_be_called(referent.fullest.words, phrase.head):
            found.append(referent)
    return found


def _may_be_called(words: Sequence[str], noun: str) -> bool:
    """Whether nothing in a name says that it is another sort of body or a thing ("the newspaper": no association)."""
    lowers = {word.lower() for word in words}
    if noun in _KINDS:
        return not lowers.isdisjoint(_KINDS[noun])
    thing = words[-1].lower() in lexicon().things
    return not thing and not (noun in _MEDIA | _BUSINESSES and lowers & _OTHER_BODIES)
