"""Offices that the text ties to a person, and people who share a name."""

import pytest

from index.model import Tier


def test_an_office_means_the_person_the_text_gives_it_to(names):
    text = "Swiss President Maria Keller came.\n\nOn Monday [m:the Swiss president] said [q:it was late]."
    assert names(text) == ["Maria Keller"]


def test_country_names_of_an_office_may_differ_in_form(names):
    text = "U.S. President Ellen Marsh came.\n\nOn Monday [m:the United States president] said [q:it was late]."
    assert names(text) == ["Ellen Marsh"]


def test_an_office_in_an_apposition_counts_too(names):
    text = "Ida Ross, the environment minister, came.\n\nOn Monday [m:the environment minister] said [q:it was late]."
    assert names(text) == ["Ida Ross"]


def test_an_office_is_never_clear(attributions):
    text = "Swiss President Maria Keller came.\n\nOn Monday [m:the Swiss president] said [q:it was late]."
    assert attributions(text)[0].tier is Tier.LIKELY


def test_an_office_of_two_people_means_neither(attributions):
    text = "President Maria Keller met President Jon Vik. On Monday [m:the president] said [q:it was late]."
    (found,) = attributions(text)
    assert found.tier is Tier.UNATTRIBUTED
    assert set(found.candidates) == {"Maria Keller", "Jon Vik"}


def test_a_former_office_is_not_the_office(names):
    text = "Former President Maria Keller came.\n\nOn Monday [m:the president] said [q:it was late]."
    assert names(text) == ["the president"]


def test_the_office_of_another_country_is_not_meant(names):
    text = "Swiss President Maria Keller came.\n\nOn Monday [m:the Peruvian president] said [q:it was late]."
    assert names(text) == ["the Peruvian president"]


def test_a_relative_with_a_possessive_is_not_safely_the_one_named(attributions):
    text = "His brother Tom Vik came.\n\nA week later [m:her brother] said [q:it was late]."
    assert attributions(text)[0].tier in (Tier.UNSURE, Tier.UNATTRIBUTED)


@pytest.mark.parametrize("surname", ["Marsh", "Ross"])
def test_two_people_of_one_surname_are_never_merged(names, surname):
    text = f"On Monday [m:Ellen {surname}] said [q:it was late]. Then [m:Hugh {surname}] said [q:it was cold]."
    assert names(text) == [f"Ellen {surname}", f"Hugh {surname}"]


def test_a_surname_of_two_people_is_unsure_where_both_are_near(attributions):
    text = "Ellen Marsh met Hugh Marsh. Then [m:Marsh] said [q:it was late]."
    (found,) = attributions(text)
    assert found.tier in (Tier.UNSURE, Tier.UNATTRIBUTED)
    assert set(found.candidates) == {"Ellen Marsh", "Hugh Marsh"}


def test_a_title_tells_two_people_of_one_surname_apart(names):
    text = (
        "Ellen Marsh met Hugh Marsh. Then [m:Mrs. Marsh] said [q:it was late] and [m:Mr. Marsh] said [q:it was cold]."
    )
    assert names(text) == ["Ellen Marsh", "Hugh Marsh"]


def test_father_and_son_are_two_people(names):
    text = "On Monday [m:Tom Reyes] said [q:it was late]. Then [m:Tom Reyes Jr.] said [q:it was cold]."
    assert names(text) == ["Tom Reyes", "Tom Reyes Jr."]


def test_an_honorific_never_goes_with_a_first_name(names):
    text = "Carey Marsh came. Then [m:Mr. Carey] said [q:it was late]."
    assert names(text) == ["Carey"]


@pytest.mark.parametrize(
    ("named", "office"),
    [
        ("Democratic front-runner Ida Ross", "The Republican front-runner"),
        ("Republican nominee Hugh Brand", "The Democratic nominee"),
    ],
)
def test_an_office_of_one_party_is_not_that_of_another(names, named, office):
    text = f"{named} came.\n\nOn Monday it rained. [m:{office}] said [q:it was late]."
    (found,) = names(text)
    assert found == office[0].lower() + office[1:]


def test_a_nominee_is_one_of_his_party_who_may_run(names):
    text = (
        "Economist Ida Ross met Democratic nominee Jon Vik. [m:Hugh Brand] said [q:it rained]. Brand slept. "
        "Ida Ross left. Brand won. [m:The Republican nominee] wants [q:it to be late]."
    )
    assert names(text)[1] == "Hugh Brand"


def test_a_lawyer_is_an_attorney_where_the_same_one_is_told(names):
    text = "Brand's attorney, Ida Ross, came.\n\nOn Monday [m:Brand's lawyer] said [q:it was late]."
    assert names(text) == ["Ida Ross"]
