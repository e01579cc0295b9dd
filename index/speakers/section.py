"""Reads one section: answers its names first, then its pronouns in the order of the text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.model import Article, Link, QuotationKind, Span, Statement
from index.speakers.answers import NOBODY, Answer, speaker_of
from index.speakers.features import Question
from index.speakers.flow import settle_unnamed
from index.speakers.interviews import Turns, read_turns
from index.speakers.ledger import Ledger, open_ledger
from index.speakers.lexicon import Gender, lexicon
from index.speakers.meaning import meaning
from index.speakers.mentions import part_of
from index.speakers.owned import with_owner
from index.speakers.phrases import PhraseKind, pronoun_of
from index.speakers.plurals import body_pronoun
from index.speakers.proforms import LABELS, behind_label, first_person
from index.speakers.pronouns import Candidate, weigh
from index.speakers.reasons import why
from index.speakers.recalled import is_open, recalled, recalled_role
from index.speakers.relatives import after_noun

_GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}
_SUBJECT_FORMS = frozenset(("he", "she"))
_FIRST_AND_SECOND = frozenset(("i", "we", "you"))
_NOTED_PROBABILITY = 0.5
"""A pronoun counts as a mention of its best candidate from here on."""
_HEARD_PROBABILITY = 0.9
"""A pronoun tells the gender of its best candidate from here on."""
_NOTABLE = 0.05
"""Candidates less probable than this are not mentioned."""
_RESUMES_NOTHING_CERTAINTY = 0.5
"""For "he continued" after somebody who has not been quoted yet."""
_AGAINST_GENDER_CERTAINTY = 0.5
"""For a "she" whose best candidate has a man's name."""
_SHARED_CERTAINTY = 0.7
"""For somebody who was named last by a name that several have."""
_UNHEARD_CERTAINTY = 0.84
"""For somebody whose words the text reports nowhere by name or description."""


def read_section(article: Article, section: int, statements: Mapping[int, Statement]) -> dict[int, Answer]:
    """The answer for every statement of one section of an article, by its index.

    Where a pronoun was weighed for somebody whom later ones show to be of the other sex, the section is read again.
    """
    ledger = open_ledger(article, section, statements)
    _read(ledger)
    heard = {r.number: next(iter(r.heard)) for r in ledger.naming.people.referents if r.names and len(r.heard) == 1}
    if any(heard.get(number, gender) is not gender for number, gender in ledger.weighed):
        ledger = open_ledger(article, section, statements, ledger.passage)
        for referent in ledger.naming.people.referents:
            referent.heard_later = heard.get(referent.number)
        _read(ledger)
    return ledger.answers


def _read(ledger: Ledger) -> None:
    """Answers all statements."""
    asked: dict[int, list[int]] = {}
    labelled = []
    for i in ledger.order:
        phrase = ledger.phrases[i]
        if phrase.kind is PhraseKind.EMPTY:
            ledger.answers[i] = NOBODY
            if ledger.statements[i].mention and ledger.passage.lower(phrase.first) in LABELS:
                labelled.append(i)
        elif phrase.kind is PhraseKind.PRONOUN:
            asked.setdefault(phrase.first, []).append(i)
        elif phrase.kind is PhraseKind.RELATIVE:
            ledger.answers[i] = after_noun(ledger.naming, phrase)
        else:
            ledger.answers[i] = meaning(ledger.naming, phrase)
        if i in ledger.answers and (referent := ledger.answers[i].referent) is not None:
            referent.speaks = True
    _read_third_persons(ledger, asked)
    settle_unnamed(ledger)
    _read_first_persons(ledger, asked, labelled)


def _read_third_persons(ledger: Ledger, asked: Mapping[int, list[int]]) -> None:
    """Answers the statements of "he", "she", "it" and "they", given by their word; each one found helps the next.

    Whoever is only described ("the retired surgeon") is asked for again there, for the pronouns before tell who it is.
    """
    owned, described = _owned(ledger), _described(ledger)
    for index, word in enumerate(ledger.passage.words):
        pronoun, members = pronoun_of(word.lower), asked.get(index, [])
        if index in described:
            _call_again(ledger, index, described[index])
        if pronoun in _GENDERS and index in owned:
            _own(ledger, index, pronoun, owned[index])
        if pronoun in _GENDERS and (members or word.lower.partition("'")[0] in _SUBJECT_FORMS):
            _third_person(ledger, index, pronoun, members)
        elif pronoun in ("it", "they"):
            for i in members:
                ledger.answers[i] = body_pronoun(ledger, i)


def _owned(ledger: Ledger) -> dict[int, list[int]]:
    """The statements of speakers described by their owner ("his campaign"), by their first word."""
    found: dict[int, list[int]] = {}
    for i in ledger.order:
        if ledger.phrases[i].kind is PhraseKind.DESCRIPTION and i in ledger.answers:
            found.setdefault(ledger.phrases[i].first, []).append(i)
    return found


def _described(ledger: Ledger) -> dict[int, list[int]]:
    """The statements whose speaker has only a description so far, by its first word."""
    found: dict[int, list[int]] = {}
    for i in ledger.order:
        phrase = ledger.phrases[i]
        if phrase.kind is PhraseKind.DESCRIPTION and is_open(ledger.answers.get(i, NOBODY), phrase):
            found.setdefault(phrase.first, []).append(i)
    return found


def _call_again(ledger: Ledger, index: int, members: list[int]) -> None:
    """Names whom a description means that the text ties to nobody, if the sentences before tell it."""
    phrase = ledger.phrases[members[0]]
    role = recalled_role(ledger.naming, phrase)
    answer = recalled(ledger.naming, phrase, role, _question(ledger, index, role.gender, members[0])) if role else None
    if answer is None or answer.referent is None:
        return
    ledger.naming.scene.replace(index, answer.referent)
    for i in members:
        ledger.answers[i] = answer


def _own(ledger: Ledger, index: int, pronoun: str, members: list[int]) -> None:
    """Names the owner that "his" or "her" means in the descriptions that begin with it."""
    question = _question(ledger, index, _GENDERS[pronoun], None)
    owner = _weighed(ledger, index, question, weigh(ledger.naming.scene, question))
    for i in members:
        ledger.answers[i] = with_owner(ledger.naming, ledger.phrases[i], ledger.answers[i], owner)


def _read_first_persons(ledger: Ledger, asked: Mapping[int, list[int]], labelled: Sequence[int]) -> None:
    """Answers the statements of "I", "we" and "you", and of "Q" and "A"; everybody else's words must be known."""
    members = [i for index in sorted(asked) for i in asked[index] if ledger.phrases[i].pronoun in _FIRST_AND_SECOND]
    turns = read_turns(ledger.naming) if members or labelled else Turns()
    for i in members:
        ledger.answers[i] = first_person(ledger, i, turns)
    for i in labelled:
        ledger.answers[i] = behind_label(ledger, i, turns)


def _third_person(ledger: Ledger, index: int, pronoun: str, members: list[int]) -> None:
    """Weighs a "he" or "she"; several statements of one pronoun have one answer."""
    gender = _GENDERS[pronoun]
    question = _question(ledger, index, gender, members[0] if members else None)
    candidates = _unlike_before(weigh(ledger.naming.scene, question), gender)
    ledger.weighed.update((c.referent.number, gender) for c in candidates if c.probability >= _NOTABLE)
    if question.subject and candidates and candidates[0].probability >= _NOTED_PROBABILITY:
        best = candidates[0].referent
        ledger.naming.scene.note(index, best, part_of(ledger.passage, index, index + 1))
        best.guessed[gender] = max(candidates[0].probability, best.guessed.get(gender, 0.0))
        if candidates[0].probability >= _HEARD_PROBABILITY:
            best.heard.add(gender)
    for i in members:
        answer = _weighed(ledger, index, question, candidates)
        resumes = ledger.cue_is(i, lexicon().resuming)
        if resumes and candidates and not ledger.quoted_before(i, candidates[0].referent):
            answer = replace(answer, certainty=min(answer.certainty, _RESUMES_NOTHING_CERTAINTY))
        ledger.answers[i] = answer


def _unlike_before(candidates: Sequence[Candidate], gender: Gender) -> list[Candidate]:
    """The candidates, less probable who were taken for "she" before and should be "he" now: one of the two is wrong."""

    def less(candidate: Candidate) -> Candidate:
        doubt = max((p for other, p in candidate.referent.guessed.items() if other is not gender), default=0.0)
        sure = candidate.referent.gender is gender
        return candidate if sure else replace(candidate, probability=candidate.probability * (1 - doubt))

    return sorted(map(less, candidates), key=lambda c: (-c.probability, c.referent.number))


def _question(ledger: Ledger, index: int, gender: Gender | None, member: int | None) -> Question:
    """What is known about a pronoun before its candidates are weighed."""
    statement = ledger.statements[member] if member is not None else None
    words = ledger.passage.words
    previous = next((i for i in ledger.answered_before(index) if i != member and ledger.answers[i].referent), None)
    spoke = ledger.answers[previous].referent if previous is not None else None
    place = words[ledger.phrases[previous].first] if previous is not None else None
    outer = ledger.outer(index, member)
    speaker = ledger.answers[outer].referent if outer in ledger.answers and outer is not None else None
    number = speaker.number if speaker else None
    return Question(
        index=index,
        gender=gender,
        subject=words[index].lower.partition("'")[0] in _SUBJECT_FORMS or not pronoun_of(words[index].lower),
        contents=ledger.word_ranges(statement) if statement else (),
        quotation=statement is not None and statement.kind is QuotationKind.DIRECT,
        reporter=None if words[index].quoted else number,
        quoted_speaker=number if words[index].quoted else None,
        previous=spoke.number if spoke else None,
        previous_sentence=place.sentence if place else -1,
        previous_paragraph=place.paragraph if place else -1,
        continuing=member is not None and ledger.cue_is(member, lexicon().continuing),
    )


def _weighed(ledger: Ledger, index: int, question: Question, candidates: list[Candidate]) -> Answer:
    """The answer for a statement from the candidates of its pronoun."""
    passage = ledger.passage
    here = Link(span=passage.span(index, index + 1), reason="a pronoun beside the cue")
    if not candidates:
        return Answer(chain=(here,))
    best = candidates[0]
    against = best.referent.gender not in (None, question.gender)
    most = _AGAINST_GENDER_CERTAINTY if against else 1.0 if best.referent.speaks else _UNHEARD_CERTAINTY
    before = _nearest_name(index, best)
    latest = best.latest.word
    if ledger.naming.is_shared(latest, question.gender):
        most = min(most, _SHARED_CERTAINTY)
    links = [Link(span=before or passage.span(latest, latest + 1), reason=why(passage, question, candidates))]
    if best.referent.names:
        full = best.referent.fullest.span
        if before is None or passage.text[before.start : before.end] != passage.text[full.start : full.end]:
            links += ledger.naming.links_to_name(best.referent, None)
    return Answer(
        speaker=speaker_of(best.referent),
        referent=best.referent,
        certainty=min(best.probability, most),
        chain=(here, *links),
        candidates=tuple(c.referent.name for c in candidates if c.probability >= _NOTABLE),
        chances=tuple((c.referent, c.probability) for c in candidates),
    )


def _nearest_name(index: int, candidate: Candidate) -> Span | None:
    """The last words before a pronoun that name a candidate."""
    before = [mention for mention in candidate.referent.names if mention.first < index]
    return max(before, key=lambda mention: mention.first).span if before else None
