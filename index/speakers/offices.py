"""Who holds an office: "the senator", "the Swiss president", "the Republican nominee"."""

from itertools import takewhile

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.epithets import called_again, topic_of
from index.speakers.naming import Naming
from index.speakers.nouns import POSSESSIVES
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent
from index.speakers.roles import Role

_OFFICE_CERTAINTY = 0.93
_NEAR_OFFICE_CERTAINTY = 0.88
_FAR_OFFICE_CERTAINTY = 0.7
_SHARED_ROLES = frozenset(
    """candidate nominee front-runner frontrunner contender hopeful challenger rival republican democrat conservative
    liberal independent billionaire businessman lawmaker politician incumbent leader""".split()
)
"""Roles that several people of one article may have, though the text gives them to one."""

_PARTIES = frozenset("republican democrat conservative liberal independent".split())
"""Of these there are many, so that one with the noun alone need not be the one with a place before it."""


def holder(naming: Naming, role: Role, phrase: Phrase) -> Answer | None:
    """The person whom the text gives an office or role to, or whom it has just named; None if there is none.

    An answer without a speaker says that several people have the office.
    """
    people = [referent for referent in naming.people.referents if referent.names]
    strict = [(r, own) for r in people for own in r.roles if own.fits(role)]
    loose = (
        [] if strict or role.head in _PARTIES else [(r, own) for r in people for own in r.roles if own.may_fit(role)]
    )
    holders = strict or loose
    referents = list(dict.fromkeys(referent for referent, _ in holders))
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="an office or role")
    if len(referents) > 1:
        return topic_of(naming, role, phrase, referents) or Answer(
            chain=(here,), candidates=tuple(r.name for r in referents)
        )
    if not referents:
        return called_again(naming, role, phrase)
    referent, own = holders[0]
    number = naming.paragraph_number(own.span)
    tie = Link(span=own.span, reason=f"the text gives this office or role to {referent.name} in paragraph {number}")
    certainty = _certainty(naming, role, referent, phrase)
    return Answer(
        speaker=speaker_of(referent),
        referent=referent,
        certainty=certainty if strict else min(certainty, _NEAR_OFFICE_CERTAINTY),
        chain=(here, tie, *naming.links_to_name(referent, None)),
    )


def _certainty(naming: Naming, role: Role, referent: Referent, phrase: Phrase) -> float:
    """How sure an office means its only holder: one of many candidates must have been mentioned just before."""
    passage = naming.passage
    if passage.lower(phrase.first) in POSSESSIVES:
        return _FAR_OFFICE_CERTAINTY
    if role.narrowing and role.head not in _SHARED_ROLES:
        return _OFFICE_CERTAINTY
    paragraph = passage.words[phrase.first].paragraph
    near = takewhile(lambda event: paragraph - event.paragraph <= 1, naming.scene.back(phrase.first))
    people = [e for e in near if naming.scene.referents[e.referent].is_person and not e.quoted]
    if people and people[0].referent == referent.number:
        return _OFFICE_CERTAINTY
    mentioned = any(e.referent == referent.number for e in people)
    return _NEAR_OFFICE_CERTAINTY if mentioned and role.head not in _SHARED_ROLES else _FAR_OFFICE_CERTAINTY
