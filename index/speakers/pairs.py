"""Whom "the former", "the latter" and "both" mean: two that were named together just before."""

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import Answer, speaker_of
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.nouns import singular
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent
from index.speakers.scene import Event
from index.speakers.sorts import Sort

_ONE_CERTAINTY = 0.88
_BOTH_CERTAINTY = 0.86
_FAR_CERTAINTY = 0.84
_COUNTRIES = frozenset(("countries", "nations", "governments"))
_FAR_SENTENCES = 3
"""Those whom "the two men" means may have been named apart in so many sentences."""
_ONE = {"former": 0, "latter": 1}
BOTH = frozenset(("both", "each", "the two", "both of them", "the two of them", "the pair", "the duo"))


def of_pair(naming: Naming, phrase: Phrase) -> Answer | None:
    """One or both of the only two that the sentence before names; None if the words or the sentence are others."""
    lowers = [naming.passage.lower(i) for i in range(phrase.first, phrase.core)]
    one = _ONE.get(lowers[-1]) if len(lowers) == 2 and lowers[0] == "the" else None
    if one is None and not _means_both(lowers):
        return None
    far = len(lowers) > 2 and lowers[0] == "the"
    pair = _pair_before(naming, phrase.first, far=far, places=lowers[-1] in _COUNTRIES)
    if pair is None:
        return None
    here = Link(span=naming.passage.span(phrase.first, phrase.core), reason="one or both of two named before")
    spans = [naming.names[event.word].span for event in pair]
    people = [naming.scene.referents[event.referent] for event in pair]
    if one is None:
        apart = pair[0].sentence != pair[1].sentence
        certainty = _FAR_CERTAINTY if apart else _BOTH_CERTAINTY
        together = Speaker(name=f"{people[0].name} and {people[1].name}", kind=SpeakerKind.GROUP)
        where = "shortly before" if apart else "in the sentence before"
        links = tuple(Link(span=span, reason=f"one of the two named {where}") for span in spans)
        return Answer(speaker=together, certainty=certainty, chain=(here, *links))
    chosen = people[one]
    link = Link(span=spans[one], reason=f"the {('first', 'second')[one]} of the two named in the sentence before")
    chain = (here, link, *naming.links_to_name(chosen, naming.names[pair[one].word]))
    return Answer(speaker=speaker_of(chosen), referent=chosen, certainty=_ONE_CERTAINTY, chain=chain)


def _means_both(lowers: list[str]) -> bool:
    """Whether words mean two: "both", "the two", "the two leaders"."""
    if " ".join(lowers) in BOTH:
        return True
    two = lowers[:1] == ["both"] or lowers[:2] == ["the", "two"]
    noun, between = lowers[-1], lowers[2:-1]
    plain = len(between) < 2 and lexicon().adjectives.issuperset(between)
    people = noun in lexicon().plural_people or singular(noun) in lexicon().roles
    return two and plain and (people or noun in _COUNTRIES)


def _pair_before(naming: Naming, index: int, *, far: bool, places: bool) -> tuple[Event, Event] | None:
    """The first mentions of the only two that the words before name, in the same sentence or else the one before it.

    If `far`, the two may also be named in several of the last sentences together; if `places`, they are countries.
    """
    sentence = naming.passage.words[index].sentence
    for back in (0, 1):
        found = _named_in(naming, index, range(sentence - back, sentence - back + 1), places=places)
        if found:
            break
    if len(found) < 2 and far:
        before = naming.passage.words_of(naming.passage.words[index].paragraph - 1)
        first = max(sentence - _FAR_SENTENCES, before[0].sentence if before else 0)
        found = _named_in(naming, index, range(first, sentence + 1), places=places)
    return (found[0], found[1]) if len(found) == 2 and _alike(naming, *found) else None


def _named_in(naming: Naming, index: int, sentences: range, *, places: bool) -> list[Event]:
    """The first mentions of those who are named in some sentences before a word, outside quotation marks, in order."""
    named: dict[int, Event] = {}
    for event in naming.scene.back(index):
        if event.sentence < sentences.start:
            break
        if event.sentence in sentences and event.word in naming.names and not event.quoted:
            named[event.referent] = event
    return sorted(event for event in named.values() if _counts(naming.scene.referents[event.referent], places=places))


def _counts(referent: Referent, *, places: bool) -> bool:
    """Whether it is somebody who can speak, or one of the countries meant; a place named in passing is not."""
    if places:
        return referent.name.lower().removeprefix("the ") in lexicon().countries
    return referent.may_be_person or referent.sort is Sort.BODY


def _alike(naming: Naming, first: Event, second: Event) -> bool:
    """Whether both are people or both are bodies."""
    people = [naming.scene.referents[event.referent].may_be_person for event in (first, second)]
    return people[0] == people[1]
