"""Which body or group "it" and "they" mean: what the sentence before is about, or who spoke there."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import Answer
from index.speakers.ledger import Ledger
from index.speakers.lexicon import lexicon
from index.speakers.meaning import meaning
from index.speakers.nouns import is_human, is_plural, singular
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.referents import Referent
from index.speakers.sorts import Sort
from index.speakers.subjects import SUBORDINATING, begins_clause, sentence_start, subject_at

_NEAR_BEATS = 2
_SUBJECT_SPEAKER_CERTAINTY = 0.9
"""For the subject of the sentence before, who also spoke there."""
_SPEAKER_CERTAINTY = 0.86
_SUBJECT_CERTAINTY = 0.78
_NOBODY = frozenset(("no one", "nobody", "none"))


class _Subject(NamedTuple):
    """What one sentence is about."""

    phrase: Phrase
    sentence: int


def body_pronoun(ledger: Ledger, i: int) -> Answer:
    """The body or group that "it" or "they" beside a cue means; nobody if the text before is about something else."""
    phrase = ledger.phrases[i]
    here = Link(span=ledger.passage.span(phrase.first, phrase.last), reason="a pronoun beside the cue")
    answer = _nearest(ledger, i)
    if answer.speaker is None or answer.speaker.name in _NOBODY:
        return Answer(chain=(here,))
    return replace(answer, chain=(here, *answer.chain))


def _nearest(ledger: Ledger, i: int) -> Answer:
    """The speaker before or the subject before, whichever is nearer; certain where they are one."""
    phrase = ledger.phrases[i]
    before = next((j for j in ledger.answered_before(phrase.first) if ledger.phrases[j].first != phrase.first), None)
    spoke = ledger.phrases[before].first if before is not None else -1
    sentence = ledger.passage.words[phrase.first].sentence
    plain = begins_clause(ledger.passage, phrase.first)
    for subject in _subjects(ledger, phrase.first):
        if before is not None and subject.phrase.first <= spoke < subject.phrase.last:
            speaker = _speaker(ledger, before, phrase.pronoun, _SUBJECT_SPEAKER_CERTAINTY)
            return speaker if plain or subject.sentence == sentence else Answer()
        if subject.phrase.first < spoke:
            break
        alone = subject.sentence == sentence and not _others_between(ledger, subject.phrase.last, phrase)
        if (plain or alone) and _fits(phrase.pronoun, subject.phrase) and not _is_told(ledger, i, subject.phrase):
            return _about(ledger, subject.phrase, phrase.pronoun)
    if before is not None and _goes_on(ledger, before, phrase):
        return _speaker(ledger, before, phrase.pronoun, _SUBJECT_CERTAINTY)
    if before is None or not plain or _beats(ledger, _end_of(ledger, before), phrase.first) > _NEAR_BEATS:
        return Answer()
    return _speaker(ledger, before, phrase.pronoun, _SPEAKER_CERTAINTY)


def _goes_on(ledger: Ledger, before: int, pronoun: Phrase) -> bool:
    """Whether a clause of the speaker's own sentence goes on with him ("…, as they said"), with nobody else between."""
    passage, speaker = ledger.passage, ledger.phrases[before]
    same = passage.words[speaker.first].sentence == passage.words[pronoun.first].sentence
    joined = passage.lower(pronoun.first - 1) in SUBORDINATING
    return same and joined and not _others_between(ledger, speaker.last, pronoun)


def _is_told(ledger: Ledger, i: int, subject: Phrase) -> bool:
    """Whether bodies of which a statement itself tells are its subject ("The states can do that, they said")."""
    begin = ledger.passage.words[subject.first].start
    inside = any(span.start <= begin < span.end for span in ledger.statements[i].content)
    return inside and subject.plural and not is_human(subject.head)


def _others_between(ledger: Ledger, first: int, pronoun: Phrase) -> bool:
    """Whether others whom a pronoun might mean stand between a word and it: people for "they", bodies for "it"."""
    passage, names = ledger.passage, ledger.naming.names
    lowers = {passage.lower(at): at for at in range(first, pronoun.first)}
    if pronoun.pronoun != "it":
        return any(is_plural(lower) and is_human(lower) for lower in lowers)
    known = lexicon().body_nouns | lexicon().documents
    named = any(at in names and names[at].sort is not Sort.PERSON for at in lowers.values())
    return named or not known.isdisjoint(lowers)


def _end_of(ledger: Ledger, i: int) -> int:
    """The last word before which a statement with its content ends."""
    last = ledger.passage.at(ledger.statements[i].content[-1])
    return max(ledger.phrases[i].first, last.stop - 1) if len(last) else ledger.phrases[i].first


def _subjects(ledger: Ledger, index: int) -> Iterator[_Subject]:
    """The subjects of the sentences before a word, nearest first, beginning with the word's own."""
    passage = ledger.passage
    start = sentence_start(passage, index)
    at: int | None = index
    while at is not None and _beats(ledger, at, index) <= _NEAR_BEATS:
        found = subject_at(passage, start)
        if found is not None and found[1] <= index:
            phrase = ledger.naming.read(passage.span(*found))
            yield _Subject(phrase, passage.words[start].sentence)
        at = start - 1 if start > 0 else None
        start = sentence_start(passage, at) if at is not None else 0


def _beats(ledger: Ledger, first: int, last: int) -> int:
    """How many sentences lie between two words, those wholly in quotation marks not counted."""
    words, beats = ledger.passage.words, ledger.passage.beats
    return beats[words[last].sentence] - beats[words[first].sentence]


def _fits(pronoun: str, phrase: Phrase) -> bool:
    """Whether a pronoun can stand for a noun phrase."""
    known = lexicon()
    if phrase.kind is PhraseKind.GROUP or (phrase.kind is PhraseKind.DESCRIPTION and phrase.plural):
        human = phrase.kind is PhraseKind.GROUP or is_human(phrase.head) or singular(phrase.head) in known.body_nouns
        return pronoun == "they" and human
    if phrase.kind is PhraseKind.NAME and phrase.mention is not None:
        return phrase.mention.sort is Sort.BODY
    return phrase.kind is PhraseKind.DESCRIPTION and phrase.head in known.body_nouns | known.documents


def _about(ledger: Ledger, subject: Phrase, pronoun: str) -> Answer:
    """The subject of a sentence before, named or described by its words."""
    answer = meaning(ledger.naming, subject)
    if answer.speaker is None or not _agrees(pronoun, answer.speaker, answer.referent):
        return Answer()
    link = Link(span=ledger.passage.span(subject.first, subject.last), reason="what the sentence before is about")
    return replace(answer, certainty=min(answer.certainty, _SUBJECT_CERTAINTY), chain=(link, *answer.chain[1:]))


def _speaker(ledger: Ledger, before: int, pronoun: str, certainty: float) -> Answer:
    """The speaker of the statement before."""
    answer, phrase = ledger.answers[before], ledger.phrases[before]
    if answer.speaker is None or not _agrees(pronoun, answer.speaker, answer.referent):
        return Answer()
    link = Link(span=ledger.passage.span(phrase.first, phrase.last), reason="spoke right before")
    return replace(answer, certainty=min(answer.certainty, certainty), chain=(link, *answer.chain[1:]))


def _agrees(pronoun: str, speaker: Speaker, referent: Referent | None) -> bool:
    """Whether "it" or "they" can stand for such a speaker."""
    if speaker.kind is SpeakerKind.GROUP:
        return pronoun == "they"
    thing = speaker.kind is SpeakerKind.UNNAMED and referent is not None and referent.sort is Sort.BODY
    return speaker.kind is SpeakerKind.BODY or (thing and pronoun == "it")
