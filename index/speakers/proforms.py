"""Words that stand for a speaker by rule: "who" and "which", "I"."""

from collections.abc import Sequence
from dataclasses import replace

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import Answer, speaker_of
from index.speakers.interviews import Turns
from index.speakers.introductions import announced
from index.speakers.ledger import Ledger
from index.speakers.lexicon import lexicon
from index.speakers.meaning import meaning
from index.speakers.mentions import NameMention, Part
from index.speakers.naming import Naming
from index.speakers.nouns import is_human, singular
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.referents import Referent
from index.speakers.sorts import Sort
from index.speakers.subjects import sentence_start

_MAX_NOUN_WORDS = 8
_PRONOUNS = frozenset("those some many both others several few".split())
_ADJACENT_CERTAINTY = 0.975
_DESCRIBED_CERTAINTY = 0.9
_APPOSITION_CERTAINTY = 0.88
_COMPLEMENT_CERTAINTY = 0.7
"""For "a spokesman for Keller, who said": either may be meant."""
_QUOTED_CERTAINTY = 0.96
_INTERVIEW_CERTAINTY = 0.88
_AUTHOR_CERTAINTY = 0.86
_AUTHORS_CERTAINTY = 0.7
"""For "we", which may mean everybody."""


def after_noun(naming: Naming, phrase: Phrase) -> Answer:
    """The noun that "who" or "which" follows."""
    passage = naming.passage
    here = Link(span=passage.span(phrase.first, phrase.first + 1), reason="refers to the words before it")
    end = phrase.first
    while end > 0 and passage.words[end - 1].text in ",—–-)":
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
    described = _complemented_before(naming, end) if personal and adjacent is None else None
    return replace(described, chain=(here, *described.chain)) if described else Answer(chain=(here,))


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
    begin = end - 1
    for i in range(end - 2, max(end - 2 - _MAX_NOUN_WORDS, -1), -1):
        word = passage.words[i]
        if not word.text[0].isalnum() or word.lower in known.prepositions or word.lower in known.clause_openers:
            break
        if word.lower in known.function_words:
            begin = i
            break
    described = naming.read(passage.span(begin, end))
    bare = begin == end - 1 and not described.plural
    if described.kind is not PhraseKind.DESCRIPTION or bare:
        return None
    answer = meaning(naming, described)
    return replace(answer, certainty=min(answer.certainty, _DESCRIBED_CERTAINTY))


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
            and passage.lower(at + 1) in known.prepositions
            and (not passage.words[at].capital or at == sentence_start(passage, at))
        ):
            return _described_before(naming, at + 1, "who")
    return None


def first_person(ledger: Ledger, i: int, turns: Turns) -> Answer:
    """Whom "I", "we" or "you" mean: the speaker of the quotation, the guest of an interview, or the author."""
    phrase = ledger.phrases[i]
    here = Link(span=ledger.passage.span(phrase.first, phrase.last), reason="a pronoun beside the cue")
    word = ledger.passage.words[phrase.first]
    outer = ledger.quoting(phrase.first, i)
    if outer is not None and phrase.pronoun == "i":
        return _quoted_first_person(ledger, outer, here)
    if word.quoted or outer is not None:
        return _announced_first_person(ledger, phrase, here)
    if phrase.pronoun == "you" and (guest := turns.addressed.get(word.paragraph)) is not None:
        return _in_turn(guest, here, "the person who is asked here")
    if phrase.pronoun == "you" or (phrase.pronoun == "we" and turns.speakers):
        return Answer(chain=(here,))
    if (speaker := turns.speakers.get(word.paragraph)) is not None:
        return _in_turn(speaker, here, "the person who answers here")
    if word.paragraph in turns.asked:
        return Answer(chain=(here,))
    return _author(ledger.article.record.authors, phrase, here)


def _author(authors: Sequence[str], phrase: Phrase, here: Link) -> Answer:
    """The one who writes: by name where "I" is the only author, for "we" may also be those that he writes for."""
    author = Speaker(name="the author", kind=SpeakerKind.UNNAMED)
    if len(authors) == 1 and phrase.pronoun == "i":
        author = Speaker(name=authors[0], kind=SpeakerKind.PERSON)
    outside = replace(here, reason="the one who writes, for it stands in no quotation")
    certainty = _AUTHOR_CERTAINTY if phrase.pronoun == "i" else _AUTHORS_CERTAINTY
    return Answer(speaker=author, certainty=certainty, chain=(outside,))


def _announced_first_person(ledger: Ledger, phrase: Phrase, here: Link) -> Answer:
    """The speaker whom a colon before the quotation announces in which "I" stands."""
    words, at = ledger.passage.words, phrase.first
    while at > 0 and words[at - 1].quoted and words[at - 1].paragraph == words[at].paragraph:
        at -= 1
    answer = announced(ledger, at) if phrase.pronoun == "i" else None
    return replace(answer, chain=(here, *answer.chain)) if answer else Answer(chain=(here,))


def _in_turn(speaker: Referent, here: Link, reason: str) -> Answer:
    """The person whose words a paragraph of an interview is, or who is addressed there."""
    link = Link(span=speaker.fullest.span, reason=reason)
    return Answer(speaker=speaker_of(speaker), referent=speaker, certainty=_INTERVIEW_CERTAINTY, chain=(here, link))


def _quoted_first_person(ledger: Ledger, outer: int, here: Link) -> Answer:
    """The speaker of the statement in whose words "I" stands."""
    answer = ledger.answers.get(outer)
    if answer is None or answer.speaker is None:
        return Answer(chain=(here,))
    link = Link(span=ledger.statements[outer].mention[0], reason="the speaker of the quotation it stands in")
    return replace(answer, certainty=min(answer.certainty, _QUOTED_CERTAINTY), chain=(here, link, *answer.chain[1:]))
