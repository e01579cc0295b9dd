"""Whose words a document is: "Keller's statement", or "the statement" after "Keller said in a statement"."""

from dataclasses import replace

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.bodies import body_of
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention, Part
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.referents import Referent
from index.speakers.sorts import Sort

_OWNED_CERTAINTY = 0.93
_ISSUED_CERTAINTY = 0.86
_ISSUED_SENTENCES = 8
_MAX_ADJECTIVES = 3
_MAX_NAME_AWAY = 12
_ISSUED = frozenset(
    "statement letter advisory announcement release complaint memo filing tweet post notice warning".split()
)
_RELEASED = frozenset(
    "announcement bylaws data guidelines notice release rules statement statistics warning advisory website".split()
)
"""Documents that are surely by the body whose name stands before them: "a WHO statement", unlike "a WHO report"."""
_BEFORE_RELEASED = frozenset(("press", "news", "official"))
_ANAPHORIC = frozenset(("the", "this", "that"))
"""Before a noun that came up already."""
_ARTICLES = frozenset(("the", "a", "an"))
_QUOTING = frozenset(("to", "by", "from"))
"""Before a document whose words another one reports: "according to a report"."""
_ISSUED_BY = frozenset(("by", "from"))


def author_of(naming: Naming, phrase: Phrase) -> Answer | None:
    """The person or body that a description of a document names as its owner; None if it names none."""
    passage, speaking = naming.passage, lexicon().speaking
    for i in range(phrase.first, phrase.core - 1):
        if passage.lower(i) not in ("'s", "'"):
            continue
        noun = next((passage.lower(j) for j in range(i + 1, phrase.core) if passage.lower(j) in speaking), None)
        mention = next((m for m in naming.names.values() if m.last == i), None)
        return _owned(naming, phrase, mention, noun) or _owned_by_body(naming, phrase, i, noun)
    noun = passage.lower(phrase.core - 1)
    if noun not in _RELEASED:
        return None
    at = phrase.core - 1 - (passage.lower(phrase.core - 2) in _BEFORE_RELEASED)
    mention = next((m for m in naming.names.values() if m.last == at and m.sort is Sort.BODY), None)
    return _owned(naming, phrase, mention, noun)


def _owned(naming: Naming, phrase: Phrase, mention: NameMention | None, noun: str | None) -> Answer | None:
    """The owner of a document by a name that begins its description, but for an article."""
    passage = naming.passage
    begin = phrase.first + (passage.lower(phrase.first) in _ARTICLES)
    if noun is None or mention is None or not mention.first - len(mention.titles) <= begin <= mention.first:
        return None
    owner = naming.named(phrase, mention)
    here = Link(span=passage.span(phrase.first, phrase.core), reason=f"the {noun} of the one named with it")
    return replace(owner, certainty=min(owner.certainty, _OWNED_CERTAINTY), chain=(here, *owner.chain[1:]))


def _owned_by_body(naming: Naming, phrase: Phrase, end: int, noun: str | None) -> Answer | None:
    """The owner of a document that is called by a noun only ("the party's rules")."""
    owner = naming.read(naming.passage.span(phrase.first, end)) if noun else None
    answer = body_of(naming, owner) if owner is not None and owner.kind is PhraseKind.DESCRIPTION else None
    if answer is None:
        return None
    here = Link(span=naming.passage.span(phrase.first, phrase.core), reason=f"the {noun} of the body named with it")
    return replace(answer, certainty=min(answer.certainty, _OWNED_CERTAINTY), chain=(here, *answer.chain[1:]))


def issuer_of(naming: Naming, phrase: Phrase) -> Answer | None:
    """Who issued "the statement" or "the poll", as the words around it said when it first came up."""
    passage, known = naming.passage, lexicon()
    definite = passage.lower(phrase.first) in _ANAPHORIC and phrase.core - phrase.first == 2
    if not definite or phrase.head not in known.documents | _ISSUED:
        return None
    sentence = passage.words[phrase.first].sentence
    for at in range(phrase.first - 1, -1, -1):
        if sentence - passage.words[at].sentence > _ISSUED_SENTENCES:
            return None
        if passage.lower(at) == phrase.head and passage.lower(at - 1) not in _ANAPHORIC:
            found = _named_beside(naming, at) or _subject_beside(naming, at)
            return _issued(naming, phrase, found, at) if found else None
    return None


def _named_beside(naming: Naming, at: int) -> Referent | None:
    """The body or person named right before a document's noun ("a Gallup poll") or behind it with "by"."""
    passage = naming.passage
    by = next((i for i in (at + 1, at + 2) if passage.lower(i) in _ISSUED_BY), None)
    for first in range(max(at - _MAX_NAME_AWAY, 0), at + _MAX_NAME_AWAY):
        mention = naming.names.get(first)
        if mention is None or passage.words[first].sentence != passage.words[at].sentence:
            continue
        between = [passage.words[i] for i in range(mention.last, at)]
        plain = len(between) <= _MAX_ADJECTIVES and all(w.text[0].isalnum() or w.lower == "'s" for w in between)
        small = any(w.lower in lexicon().function_words for w in between)
        behind = mention.first - len(mention.titles)
        if (mention.last <= at and plain and not small) or (by is not None and behind in (by + 1, by + 2)):
            return _referent(naming, mention)
    return None


def _subject_beside(naming: Naming, at: int) -> Referent | None:
    """Who the sentence is about in which "a statement" came up: "X said in a statement", "In a statement, X said"."""
    passage = naming.passage
    article = next((i for i in range(at - 1, max(at - 6, -1), -1) if passage.lower(i) in ("a", "an")), None)
    if article is None or passage.words[article].sentence != passage.words[at].sentence:
        return None
    if passage.lower(article - 1) in _QUOTING:
        return None
    opens = passage.lower(article - 1) == "in" and not any(
        naming.scene.referents[event.referent].names and event.part is Part.SUBJECT
        for event in naming.scene.of_sentence(at)
        if event.word < at
    )
    for event in naming.scene.of_sentence(at):
        referent = naming.scene.referents[event.referent]
        plain = referent.is_person or referent.sort is Sort.BODY
        if event.part is Part.SUBJECT and plain and not event.quoted and referent.names and (opens or event.word < at):
            return referent
    return None


def _referent(naming: Naming, mention: NameMention) -> Referent | None:
    identity = naming.people.identity.get(mention.last)
    return identity.referent if identity and (identity.preferred or not identity.rivals) else None


def _issued(naming: Naming, phrase: Phrase, issuer: Referent, at: int) -> Answer:
    passage = naming.passage
    number = passage.words[at].paragraph + 1
    here = Link(span=passage.span(phrase.first, phrase.core), reason="described beside the cue")
    first = Link(span=passage.span(at, at + 1), reason=f"the {phrase.head} of {issuer.name} in paragraph {number}")
    return Answer(
        speaker=speaker_of(issuer),
        referent=issuer,
        certainty=_ISSUED_CERTAINTY,
        chain=(here, first, *naming.links_to_name(issuer, None)),
    )
