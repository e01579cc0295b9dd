"""The noun or name that "who", "which" or "that" refers to: the words right before it."""

from dataclasses import replace

from index.model import Link, SpeakerKind
from index.speakers.answers import Answer
from index.speakers.antecedents import noun_begin, share_before, wider_noun
from index.speakers.lexicon import lexicon
from index.speakers.meaning import meaning
from index.speakers.mentions import NameMention, Part
from index.speakers.naming import Naming
from index.speakers.nouns import is_human, singular
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.sorts import Sort
from index.speakers.subjects import sentence_start

_MAX_NOUN_WORDS = 8
_MAX_JOINED_WORDS = 30
_PRONOUNS = frozenset("those some many both others several few".split())
_ADJACENT_CERTAINTY = 0.975
_DESCRIBED_CERTAINTY = 0.9
_APPOSITION_CERTAINTY = 0.88
_WIDER_CERTAINTY = 0.86
"""For nouns that no list of ours knows."""
_COMPLEMENT_CERTAINTY = 0.7
"""For "a spokesman for Keller, who said": either may be meant."""
_ARTICLES = frozenset(("a", "an", "the"))
_APPOSING = frozenset((",", "is", "was"))
_PARTISANS = frozenset(("democrat", "republican"))
"""Nouns for people that have a capital letter anywhere."""
_JOINING = frozenset(("and", "or", "but"))
_LIKE = {"who": frozenset(("who", "whom", "whose")), "which": frozenset(("which",))}
"""Relatives that go on with the same noun ("who sat down and who said")."""


def after_noun(naming: Naming, phrase: Phrase) -> Answer:
    """The noun that "who" or "which" follows."""
    passage = naming.passage
    here = Link(span=passage.span(phrase.first, phrase.first + 1), reason="refers to the words before it")
    if sentence_start(passage, phrase.first) == phrase.first:
        return Answer(chain=(here,))
    if (first := _joined_before(naming, phrase)) is not None:
        earlier = after_noun(naming, replace(phrase, first=first, last=first + 1, core=first + 1))
        return replace(earlier, chain=(here, *earlier.chain[1:]))
    end = phrase.first
    while end > 0 and passage.words[end - 1].text in ",—–-)(":
        end -= 1
    inside = _names_before(naming, phrase.first, end)
    personal = passage.lower(phrase.first) != "which"
    adjacent = next((m for m in inside if m.last == end), None)
    if personal and adjacent is not None:
        adjacent = _from_there(naming, inside, adjacent) or adjacent
    if adjacent is not None and _suits(naming, adjacent, personal=personal):
        return _named_before(naming, phrase, here, adjacent, _adjacent_certainty(naming, adjacent))
    described = _described_before(naming, end, passage.lower(phrase.first)) if adjacent is None else None
    if described is not None:
        return replace(described, chain=(here, *described.chain))
    apposed = [m for m in inside if m.last < end and passage.lower(m.last) in (",", "(") and personal]
    people = [m for m in apposed if _suits(naming, m, personal=True) and m.part is not Part.OBLIQUE]
    if people and passage.lower(phrase.first - 1) not in ("and", "or"):
        return _named_before(naming, phrase, here, people[-1], _APPOSITION_CERTAINTY)
    described = _complemented_before(naming, end) if personal else None
    if described is None and adjacent is None:
        described = _wider_before(naming, phrase, end)
    return replace(described, chain=(here, *described.chain)) if described else Answer(chain=(here,))


def _joined_before(naming: Naming, phrase: Phrase) -> int | None:
    """The relative before "and who" that goes on with the same noun; None if this one is the first."""
    passage, like = naming.passage, _LIKE.get(naming.passage.lower(phrase.first), frozenset())
    if passage.lower(phrase.first - 1) not in _JOINING:
        return None
    sentence = passage.words[phrase.first].sentence
    for at in range(phrase.first - 2, max(phrase.first - 2 - _MAX_JOINED_WORDS, 0), -1):
        if passage.words[at].sentence != sentence:
            return None
        if passage.lower(at) in like:
            return at if passage.lower(at - 1) not in lexicon().prepositions else None
    return None


def _wider_before(naming: Naming, phrase: Phrase, end: int) -> Answer | None:
    """Whoever or whatever stands right before a relative, though no list of ours knows the noun."""
    begin = share_before(naming.passage, end) if naming.passage.lower(end) != "," else None
    if begin is None:
        begin = wider_noun(naming, phrase.first, end)
    if begin is None:
        return None
    described = naming.read(naming.passage.span(begin, end))
    if described.kind is not PhraseKind.DESCRIPTION:
        return None
    personal = naming.passage.lower(phrase.first) == "who"
    answer = _apposed_before(naming, described, personal=personal) or meaning(naming, described)
    if answer.speaker is not None and answer.speaker.kind is SpeakerKind.PERSON and not personal:
        return None
    return replace(answer, certainty=min(answer.certainty, _WIDER_CERTAINTY))


def _from_there(naming: Naming, inside: list[NameMention], place: NameMention) -> NameMention | None:
    """The person whose home the place behind a name is ("Senator Ida Ross of Vermont, who …")."""
    before = place.first - 1
    preposition = naming.passage.lower(before)
    if preposition != "from" and not (preposition == "of" and place.sort is Sort.PLACE):
        return None
    return next((m for m in inside if m.last == before and _suits(naming, m, personal=True)), None)


def _names_before(naming: Naming, index: int, end: int) -> list[NameMention]:
    """The names in the sentence of a word that end before the word `end`, in order."""
    words, found = naming.passage.words, []
    for at in range(end - 1, -1, -1):
        if words[at].sentence != words[index].sentence:
            break
        if at in naming.names and naming.names[at].last <= end:
            found.append(naming.names[at])
    return found[::-1]


def _suits(naming: Naming, mention: NameMention, *, personal: bool) -> bool:
    """Whether "who" (or, if not `personal`, "which") can follow a name."""
    identity = naming.people.identity.get(mention.last)
    sort = identity.referent.sort if identity else mention.sort
    return sort in (Sort.PERSON, Sort.UNKNOWN) if personal else sort is not Sort.PERSON


def _adjacent_certainty(naming: Naming, mention: NameMention) -> float:
    """Less for a name that completes a noun for another person ("a spokesman for Keller")."""
    before = mention.first - len(mention.titles) - 2
    noun = naming.passage.lower(before)
    complement = mention.part is Part.OBLIQUE and noun in lexicon().roles
    return _COMPLEMENT_CERTAINTY if complement else _ADJACENT_CERTAINTY


def _named_before(naming: Naming, phrase: Phrase, here: Link, mention: NameMention, certainty: float) -> Answer:
    inner = naming.named(phrase, mention)
    link = Link(span=mention.span, reason="the words the relative clause describes")
    return replace(inner, certainty=min(inner.certainty, certainty), chain=(here, link, *inner.chain[1:]))


def _described_before(naming: Naming, end: int, relative: str) -> Answer | None:
    """A noun with its determiner right before a relative pronoun ("a woman who", "a study which")."""
    passage, known = naming.passage, lexicon()
    noun = passage.lower(end - 1)
    thing = noun in known.documents or singular(noun) in known.body_nouns
    if not (is_human(noun) and relative != "which") and not (thing and relative in ("which", "that")):
        return None
    begin, determined = noun_begin(naming, end)
    described = naming.read(passage.span(begin, end))
    bare = not determined and not described.plural
    if described.kind is not PhraseKind.DESCRIPTION or bare:
        return None
    if (apposed := _apposed_before(naming, described, personal=relative != "which")) is not None:
        return apposed
    answer = meaning(naming, described)
    return replace(answer, certainty=min(answer.certainty, _DESCRIBED_CERTAINTY))


def _apposed_before(naming: Naming, described: Phrase, *, personal: bool) -> Answer | None:
    """Whose name stands right before a noun that says who or what it is ("Ida Ross, a doctor who …")."""
    passage, first = naming.passage, described.first
    if described.plural or passage.lower(first) not in _ARTICLES or passage.lower(first - 1) not in _APPOSING:
        return None
    end = first - 1
    if passage.lower(end - 1) == ")":
        end = next((at for at in range(end - 2, max(end - _MAX_NOUN_WORDS, 0), -1) if passage.lower(at) == "("), end)
    mention = next((m for m in _names_before(naming, first, end) if m.last == end), None)
    if mention is None or not _is_full(naming, mention) or not _suits(naming, mention, personal=personal):
        return None
    answer = naming.named(described, mention)
    here = Link(span=passage.span(first, described.last), reason="described beside the cue")
    name = Link(span=mention.span, reason="the name right before it")
    return replace(
        answer, certainty=min(answer.certainty, _APPOSITION_CERTAINTY), chain=(here, name, *answer.chain[1:])
    )


def _is_full(naming: Naming, mention: NameMention) -> bool:
    """Whether a name is a body's, or the text gives it in full."""
    identity = naming.people.identity.get(mention.last)
    known = identity is not None and not identity.rivals and len(identity.referent.fullest.words) > 1
    return len(mention.words) > 1 or mention.sort is Sort.BODY or known


def _complemented_before(naming: Naming, end: int) -> Answer | None:
    """A noun for people before "who" that a complement follows ("listeners to his programme who")."""
    passage, known = naming.passage, lexicon()
    for at in range(end - 2, max(end - 2 - _MAX_NOUN_WORDS, -1), -1):
        lower = passage.lower(at)
        if lower in known.clause_openers | known.reporting or passage.words[at].text in ",;:.":
            return None
        if (
            is_human(lower)
            and lower not in _PRONOUNS
            and passage.lower(at - 1) not in _JOINING
            and (passage.lower(at + 1) in known.prepositions or passage.lower(at + 1) == "familiar")
            and (not passage.words[at].capital or at == sentence_start(passage, at) or singular(lower) in _PARTISANS)
        ):
            return _described_before(naming, at + 1, "who")
    return None
