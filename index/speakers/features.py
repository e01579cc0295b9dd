"""What speaks for and against each person whom "he" or "she" can mean, in numbers."""

import math
from dataclasses import dataclass

from index.speakers.lexicon import Gender, lexicon
from index.speakers.mentions import Part
from index.speakers.names import given_gender
from index.speakers.referents import Referent
from index.speakers.scene import Event, Scene
from index.speakers.sorts import Sort
from index.speakers.subjects import SUBORDINATING
from index.speakers.words import Passage, Word

_WINDOW_SENTENCES = 30
_LATE_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A pronoun whose meaning is asked for, with what is known of the statement it belongs to."""

    index: int
    gender: Gender | None
    """None where the words do not tell it, as in "the senator"."""
    subject: bool
    contents: tuple[tuple[int, int], ...] = ()
    """Word ranges of the content of the statement whose speaker the pronoun names; empty if there is none."""
    quotation: bool = False
    """Whether that content is a direct quotation, in which a speaker rarely names himself."""
    reporter: int | None = None
    """Number of the speaker of an indirect statement whose content the pronoun stands in."""
    quoted_speaker: int | None = None
    """Number of the speaker in whose direct quotation the pronoun stands."""
    previous: int | None = None
    """Number of the speaker of the statement before."""
    previous_sentence: int = -1
    previous_paragraph: int = -1
    continuing: bool = False
    """Whether the cue says that somebody goes on speaking."""


Features = list[tuple[Referent, Event, dict[str, float]]]


def candidate_features(scene: Scene, question: Question) -> Features:
    """Every person mentioned before the pronoun whom its gender allows, with what speaks for and against."""
    here = scene.passage.words[question.index]
    latest: dict[int, Event] = {}
    counts: dict[int, int] = {}
    late: dict[int, int] = {}
    for event in scene.back(question.index):
        if here.sentence - event.sentence > _WINDOW_SENTENCES:
            break
        counts[event.referent] = counts.get(event.referent, 0) + 1
        if here.sentence - event.sentence <= _LATE_SENTENCES:
            late[event.referent] = late.get(event.referent, 0) + 1
        latest.setdefault(event.referent, event)
    inside = _inside(scene, question)
    openers, later = _openers(scene, question.index), _named_later(scene, question)
    form = _form(scene.passage, question)
    rows: Features = []
    for number, event in latest.items():
        referent = scene.referents[number]
        if not _possible(referent, question):
            continue
        row = _place(event, here, question, form)
        beats = scene.passage.beats[here.sentence] - scene.passage.beats[event.sentence]
        row["log beats"] = math.log1p(beats)
        row[f"beats {min(beats, 3)}"] = 1.0
        row["opens paragraph"] = float(openers[0] == number)
        row["opened last paragraph"] = float(openers[1] == number)
        row["closed last paragraph"] = float(openers[2] == number and openers[0] is None)
        row |= _agreement(referent, question.gender)
        row |= _standing(number, question, here.sentence, here.paragraph)
        row["gender heard"] = float(referent.heard == {question.gender})
        row["gender heard against"] = float(bool(referent.heard) and question.gender not in referent.heard)
        row[f"rank {min(len(rows), 3)}"] = 1.0
        row["share"] = counts[number] / sum(counts.values())
        row["late share"] = late.get(number, 0) / max(sum(late.values()), 1)
        row["in quotation" if question.quotation else "in content"] = float(number in inside)
        row["named later"] = float(number in later and number not in inside)
        row["named right before"] = float(_is_right_before(scene.passage, referent, question.index))
        row["speaks"] = float(referent.speaks)
        row["only described"] = float(not referent.names)
        rows.append((referent, event, row))
    return rows


def nobody_features(scene: Scene, question: Question, rows: Features) -> dict[str, float]:
    """What speaks for the answer that none of the candidates is meant."""
    here = scene.passage.words[question.index]
    nearest = min(here.sentence - event.sentence for _, event, _ in rows)
    return {
        "always": 1.0,
        "quoted": float(here.quoted),
        "distance": math.log1p(nearest),
        "one candidate": float(len(rows) == 1),
        "statement": float(bool(question.contents)),
    }


def _form(passage: Passage, question: Question) -> str:
    """Whether the pronoun stands for a subject, an owner or an object, judged by itself and the word behind it."""
    if question.subject:
        return "subject"
    lower = passage.lower(question.index)
    if lower == "his":
        return "owner"
    after = passage.lower(question.index + 1)
    small = not after or not after[0].isalpha() or after in lexicon().function_words
    return "owner" if lower == "her" and not small else "object"


def _is_right_before(passage: Passage, referent: Referent, index: int) -> bool:
    """Whether a name and a comma stand right before the pronoun ("Keller, she said")."""
    return passage.lower(index - 1) == "," and any(mention.last == index - 1 for mention in referent.names)


def _openers(scene: Scene, index: int) -> tuple[int | None, int | None, int | None]:
    """Who the text is about, outside quotations.

    The first subject in the paragraph of a word; the first and the last one of the last paragraph before that has any.
    """
    paragraph = scene.passage.words[index].paragraph
    here: int | None = None
    before: int | None = None
    closing: int | None = None
    last: int | None = None
    for event in scene.back(index):
        if event.quoted or event.part is not Part.SUBJECT or not scene.referents[event.referent].is_person:
            continue
        if event.paragraph == paragraph:
            here = event.referent
        elif last in (None, event.paragraph):
            closing = event.referent if last is None else closing
            before, last = event.referent, event.paragraph
        else:
            break
    return here, before, closing


def _possible(referent: Referent, question: Question) -> bool:
    """Whether gender, sort and place do not rule the referent out."""
    if not referent.may_be_person or referent.number == question.quoted_speaker:
        return False
    told = (referent.told_gender, referent.heard_later)
    return question.gender is None or all(gender in (None, question.gender) for gender in told)


def barred(scene: Scene, question: Question, *, within: int | None = None) -> set[int]:
    """Who cannot be meant for being named behind the pronoun: "he said, standing next to Keller", not "as he said".

    `within` so many words, if it is given, rather than anywhere in the sentence.
    """
    if not question.subject or not question.contents or scene.passage.lower(question.index - 1) in SUBORDINATING:
        return set()
    end = None if within is None else question.index + within
    return _named_later(scene, question, end) - _inside(scene, question)


def _inside(scene: Scene, question: Question) -> set[int]:
    """Who is named in the content whose speaker the pronoun names."""
    return {number for first, last in question.contents for number in scene.named_between(first, last)}


def _named_later(scene: Scene, question: Question, end: int | None = None) -> set[int]:
    """Who is named behind the pronoun in its sentence, before the word `end`."""
    words = scene.passage.words
    sentence = words[question.index].sentence
    found = set()
    for i in range(scene.before(question.index + 1), len(scene.events)):
        event = scene.events[i]
        if event.sentence != sentence or (end is not None and event.word >= end):
            break
        if event.named:
            found.add(event.referent)
    return found


def _place(event: Event, here: Word, question: Question, form: str) -> dict[str, float]:
    """Where and how the candidate was last mentioned."""
    sentences = here.sentence - event.sentence
    near = min(sentences, 2)
    how = "subject" if event.part is Part.SUBJECT else "pronoun" if not event.named else event.part
    row = {f"{how} {near}": 1.0, "log sentences": math.log1p(sentences)}
    if form != "subject":
        row[f"{form}: {how} {near}"] = 1.0
    row["log paragraphs"] = math.log1p(here.paragraph - event.paragraph)
    row["subject for subject"] = float(question.subject and event.part is Part.SUBJECT)
    row["was pronoun"] = float(not event.named)
    row["was quoted"] = float(event.quoted and not here.quoted)
    row["both quoted"] = float(event.quoted and here.quoted)
    return row


def _agreement(referent: Referent, gender: Gender | None) -> dict[str, float]:
    """What speaks for the gender of the candidate."""
    if gender is None or referent.told_gender is gender:
        return {"gender told": 1.0}
    suggested = given_gender(referent.fullest.words) if referent.names else None
    unknown = referent.sort is Sort.UNKNOWN and not referent.speaks
    row = {
        "unknown sort": float(unknown),
        "unknown once": float(unknown and len(referent.names) == 1),
        "doubtful sort": float(not referent.is_person),
        "doubtful long": float(not referent.is_person and len(referent.fullest.words) > 1),
    }
    if suggested is None:
        row["gender unknown"] = 1.0
    else:
        alone = " by a name alone" if len(referent.fullest.words) == 1 else ""
        row[("gender suggested" if suggested is gender else "gender against") + alone] = 1.0
    return row


def _standing(number: int, question: Question, sentence: int, paragraph: int) -> dict[str, float]:
    """What earlier and surrounding statements say for the candidate."""
    row = {"reporter": float(number == question.reporter)}
    if number == question.previous:
        row["previous speaker"] = 1.0
        row["previous speaker of quotation"] = float(question.quotation)
        row["previous speaker here"] = float(paragraph == question.previous_paragraph)
        row["previous speaker near"] = float(sentence - question.previous_sentence <= 1)
        row["previous speaker one paragraph up"] = float(paragraph - question.previous_paragraph == 1)
        row["previous speaker continues"] = float(question.continuing)
    return row
