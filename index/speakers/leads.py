"""Whom the headline or the first paragraph only describes and the next one names: "A diplomat warns …", "Ida Ross, …"."""

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.naming import Naming
from index.speakers.nouns import POSSESSIVES
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent
from index.speakers.roles import Role
from index.speakers.words import Passage

_STRICT_CERTAINTY = 0.9
_CERTAINTY = 0.84
_LEAD_PARAGRAPHS = 3
"""A headline, a line below it and the first paragraph."""
_NAMING_PARAGRAPHS = 3
"""So many paragraphs further the name is given at the latest."""
_ONE_OF_MANY = frozenset(("another", "one", "some", "any", "every", "each", "no"))


def in_lead(passage: Passage, index: int) -> bool:
    """Whether a word stands where texts may describe somebody before they name him."""
    return passage.words[index].paragraph - passage.words[0].paragraph < _LEAD_PARAGRAPHS


def named_after(naming: Naming, role: Role, phrase: Phrase) -> Answer | None:
    """The one person with such a role whom the beginning of the text names; None if it names none or several."""
    passage = naming.passage
    opener = passage.lower(phrase.first)
    if not in_lead(passage, phrase.first) or opener in POSSESSIVES | _ONE_OF_MANY:
        return None
    last = passage.words[phrase.first].paragraph + _NAMING_PARAGRAPHS
    early = [r for r in naming.people.referents if r.is_person and _is_named_by(passage, r, last)]
    strict = [(r, own) for r in early for own in r.roles if own.fits(role)]
    holders = strict or [(r, own) for r in early for own in r.roles if own.introduces(role)]
    if len({r.number for r, _ in holders}) != 1:
        return None
    referent, own = holders[0]
    number = naming.paragraph_number(own.span)
    here = Link(span=passage.span(phrase.first, phrase.last), reason="described before the name is given")
    tie = Link(span=own.span, reason=f"the text gives this office or role to {referent.name} in paragraph {number}")
    return Answer(
        speaker=speaker_of(referent),
        referent=referent,
        certainty=_STRICT_CERTAINTY if strict else _CERTAINTY,
        chain=(here, tie, *naming.links_to_name(referent, None)),
    )


def _is_named_by(passage: Passage, referent: Referent, last: int) -> bool:
    """Whether somebody has a name up to a paragraph."""
    return any(passage.words[mention.first].paragraph <= last for mention in referent.names)
