"""Who issued "the statement" or "the poll": whoever the words around it named when it first came up."""

from collections.abc import Iterator

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import Answer, speaker_of
from index.speakers.documents import FINDINGS, made_by
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention, Part
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_ISSUED_CERTAINTY = 0.86
_FAR_CERTAINTY = 0.8
_ISSUED_SENTENCES = 8
_LEAD_PARAGRAPHS = 3
"""So many paragraphs behind a headline tell whose "Poll" it speaks of."""
_MAX_ADJECTIVES = 3
_MAX_NAME_AWAY = 12
_ISSUED = frozenset(
    "statement letter advisory announcement release complaint memo filing tweet post notice warning".split()
)
_POLLS = frozenset(("poll", "survey"))
"""Whom a sentence is about that brings in one of these is mostly asked for, not the asking one."""
_ANAPHORIC = frozenset(("the", "this", "that"))
"""Before a noun that came up already."""
_QUOTING = frozenset(("to", "by", "from"))
"""Before a document whose words another one reports: "according to a report"."""
_FRESH = frozenset("new latest same recent".split())
"""Adjectives that do not tell one document from another where there is one only."""
_ALIKE = (
    "poll survey study analysis",
    "article story piece feature column",
    "data figures statistics",
    "ad advert advertisement commercial spot video clip",
)
_LIKE = {noun: frozenset(nouns.split()) for nouns in _ALIKE for noun in nouns.split()}
"""Nouns for the same document."""
_JOINTS = frozenset(("/", "-"))


def issuer_of(naming: Naming, phrase: Phrase) -> Answer | None:
    """Who issued "the statement" or "the poll", as the words around it said when it first came up."""
    passage = naming.passage
    between = {passage.lower(at) for at in range(phrase.first + 1, phrase.core - 1)}
    definite = passage.lower(phrase.first) in _ANAPHORIC and phrase.core - phrase.first > 1
    if not definite or not between <= _FRESH or phrase.head not in lexicon().documents | _ISSUED | _LIKE.keys():
        return None
    if (maker := made_by(naming, phrase.core - 1)) and (issuer := _referent(naming, maker)):
        return _issued(naming, phrase, issuer, phrase.core - 1, _ISSUED_CERTAINTY)
    sentence = passage.words[phrase.first].sentence
    nouns = _LIKE.get(phrase.head, frozenset((phrase.head,)))
    for at in range(phrase.first - 1, -1, -1):
        away = sentence - passage.words[at].sentence
        if away > _ISSUED_SENTENCES and phrase.head not in FINDINGS:
            return None
        if passage.lower(at) not in nouns:
            continue
        brought = passage.lower(at - 1) not in _ANAPHORIC
        found = _named_beside(naming, at) or (_subject_beside(naming, at) if brought else None)
        near = away <= _ISSUED_SENTENCES and not between
        if found is not None and (near or _is_only(naming, nouns, phrase.first, found)):
            return _issued(
                naming, phrase, found, at, _ISSUED_CERTAINTY if away <= _ISSUED_SENTENCES else _FAR_CERTAINTY
            )
        if brought and not between and passage.lower(at) == phrase.head:
            return None
    return None


def issuer_below(naming: Naming, phrase: Phrase) -> Answer | None:
    """Who issued the "Poll" of a headline, or "a poll" right below, as the first paragraphs behind it say.

    None if they name none or several.
    """
    passage = naming.passage
    first = passage.words[phrase.first]
    below = first.paragraph - passage.opening(first.paragraph)
    between = {passage.lower(at) for at in range(phrase.first, phrase.core - 1)}
    plain = between <= _FRESH | {"a", "an"} and (below == 0 or (below == 1 and phrase.indefinite))
    if not plain or phrase.head not in FINDINGS:
        return None
    nouns = _LIKE.get(phrase.head, frozenset((phrase.head,)))
    found: dict[str, tuple[Referent | Speaker, int]] = {}
    for at in range(phrase.last, len(passage.words)):
        if passage.words[at].paragraph - first.paragraph > _LEAD_PARAGRAPHS:
            break
        issuer = _named_beside(naming, at) if passage.lower(at) in nouns else None
        if issuer is not None:
            found.setdefault(issuer.name, (issuer, at))
    if len(found) != 1:
        return None
    issuer, at = next(iter(found.values()))
    return _issued(naming, phrase, issuer, at, _FAR_CERTAINTY)


def _is_only(naming: Naming, nouns: frozenset[str], index: int, issuer: Referent | Speaker) -> bool:
    """Whether every document of a kind before a word whose issuer is told is by the same one."""
    return all(other.name == issuer.name for other in _issuers(naming, nouns, index))


def _issuers(naming: Naming, nouns: frozenset[str], index: int) -> Iterator[Referent | Speaker]:
    for at in range(index):
        if naming.passage.lower(at) in nouns and (found := _named_beside(naming, at)) is not None:
            yield found


def _named_beside(naming: Naming, at: int) -> Referent | Speaker | None:
    """The body or person named right before a document's noun ("a Gallup poll") or behind it with "by"."""
    passage = naming.passage
    maker = made_by(naming, at)
    if maker is not None:
        return _together(naming, maker) or _referent(naming, maker)
    for first in range(max(at - _MAX_NAME_AWAY, 0), at):
        mention = naming.names.get(first)
        if mention is None or mention.last > at or passage.words[first].sentence != passage.words[at].sentence:
            continue
        between = [passage.words[i] for i in range(mention.last, at)]
        plain = len(between) <= _MAX_ADJECTIVES and all(w.text[0].isalnum() or w.lower == "'s" for w in between)
        small = any(w.lower in lexicon().function_words - {"opinion"} for w in between)
        if plain and not small:
            return _together(naming, mention) or _referent(naming, mention)
    return None


def _together(naming: Naming, mention: NameMention) -> Speaker | None:
    """Two bodies that share a document ("a Leeds Post/Radio Leeds poll"), as one speaker."""
    passage = naming.passage
    first, last = mention.first, mention.last
    if passage.lower(first - 1) in _JOINTS:
        first = next((m.first for m in naming.names.values() if m.last == first - 1), first)
    elif passage.lower(last) in _JOINTS and last + 1 in naming.names:
        last = naming.names[last + 1].last
    if (first, last) == (mention.first, mention.last):
        return None
    return Speaker(name=_text(passage, first, last), kind=SpeakerKind.BODY)


def _text(passage: Passage, first: int, last: int) -> str:
    span = passage.span(first, last)
    return " ".join(passage.text[span.start : span.end].split())


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
        plain = (referent.is_person and passage.lower(at) not in _POLLS) or referent.sort is Sort.BODY
        if event.part is Part.SUBJECT and plain and not event.quoted and referent.names and (opens or event.word < at):
            return referent
    return None


def _referent(naming: Naming, mention: NameMention) -> Referent | None:
    identity = naming.people.identity.get(mention.last)
    return identity.referent if identity and (identity.preferred or not identity.rivals) else None


def _issued(naming: Naming, phrase: Phrase, issuer: Referent | Speaker, at: int, certainty: float) -> Answer:
    passage = naming.passage
    number = passage.words[at].paragraph + 1
    here = Link(span=passage.span(phrase.first, phrase.core), reason="described beside the cue")
    first = Link(span=passage.span(at, at + 1), reason=f"the {phrase.head} of {issuer.name} in paragraph {number}")
    if isinstance(issuer, Speaker):
        return Answer(speaker=issuer, certainty=certainty, chain=(here, first))
    return Answer(
        speaker=speaker_of(issuer),
        referent=issuer,
        certainty=certainty,
        chain=(here, first, *naming.links_to_name(issuer, None)),
    )
