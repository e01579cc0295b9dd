"""Finds the guest of an article that is an interview."""

from index.speakers.naming import Naming
from index.speakers.referents import Referent
from index.speakers.sorts import Sort

_LEAD_WORDS = 250
_MIN_QUESTIONS = 2


def interviewee(naming: Naming) -> Referent | None:
    """The one person whom the beginning of the text presents as interviewed; None if that is not certain.

    Needs a word like "interview" near the beginning and paragraphs that end with a question.
    """
    passage = naming.passage
    questions = {
        before.paragraph
        for before, after in zip(passage.words, passage.words[1:], strict=False)
        if before.text == "?" and before.paragraph != after.paragraph and not before.quoted
    }
    if len(questions) < _MIN_QUESTIONS:
        return None
    guests = []
    for index, word in enumerate(passage.words[:_LEAD_WORDS]):
        if word.lower.startswith("interview") and (guest := _guest(naming, index)) is not None:
            guests.append(guest)
    return guests[0] if len(set(map(id, guests))) == 1 else None


def _guest(naming: Naming, index: int) -> Referent | None:
    """Whom the sentence with "interview" at a word presents as its guest."""
    passage = naming.passage
    sentence = passage.words[index].sentence
    people = [
        (mention.first, identity.referent)
        for mention in naming.names.values()
        if passage.words[mention.first].sentence == sentence
        and (identity := naming.people.identity.get(mention.last)) is not None
        and identity.referent.sort is Sort.PERSON
    ]
    before = [referent for first, referent in people if first < index]
    behind = [referent for first, referent in people if first > index]
    if passage.lower(index + 1) == "by":
        return before[0] if before else None
    if behind:
        return behind[0]
    return before[0] if len(set(map(id, before))) == 1 else None
