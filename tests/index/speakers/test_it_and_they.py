""" "It" and "they": the body or group that the text is about, or that just spoke; never a person."""

import pytest

from index.model import SpeakerKind, Tier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[m:UNHCR] said [q:it was late]. [m:It] added [q:it was cold].", "UNHCR"),
        ("[m:Both Norway and Sweden] said [q:it was late]. [m:They] added [q:it was cold].", "Norway and Sweden"),
        ("[m:Many doctors] said [q:it was late]. On Monday, [m:they] said [q:it was cold].", "many doctors"),
        ("Today [m:many doctors] said [q:it was late], as [m:they] saw [q:the rain].", "many doctors"),
    ],
)
def test_the_one_who_spoke_goes_on(names, text, name):
    assert names(text)[1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The protesters marched through Leeds. [m:They] said [q:it was late].", "the protesters"),
        ("You see, the protesters marched through Leeds. [m:They] said [q:it was late].", "the protesters"),
        ("After a long day, the protesters went home. [m:They] said [q:it was late].", "the protesters"),
        ("The Ministry of Health closed. [m:It] said [q:it was late].", "Ministry of Health"),
        ("Twenty-seven states met. [m:They] said [q:it was late].", "Twenty-seven states"),
        ("The study ran for years. [m:It] found [q:it was late].", "the study"),
        ("Ida Ross and Jon Vik left. [m:They] said [q:it was late].", "Ida Ross and Jon Vik"),
    ],
)
def test_what_the_sentence_before_is_about(attributions, text, name):
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == (name, Tier.UNSURE)
    assert found.chain[1].reason == "what the sentence before is about"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The old miners wept as [m:they] saw [q:it was late].", "the old miners"),
        ("Many voters got angry because [m:they] thought [q:it was late].", "many voters"),
        ("Perhaps young voters stayed home. Perhaps [m:they] thought [q:it was late].", "young voters"),
        ("Yes, these teachers left early. But [m:they] said [q:it was late].", "these teachers"),
    ],
)
def test_a_noun_for_people_is_a_subject_before_any_verb(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hugh Brand left. [m:It] said [q:it was late].",
        "Hugh Brand left. [m:They] said [q:it was late].",
        "The bridges fell. [m:They] said [q:it was late].",
        "Nobody came. [m:They] said [q:it was late].",
        "The protesters marched. It rained. It snowed. The wind blew. [m:They] said [q:it was late].",
        "No one spoke. [m:They] said [q:it was late].",
    ],
)
def test_nobody_where_no_body_or_group_is_near(names, text):
    assert names(text) == [None]


def test_a_group_stays_a_group(attributions):
    text = "[m:Many doctors] said [q:it was late]. [m:They] added [q:it was cold]."
    assert attributions(text)[1].speaker.kind is SpeakerKind.GROUP


def test_its_report_is_the_bodys(names):
    text = "[m:UNHCR] said [q:it was late]. [m:Its report] said [q:it was cold]."
    assert names(text) == ["UNHCR", "UNHCR"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The national unions knew of the plan. But [m:they] hoped [q:for rain].", "the national unions"),
        (
            "Even in May, the court had been a target. Shortly after [m:it] ruled [q:that it was late], Ross left.",
            "the court",
        ),
    ],
)
def test_bodies_that_the_sentence_before_is_about_are_meant(names, text, name):
    assert names(text) == [name]


def test_bodies_that_a_statement_tells_of_do_not_make_it(names):
    text = "[m:Voters and critics] said [q:it was late]. [q:The councils can pay for it], [m:they] said."
    assert names(text) == ["voters and critics"] * 2


def test_another_body_between_leaves_it_open(names):
    text = "The council met the Leeds Union in a hall in which [m:it] hoped [q:for rain]."
    assert names(text) == [None]
