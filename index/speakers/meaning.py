"""Who is meant by the words beside a cue that are no pronoun: a name, a group or a description."""

import re

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import Answer, speaker_of
from index.speakers.appositions import named_beside
from index.speakers.bodies import body_of
from index.speakers.descriptions import description_text
from index.speakers.documents import author_of
from index.speakers.groups import listed, told_apart
from index.speakers.issuers import issuer_below, issuer_of
from index.speakers.leads import named_after
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.nouns import DETERMINERS, singular
from index.speakers.offices import holder
from index.speakers.owned import called_in_full
from index.speakers.pairs import BOTH, of_pair
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.referents import Referent
from index.speakers.roles import Role, read_role
from index.speakers.sorts import Sort

_DESCRIPTION_CERTAINTY = 0.975
_KNOWN_CERTAINTY = 0.9
"""For "the senator": somebody the reader should know by name, though we do not."""
_REPEATED_CERTAINTY = 0.88
_GROUP_CERTAINTY = 0.975
_POSSESSIVE = re.compile(r"['’]s (and|or) ")


def meaning(naming: Naming, phrase: Phrase) -> Answer:
    """Who a phrase means that is no pronoun."""
    if phrase.kind is PhraseKind.NAME and phrase.mention is not None:
        return naming.named(phrase, phrase.mention)
    if phrase.kind is PhraseKind.GROUP:
        return _group(naming, phrase)
    return _description(naming, phrase)


def _group(naming: Naming, phrase: Phrase) -> Answer:
    """Several speakers, named in the words of the text without "both"."""
    passage = naming.passage
    first = phrase.first + (passage.lower(phrase.first) == "both")
    span, whole = passage.span(first, phrase.core), passage.span(phrase.first, phrase.core)
    text = _members(naming, first, phrase.core) or " ".join(passage.text[span.start : span.end].split())
    text = _POSSESSIVE.sub(r" \1 ", text).removesuffix(" both")
    opener = text.partition(" ")[0]
    if opener.lower() in lexicon().function_words | {"neither"} and len(opener) > 1:
        text = opener.lower() + text[len(opener) :]
    return Answer(
        speaker=Speaker(name=text, kind=SpeakerKind.GROUP),
        certainty=_GROUP_CERTAINTY,
        chain=(Link(span=whole, reason="several speakers, named together beside the cue"),),
    )


def _members(naming: Naming, first: int, core: int) -> str:
    """The names of several people without what the text tells of each; an empty string if it tells nothing of them."""
    passage = naming.passage
    inside = (naming.names[at] for at in range(first, core) if at in naming.names)
    people = [mention for mention in inside if mention.sort is Sort.PERSON]
    if not told_apart(passage, people, first) or not listed(passage, people, first, core):
        return ""
    *others, last = [passage.text[m.span.start : m.span.end] for m in people]
    return f"{', '.join(others)} and {last}"


def _description(naming: Naming, phrase: Phrase) -> Answer:
    """Somebody named elsewhere, a speaker described before, or a new one."""
    passage = naming.passage
    span = passage.span(phrase.first, phrase.last)
    lowers = [word.lower for word in passage.words[phrase.first : phrase.core]]
    role = None if phrase.plural else read_role(lowers, span)
    known = _named_elsewhere(naming, phrase, role)
    if known is not None:
        return known
    if " ".join(lowers) in BOTH:
        return Answer(chain=(Link(span=span, reason="two whom the text does not name together"),))
    text = description_text(passage, phrase)
    here = Link(span=span, reason="described beside the cue")
    for referent in naming.described_before(phrase.first):
        if referent.first == phrase.first:
            referent.label = text
        same = referent.label == text
        if same or (not phrase.indefinite and _repeats(referent, role)):
            certainty = _DESCRIPTION_CERTAINTY if same else _REPEATED_CERTAINTY
            return Answer(speaker=speaker_of(referent), referent=referent, certainty=certainty, chain=(here,))
    return _new_description(naming, phrase, text, role, here)


def _named_elsewhere(naming: Naming, phrase: Phrase, role: Role | None) -> Answer | None:
    """One of a pair, the one named beside it or with the office or role, the author of a document, or a body."""
    definite = not phrase.indefinite
    bare = naming.passage.lower(phrase.first) not in DETERMINERS
    found = of_pair(naming, phrase)
    if found is None and role is not None:
        found = named_beside(naming, phrase) or (holder(naming, role, phrase) if bare or definite else None)
        if found is None or found.speaker is None:
            found = named_after(naming, role, phrase) or found
    found = found or author_of(naming, phrase)
    if found is None and definite:
        return body_of(naming, phrase) or called_in_full(naming, phrase) or issuer_of(naming, phrase)
    return found or issuer_below(naming, phrase)


def _new_description(naming: Naming, phrase: Phrase, text: str, role: Role | None, here: Link) -> Answer:
    """A speaker who is known only by these words."""
    known = lexicon()
    kind = SpeakerKind.UNNAMED
    if phrase.plural:
        kind = SpeakerKind.GROUP
    elif phrase.head in known.body_nouns and phrase.head not in known.roles:
        kind = SpeakerKind.BODY
    sort = Sort.PERSON if kind is SpeakerKind.UNNAMED and singular(phrase.head) in known.roles else Sort.BODY
    referent = None
    if kind is not SpeakerKind.GROUP:
        referent = naming.describe(text, (phrase.first, phrase.last), sort, role)
    return Answer(
        speaker=Speaker(name=text, kind=kind),
        referent=referent,
        certainty=_DESCRIPTION_CERTAINTY if phrase.indefinite or sort is not Sort.PERSON else _KNOWN_CERTAINTY,
        chain=(here,),
    )


def _repeats(referent: Referent, role: Role | None) -> bool:
    """Whether "the official" can be the official described before."""
    return role is not None and any(own.fits(role) for own in referent.roles)
