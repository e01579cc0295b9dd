"""Which body "the ministry" or "the university" is."""

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.sorts import Sort

_CERTAINTY = 0.93


def body_of(naming: Naming, phrase: Phrase) -> Answer | None:
    """The one body whose name has the noun of a description ("the ministry")."""
    if phrase.head not in lexicon().body_nouns or phrase.core - phrase.first != 2:
        return None
    fitting = [
        r
        for r in naming.people.referents
        if r.names and r.sort is Sort.BODY and phrase.head in {w.lower() for w in r.fullest.words}
    ]
    if len(fitting) != 1:
        return None
    referent = fitting[0]
    number = naming.paragraph_number(referent.fullest.span)
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="described beside the cue")
    named = Link(span=referent.fullest.span, reason=f"the only {phrase.head} named in full, in paragraph {number}")
    return Answer(speaker=speaker_of(referent), referent=referent, certainty=_CERTAINTY, chain=(here, named))
