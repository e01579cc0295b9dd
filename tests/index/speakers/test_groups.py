"""Several speakers beside one cue, with what the text tells of each."""

import pytest

from index.model import SpeakerKind


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Senator Ida Ross, D-Vt., and Hugh Hill, R-Ohio,", "Ida Ross and Hugh Hill"),
        ("Sens. Ida Ross (D-Vt.) and Hugh Hill (R-Ohio)", "Ida Ross and Hugh Hill"),
        ("Sens. Ida Ross (D-Vt.), Tom Reyes (R-Iowa) and Hugh Hill", "Ida Ross, Tom Reyes and Hugh Hill"),
        ("Govs. Ida Ross of Vermont and Hugh Hill of South Carolina", "Ida Ross and Hugh Hill"),
        ("Ida Ross, 45, and Hugh Hill, 50,", "Ida Ross and Hugh Hill"),
        ("Ida Ross, head of a bank, Tom Reyes, 50, and Hugh Hill", "Ida Ross, Tom Reyes and Hugh Hill"),
        ("Ida Ross, the mayor, and former governor Hugh Hill", "Ida Ross and Hugh Hill"),
        ("Ida Ross, Tom Reyes, and Hugh Hill", "Ida Ross, Tom Reyes, and Hugh Hill"),
        ("Ross and 24-year-old Hugh Hill", "Ross and 24-year-old Hugh Hill"),
        ("Ms. Ross, along with Hugh Hill", "Ms. Ross, along with Hugh Hill"),
        ("Mr. Ross's and Mr. Hill's", "Mr. Ross and Mr. Hill"),
        ("He and Mr. Hill", "he and Mr. Hill"),
        ("Ross and Hill both", "Ross and Hill"),
    ],
)
def test_what_is_told_of_each_does_not_make_one_speaker_of_several(attributions, mention, name):
    (found,) = attributions(f"It rained. Then [m:{mention}] said [q:it was late].")
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.GROUP)


@pytest.mark.parametrize(
    "mention",
    [
        "Ida Ross (D-Vt.), who owns a bank,",
        "Ida Ross, a friend of Tom Reyes and Hugh Hill,",
        "Ida Ross, who met Tom Reyes, 50, and Hugh Hill,",
        "Ida Ross (D-Vt.), chair of the board,",
    ],
)
def test_people_of_whom_one_is_told_do_not_speak(attributions, mention):
    (found,) = attributions(f"It rained. Then [m:{mention}] said [q:it was late].")
    assert (found.speaker.name, found.speaker.kind) == ("Ida Ross", SpeakerKind.PERSON)


def test_examples_of_a_group_do_not_speak_for_it(names):
    text = "Then [m:several experts, including Ida Ross (D-Vt.) and Hugh Hill,] said [q:it was late]."
    assert names(text) == ["several experts"]


def test_senators_is_no_part_of_a_name(names):
    assert names("He met Senators Ida Ross and Hugh Hill.\n\n[m:Ms. Ross] said [q:it was late].") == ["Ida Ross"]


@pytest.mark.parametrize("mention", ["Brand's niece, state Sen. Ida Ross", 'his niece, state Del. Ida "Di" Ross,'])
def test_a_relative_with_an_office_is_named(names, mention):
    assert names(f"It rained. Then [m:{mention}] said [q:it was late].") == ["Ida Ross"]
