"""Quotation marks of every style become American ones, and nothing else of the words changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.citation.marks import Mark, collapse, parse, show, stopped, with_stop, without_stop

MARKS = "\"“”„‟«»‹›「」『』‘’‚‛'"


def american(text: str) -> str:
    return show(parse(text))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ('She said "yes" twice.', "She said “yes” twice."),
        ("She said “yes” twice.", "She said “yes” twice."),
        ("She said 'yes' twice.", "She said “yes” twice."),
        ("She said ‘yes’ twice.", "She said “yes” twice."),
        ("Sie sagte „ja“ und ging.", "Sie sagte “ja” und ging."),
        ("Sie sagte ‚ja‘ und ging.", "Sie sagte “ja” und ging."),
        ("Elle a dit « oui » hier.", "Elle a dit “oui” hier."),
        ("Elle a dit «\u00a0oui\u00a0» hier.", "Elle a dit “oui” hier."),
        ("She said ``yes'' twice.", "She said “yes” twice."),
        ("「はい」と言った", "“はい”と言った"),
        ("“He said ‘no’ to me”", "“He said ‘no’ to me”"),
        ("‘He said “no” to me’", "“He said ‘no’ to me”"),
        ('"He said "no" to me"', "“He said ‘no’ to me”"),
        ("“‘No’ was all he said”", "“‘No’ was all he said”"),
        ("“One ‘two “three” two’ one”", "“One ‘two “three” two’ one”"),
    ],
)
def test_marks_of_every_style_are_paired_and_alternate(printed: str, expected: str) -> None:
    assert american(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "It shouldn't be the workers' problem, it's ours",
        "It shouldn’t be the workers’ problem, it’s ours",
        "It shouldn‘t be",
        "rock ‘n’ roll",
        "the '90s and the ’80s",
        "'em all",
        "6' 2\" tall",
        "O'Brien d’Alençon",
        "",
    ],
)
def test_apostrophes_and_measures_are_no_marks(printed: str) -> None:
    assert american(printed) == printed


def test_the_apostrophe_of_a_plural_does_not_end_a_single_quotation() -> None:
    assert american("He named 'the workers' rights and pay' first.") == "He named “the workers' rights and pay” first."


def test_a_quotation_that_is_not_closed_reaches_to_the_end() -> None:
    assert american("He said “we will go") == "He said “we will go”"


def test_a_quotation_that_began_before_is_opened_at_the_start() -> None:
    assert american("we will go” soon") == "“we will go” soon"


def test_the_mark_that_each_paragraph_of_a_quotation_repeats_is_dropped() -> None:
    assert american("“One.\n“Two.\n\n“Three.”") == "“One. Two. Three.”"


def test_line_breaks_and_control_characters_go_but_no_break_spaces_stay() -> None:
    assert collapse(" a\r\n b\x00\t c\u00a0d ") == "a b c\u00a0d"


@given(st.text(alphabet=st.sampled_from(MARKS + "ab s.,\n 9")))
def test_marks_are_always_balanced(text: str) -> None:
    depth = 0
    for token in parse(text):
        depth += {Mark.OPEN: 1, Mark.CLOSE: -1}.get(token, 0) if isinstance(token, Mark) else 0
        assert depth >= 0
    assert depth == 0


@given(st.text())
def test_no_letter_or_digit_is_ever_changed(text: str) -> None:
    def letters(of: str) -> list[str]:
        return [character for character in of if character.isalnum()]

    assert letters(american(text)) == letters(text)


@pytest.mark.parametrize(
    ("title", "stop", "expected"),
    [
        ("Plain", ".", "Plain."),
        ("Plain", ",", "Plain,"),
        ("Why?", ".", "Why?"),
        ("Why?", ",", "Why?,"),
        ("Now!", ".", "Now!"),
        ("Done.", ".", "Done."),
        ("Done.", ",", "Done,"),
        ("To be …", ".", "To be …"),
        ("To be...", ",", "To be...,"),
        ("In the U.S.", ".", "In the U.S."),
        ("In the U.S.", ",", "In the U.S.,"),
        ("Odd,", ".", "Odd."),
        ("An ‘end’", ".", "An “end.”"),
        ("Is it ‘it’?", ".", "Is it “it”?"),
        ("‘Is it?’", ".", "“Is it?”"),
        ("The workers’", ".", "The workers’."),
        ("", ".", ""),
    ],
)
def test_our_punctuation_goes_inside_closing_marks_and_is_never_doubled(title: str, stop: str, expected: str) -> None:
    assert show(with_stop(parse(title), stop)) == expected


def test_a_title_inside_a_sentence_loses_its_full_stop() -> None:
    assert show(without_stop(parse("‘It is done.’"))) == "“It is done”"


def test_a_title_of_nothing_but_punctuation_keeps_some() -> None:
    assert stopped(",;", ",") == ",;,"
