"""Whose words a document is that its owner is named with: "Keller's statement"; and who made one."""

from dataclasses import replace

from index.model import Link
from index.speakers.answers import Answer
from index.speakers.bodies import body_of
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.sorts import Sort

_OWNED_CERTAINTY = 0.93
_RELEASED = frozenset(
    "announcement bylaws data guidelines notice release rules statement statistics warning advisory website".split()
)
"""Documents that are surely by the body whose name stands before them: "a WHO statement", unlike "a WHO report"."""
_BEFORE_RELEASED = frozenset(("press", "news", "official"))
_ARTICLES = frozenset(("the", "a", "an"))
FINDINGS = frozenset("poll survey report study analysis".split())
"""Documents that a story may be about from end to end."""
_MADE = frozenset(
    "assembled commissioned compiled conducted issued made prepared produced published released written".split()
)
"""What is said of a document before "by" and the name of whose words it is."""
_BY = frozenset(("by", "from"))
_MAX_MADE_WORDS = 7
_MAX_OTHERS_WORDS = 8
"""So many words behind a name another one may follow who made it, too."""
_MAX_ADJECTIVES = 3
"""So many words before a document's noun may its owner stand, who then made it."""
_BESIDE_OTHERS = frozenset(("and", "/", "&", "with"))
"""Behind these another one is named who made it, too."""


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


def made_by(naming: Naming, noun: int) -> NameMention | None:
    """The name behind "by" or "from" right after a document's noun, or behind "conducted … by" in the same clause."""
    passage = naming.passage
    before = [word for word in passage.words[max(noun - _MAX_ADJECTIVES, 0) : noun] if word.lower in ("'s", "'")]
    if any(word.sentence == passage.words[noun].sentence for word in before):
        return None
    at, made = noun + 1, False
    if passage.lower(at) == "," and passage.lower(at + 1) in _MADE and passage.lower(noun) in FINDINGS:
        at += 1
    while at <= noun + _MAX_MADE_WORDS and passage.lower(at) not in _BY:
        made = made or passage.lower(at) in _MADE
        plain = passage.lower(at)[:1].isalnum() and passage.words[at].sentence == passage.words[noun].sentence
        if not plain or not made:
            return None
        at += 1
    if passage.lower(at) not in _BY or (made and passage.lower(at) == "from"):
        return None
    at += 1 + (passage.lower(at + 1) == "the")
    loose = at < len(passage.words) and (not passage.words[at].capital or passage.lower(at) == "our")
    places = (at, at + 1) if loose else (at,)
    mention = next((m for m in naming.names.values() if m.first - len(m.titles) in places), None)
    owner = mention is not None and (passage.lower(mention.last) in ("'s", "'") or mention.sort is Sort.PLACE)
    return None if owner or mention is None or _among_others(naming, mention) else mention


def _among_others(naming: Naming, mention: NameMention) -> bool:
    """Whether "and" and another name follow a name in its sentence."""
    words, last = naming.passage.words, mention.last
    near = range(last, min(last + _MAX_OTHERS_WORDS, len(words) - 1))
    starts = {m.first - len(m.titles) for m in naming.names.values()}
    joined = (i for i in near if words[i].lower in ("and", "&") and words[i].sentence == words[last - 1].sentence)
    return any(i + 1 in starts or (words[i + 1].lower == "the" and i + 2 in starts) for i in joined)
