"""Who speaks in a text that is printed as questions and answers, without quotation marks, or on a page of letters.

Two layouts of interviews are read: paragraphs with labels ("KELLER: …", "Q: …"), and paragraphs that end with a
question mark, each followed by its answer, in a text whose beginning presents one guest.
"""

import re
from dataclasses import dataclass, field

from index.speakers.letters import writers
from index.speakers.lexicon import lexicon
from index.speakers.naming import Naming
from index.speakers.referents import Referent
from index.speakers.runs import is_first_person
from index.speakers.sorts import Sort
from index.speakers.words import Word

_FEWEST_QUESTIONS = 2
_FEWEST_QUESTIONS_WITHOUT_CUE = 4
_LEAST_SHARE, _LEAST_SHARE_WITHOUT_CUE = 0.1, 0.25
"""Of the paragraphs, so many end with a question mark."""
_LEAST_SHARE_OF_TALK = 0.15
"""The same for a text that speaks of an interview but presents no guest."""
_FEWEST_LABELS = 3
_LEAD_WORDS = 250
_MAX_LABEL_WORDS = 6
_CUE = re.compile(r"interview\w*$")
_MEETING = {
    "spoke": ("with", "to"),
    "talked": ("with", "to"),
    "chatted": ("with",),
    "sat": ("down",),
    "caught": ("up",),
}
_ASKERS = frozenset("reporter reporters correspondent journalist editor writer by image photo picture credit".split())
_SECOND = frozenset(("you", "your", "you're", "you've", "yourself"))
_HEADING_WORDS = 5
_QUESTION, _ANSWER = ("q", "question"), ("a", "answer")


@dataclass(slots=True, eq=False)
class Turns:
    """Whose words the paragraphs of an interview or of a page of letters are; empty for any other text."""

    speakers: dict[int, Referent] = field(default_factory=dict)
    """By paragraph, who says "I" there."""
    addressed: dict[int, Referent] = field(default_factory=dict)
    """By paragraph, who is called "you" there."""
    asked: frozenset[int] = frozenset()
    """Paragraphs that are or may be questions of somebody unnamed, or letters that nobody signs."""
    reason: str = "the person who answers here"


def read_turns(naming: Naming) -> Turns:
    """Whose words each paragraph is, as far as the layout and the beginning of the text tell."""
    paragraphs = _paragraphs(naming)
    if (letters := writers(naming, paragraphs)) is not None:
        return Turns(
            speakers={number: writer for number, writer in letters.items() if writer is not None},
            asked=frozenset(number for number, writer in letters.items() if writer is None),
            reason="the one who signs this letter",
        )
    labelled = _labelled(naming, paragraphs)
    if labelled is not None:
        return labelled
    questions = [number for number, words in paragraphs.items() if words[-1].text == "?" and not words[-1].quoted]
    guest = _guest(naming, paragraphs, questions) if len(questions) >= _FEWEST_QUESTIONS else None
    if guest is None:
        return Turns(asked=frozenset(paragraphs if _is_talk(naming, paragraphs, questions) else questions))
    turns, interviewer = Turns(), _interviewer(naming, guest)
    numbers = _body(naming, paragraphs, guest)
    asks = False
    for place, number in enumerate(numbers):
        before, after = numbers[place - 1] if place else -1, numbers[place + 1 : place + 2]
        asked = asks
        if number in questions:
            asks = not (asked and _is_longer(paragraphs, number, before))
        else:
            asks = not asked and bool(after) and _speaks_to(paragraphs[number], paragraphs[after[0]])
        if asks:
            turns.addressed[number] = guest
            if interviewer is not None:
                turns.speakers[number] = interviewer
        elif asked or not place or (turns.speakers.get(before) is guest and len(paragraphs[number]) > _HEADING_WORDS):
            turns.speakers[number] = guest
    turns.asked = frozenset(number for number in paragraphs if number not in turns.speakers)
    return turns


def _is_talk(naming: Naming, paragraphs: dict[int, list[Word]], questions: list[int]) -> bool:
    """Whether so many paragraphs are questions, or the beginning says so, that "I" need not be the author."""
    if len(questions) < _FEWEST_QUESTIONS:
        return False
    cue = any(_is_cue(naming, index) for index in range(min(_LEAD_WORDS, len(naming.passage.words))))
    return len(questions) >= (_LEAST_SHARE_OF_TALK if cue else _LEAST_SHARE_WITHOUT_CUE) * len(paragraphs)


def _body(naming: Naming, paragraphs: dict[int, list[Word]], guest: Referent) -> list[int]:
    """The paragraphs behind the beginning, which presents the guest by name and addresses nobody."""
    words = naming.passage.words
    named = {words[mention.first].paragraph for mention in guest.names}
    numbers = list(paragraphs)
    for place, number in enumerate(numbers):
        talk = any(is_first_person(word.lower) or word.lower in _SECOND for word in paragraphs[number])
        if number not in named and (talk or paragraphs[number][-1].text == "?"):
            return numbers[place:]
    return []


def _paragraphs(naming: Naming) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for word in naming.passage.words:
        found.setdefault(word.paragraph, []).append(word)
    return found


def _is_longer(paragraphs: dict[int, list[Word]], number: int, other: int) -> bool:
    return other in paragraphs and len(paragraphs[number]) > len(paragraphs[other])


def _speaks_to(words: list[Word], following: list[Word]) -> bool:
    """Whether a paragraph without a question mark may still be the interviewer's: it says "you" before a longer one."""
    return len(following) > len(words) and any(word.lower in _SECOND for word in words)


def _labelled(naming: Naming, paragraphs: dict[int, list[Word]]) -> Turns | None:
    """The turns of a text whose paragraphs begin with labels; None if it has too few."""
    labels = {number: label for number, words in paragraphs.items() if (label := _label(words))}
    if len(labels) < _FEWEST_LABELS or len(set(labels.values())) == len(labels):
        return None
    questions = [number for number, label in labels.items() if label[0] in _QUESTION] or list(paragraphs)[:1]
    people = {label: _labelled_person(naming, label, questions) for label in set(labels.values())}
    known = {id(person): person for person in people.values() if person is not None}
    turns = Turns(asked=frozenset(paragraphs))
    current: tuple[str, ...] | None = None
    for number in paragraphs:
        current = labels.get(number, current)
        speaker = people.get(current) if current else None
        if speaker is not None:
            turns.speakers[number] = speaker
        others = [person for person in known.values() if person is not speaker]
        if len(people) == 2 and len(others) == 1 and current:
            turns.addressed[number] = others[0]
    turns.asked = frozenset(number for number in paragraphs if number not in turns.speakers)
    return turns


def _label(words: list[Word]) -> tuple[str, ...]:
    """The words before a colon at the beginning of a paragraph, in lower case; none if they are no label."""
    for at, word in enumerate(words[: _MAX_LABEL_WORDS + 1]):
        if word.text == ":":
            return tuple(w.lower for w in words[:at]) if 0 < at < len(words) - 1 else ()
        if not (word.capital or word.lower in lexicon().particles or word.text in ".()"):
            break
    return ()


def _labelled_person(naming: Naming, label: tuple[str, ...], questions: list[int]) -> Referent | None:
    """The person whose name a label ends with or whose initials it is; the guest of the text for "A"."""
    people = [r for r in naming.people.referents if r.names and r.sort in (Sort.PERSON, Sort.UNKNOWN)]
    if len(label) == 1 and label[0] in _ANSWER:
        return _guest(naming, _paragraphs(naming), questions)
    if len(label) == 1 and label[0] in _QUESTION:
        return None
    named = [r for r in people if any(tuple(w.lower() for w in m.words)[-1:] == label[-1:] for m in r.names)]
    if not named and len(label) == 1:
        named = [r for r in people if "".join(w[0] for w in r.fullest.words).lower() == label[0].replace(".", "")]
    return named[0] if len(named) == 1 else None


def _guest(naming: Naming, paragraphs: dict[int, list[Word]], questions: list[int]) -> Referent | None:
    """The one person whom the beginning of the text presents as its guest; None if that is not certain.

    That is the only person in the first sentence about the interview, or the one of them who is in the headline. A
    text with many questions and no such sentence presents whoever alone is named before the first question.
    """
    words = naming.passage.words
    share = len(questions) / max(len(paragraphs), 1)
    first = next((i for i, w in enumerate(words) if questions and w.paragraph == questions[0]), 0)
    presented: list[Referent] = []
    for index in range(min(_LEAD_WORDS, len(words))):
        if _is_cue(naming, index) and (presented := _people(naming, index)):
            break
    else:
        if len(questions) >= _FEWEST_QUESTIONS_WITHOUT_CUE and share >= _LEAST_SHARE_WITHOUT_CUE:
            presented = [r for at, r in _named(naming) if at < first and not _asks(naming, at)]
    unique = list(dict.fromkeys(presented))
    if len(unique) > 1:
        top = next(iter(paragraphs))
        unique = [r for r in unique if any(words[m.first].paragraph == top for m in r.names)]
    return unique[0] if len(unique) == 1 and share >= _LEAST_SHARE else None


def _interviewer(naming: Naming, guest: Referent) -> Referent | None:
    """Whom the first sentence about the interview names besides the guest alone, behind "with" or "by"."""
    words = naming.passage.words
    for index in range(min(_LEAD_WORDS, len(words))):
        if not _is_cue(naming, index):
            continue
        inside = [(at, r) for at, r in _named(naming) if words[at].sentence == words[index].sentence]
        others = {r.number: at for at, r in inside if r is not guest}
        if len(others) == 1 and any(r is guest for _, r in inside):
            number, at = others.popitem()
            return naming.scene.referents[number] if naming.passage.lower(at - 1) in ("with", "by") else None
    return None


def _is_cue(naming: Naming, index: int) -> bool:
    lower = naming.passage.lower(index)
    if lower in ("question", "questions"):
        return any(naming.passage.lower(i).startswith("answer") for i in range(index - 4, index))
    return bool(_CUE.match(lower)) or naming.passage.lower(index + 1) in _MEETING.get(lower, ())


def _people(naming: Naming, index: int) -> list[Referent]:
    """The people named in the sentence of a word, without those who ask."""
    words = naming.passage.words
    return [r for at, r in _named(naming) if words[at].sentence == words[index].sentence and not _asks(naming, at)]


def _asks(naming: Naming, at: int) -> bool:
    """Whether the words before a name say that the one named asks, writes or takes pictures."""
    begin = at - len(naming.names[at].titles)
    return any(naming.passage.lower(i) in _ASKERS for i in range(begin - 3, at))


def _named(naming: Naming) -> list[tuple[int, Referent]]:
    """Every name of a person with the word it begins at."""
    found = []
    for at, mention in sorted(naming.names.items()):
        identity = naming.people.identity.get(mention.last)
        if identity is not None and identity.referent.sort is Sort.PERSON:
            found.append((at, identity.referent))
    return found
