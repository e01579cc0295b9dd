"""Whose a quotation is that nobody is named beside: by the paragraph it stands in and by the turns of a dialogue.

The conventions are those of English prose: one paragraph, one speaker; in a dialogue printed as a run of quotations
the speakers take turns.
"""

from collections.abc import Iterable
from dataclasses import replace

from index.model import Link, QuotationKind, Speaker
from index.speakers.answers import Answer, speaker_of
from index.speakers.dialogue import NOBODY_KNOWN, Turn, read_dialogue
from index.speakers.ledger import Ledger
from index.speakers.mentions import Part
from index.speakers.phrases import PhraseKind
from index.speakers.referents import Referent

_SAME_PARAGRAPH_CERTAINTY = 0.9
_MAX_NARRATION = 2
"""More paragraphs without a quotation than this end a dialogue."""
_FEWEST_TURNS = 4
_LEAST_KNOWN = 0.9
"""Certainty from which a known turn is taken as it is."""
_MOST_CERTAIN = 0.9


def settle_unnamed(ledger: Ledger) -> None:
    """Answers the direct quotations without a mention as far as the text around them is plain."""
    if not ledger.passage.words:
        return
    lone = [i for i in ledger.order if ledger.phrases[i].kind is PhraseKind.EMPTY and _is_direct(ledger, i)]
    for i in lone:
        ledger.answers[i] = _of_paragraph(ledger, i) or ledger.answers[i]
    open_ones = [i for i in lone if ledger.answers[i].speaker is None]
    if open_ones:
        _take_turns(ledger, open_ones)


def _is_direct(ledger: Ledger, i: int) -> bool:
    return ledger.statements[i].kind is QuotationKind.DIRECT


def _paragraph(ledger: Ledger, i: int) -> int:
    """The paragraph in which a statement's content begins."""
    inside = ledger.passage.at(ledger.statements[i].content[0])
    return ledger.passage.words[min(inside.start, len(ledger.passage.words) - 1)].paragraph


def _spoken(ledger: Ledger, paragraph: int) -> dict[int, Answer]:
    """The answered direct or mixed statements whose content reaches into a paragraph, with a speaker."""
    found = {}
    for _, i in ledger.contents.get(paragraph, ()):
        answer = ledger.answers.get(i)
        inner = ledger.outer(ledger.phrases[i].first, i) is not None
        if answer and answer.speaker and not inner and ledger.statements[i].kind is not QuotationKind.INDIRECT:
            found[i] = answer
    return found


def _only(answers: Iterable[Answer]) -> Answer | None:
    """The answer if all have the same speaker."""
    by_name = {answer.speaker: answer for answer in answers}
    return next(iter(by_name.values())) if len(by_name) == 1 else None


def _of_paragraph(ledger: Ledger, i: int) -> Answer | None:
    """The one speaker of the other quotations of the paragraph."""
    spoken = _spoken(ledger, _paragraph(ledger, i))
    spoken.pop(i, None)
    answer = _only(spoken.values())
    return _because(answer, "the only speaker of this paragraph", _SAME_PARAGRAPH_CERTAINTY) if answer else None


def _because(answer: Answer, reason: str, certainty: float) -> Answer:
    """An answer found for another statement, for this one."""
    chain = (replace(answer.chain[0], reason=reason), *answer.chain[1:]) if answer.chain else ()
    return replace(answer, certainty=min(answer.certainty, certainty), chain=chain)


class _Cast:
    """The people of a dialogue by number, with an answer for each."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self._numbers: dict[Speaker, int] = {}

    def number(self, answer: Answer) -> int:
        """The number of an answer's speaker."""
        speaker = answer.speaker
        if speaker is None:
            return NOBODY_KNOWN
        if speaker not in self._numbers:
            self._numbers[speaker] = len(self.answers)
            self.answers.append(answer)
        return self._numbers[speaker]


def _take_turns(ledger: Ledger, lone: list[int]) -> None:
    """Reads every stretch of dialogue that holds one of the lone quotations."""
    wanted: dict[int, list[int]] = {}
    for i in lone:
        wanted.setdefault(_paragraph(ledger, i), []).append(i)
    for stretch in _stretches(ledger):
        if len(stretch) < _FEWEST_TURNS or wanted.keys().isdisjoint(stretch):
            continue
        cast = _Cast()
        turns = [
            _turn(ledger, cast, number, stretch[place - 1] if place else None) for place, number in enumerate(stretch)
        ]
        if len({turn.known for turn in turns if turn.known is not None}) < 2:
            continue
        for number, chances in zip(stretch, read_dialogue(turns), strict=True):
            for i in wanted.get(number, ()):
                ledger.answers[i] = _chosen(cast, chances)


def _stretches(ledger: Ledger) -> list[list[int]]:
    """The paragraphs that hold quotations, in stretches of dialogue."""
    found: list[list[int]] = []
    for number in sorted(n for n in ledger.contents if any(_is_direct(ledger, i) for _, i in ledger.contents[n])):
        if found and number - found[-1][-1] <= _MAX_NARRATION + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _turn(ledger: Ledger, cast: _Cast, number: int, before: int | None) -> Turn:
    """What is known of one paragraph of a dialogue."""
    known = _only(_spoken(ledger, number).values())
    narration = before is not None and number - before > 1
    inside = {event.referent for event in ledger.naming.scene.of_paragraph(number) if event.quoted and event.named}
    return Turn(
        known=cast.number(known) if known else None,
        certainty=min(known.certainty, 0.97) if known else 0.0,
        narration=narration,
        acts=frozenset(_actors(ledger, cast, number)),
        acts_before=frozenset(_actors(ledger, cast, number - 1)[-1:]) if narration else frozenset(),
        named=frozenset(cast.number(_answer(ledger, ledger.naming.scene.referents[r])) for r in inside),
    )


def _actors(ledger: Ledger, cast: _Cast, number: int) -> list[int]:
    """The people who act outside the quotation marks of a paragraph, in order."""
    scene = ledger.naming.scene
    events = [e for e in scene.of_paragraph(number) if not e.quoted and e.part is Part.SUBJECT]
    people = (scene.referents[event.referent] for event in events)
    return [cast.number(_answer(ledger, referent)) for referent in people if referent.is_person]


def _answer(ledger: Ledger, referent: Referent) -> Answer:
    """An answer that means a person the text speaks of."""
    if referent.names:
        place = referent.fullest.span
    else:
        word = ledger.passage.words[max(referent.first, 0)]
        place = ledger.passage.span(max(referent.first, 0), max(referent.first, 0) + 1)
        place = place._replace(start=word.start)
    return Answer(
        speaker=speaker_of(referent), referent=referent, chain=(Link(span=place, reason="takes part in the dialogue"),)
    )


def _chosen(cast: _Cast, chances: dict[int, float]) -> Answer:
    """The most probable speaker of a turn, with the others as candidates."""
    ranked = sorted((who for who in chances if who != NOBODY_KNOWN), key=lambda who: -chances[who])
    if not ranked:
        return Answer()
    best = cast.answers[ranked[0]]
    names = tuple(speaker.name for who in ranked if (speaker := cast.answers[who].speaker))
    answer = _because(best, "whose turn it is in the dialogue", 1.0)
    return replace(answer, certainty=min(chances[ranked[0]], _MOST_CERTAIN), candidates=names)
