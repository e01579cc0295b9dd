"""Names that fit several people: parents and children, and who is named only later."""

import pytest

from index.model import Tier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Robin Vik sold it. [m:Mr. Vik] said [q:it was late]. His brother, Tom Vik, came.", "Robin Vik"),
        ("Wu Kam-fai sold it. [m:Mr. Wu] said [q:it was late]. His son, Wu Chi-keung, came.", "Wu Kam-fai"),
        ("Ola Mura Vik came. [m:Dr. Mura] said [q:it was late]. Dr. Ximena Rojas Mura left.", "Ola Mura Vik"),
        ("Coach Zulkar Hassan left. [m:Zulkar] said [q:it was late]. Captain Faizal Zulkar came.", "Zulkar Hassan"),
    ],
)
def test_a_name_means_whom_the_text_has_named_before_it(names, text, name):
    assert names(text) == [name]
    assert names(text.replace(". [m:", f". {'The hall is old. ' * 12}[m:", 1)) == [name]


def test_a_title_of_the_other_sex_is_left_to_whom_the_text_does_not_tell_of(names):
    text = (
        "Ghaz Vik came. [m:Mr. Vik] said [q:it was late] and [m:Ms. Vik] said [q:it was cold]. Her son, Tom Vik, came."
    )
    assert names(text)[1] == "Ghaz Vik"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Edmund Charles Farrow was born here. His father, [m:Charles Farrow], said [q:it was late].",
            "Charles Farrow",
        ),
        ("His son, Henry Vik, came. John Henry Vik has died, [m:Henry Vik] said [q:it was late].", "Henry Vik"),
        ("Ida Vidal, Ana Ida Vidal's sister, came. Later [m:Ida Vidal] said [q:it was late].", "Ida Vidal"),
    ],
)
def test_a_relative_is_nobody_whose_longer_name_has_the_same_end(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abu Salim sat there. His son Salim Rahbar came. [m:Salim] said [q:it was late].", "Salim Rahbar"),
        ("Rashid bin Hamad Suwaiq sat there. Hamad bin Rashid Suwaiq came. [m:Hamad] said [q:it was late].", "Hamad"),
        ("Abu Salim sat there. [m:Abu Salim] said [q:it was late].", "Abu Salim"),
    ],
)
def test_the_name_of_a_child_or_father_in_a_name_is_not_its_own(names, text, name):
    assert names(text)[0].startswith(name)


@pytest.mark.parametrize(
    ("far", "near", "word"),
    [
        ("Peter Lane sold the mill. Mr Lane was sad.", "His brother, Tom Lane, came.", "Mr Lane"),
        ("Anwar Hamid had the seat.", "Her opponent, Hamid Ismail, wants it.", "Hamid"),
        ("Elena Quispe Mamani opened the hall.", "A student, Elena Mamani Choque, came.", "Mamani"),
    ],
)
def test_a_name_of_somebody_right_before_it_is_not_surely_another_ones(attributions, far, near, word):
    between = "The hall is old. " * 12
    (found,) = attributions(f"{far} {between} {near} [m:{word}] said [q:it was late].")
    assert found.tier in (Tier.UNSURE, Tier.UNATTRIBUTED)
    assert len(found.candidates) == 2


@pytest.mark.parametrize(
    "text",
    [
        "His daughter, Nina Berg, came. His wife, Ruth, wept. [m:Mrs. Berg] said [q:it was late].",
        "Nathan Berg died in the fire. His father, Joseph, sat there. [m:Mr. Berg] said [q:it was late].",
    ],
)
def test_a_relative_with_a_first_name_may_be_meant_by_the_surname(attributions, text):
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == ("Berg", Tier.UNSURE)


@pytest.mark.parametrize(
    "text",
    [
        "Carl Berg came. Mr. Berg and his brother, Tom, wept. [m:Mr. Berg] said [q:it was late].",
        "Carl Berg came. His wife, Ruth, wept. [m:Mr. Berg] said [q:it was late].",
        "His wife, Ruth, wept. Carl Berg came. [m:Mr. Berg] said [q:it was late].",
    ],
)
def test_whoever_was_called_so_before_is_meant_beside_a_relative(attributions, text):
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == ("Carl Berg", Tier.CLEAR)


def test_who_speaks_on_behind_a_shared_name_is_no_surer_than_it(attributions):
    text = (
        "His daughter, Nina Berg, came. His wife, Ruth, wept. [m:Mrs. Berg] said [q:it was late]. [m:She] said [q:so]."
    )
    assert attributions(text)[1].tier in (Tier.UNSURE, Tier.UNATTRIBUTED)


@pytest.mark.parametrize("mention", ["The elder Porter", "the younger Mr. Porter"])
def test_a_name_told_apart_by_age_is_not_surely_the_one_known(attributions, mention):
    (found,) = attributions(f"Lauren Porter, the chief, came. Then [m:{mention}] said [q:it was late].")
    assert (found.speaker.name, found.tier) == ("Porter", Tier.UNSURE)
    assert "apart by their age" in found.chain[0].reason
