"""Whose words a poll, a study or a letter is: of whoever the text names with it, before, behind or below."""

import pytest

from index.model import Tier


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("A study by the Trade Institute", "Trade Institute"),
        ("A study conducted in May by the Trade Institute", "Trade Institute"),
        ("The study, released by the Trade Institute,", "Trade Institute"),
        ("A study from the Trade Institute", "Trade Institute"),
    ],
)
def test_a_document_speaks_for_the_one_who_made_it(names, document, name):
    assert names(f"{document} came out. [m:The study] said [q:it was late].") == [name]


@pytest.mark.parametrize(
    "document",
    [
        "A study by Ida Ross and Hugh Brand",
        "A study by the Trade Institute of Leeds and the River Alliance",
        "A study from the Trade Institute's chief",
        "A study by the river",
        "A study seen by the Leeds Gazette",
    ],
)
def test_a_document_of_several_or_only_read_by_somebody_stays_as_it_is(names, document):
    assert names(f"{document} came out. [m:The study] said [q:it was late].") == ["the study"]


@pytest.mark.parametrize("mention", ["a study by the Trade Institute", "a survey conducted by the Trade Institute"])
def test_a_document_that_names_its_maker_is_shown_as_it_stands(names, mention):
    assert names(f"Then [m:{mention}] said [q:it was late].") == [mention]


def test_a_notice_that_another_one_published_is_its_owners(names):
    text = "Ida Ross's notice published by UNHCR was long. [m:The notice] said [q:it was late]."
    assert names(text) != ["UNHCR"]


LONG = " It rained." * 9


@pytest.mark.parametrize(
    "text",
    [
        "A UNHCR poll came out. [m:The survey] said [q:it was late].",
        "A new poll came out. The survey, conducted by UNHCR, was long. [m:The poll] said [q:it was late].",
        "A UNHCR poll came out. [m:The new poll] said [q:it was late].",
        f"A UNHCR poll came out.{LONG} [m:The poll] said [q:it was late].",
    ],
)
def test_a_poll_is_by_the_only_one_who_made_any(names, text):
    assert names(text) == ["UNHCR"]


@pytest.mark.parametrize(
    "text",
    [
        "A UNHCR poll came out after a UNICEF poll. [m:The new poll] said [q:it was late].",
        f"A UNHCR poll came out after a UNICEF poll.{LONG} [m:The poll] said [q:it was late].",
        f"A UNHCR letter came out.{LONG} [m:The letter] said [q:it was late].",
        "A UNHCR poll came out. [m:The long poll] said [q:it was late].",
        "A UNHCR poll came out. [m:The letter] said [q:it was late].",
        "Ida Ross leads in Leeds, a new poll has found. [m:The poll] said [q:it was late].",
    ],
)
def test_one_of_several_polls_or_another_document_is_left_open(names, text):
    (found,) = names(text)
    assert found.startswith("the ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A UNHCR survey came out. [m:The study] said [q:it was late].", "UNHCR"),
        ("UNHCR ran a long story. [m:The piece] said [q:it was late].", "UNHCR"),
        ("UNHCR statistics came out. [m:The figures] said [q:it was late].", "UNHCR"),
    ],
)
def test_one_document_has_several_nouns(names, text, name):
    assert names(text) == [name]


def test_a_poll_that_is_told_with_its_maker_is_not_that_of_another_one(names):
    text = (
        "A poll in Ida Ross's favour came out. [m:The poll], released on Friday night by UNHCR, said [q:it was late]."
    )
    assert names(text) == ["UNHCR"]


def test_two_that_share_a_poll_are_shown_together(names):
    text = "A UNHCR/UNICEF poll came out. [m:The poll] said [q:it was late]."
    assert names(text) == ["UNHCR/UNICEF"]


@pytest.mark.parametrize(
    "below",
    [
        "A UNHCR poll shows that it rained.",
        "It rained, a survey by UNHCR shows.",
        "It rained.\n\nA UNHCR poll came out.",
    ],
)
def test_the_poll_of_a_headline_is_by_whoever_is_named_below(attributions, below):
    (found,) = attributions(f"[m:Poll]: [q:it was late]\n\n{below}")
    assert (found.speaker.name, found.tier) == ("UNHCR", Tier.UNSURE)


@pytest.mark.parametrize(
    "below",
    ["A poll shows that it rained.", "A UNHCR poll came out after a UNICEF poll.", "A UNHCR letter came out."],
)
def test_the_poll_of_a_headline_stays_open_where_none_or_two_are_named(names, below):
    assert names(f"[m:Poll]: [q:it was late]\n\n{below}") == ["Poll"]


def test_a_poll_right_below_the_headline_is_the_one_named_soon(attributions):
    text = (
        "It rains often\n\n[m:A new poll] shows [q:it was late].\n\nIt rained.\n\n"
        "The latest Leeds Post opinion poll came out."
    )
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == ("Leeds Post", Tier.UNSURE)


def test_a_poll_below_two_that_are_named_is_neither(names):
    text = (
        "It rains often\n\n[m:A new poll] shows [q:it was late].\n\nThe Leeds Post poll came out.\n\n"
        "The Bern Post poll came out."
    )
    assert names(text) == ["a new poll"]


@pytest.mark.parametrize("noun", ["ad", "clip", "spot"])
def test_a_film_is_called_by_other_words_for_one(names, noun):
    text = f"A video by the River Alliance came out. [m:The {noun}] says [q:it was late]."
    assert names(text) == ["River Alliance"]
