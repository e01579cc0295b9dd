"""Which body "the group", "the court" or "the ministry" is, where several come up or the noun is in no name."""

import pytest

from index.model import SpeakerKind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Leeds Bridge Foundation counted them. [m:The group] said [q:it was late].", "Leeds Bridge Foundation"),
        ("The River Alliance met. The hall was full. [m:The organization] said [q:it was late].", "River Alliance"),
        ("The Senate Trade Committee met. [m:The panel] said [q:it was late].", "Senate Trade Committee"),
        ("She led the rights group NARO. [m:The group] said [q:it was late].", "NARO"),
        ("They are in the United Millers union. [m:The union] said [q:it was late].", "United Millers"),
        ("The FBI looked. It rained. It snowed. It froze. [m:The bureau] said [q:it was late].", "FBI"),
    ],
)
def test_a_noun_that_says_less_means_the_body_of_its_kind(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Leeds Gazette met the crowd. [m:The group] said [q:it was late].",
        "The River Alliance met the Bridge Fund. [m:The group] said [q:it was late].",
        "The Trade Ministry met. [m:The panel] said [q:it was late].",
        "The Leeds Bridge Foundation met. It rained. It snowed. It froze. [m:The group] said [q:it was late].",
        "The CIA met the IRS. It rained. It snowed. It froze. [m:The agency] said [q:it was late].",
        "Ida Ross's group Leeds United met. [m:The panel] said [q:it was late].",
    ],
)
def test_a_body_of_another_kind_or_one_of_two_is_not_meant(names, text):
    (found,) = names(text)
    assert found.startswith("the ")
    assert found == found.lower()


FAR = " It rained. It snowed. It froze. It thawed. It rained again. It was dark. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Supreme Court met." + FAR + "The Appeals Court met. [m:The court] said [q:no].", "Appeals Court"),
        ("The Fishing Council met." + FAR + "The Forest Council met. [m:The council] said [q:no].", "Forest Council"),
        ("The Department of Labor met the Labor Department. [m:The department] said [q:no].", "Department of Labor"),
    ],
)
def test_of_two_bodies_the_one_named_last_is_meant_where_the_other_is_far(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court met the Appeals Court. [m:The court] said [q:it was late].",
        "The Supreme Court met. The Appeals Court met, too. [m:The court] said [q:it was late].",
        "The Supreme Court met. The Appeals Court met, too." + FAR + "[m:The court] said [q:it was late].",
    ],
)
def test_of_two_bodies_named_together_neither_is_meant(names, text):
    assert names(text) == ["the court"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru's foreign ministry spoke up. [m:The ministry] said [q:it was late].", "Peru's foreign ministry"),
        (
            "The Leeds Gazette editorial board met. [m:The editorial board] said [q:no].",
            "the Leeds Gazette editorial board",
        ),
        ("The Leeds Workers Association met. [m:The union] said [q:it was late].", "Leeds Workers Association"),
        ("The Peruvian embassy was shut. [m:The embassy] said [q:it was late].", "the Peruvian embassy"),
    ],
)
def test_a_body_is_called_in_full_by_its_country_or_paper(attributions, text, name):
    (found,) = attributions(text)
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)
    assert len(found.chain) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Peru's foreign ministry met Chile's foreign ministry. [m:The ministry] said [q:it was late].",
        "Peru's foreign ministry spoke up. [m:The defense ministry] said [q:it was late].",
        "The Peruvian government met. [m:The government] said [q:it was late].",
        "Ida Ross's board met. [m:The board] said [q:it was late].",
    ],
)
def test_a_body_of_two_countries_or_of_a_person_is_not_called_in_full(names, text):
    (found,) = names(text)
    assert found == found.lower()


def test_the_administration_is_that_of_the_only_president(attributions):
    text = "President Ida Ross spoke in Leeds. [m:The administration] said [q:it was late]. [m:It] hoped [q:for rain]."
    found = attributions(text)
    assert [attribution.speaker.name for attribution in found] == ["the Ross administration"] * 2
    assert found[0].chain[1].reason == "the only president, in paragraph 1"


@pytest.mark.parametrize(
    "before",
    [
        "President Ida Ross met President Hugh Brand.",
        "Former President Ida Ross spoke.",
        "Swiss President Ida Ross spoke.",
        "Nobody knew.",
    ],
)
def test_the_administration_of_one_of_two_or_of_nobody_stays_as_it_is(names, before):
    assert names(f"{before} [m:The administration] said [q:it was late].") == ["the administration"]


def test_a_committee_for_campaigns_is_no_campaign(names):
    text = "The Leeds Campaign Committee met." + FAR + "[m:The campaign] said [q:it was late]."
    assert names(text) == ["the campaign"]
