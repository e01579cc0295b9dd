"""Whom "the retired surgeon" means, asked once the pronouns of the sentences before are known."""

from index.model import SpeakerKind
from index.speakers.answers import Answer
from index.speakers.epithets import (
    EPITHETS,
    about,
    acts_beside,
    introduced,
    is_past,
    is_plain,
    may_be,
    of_other_party,
    says_who,
)
from index.speakers.features import Question
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.pronouns import weigh
from index.speakers.referents import Referent
from index.speakers.roles import Role, read_role

_LEAST_CHANCE = 0.5
_SPOKE_SHARE, _OTHER_SHARE, _NEW_SHARE = 0.74, 0.85, 0.85
"""The least share of the chances for whoever spoke last, for anybody else, and where the text brings in another one."""
_NEAR_SENTENCES = 4
"""Whom so many sentences before bring in with the same noun may be meant."""
_MOST_CERTAIN, _OTHER_CERTAINTY = 0.9, 0.84
_RUNNING = frozenset("candidate nominee frontrunner front-runner contender hopeful standard-bearer".split())
"""Nouns for whoever runs for an office."""
_POLITICAL = frozenset("president secretary mayor governor politician leader rival opponent challenger".split())
"""Offices and roles of people who run for another one, beside those that writers call anybody by."""
_AGED = ("year-old", "years-old")
_LEADING = frozenset("minority majority senate house parliamentary opposition party".split())
"""What a leader of politicians leads."""


def is_open(answer: Answer, phrase: Phrase) -> bool:
    """Whether an answer names nobody: nobody at all, or somebody who is described by these words for the first time."""
    speaker, referent = answer.speaker, answer.referent
    if speaker is None:
        return True
    new = referent is not None and not referent.names and referent.first == phrase.first
    return speaker.kind is SpeakerKind.UNNAMED and new


def recalled_role(naming: Naming, phrase: Phrase) -> Role | None:
    """What a definite description of one person says of him; None if it describes nobody or somebody new."""
    passage = naming.passage
    lowers = [word.lower for word in passage.words[phrase.first : phrase.core]]
    if phrase.plural or lowers[0] != "the":
        return None
    span = passage.span(phrase.first, phrase.core)
    role = read_role(lowers, span)
    if role is None and _is_aged(naming, phrase):
        return Role(head=phrase.head, noun=phrase.head, narrowing=frozenset(), gender=None, span=span)
    return role if role is not None and is_plain(naming, role, phrase) else None


def _is_aged(naming: Naming, phrase: Phrase) -> bool:
    """Whether a description says how old somebody is ("the 57-year-old")."""
    return any(naming.passage.lower(at).endswith(_AGED) for at in range(phrase.first, phrase.core))


def recalled(naming: Naming, phrase: Phrase, role: Role, question: Question) -> Answer | None:
    """The one person the sentences right before are about; None if that is not plain."""
    if not _tells(naming, phrase, role):
        return None
    candidates = [c for c in weigh(naming.scene, question) if c.referent.names and may_be(c.referent, role)]
    if role.head in _RUNNING:
        candidates = [c for c in candidates if _may_run(c.referent)]
    best = next(iter(candidates), None)
    if best is None or best.probability < _LEAST_CHANCE or _runs_not(naming, role, best.referent):
        return None
    if acts_beside(naming, phrase, best.referent):
        return None
    share = best.probability / sum(c.probability for c in candidates)
    spoke = question.previous == best.referent.number
    least = _SPOKE_SHARE if spoke else _OTHER_SHARE
    if introduced(naming, role, phrase.first):
        if not spoke or introduced(naming, role, phrase.first, within=_NEAR_SENTENCES):
            return None
        least = _NEW_SHARE
    if share < least:
        return None
    return about(naming, phrase, best.referent, min(share, _MOST_CERTAIN if spoke else _OTHER_CERTAINTY))


def _tells(naming: Naming, phrase: Phrase, role: Role) -> bool:
    """Whether a noun says something of one person known already, rather than bringing in another one."""
    if _is_aged(naming, phrase):
        return True
    prepositions = lexicon().prepositions
    behind = any(naming.passage.lower(at) in prepositions for at in range(phrase.first, phrase.core))
    if role.head == "leader":
        return not behind and not role.narrowing.isdisjoint(_LEADING | lexicon().adjectives)
    return (role.head in EPITHETS and not behind) or says_who(naming, role, phrase) or is_past(role)


def _may_run(referent: Referent) -> bool:
    """Whether what is known of somebody lets him run for an office: nothing, or an office or role of those who do."""
    heads = {role.head for role in referent.roles} - lexicon().honorifics
    return not heads or not heads.isdisjoint(EPITHETS | _POLITICAL)


def _runs_not(naming: Naming, role: Role, referent: Referent) -> bool:
    """Whether a role is a candidate's, and the text calls others so but not somebody who is taken for one."""
    if role.head not in _RUNNING:
        return False
    people = (r for r in naming.people.referents if r.names and not of_other_party(r, role))
    running = [r for r in people if any(own.head in _RUNNING for own in r.roles)]
    return bool(running) and referent not in running
