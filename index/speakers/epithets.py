"""Whom the text has just spoken of and now calls by a noun that it ties to nobody: "the senator"."""

from collections.abc import Iterable, Sequence

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.features import Question
from index.speakers.lexicon import lexicon
from index.speakers.mentions import Part
from index.speakers.names import given_gender
from index.speakers.naming import Naming
from index.speakers.phrases import Phrase
from index.speakers.pronouns import Candidate, weigh
from index.speakers.referents import Referent
from index.speakers.roles import Role, party_of
from index.speakers.sorts import is_place
from index.speakers.subjects import SUBORDINATING
from index.speakers.tiers import UNSURE

_MOST_CERTAIN = 0.9
_OTHER_CERTAINTY = 0.84
"""For nouns that do not serve so often."""
_LEAST_CHANCE = 0.15
"""Of a person whom the sentences before are about at all."""
_LEAST_SHARE = 0.7
_LEAST_OTHER_SHARE = 0.8
_LEAST_OFFICE_CHANCE = 0.5
_RULER_CERTAINTY = 0.86
_RULERS = frozenset(("president", "minister", "chancellor", "premier", "king", "queen", "pope", "leader"))
EPITHETS = frozenset(
    """senator governor nominee candidate representative billionaire businessman businesswoman mogul tycoon developer
    star actor actress singer author novelist contender front-runner frontrunner hopeful standard-bearer lawmaker
    republican democrat independent incumbent""".split()
)
"""Roles by which writers call somebody they have just named, to vary the words."""
_PAST = frozenset(("president", "secretary", "minister", "mayor", "chancellor"))
"""Offices of which the same is true only when they are past ones."""
_HIGHEST = frozenset(("president", "pope", "minister", "chancellor", "secretary"))
"""Offices whose holder every reader knows, so that the text need not name him first."""
_NUMBERS = frozenset(("count", "number"))
"""Titles that are numbers as well ("the latest count")."""
_ORDINALS = frozenset("first second third next last other".split())
_STRANGERS = frozenset(
    """man woman boy girl child guy official source person spokesman spokeswoman spokesperson member resident voter
    aide adviser advisor ally friend relative husband wife father mother son daughter brother sister parent partner
    colleague neighbor neighbour reporter interviewer moderator host anchor user reader writer visitor customer
    witness victim worker employee staffer volunteer supporter donor critic opponent rival audience expert analyst
    lawyer attorney judge prosecutor officer agent soldier driver student teacher patient client local individual
    insider observer participant attendee spectator author editor narrator speaker general public left right
    conservative liberal leader winner gentleman""".split()
)
"""Roles of people whom texts often bring in without a name, so that they say little of the one just named."""
_WON = frozenset(("leader", "winner"))
"""Those of them that, as past ones, one person is known for."""
_OFFICES = frozenset("senator representative governor president mayor justice judge pope king queen".split())
"""Offices of which nobody holds two."""


def called_again(naming: Naming, role: Role, phrase: Phrase) -> Answer | None:
    """The one person whom the sentences right before are about, called by an office that the text never names."""
    if not is_plain(naming, role, phrase) or introduced(naming, role, phrase.first):
        return None
    if role.head in _RULERS and (ruler := _ruler(naming, role)) is not None:
        return about(naming, phrase, ruler, _RULER_CERTAINTY)
    if role.head not in EPITHETS and _is_described(naming, role, phrase.first - 1):
        return None
    candidates = [c for c in _candidates(naming, role, phrase) if may_be(c.referent, role)]
    unlikely = not candidates or candidates[0].probability < _LEAST_CHANCE
    if unlikely or acts_beside(naming, phrase, candidates[0].referent):
        return None
    best = candidates[0].probability
    share = best / sum(c.probability for c in candidates)
    if role.head in EPITHETS or (role.head in _PAST and "former" in role.narrowing):
        safe = best >= UNSURE or share >= _LEAST_SHARE
        return about(naming, phrase, candidates[0].referent, min(max(best, share), _MOST_CERTAIN)) if safe else None
    safe = (says_who(naming, role, phrase) or is_past(role)) and share >= _LEAST_OTHER_SHARE
    if not safe or (role.noun in lexicon().titles and best < _LEAST_OFFICE_CHANCE):
        return None
    return about(naming, phrase, candidates[0].referent, min(share, _OTHER_CERTAINTY))


def acts_beside(naming: Naming, phrase: Phrase, referent: Referent) -> bool:
    """Whether somebody acts by name in the same sentence, and a clause of its own tells of the one described.

    In "Ross left as the senator spoke" the senator is another.
    """
    if naming.passage.lower(phrase.first - 1) not in SUBORDINATING | {"that"}:
        return False
    return any(
        event.referent == referent.number and event.named and event.part is Part.SUBJECT and not event.quoted
        for event in naming.scene.of_sentence(phrase.first)
        if event.word < phrase.first
    )


def is_plain(naming: Naming, role: Role, phrase: Phrase) -> bool:
    """Whether a description is "the" and a noun for one person, with nobody else's name or number before it."""
    lowers = {word.lower for word in naming.passage.words[phrase.first : phrase.core]}
    ordinal = not lowers.isdisjoint(_ORDINALS) and role.noun != "lady"
    own = (phrase.head == role.noun and role.noun not in _NUMBERS) or _is_double(naming, role, phrase)
    return naming.passage.lower(phrase.first) == "the" and own and not ordinal and not lowers & {"'s", "only"}


def _ruler(naming: Naming, role: Role) -> Referent | None:
    """The one person of a text who can be "the president": he alone of those whom it is about has no office there.

    It quotes him by name or names him again, in paragraphs without anybody else, and never in a sentence with the
    president: whom "the president asked" is another.
    """
    many = role.head == "minister" and "prime" not in role.narrowing
    if many or not _holds(role) or (role.head == "leader" and not _places(role.narrowing)):
        return None
    offices = [word for word in naming.passage.words if word.lower == role.noun]
    near = {word.paragraph for word in offices}
    people = [r for r in naming.people.referents if r.names and _is_somebody(r) and not _in_office(r)]
    free = [r for r in people if r.speaks or _is_again(naming, r) or near & _paragraphs(naming, r)]
    if len(free) != 1 or not may_be(free[0], role):
        return None
    if any(other is not free[0] and _paragraphs(naming, other) & _paragraphs(naming, free[0]) for other in people):
        return None
    acts = any(mention.part is Part.SUBJECT for mention in free[0].names)
    known = free[0].speaks or (acts and _is_again(naming, free[0]) and _has_sex(free[0]))
    beside = _sentences(naming, free[0]) & {word.sentence for word in offices}
    return free[0] if known and not beside else None


def _is_again(naming: Naming, referent: Referent) -> bool:
    """Whether somebody is named in more than one sentence."""
    return len(_sentences(naming, referent)) > 1


def _sentences(naming: Naming, referent: Referent) -> set[int]:
    return {naming.passage.words[mention.first].sentence for mention in referent.names}


def _paragraphs(naming: Naming, referent: Referent) -> set[int]:
    return {naming.passage.words[mention.first].paragraph for mention in referent.names}


def _is_somebody(referent: Referent) -> bool:
    """Whether a name may be a person's, and not that of a thing of two words ("Kyoto Protocol")."""
    return referent.speaks or (referent.is_person and (_has_sex(referent) or len(referent.fullest.words) == 1))


def _has_sex(referent: Referent) -> bool:
    """Whether a title or the given name tells man or woman, which no thing's name does."""
    return referent.told_gender is not None or given_gender(referent.fullest.words) is not None


def _in_office(referent: Referent) -> bool:
    known = lexicon()
    return any(role.noun in known.titles and role.noun not in known.honorifics for role in referent.roles)


def _is_double(naming: Naming, role: Role, phrase: Phrase) -> bool:
    """Whether another noun for the same person follows ("the businessman and reality star")."""
    lowers = [naming.passage.lower(at) for at in range(phrase.first, phrase.core)]
    return lowers.index(role.noun) + 1 == lowers.index("and") if {role.noun, "and"} <= set(lowers) else False


def is_past(role: Role) -> bool:
    """Whether a noun says what one person once was: an office or a prize, not a tie to somebody else."""
    return not role.narrowing.isdisjoint(("former", "retired")) and (role.head not in _STRANGERS or role.head in _WON)


def says_who(naming: Naming, role: Role, phrase: Phrase) -> bool:
    """Whether a noun says something of one person known already, rather than bringing in another one."""
    lowers = [naming.passage.lower(at) for at in range(phrase.first, phrase.core)]
    stranger = role.head in _STRANGERS or role.noun in _STRANGERS | lexicon().regnal - {"lady"} | _HIGHEST
    office = role.noun in lexicon().titles
    plain = lexicon().prepositions.isdisjoint(lowers) and not (office and _has_body(naming, phrase))
    return plain and not stranger


def _has_body(naming: Naming, phrase: Phrase) -> bool:
    """Whether a description says in which body somebody has his office ("the FBI director")."""
    known, passage = lexicon(), naming.passage
    before = (at for at in range(phrase.first + 1, phrase.core - 1) if passage.words[at].capital)
    told = known.adjectives | known.places | known.countries.keys() | known.title_modifiers | known.titles.keys()
    return any(passage.lower(at).rstrip(".") not in told and "-" not in passage.lower(at) for at in before)


def topic_of(naming: Naming, role: Role, phrase: Phrase, holders: Sequence[Referent]) -> Answer | None:
    """The one of several holders of an office whom the sentences right before are about; None if that is not plain."""
    chances = [c for c in _candidates(naming, role, phrase) if c.referent in holders]
    if not chances or chances[0].probability < _LEAST_CHANCE:
        return None
    share = chances[0].probability / sum(c.probability for c in chances)
    if share < _LEAST_OTHER_SHARE:
        return None
    return about(naming, phrase, chances[0].referent, min(share, _OTHER_CERTAINTY))


def _candidates(naming: Naming, role: Role, phrase: Phrase) -> list[Candidate]:
    """The people with a name whom the words before a description may be about, the likeliest first."""
    question = Question(
        index=phrase.first, gender=role.gender, subject=True, contents=((phrase.last, phrase.last + 1),)
    )
    return [c for c in weigh(naming.scene, question) if c.referent.names]


def about(naming: Naming, phrase: Phrase, topic: Referent, certainty: float) -> Answer:
    """The answer that a description means the person whom the sentences before it are about."""
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="an office or role")
    before = max((m for m in topic.names if m.first < phrase.first), key=lambda m: m.first, default=topic.fullest)
    link = Link(span=before.span, reason="the person the sentences before are about")
    return Answer(
        speaker=speaker_of(topic),
        referent=topic,
        certainty=certainty,
        chain=(here, link, *naming.links_to_name(topic, before)),
    )


def introduced(naming: Naming, role: Role, index: int, *, within: int | None = None) -> bool:
    """Whether somebody else with this role came before a word ("a senator from Ohio"), `within` so many sentences."""
    words, known = naming.passage.words, lexicon()
    for i in range(index - 1, -1, -1):
        if within is not None and words[index].sentence - words[i].sentence > within:
            return False
        if words[i].lower == role.noun and not words[i].capital:
            before = {words[j].lower for j in range(max(i - 4, 0), i)}
            if before & {"a", "an", "another", "one", "his", "her", "their"} and not before & known.clause_openers:
                return True
    return False


def _is_described(naming: Naming, role: Role, index: int) -> bool:
    """Whether somebody without a name is called so up to a word ("a parish surgeon")."""
    return any(own.fits(role) for other in naming.described_before(index) for own in other.roles)


def may_be(referent: Referent, role: Role) -> bool:
    """Whether nothing that is known of a person speaks against a role: sex, the same office, another party."""
    sure = any(m.certain for m in referent.names) or len(referent.fullest.words) > 1
    if not (referent.is_person and sure) or (role.gender is not None and referent.gender not in (None, role.gender)):
        return False
    office = role.noun in lexicon().titles or role.head not in EPITHETS
    if office and any(own.head == role.head and not (own.may_fit(role) or own.agrees(role)) for own in referent.roles):
        return False
    if role.head in _OFFICES and any(own.head in _OFFICES - {role.head} and _holds(own) for own in referent.roles):
        return not _holds(role)
    known = set().union(*(own.narrowing | {own.head} for own in referent.roles))
    if of_other_party(referent, role):
        return False
    places, own_places = (_places(words) for words in (role.narrowing, known))
    return not (places and own_places) or bool(places & own_places)


def of_other_party(referent: Referent, role: Role) -> bool:
    """Whether a role is in one party, and all that is known of somebody in others."""
    parties = set(filter(None, map(party_of, referent.roles)))
    return bool(party_of(role) and parties) and party_of(role) not in parties


def _holds(role: Role) -> bool:
    """Whether an office is held now, as far as the words before it tell."""
    return role.narrowing.isdisjoint(("former", "vice", "deputy", "candidate", "elect", "would-be", "then", "late"))


def _places(words: Iterable[str]) -> set[str]:
    """Those of some words that are places, and no bodies such as the House."""
    return {word for word in words if is_place((word,)) and word not in lexicon().body_nouns}
