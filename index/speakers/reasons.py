"""Says in plain words why a pronoun was taken to mean somebody."""

from collections.abc import Sequence

from index.speakers.features import Question
from index.speakers.lexicon import Gender
from index.speakers.mentions import Part
from index.speakers.pronouns import Candidate
from index.speakers.words import Passage

_NOUN = {Gender.MALE: "man", Gender.FEMALE: "woman", None: "person"}
_FAINT = 0.03


def why(passage: Passage, question: Question, candidates: Sequence[Candidate]) -> str:
    """The reason for the first candidate."""
    best = candidates[0]
    number = best.latest.paragraph + 1
    rivals = [c for c in candidates[1:] if c.probability >= _FAINT]
    if question.reporter == best.referent.number:
        return "the speaker whose words are being reported"
    if question.previous == best.referent.number and best.latest.paragraph == passage.words[question.index].paragraph:
        return "the speaker of the statement before"
    if not rivals:
        return f"only {_NOUN[question.gender]} it can mean, last mentioned in paragraph {number}"
    if best.latest.part is Part.SUBJECT:
        return f"the last {_NOUN[question.gender]} a sentence was about, in paragraph {number}"
    return f"the {_NOUN[question.gender]} mentioned last, in paragraph {number}"
