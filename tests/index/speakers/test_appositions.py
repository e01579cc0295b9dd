"""Descriptions with a name right beside them, and two who were named together."""

import pytest

from index.model import SpeakerKind, Tier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[m:U.S. Ambassador to the United Nations], Ellen Marsh, came and said [q:it was late].", "Ellen Marsh"),
        ("[m:The deputy trade envoy], Jorge Quispe, said [q:it was late].", "Jorge Quispe"),
        ("[m:Former party chairman] Don Weaver said [q:it was late].", "Don Weaver"),
        ("Hugh Brand, [m:a doctor], said [q:it was late].", "Hugh Brand"),
        ("Ida Ross, [m:the environment minister], said [q:it was late].", "Ida Ross"),
        (
            "The head of the union (ULW), Ida Ross, was tired. [m:The head of the union] said [q:it was late].",
            "Ida Ross",
        ),
    ],
)
def test_a_description_beside_a_name_means_the_one_named(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "After she met Hugh Brand, [m:a doctor] said [q:it was late].",
        "Beside [m:the doctor], Hugh Brand and others said [q:it was late].",
        "In Leeds, [m:a doctor], who was tired, said [q:it was late].",
    ],
)
def test_a_name_that_is_no_apposition_is_not_taken(names, text):
    assert names(text) in (["a doctor"], ["the doctor"])


def test_the_chain_shows_the_name_beside_the_office(chains, attributions):
    text = "[m:U.S. Ambassador to the United Nations], Ellen Marsh, came and said [q:it was late]."
    assert chains(text) == [["U.S. Ambassador to the United Nations", "Ellen Marsh"]]
    assert [link.reason for link in attributions(text)[0].chain] == ["an office or role", "the name right behind it"]


def test_the_chain_goes_on_to_the_fuller_name(chains):
    text = "Hugh Alan Brand came. Hugh Brand, [m:a doctor], said [q:it was late]."
    assert chains(text) == [["a doctor", "Hugh Brand", "Hugh Alan Brand"]]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The former", "Maria Keller"),
        ("The latter", "Ida Ross"),
        ("Both", "Maria Keller and Ida Ross"),
        ("The two", "Maria Keller and Ida Ross"),
        ("The two ministers", "Maria Keller and Ida Ross"),
        ("Both women", "Maria Keller and Ida Ross"),
        ("The two Republican ministers", "Maria Keller and Ida Ross"),
        ("Each", "Maria Keller and Ida Ross"),
    ],
)
def test_one_or_both_of_two_who_were_named_together(attributions, mention, name):
    (found,) = attributions(f"Maria Keller met Ida Ross in Bern. [m:{mention}] said [q:it was late].")
    assert (found.speaker.name, found.tier) == (name, Tier.LIKELY)


def test_both_are_a_group(attributions):
    (found,) = attributions("Maria Keller met Ida Ross. [m:Both] said [q:it was late].")
    assert found.speaker.kind is SpeakerKind.GROUP


def test_two_countries_are_named_though_they_are_places(names):
    text = "Maria Keller flew from Peru to Chile. [m:The two countries] said [q:it was late]."
    assert names(text) == ["Peru and Chile"]


@pytest.mark.parametrize("mention", ["Both", "Each", "The two"])
def test_two_whom_the_text_does_not_name_together_stay_open(attributions, mention):
    (found,) = attributions(f"Maria Keller, Jon Vik and Ida Ross met. [m:{mention}] said [q:it was late].")
    assert found.tier is Tier.UNATTRIBUTED


def test_the_latter_is_the_fullest_name_of_the_text(names):
    text = "Maria Keller came. Hugh Brand met Keller at noon. [m:The latter] said [q:it was late]."
    assert names(text) == ["Maria Keller"]


def test_the_latter_of_two_bodies(names):
    text = "The Leeds Tribune sued the Ministry of Health. [m:The latter] said [q:it was late]."
    assert names(text) == ["Ministry of Health"]


@pytest.mark.parametrize(
    "before",
    [
        "Maria Keller, Jon Vik and Ida Ross met.",
        "Maria Keller was alone.",
        "Maria Keller met Ida Ross. It rained for a week.",
        "Maria Keller left the Ministry of Health.",
    ],
)
def test_the_latter_is_nobody_by_name_where_not_two_were_named_together(names, before):
    assert names(f"{before} [m:The latter] said [q:it was late].") == ["the latter"]
