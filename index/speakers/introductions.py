"""Whose words a colon announces: "Keller had this to say:" before a quotation."""

from dataclasses import replace

from index.model import Link
from index.speakers.answers import Answer
from index.speakers.ledger import Ledger
from index.speakers.mentions import Part
from index.speakers.subjects import sentence_start

_CERTAINTY = 0.88
_MARKS = frozenset('"“‘«([')


def announced(ledger: Ledger, index: int) -> Answer | None:
    """The speaker of the sentence that ends with a colon right before a word and its opening mark; None without one.

    That is who speaks in a statement of that sentence, or else the one person it names as doing anything.
    """
    passage = ledger.passage
    at = index - 1
    while at >= 0 and passage.words[at].text in _MARKS:
        at -= 1
    if at < 0 or passage.words[at].text != ":" or passage.words[at].quoted:
        return None
    begin = sentence_start(passage, at)
    answer = _spoken(ledger, begin, at) or _subject(ledger, begin, at)
    if answer is None or answer.speaker is None or not answer.chain:
        return None
    here = Link(span=answer.chain[0].span, reason="the words before the colon announce the quotation")
    return replace(answer, certainty=min(answer.certainty, _CERTAINTY), chain=(here, *answer.chain[1:]), chances=())


def _spoken(ledger: Ledger, begin: int, end: int) -> Answer | None:
    """The answer of the last statement whose mention stands between two words, outside quotation marks."""
    for i in ledger.answered_before(end):
        if ledger.phrases[i].first < begin:
            return None
        if not ledger.passage.words[ledger.phrases[i].first].quoted:
            return ledger.answers[i]
    return None


def _subject(ledger: Ledger, begin: int, end: int) -> Answer | None:
    """The only person who does anything in the sentence begun at a word, given by name outside quotation marks."""
    scene, names = ledger.naming.scene, ledger.naming.names
    events = [e for e in scene.of_sentence(begin) if e.word < end and e.word in names and not e.quoted]
    acting = [e for e in events if e.part is Part.SUBJECT and scene.referents[e.referent].may_be_person]
    if len({event.referent for event in acting}) != 1:
        return None
    mention = names[acting[0].word]
    return ledger.naming.named(ledger.naming.read(mention.span), mention)
