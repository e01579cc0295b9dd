"""Whom "I", "we" and "you" mean."""

from collections.abc import Sequence
from dataclasses import replace

from index.model import Link, Speaker, SpeakerKind
from index.speakers.answers import NOBODY, Answer, speaker_of
from index.speakers.interviews import Turns
from index.speakers.introductions import announced
from index.speakers.ledger import Ledger
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent

LABELS = frozenset(("q", "a"))
"""What stands before a question and before an answer."""
_BEHIND_LABELS = frozenset((":", "."))
_QUOTED_CERTAINTY = 0.96
_INTERVIEW_CERTAINTY = 0.88
_AUTHOR_CERTAINTY = 0.86
_AUTHORS_CERTAINTY = 0.7
"""For "we", which may mean everybody."""


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
        return _in_turn(speaker, here, turns.reason)
    if word.paragraph in turns.asked:
        return Answer(chain=(here,))
    return _author(ledger.article.record.authors, phrase, here)


def behind_label(ledger: Ledger, i: int, turns: Turns) -> Answer:
    """The one whose words a paragraph of an interview is that a label begins ("A: I came home")."""
    phrase = ledger.phrases[i]
    word = ledger.passage.words[phrase.first]
    speaker = turns.speakers.get(word.paragraph)
    if speaker is None or ledger.passage.lower(phrase.first + 1) not in _BEHIND_LABELS:
        return NOBODY
    here = Link(span=ledger.passage.span(phrase.first, phrase.first + 1), reason="a label of the interview")
    return _in_turn(speaker, here, turns.reason)


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
