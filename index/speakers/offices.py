"""Who holds an office: "the senator", "the Swiss president", "the Republican nominee"."""

from itertools import takewhile

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.features import Question
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.nouns import POSSESSIVES
from index.speakers.phrases import Phrase
from index.speakers.pronouns import weigh
from index.speakers.referents import Referent
from index.speakers.roles import Role
from index.speakers.sorts import Sort, is_place
from index.speakers.tiers import UNSURE

_OFFICE_CERTAINTY = 0.93
_NEAR_OFFICE_CERTAINTY = 0.88
_FAR_OFFICE_CERTAINTY = 0.7
_EPITHET_CERTAINTY = 0.9
_SHARED_ROLES = frozenset(
    """candidate nominee front-runner frontrunner contender hopeful challenger rival republican democrat conservative
    liberal independent billionaire businessman lawmaker politician incumbent leader""".split()
)
"""Roles that several people of one article may have, though the text gives them to one."""
EPITHETS = frozenset(
    """senator governor nominee candidate representative billionaire businessman businesswoman mogul tycoon developer
    star actor actress singer author novelist contender front-runner frontrunner hopeful standard-bearer lawmaker
    republican democrat independent incumbent""".split()
)
"""Roles by which writers call somebody they have just named, to vary the words."""
_PAST = frozenset(("president", "secretary", "minister", "mayor", "chancellor"))
"""Offices of which the same is true only when they are past ones."""
_PARTIES = (frozenset(("republican", "gop")), frozenset(("democratic", "democrat")), frozenset(("libertarian",)))


def holder(naming: Naming, role: Role, phrase: Phrase) -> Answer | None:
    """The person whom the text gives an office or role to, or whom it has just named; None if there is none.

    An answer without a speaker says that several people have the office.
    """
    people = [referent for referent in naming.people.referents if referent.names]
    strict = [(r, own) for r in people for own in r.roles if own.fits(role)]
    loose = [] if strict else [(r, own) for r in people for own in r.roles if own.may_fit(role)]
    holders = strict or loose
    referents = list(dict.fromkeys(referent for referent, _ in holders))
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="an office or role")
    if len(referents) > 1:
        return Answer(chain=(here,), candidates=tuple(r.name for r in referents))
    if not referents:
        return _epithet(naming, role, phrase, here)
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


def _epithet(naming: Naming, role: Role, phrase: Phrase, here: Link) -> Answer | None:
    """The one person whom the sentences right before are about, called by an office that the text never names."""
    passage = naming.passage
    lowers = {word.lower for word in passage.words[phrase.first : phrase.core]}
    plain = passage.lower(phrase.first) == "the" and phrase.head == role.noun and not lowers & {"'s", "first", "only"}
    epithet = role.head in EPITHETS or (role.head in _PAST and "former" in role.narrowing)
    if not plain or not epithet or _introduced(naming, role, phrase.first):
        return None
    question = Question(
        index=phrase.first, gender=role.gender, subject=True, contents=((phrase.last, phrase.last + 1),)
    )
    candidates = [c for c in weigh(naming.scene, question) if c.referent.names and _may_be(c.referent, role)]
    if not candidates or candidates[0].probability < UNSURE:
        return None
    topic = candidates[0].referent
    before = max((m for m in topic.names if m.first < phrase.first), key=lambda m: m.first)
    link = Link(span=before.span, reason="the person the sentences before are about")
    return Answer(
        speaker=speaker_of(topic),
        referent=topic,
        certainty=min(candidates[0].probability, _EPITHET_CERTAINTY),
        chain=(here, link, *naming.links_to_name(topic, before)),
    )


def _introduced(naming: Naming, role: Role, index: int) -> bool:
    """Whether somebody else with this role came before a word ("a senator from Ohio")."""
    words, known = naming.passage.words, lexicon()
    for i in range(index):
        if words[i].lower == role.noun and not words[i].capital:
            before = {words[j].lower for j in range(max(i - 4, 0), i)}
            if before & {"a", "an", "another", "one", "his", "her", "their"} and not before & known.clause_openers:
                return True
    return False


def _may_be(referent: Referent, role: Role) -> bool:
    """Whether nothing that is known of a person speaks against a role: sex, the same office, another party."""
    if referent.sort is not Sort.PERSON or (role.gender is not None and referent.gender not in (None, role.gender)):
        return False
    if any(own.head == role.head for own in referent.roles):
        return False
    known = set().union(*(own.narrowing | {own.head} for own in referent.roles))
    party = next((party for party in _PARTIES if party & (role.narrowing | {role.head})), None)
    if party and not known & party and any(known & other for other in _PARTIES):
        return False
    places, own_places = ({word for word in words if is_place((word,))} for words in (role.narrowing, known))
    return not (places and own_places) or bool(places & own_places)
