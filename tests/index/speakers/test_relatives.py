"""Whom "who", "which" and "that" mean: the words right before them."""

import pytest

from index.model import SpeakerKind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They wooed idealists, centrists and radicals [m:who] wanted [q:a new bank].", "radicals"),
        ("He had won many working-class whites [m:who] felt [q:it was late].", "many working-class whites"),
        ("They talked to Young Leeds supporters [m:who] said [q:it was late].", "Young Leeds supporters"),
        (
            "The new fund, a self-described housewife [m:who] said [q:it was late], had come.",
            "a self-described housewife",
        ),
        ("It angered the party's top figures, [m:who] say [q:it was late].", "the party's top figures"),
        ("He praised Ida Ross's new plan, [m:which] suggested [q:it was late].", "Ida Ross's new plan"),
        ("He ordered a review of the visa program, [m:which] promises [q:it is not late].", "the visa program"),
        ("She liked a film [m:that] claims [q:it was late].", "a film"),
    ],
)
def test_a_relative_means_the_noun_right_before_it(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "She went away, [m:which] meant [q:it was late].",
        "She closed the shop, [m:which] means [q:it is late].",
        "She praised the old town with its market [m:that] said [q:it was late].",
        "A flaw in the new system [m:that] said [q:it was late].",
        "The hall was full. [m:Who] says [q:it was late]?",
        "He was among the ones [m:who] said [q:it was late].",
        "The rate is 5 percent, [m:who] would say [q:it was late]?",
    ],
)
def test_a_relative_that_may_mean_more_than_the_noun_before_it_means_nobody(names, text):
    assert names(text) == [None]


@pytest.mark.parametrize("share", ["23 percent", "23%", "four in 10", "12 out of 20"])
def test_a_share_is_shown_as_it_stands(names, share):
    assert names(f"Half said no, compared with {share} [m:who] said [q:it was late].") == [share]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("People in his hall who like him, and [m:who] said [q:it was late], had come.", "People"),
        ("Ida Ross, whom they had sent to Leeds and [m:who] said [q:it was late], had come.", "Ida Ross"),
        ("The Trade Board - which they founded and [m:which] said [q:it was late] - had come.", "Trade Board"),
    ],
)
def test_a_second_relative_means_what_the_first_one_means(names, text, name):
    assert names(text) == [name]


def test_a_second_relative_of_another_kind_means_its_own_noun(names):
    text = "The hall which they liked and the porters [m:who] said [q:it was late] were old."
    assert names(text) == ["the porters"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It calmed nervous Democrats in Peru, [m:who] said [q:it was late].", "Democrats"),
        ("He met Ida Ross, a Leeds shop owner [m:who] said [q:it was late].", "Ida Ross"),
        ("He met Hugh Brand (D-Ohio), a union backer [m:who] said [q:it was late].", "Hugh Brand"),
        ("Angela Reyes is the state attorney [m:who] said [q:it was late].", "Angela Reyes"),
        ("Angela Reyes came. Reyes is a former civil rights lawyer [m:who] said [q:it was late].", "Angela Reyes"),
        ("It helps the Bridge Fund, a small nonprofit [m:that] said [q:it was late].", "Bridge Fund"),
    ],
)
def test_a_relative_behind_an_apposition_means_the_name(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met Tom and Ida Ross, the rich donors [m:who] said [q:it was late].", "the rich donors"),
        ("He met Ida Ross and a doctor [m:who] said [q:it was late].", "a doctor"),
        ("He met Ida Ross, his doctor and a nurse [m:who] said [q:it was late].", "a nurse"),
    ],
)
def test_several_people_and_other_ones_are_no_apposition(names, text, name):
    assert names(text) == [name]


def test_the_chain_of_an_apposition_goes_by_the_noun_to_the_name(chains):
    text = "He met Ida Ross, a Leeds shop owner [m:who] said [q:it was late]."
    assert chains(text) == [["who", "a Leeds shop owner", "Ida Ross"]]


def test_a_share_is_a_speaker_without_a_name(attributions):
    (found,) = attributions("Half said no, compared with 23 percent [m:who] said [q:it was late].")
    assert found.speaker.kind is SpeakerKind.UNNAMED


@pytest.mark.parametrize(
    "text",
    [
        "He met Democrats and Republicans in Peru [m:who] said [q:it was late].",
        "She left her parents and their odd beliefs, [m:who] said [q:it was late].",
    ],
)
def test_who_does_not_mean_one_of_two_groups_or_a_thing(names, text):
    assert names(text) == [None]
