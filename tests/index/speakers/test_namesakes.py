"""Firms that are named like people of the same article."""

import pytest

from index.model import SpeakerKind, Tier

FOUNDER = "Founder Ulrich Bauer came."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bauer Group lost money. [m:Bauer] said [q:it would freeze hiring].", "Bauer Group"),
        ("Bauer Group lost money. [m:Bauer] said in a statement that [q:it had sold a mill].", "Bauer Group"),
        ("Bauer & Daughter lost money. [m:Bauer] has cut [q:its outlook for the year].", "Bauer"),
        ("Chip-tool maker Bauer lost money. [m:Bauer] said [q:it would freeze hiring].", "Bauer"),
        ("Bauer, a Dutch firm, lost money. [m:Bauer] said [q:it would freeze hiring].", "Bauer"),
        ("The buyer, [m:Bauer], said [q:it was late].", "Bauer"),
        ("[m:Bauer, which makes pumps], said [q:it was late].", "Bauer"),
        ("Bauer Group lost money. Mr Bauer wept. [m:Bauer] said [q:jobs would go].", "Bauer Group"),
    ],
)
def test_a_firm_is_not_whoever_has_its_name(attributions, text, name):
    (found,) = attributions(f"{FOUNDER} {text}")
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Bauer Group lost money. [m:Bauer] said [q:he was sad].",
        "The buyer, [m:Bauer], said [q:he was sad].",
        "The filmmaker, [m:Bauer], said [q:it was late].",
        "Bauer Group lost money. [m:Mr Bauer] said [q:it would freeze hiring].",
        "The Bauer Prize is old. [m:Bauer] said [q:it would be cold].",
        "A group called Friends for Bauer came, a firm. [m:Bauer] said [q:it would be cold].",
    ],
)
def test_a_person_is_not_the_firm_of_that_name(names, text):
    assert names(f"{FOUNDER} {text}") == ["Ulrich Bauer"]


def test_a_name_that_may_be_the_firms_is_not_surely_the_persons(attributions):
    (found,) = attributions(f"{FOUNDER} Bauer Group lost money. Later [m:Bauer] said [q:jobs would go].")
    assert (found.speaker.name, found.tier) == ("Bauer", Tier.UNSURE)
    assert found.candidates == ("Ulrich Bauer", "Bauer")
