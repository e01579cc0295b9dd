"""Whose a quotation is that nobody is named beside: by a colon, its paragraph or the turns of a dialogue.

The conventions are those of English prose: one paragraph, one speaker; in a dialogue printed as a run of quotations
the speakers take turns. In such a dialogue the turns also tell what "he said" leaves open.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from index.model import Link, QuotationKind, Speaker
from index.speakers.answers import Answer, speaker_of
from index.speakers.dialogue import NOBODY_KNOWN, Turn, read_dialogue
from index.speakers.introductions import announced
from index.speakers.ledger import Ledger
from index.speakers.mentions import NameMention, Part
from index.speakers.phrases import PhraseKind
from index.speakers.referents import Referent

_SAME_PARAGRAPH_CERTAINTY = 0.9
_MAX_NARRATION = 2
"""More paragraphs without a quotation than this end a dialogue."""
_FEWEST_TURNS = 3
_LEAST_UNNAMED = 0.25
"""In a dialogue at least this share of the turns has nobody beside it."""
_DISCOUNT = 0.85
"""The chances of the turns are too good by so much, for who takes part is itself only guessed."""
_MOST_CERTAIN = 0.84
"""For whoever is found by turns alone: 80 of 100 are right at best."""
_MOST_KNOWN = 0.97
_OPENING, _ENDING = frozenset('"“‘'), frozenset(".!?")
_BEFORE_CALLED, _AFTER_CALLED = frozenset(',"“‘—'), frozenset(',.!?;"”’—')


def settle_unnamed(ledger: Ledger) -> None:
    """Answers the direct quotations without a mention as far as the text around them is plain."""
    if not ledger.passage.words:
        return
    lone = [i for i in ledger.order if ledger.phrases[i].kind is PhraseKind.EMPTY and _is_direct(ledger, i)]
    for i in lone:
        begin = ledger.passage.at(ledger.statements[i].content[0]).start
        ledger.answers[i] = announced(ledger, begin) or _of_paragraph(ledger, i) or ledger.answers[i]
    open_ones = [i for i in lone if ledger.answers[i].speaker is None]
    if open_ones:
        _take_turns(ledger, open_ones)


def _is_direct(ledger: Ledger, i: int) -> bool:
    return ledger.statements[i].kind is QuotationKind.DIRECT


def _paragraph(ledger: Ledger, i: int) -> int:
    """The paragraph in which a statement's content begins."""
    inside = ledger.passage.at(ledger.statements[i].content[0])
    return ledger.passage.words[min(inside.start, len(ledger.passage.words) - 1)].paragraph


def _quoted(ledger: Ledger, paragraph: int) -> dict[int, Answer]:
    """The answers for the direct and mixed statements whose content reaches into a paragraph, inner ones left out."""
    found = {}
    for _, i in ledger.contents.get(paragraph, ()):
        answer = ledger.answers.get(i)
        inner = ledger.outer(ledger.phrases[i].first, i) is not None
        if answer and not inner and ledger.statements[i].kind is not QuotationKind.INDIRECT:
            found[i] = answer
    return found


def _only(answers: Iterable[Answer]) -> Answer | None:
    """The answer if all that have a speaker have the same."""
    by_name = {answer.speaker: answer for answer in answers if answer.speaker}
    return next(iter(by_name.values())) if len(by_name) == 1 else None


def _of_paragraph(ledger: Ledger, i: int) -> Answer | None:
    """The one speaker of the other quotations of the paragraph, if nobody else is reported in it either."""
    paragraph = _paragraph(ledger, i)
    quoted = _quoted(ledger, paragraph)
    quoted.pop(i, None)
    reported = (ledger.answers.get(other) for _, other in ledger.contents.get(paragraph, ()) if other != i)
    answer = _only(quoted.values()) and _only(filter(None, reported))
    return _because(answer, "the only speaker of this paragraph", _SAME_PARAGRAPH_CERTAINTY) if answer else None


def _because(answer: Answer, reason: str, certainty: float) -> Answer:
    """An answer found for another statement, for this one."""
    chain = (replace(answer.chain[0], reason=reason), *answer.chain[1:]) if answer.chain else ()
    return replace(answer, certainty=min(answer.certainty, certainty), chain=chain, chances=())


@dataclass(slots=True, eq=False)
class _Cast:
    """The people of a dialogue by number, with an answer for each."""

    ledger: Ledger
    answers: list[Answer] = field(default_factory=list)
    numbers: dict[Speaker, int] = field(default_factory=dict)

    def number(self, answer: Answer) -> int:
        """The number of an answer's speaker."""
        if answer.speaker is None:
            return NOBODY_KNOWN
        if answer.speaker not in self.numbers:
            self.numbers[answer.speaker] = len(self.answers)
            self.answers.append(answer)
        return self.numbers[answer.speaker]

    def person(self, referent: Referent) -> int:
        """The number of somebody whom the text speaks of."""
        passage, first = self.ledger.passage, max(referent.first, 0)
        place = referent.fullest.span if referent.names else passage.span(first, first + 1)
        here = Link(span=place, reason="takes part in the dialogue")
        return self.number(Answer(speaker=speaker_of(referent), referent=referent, certainty=1.0, chain=(here,)))

    def chances(self, answers: Iterable[Answer]) -> dict[int, float]:
        """Who speaks, as far as the words beside the quotations of a turn tell it."""
        told = [answer for answer in answers if answer.chances or answer.speaker]
        best = max(told, key=lambda answer: answer.certainty, default=None)
        if best is None or (_only(told) is None and any(answer.speaker for answer in told)):
            return {}
        if not best.chances:
            return {self.number(best): min(best.certainty, _MOST_KNOWN)}
        found: dict[int, float] = {}
        for referent, chance in best.chances:
            who = self.person(referent)
            found[who] = found.get(who, 0.0) + chance * _MOST_KNOWN
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A stretch of paragraphs that hold quotations, with what is known of each."""

    paragraphs: tuple[int, ...]
    cast: _Cast
    turns: tuple[Turn, ...]


def _take_turns(ledger: Ledger, lone: list[int]) -> None:
    """Reads every stretch of dialogue that holds one of the lone quotations."""
    wanted: dict[int, list[int]] = {}
    for i in lone:
        wanted.setdefault(_paragraph(ledger, i), []).append(i)
    for dialogue in dialogues(ledger, wanted):
        unnamed = sum(number in wanted for number in dialogue.paragraphs)
        for number, chances in zip(dialogue.paragraphs, read_dialogue(dialogue.turns), strict=True):
            for i in wanted.get(number, ()):
                ledger.answers[i] = _chosen(dialogue.cast, chances)
            if unnamed >= _LEAST_UNNAMED * len(dialogue.paragraphs):
                _reconsider(dialogue.cast, number, chances)


def dialogues(ledger: Ledger, wanted: Collection[int]) -> Iterator[Dialogue]:
    """The dialogues of two or more that hold one of the wanted paragraphs, each before its answers are given."""
    for stretch in _stretches(ledger):
        if len(stretch) < _FEWEST_TURNS or not any(number in wanted for number in stretch):
            continue
        cast = _Cast(ledger)
        befores = (None, *stretch[:-1])
        turns = tuple(_turn(cast, number, before) for number, before in zip(stretch, befores, strict=True))
        spoken = {turn.known for turn in turns if turn.known is not None}
        if len(spoken) > 1 or len(frozenset().union(*(turn.called for turn in turns))) > 1:
            yield Dialogue(paragraphs=tuple(stretch), cast=cast, turns=turns)


def _stretches(ledger: Ledger) -> list[list[int]]:
    """The paragraphs that hold quotations, in stretches of dialogue."""
    found: list[list[int]] = []
    for number in sorted(n for n in ledger.contents if any(_is_direct(ledger, i) for _, i in ledger.contents[n])):
        if found and number - found[-1][-1] <= _MAX_NARRATION + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _turn(cast: _Cast, number: int, before: int | None) -> Turn:
    """What is known of one paragraph of a dialogue."""
    ledger = cast.ledger
    narration = before is not None and number - before > 1
    scene = ledger.naming.scene
    inside = {event.referent for event in scene.of_paragraph(number) if event.quoted and event.named}
    words = ledger.passage.words_of(number)
    quoted = [word.text for word in words if word.quoted]
    return Turn(
        chances=cast.chances(_quoted(ledger, number).values()),
        narration=narration,
        asks="?" in quoted[-2:],
        acts=frozenset(_actors(cast, number)),
        acts_before=frozenset(_actors(cast, number - 1)[-1:]) if narration else frozenset(),
        named=frozenset(cast.person(scene.referents[referent]) for referent in inside),
        called=frozenset(cast.person(referent) for referent in _called(ledger, number)),
    )


def _actors(cast: _Cast, number: int) -> list[int]:
    """The people who act outside the quotation marks of a paragraph, in order."""
    scene = cast.ledger.naming.scene
    events = [e for e in scene.of_paragraph(number) if not e.quoted and e.part is Part.SUBJECT]
    people = (scene.referents[event.referent] for event in events)
    return [cast.person(referent) for referent in people if referent.is_person]


def _called(ledger: Ledger, number: int) -> set[Referent]:
    """Who is addressed by name in the quotations of a paragraph ("Wake up, Philip!")."""
    found, naming = set(), ledger.naming
    for event in naming.scene.of_paragraph(number):
        mention = naming.names.get(event.word)
        if mention is not None and event.quoted and _is_called(ledger, mention):
            found.add(naming.scene.referents[event.referent])
    return found


def _is_called(ledger: Ledger, mention: NameMention) -> bool:
    """Whether a name stands between commas or marks, as in an address."""
    passage = ledger.passage
    before, after = passage.lower(mention.first - len(mention.titles) - 1), passage.lower(mention.last)
    alone = before in _OPENING and after in _ENDING
    return before in _BEFORE_CALLED and after in _AFTER_CALLED and (alone or "," in (before, after))


def _chosen(cast: _Cast, chances: Mapping[int, float]) -> Answer:
    """The most probable speaker of a turn, with the others as candidates."""
    ranked = sorted((who for who in chances if who != NOBODY_KNOWN), key=lambda who: -chances[who])
    if not ranked:
        return Answer()
    best = cast.answers[ranked[0]]
    names = tuple(speaker.name for who in ranked if (speaker := cast.answers[who].speaker))
    answer = _because(best, "whose turn it is in the dialogue", 1.0)
    return replace(answer, certainty=min(chances[ranked[0]] * _DISCOUNT, _MOST_CERTAIN), candidates=names)


def _reconsider(cast: _Cast, number: int, chances: Mapping[int, float]) -> None:
    """Answers the quotations of a turn again whose pronoun the turns around it tell more about."""
    ledger = cast.ledger
    for i, answer in _quoted(ledger, number).items():
        if answer.chances:
            better = _chosen(cast, chances)
            ledger.answers[i] = replace(better, chain=(*answer.chain[:1], *better.chain))
