"""Dialogues: whose turn a quotation is that nobody is named beside."""

from dataclasses import replace

import pytest

from index.model import Tier
from index.speakers.dialogue import NOBODY_KNOWN, Turn, read_dialogue

BRIDGE = (
    '[q:"Is the bridge shut?"] asked [m:Maria Keller].\n\n[q:"It is,"] said [m:Hugh Brand].\n\n'
    '[d:"Since when?"]\n\n[d:"Since Monday."]\n\n[d:"And who shut it?"]\n\n'
    '[q:"I did,"] said [m:Brand].'
)


def test_two_people_take_turns(names):
    assert names(BRIDGE) == ["Maria Keller", "Hugh Brand", "Maria Keller", "Hugh Brand", "Maria Keller", "Hugh Brand"]


def test_a_turn_without_a_name_is_never_more_than_unsure(attributions):
    assert {found.tier for found in attributions(BRIDGE)[2:5]} == {Tier.UNSURE}


def test_the_chain_of_a_turn_says_that_it_is_a_turn(attributions):
    assert "turn" in attributions(BRIDGE)[2].chain[0].reason


def test_he_said_is_told_by_the_turns_around_it(names):
    text = (
        '[q:"Is the bridge shut?"] asked [m:Tom Reyes].\n\n[q:"It is,"] said [m:Hugh Brand].\n\n'
        '[d:"Since when?"]\n\n[d:"Since Monday."]\n\n[q:"And who shut it?"] [m:he] asked.\n\n'
        '[q:"I did,"] said [m:Brand].'
    )
    assert names(text)[4] == "Tom Reyes"


def test_whoever_is_addressed_by_name_does_not_speak(names):
    text = (
        '[q:"Is the bridge shut?"] asked [m:Maria Keller].\n\n[q:"It is,"] said [m:Hugh Brand].\n\n'
        "A week went by. The river rose, and the rain went on.\n\n"
        '[d:"Well, Maria, it is open again."]\n\n[d:"Thank you, Hugh, I have seen it."]'
    )
    assert names(text)[2:] == ["Hugh Brand", "Maria Keller"]


def test_two_who_call_each_other_by_name_take_turns(names):
    text = (
        "Maria Keller met Hugh Brand on the bridge.\n\n"
        '[d:"Hugh."]\n\n[d:"Yes, Maria."]\n\n[d:"It is shut."]\n\n[d:"So it is, Maria."]'
    )
    assert names(text) == ["Maria Keller", "Hugh Brand", "Maria Keller", "Hugh Brand"]


def test_quotations_of_one_known_speaker_are_no_dialogue(names):
    text = '[q:"It is shut,"] said [m:Hugh Brand].\n\n[d:"Since when?"]\n\n[d:"Since Monday."]\n\n[d:"Who shut it?"]'
    assert names(text) == ["Hugh Brand", None, None, None]


def test_a_long_narration_ends_a_dialogue(names):
    far = "\n\n".join(["It rained on the hills."] * 4)
    text = f'[q:"Is it shut?"] asked [m:Maria Keller].\n\n[q:"Yes,"] said [m:Hugh Brand].\n\n{far}\n\n[d:"Since when?"]'
    assert names(text)[2] is None


def test_the_other_quotation_of_a_paragraph_has_its_only_speaker(attributions):
    found = attributions('[q:"It was late,"] said [m:Hugh Brand]. It rained. [d:"We were tired."]')
    assert [one.speaker.name for one in found] == ["Hugh Brand", "Hugh Brand"]
    assert found[1].chain[0].reason == "the only speaker of this paragraph"


def test_two_speakers_of_one_paragraph_leave_its_other_quotation_to_nobody(names):
    text = '[q:"It was late,"] said [m:Hugh Brand]. [q:"It was cold,"] said [m:Ida Ross]. [d:"We were tired."]'
    assert names(text)[2] is None


def test_somebody_reported_without_marks_is_a_speaker_of_the_paragraph_too(names):
    text = '[q:"It was late,"] said [m:Hugh Brand]. [m:Ida Ross] said [q:it was cold]. [d:"We were tired."]'
    assert names(text)[2] is None


def test_an_indirect_statement_without_a_mention_has_no_speaker(names):
    assert names('[q:"It was late,"] said [m:Hugh Brand]. Reportedly [d:it rained].') == ["Hugh Brand", None]


A, B, C = 0, 1, 2


def _best(chances: dict[int, float]) -> int:
    return max(chances, key=lambda who: chances[who])


def test_the_chances_of_every_turn_add_up_to_one():
    turns = [Turn(chances={A: 0.97}), Turn(chances={B: 0.9}), Turn(), Turn(asks=True), Turn(named=frozenset([A]))]
    assert [sum(chances.values()) for chances in read_dialogue(turns)] == pytest.approx([1.0] * len(turns))


def test_a_long_run_of_turns_keeps_its_two_speakers_apart():
    turns = [Turn(chances={A: 0.97}), Turn(chances={B: 0.97}), *[Turn()] * 6, Turn(chances={A: 0.97})]
    assert [_best(chances) for chances in read_dialogue(turns)] == [A, B, A, B, A, B, A, B, A]


TALK = (Turn(chances={A: 0.97}), Turn(chances={B: 0.97}), Turn(), Turn(chances={A: 0.97}))


@pytest.mark.parametrize(
    ("place", "evidence", "who", "likelier"),
    [
        (2, Turn(acts=frozenset([C])), C, True),
        (2, Turn(acts_before=frozenset([C]), narration=True), C, True),
        (1, Turn(chances={B: 0.97}, called=frozenset([C])), C, True),
        (2, Turn(named=frozenset([B])), B, False),
        (2, Turn(named=frozenset([A]), called=frozenset([A])), A, False),
    ],
    ids=["acts beside it", "acts right before", "was addressed", "is named in it", "is addressed in it"],
)
def test_what_stands_in_a_turn_makes_a_speaker_more_or_less_likely(place, evidence, who, likelier):
    cast = frozenset([C])
    plain = [replace(turn, acts=turn.acts | (cast if at == 0 else frozenset())) for at, turn in enumerate(TALK)]
    changed = [evidence if at == place else turn for at, turn in enumerate(plain)]
    assert (read_dialogue(changed)[2][who] > read_dialogue(plain)[2][who]) is likelier


def test_what_a_name_tells_is_hardly_doubted():
    turns = [Turn(chances={A: 0.97}), Turn(chances={A: 0.97}), Turn(chances={B: 0.97})]
    assert [_best(chances) for chances in read_dialogue(turns)] == [A, A, B]


def test_a_dialogue_of_strangers_is_nobody_known():
    assert [_best(chances) for chances in read_dialogue([Turn(), Turn()])] == [NOBODY_KNOWN, NOBODY_KNOWN]
