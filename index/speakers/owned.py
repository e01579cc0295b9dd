"""Whose campaign "the campaign" and "his campaign" are: bodies that belong to somebody, shown with the owner's name."""

from dataclasses import replace

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import Answer
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_ONLY_CERTAINTY, _NEAR_CERTAINTY = 0.88, 0.84
"""For a body that the text calls by one name only, and for the one named last."""
_NEAR_SENTENCES = 2
_MAX_NAME_WORDS = 3
_LEAST_OWNER_CHANCE = 0.75
_OF_PERSONS = frozenset(("campaign", "administration", "camp", "team", "foundation"))
"""Bodies that are called by the name of a person."""
_HOUSEHOLDS = frozenset(("family", "staff", "estate"))
_OF_BODIES = frozenset("board cabinet council delegation embassy legislature ministry parliament".split())
"""Bodies that are called by the name of a country, a place or another body; of governments any story may have two."""
_FAR_SENTENCES = 12
_REACH = dict.fromkeys(_OF_BODIES, _FAR_SENTENCES) | dict.fromkeys(_OF_PERSONS, 10**6)
"""In so many sentences before the full name may stand: of ministries there are more than of campaigns."""
_OF_THE_COUNTRY = frozenset(("united states",))
"""What may narrow the office of the president whose administration a text speaks of."""
_BEFORE = frozenset(("the", "this", "that"))
_APOSTROPHES = frozenset(("'s", "‘s", "ʼs", "'", "’"))


def called_in_full(naming: Naming, phrase: Phrase) -> Answer | None:
    """The body that the text called by its owner's name before ("the Ross campaign"); None if several may be meant."""
    passage = naming.passage
    words = [passage.lower(at) for at in range(phrase.first + 1, phrase.core)]
    plain = passage.lower(phrase.first) in _BEFORE and words and words[-1] == phrase.head
    if not plain or phrase.head not in _REACH or len(words) > 1 + (phrase.head not in _OF_PERSONS):
        return None
    ranges = _ranges(naming, phrase.first, words)
    sentence = passage.words[phrase.first].sentence
    near = [r for r in ranges if sentence - passage.words[r[0]].sentence <= _NEAR_SENTENCES]
    if not ranges and words == ["administration"]:
        return _presidents(naming, phrase)
    if not ranges or (len(ranges) > 1 and len(near) != 1):
        return None
    first, last = near[0] if near else ranges[0]
    certainty = _ONLY_CERTAINTY if len(ranges) == 1 and near else _NEAR_CERTAINTY
    here = Link(span=passage.span(phrase.first, phrase.core), reason="described beside the cue")
    reason = f"called in full in paragraph {passage.words[first].paragraph + 1}"
    label = _label(passage, first, last)
    referent = next((r for r in naming.described_before(phrase.first) if r.label == label), None)
    return Answer(
        speaker=Speaker(name=label, kind=SpeakerKind.BODY),
        referent=referent or naming.describe(label, (phrase.first, phrase.core), Sort.BODY, None),
        certainty=certainty,
        chain=(here, Link(span=passage.span(first, last), reason=reason)),
    )


def _presidents(naming: Naming, phrase: Phrase) -> Answer | None:
    """The administration of the only president whom a text names by that title before his name."""
    holders = {
        referent.number: (referent, role)
        for referent in naming.people.referents
        for role in referent.roles
        if role.head == "president" and role.narrowing <= _OF_THE_COUNTRY
    }
    if len(holders) != 1:
        return None
    ((referent, role),) = holders.values()
    if not referent.names:
        return None
    label = f"the {referent.fullest.words[-1]} administration"
    here = Link(span=naming.passage.span(phrase.first, phrase.core), reason="described beside the cue")
    tie = Link(span=role.span, reason=f"the only president, in paragraph {naming.paragraph_number(role.span)}")
    known = next((r for r in naming.described_before(phrase.first) if r.label == label), None)
    return Answer(
        speaker=Speaker(name=label, kind=SpeakerKind.BODY),
        referent=known or naming.describe(label, (phrase.first, phrase.core), Sort.BODY, None),
        certainty=_NEAR_CERTAINTY,
        chain=(here, tie),
    )


def _ranges(naming: Naming, index: int, words: list[str]) -> list[tuple[int, int]]:
    """Where the text before a word calls a body by these words and its owner's name: the last place of each name."""
    passage, found = naming.passage, dict[str, tuple[int, int]]()
    head = words[-1]
    for at in range(index - 1, 0, -1):
        if passage.words[index].sentence - passage.words[at].sentence > _REACH[head]:
            break
        begin = at - len(words) + 1
        if passage.lower(at) != head or [passage.lower(i) for i in range(begin, at + 1)] != words:
            continue
        first = _owner_before(naming, begin, persons=head in _OF_PERSONS)
        if first is not None:
            found.setdefault(_label(passage, first, at + 1).casefold(), (first, at + 1))
    return list(found.values())


def _owner_before(naming: Naming, noun: int, *, persons: bool) -> int | None:
    """The first word of the name of the owner right before a noun ("Clinton campaign"); None if none stands there.

    One word in lower case may stand between a body or a country and its noun ("China's foreign ministry").
    """
    passage, known = naming.passage, lexicon()
    between = passage.words[noun - 1]
    plain = between.text.islower() and between.lower not in known.function_words | known.prepositions
    for end in (noun, noun - 1) if plain and not persons else (noun,):
        last = end - (passage.lower(end - 1) in _APOSTROPHES)
        mention = next((naming.names[at] for at in range(last - _MAX_NAME_WORDS, last) if at in naming.names), None)
        if mention is None or mention.last != last:
            continue
        identity = naming.people.identity.get(mention.last)
        if identity is not None and identity.referent.is_person is persons:
            return mention.first
    return None


def _label(passage: Passage, first: int, last: int) -> str:
    """The words as they are shown, with an article where no owner in the genitive makes one needless."""
    span = passage.span(first, last)
    text = " ".join(passage.text[span.start : span.end].split())
    owned = any(passage.lower(at) in _APOSTROPHES for at in range(first, last))
    return text if owned else f"the {text}"


def with_owner(naming: Naming, phrase: Phrase, described: Answer, owner: Answer) -> Answer:
    """A body called "his campaign" or "her office", with the name of the owner that the pronoun means."""
    speaker, who = described.speaker, owner.speaker
    named = owner.referent is not None and bool(owner.referent.names)
    if speaker is None or who is None or not named or owner.certainty < _LEAST_OWNER_CHANCE:
        return described
    pronoun, _, rest = speaker.name.partition(" ")
    if (
        phrase.head not in lexicon().body_nouns | _HOUSEHOLDS
        or pronoun != naming.passage.lower(phrase.first)
        or not rest
    ):
        return described
    return replace(
        described,
        speaker=replace(speaker, name=f"{who.name}’s {rest}"),
        certainty=min(described.certainty, owner.certainty),
        chain=(*described.chain[:1], *owner.chain),
    )
