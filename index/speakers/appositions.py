"""Whose name stands right beside a description: "the envoy, Jorge Quispe, said", "Jorge Quispe, an envoy, said"."""

from dataclasses import replace

from index.model import Link
from index.speakers.answers import Answer
from index.speakers.mentions import NameMention, Part
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.sorts import Sort

_CERTAINTY = 0.975
_CLOSING = frozenset((",", "(", "—", "–"))


def named_beside(naming: Naming, phrase: Phrase) -> Answer | None:
    """The person whose name stands right before or right behind a description of one person; None if none does."""
    mention, where = _behind(naming, phrase), "behind"
    if mention is None:
        mention, where = _before(naming, phrase), "before"
    if mention is None:
        return None
    answer = naming.named(phrase, mention)
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="an office or role")
    name = Link(span=mention.span, reason=f"the name right {where} it")
    chain = (here, name, *(link for link in answer.chain[1:] if link.span != mention.span))
    return replace(answer, certainty=min(answer.certainty, _CERTAINTY), chain=chain)


def _behind(naming: Naming, phrase: Phrase) -> NameMention | None:
    """A name behind a comma, closed by another one; or a name that the description is the title of."""
    passage = naming.passage
    comma = passage.lower(phrase.last) == ","
    mention = _at(naming, phrase.last + 1) if comma else naming.names.get(phrase.last)
    if mention is None or not _is_person(naming, mention):
        return None
    if comma:
        return mention if len(mention.words) > 1 and passage.lower(mention.last) in _CLOSING else None
    return mention if phrase.head in mention.titles else None


def _before(naming: Naming, phrase: Phrase) -> NameMention | None:
    """A full name before a comma, the description closed by another one."""
    passage = naming.passage
    if passage.lower(phrase.first - 1) != "," or passage.lower(phrase.last) != ",":
        return None
    mention = next((m for m in naming.names.values() if m.last == phrase.first - 1), None)
    fitting = mention is not None and len(mention.words) > 1 and mention.part is Part.SUBJECT
    return mention if mention is not None and fitting and _is_person(naming, mention) else None


def _at(naming: Naming, index: int) -> NameMention | None:
    """The name that begins with its titles at a word."""
    return next((m for m in naming.names.values() if m.first - len(m.titles) == index), None)


def _is_person(naming: Naming, mention: NameMention) -> bool:
    identity = naming.people.identity.get(mention.last)
    return (identity.referent.sort if identity else mention.sort) in (Sort.PERSON, Sort.UNKNOWN)
