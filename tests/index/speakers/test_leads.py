"""People whom the beginning of a story only describes, and names a little later."""

import pytest

from index.model import Tier


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("A diplomat", "Ida Ross, the Swiss ambassador, flew home."),
        ("A Swiss diplomat", "Ambassador Ida Ross flew home."),
        ("A former council chair", '"I saw it," said Ida Ross, who led the council for years.'),
        ("The patient’s former doctor", "Dr. Ida Ross flew home."),
        ("A judge in Leeds", "Judge Ida Ross flew home."),
    ],
)
def test_somebody_described_first_is_the_one_named_next(attributions, lead, named):
    (found,) = attributions(f"It rained in Leeds.\n\n[m:{lead}] said [q:it was late].\n\n{named}")
    assert (found.speaker.name, found.tier is Tier.CLEAR) == ("Ida Ross", False)


def test_a_headline_without_an_article_describes_the_one_named_next(names):
    text = "[m:Trade envoy] says [q:it was late].\n\nIt rained in Leeds.\n\nIda Ross said it was late."
    assert names(text) == ["Ida Ross"]


def test_the_same_noun_later_means_the_same_one(names):
    text = (
        "[m:A surveyor] said [q:it was late].\n\nIda Ross said that she had seen it. It rained. Hugh Brand slept.\n\n"
        "It snowed in Leeds.\n\n[m:The surveyor] said [q:it was cold]."
    )
    assert names(text) == ["Ida Ross", "Ida Ross"]


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("A spokesman", "Hugh Brand said it rained."),
        ("The president", "Hugh Brand said it rained."),
        ("Another diplomat", "Hugh Brand, the ambassador, flew home."),
        ("A deputy ambassador", "Ambassador Hugh Brand flew home."),
        ("A mayor", "Former Mayor Hugh Brand flew home."),
        ("A diplomat", "Hugh Brand, the envoy, met Tom Reyes, the ambassador."),
        ("A surveyor", "Hugh Brand said it rained, and Tom Reyes said it snowed."),
        ("A surveyor", "People say Hugh Brand slept."),
        ("A mayor’s office", "Mayor Hugh Brand flew home."),
    ],
)
def test_somebody_described_first_may_be_another(names, lead, named):
    (found,) = names(f"It rained in Leeds.\n\n[m:{lead}] said [q:it was late].\n\n{named}")
    assert found.lower() == lead.lower()


def test_in_the_middle_of_a_story_a_description_is_no_introduction(names):
    text = "It rained.\n\n" * 4 + "[m:A surveyor] said [q:it was late].\n\nIda Ross said it was cold."
    assert names(text) == ["a surveyor"]


@pytest.mark.parametrize("line", ["___", "___.", "* * *", "---"])
def test_behind_a_line_a_story_begins_anew(names, line):
    text = (
        "It rained.\n\n" * 4 + f"{line}\n\n10:10 a.m.\n\n[m:A surveyor] said [q:it was late].\n\n"
        "Ida Ross said it was cold."
    )
    assert names(text) == ["Ida Ross"]
