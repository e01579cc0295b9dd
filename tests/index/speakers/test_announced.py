"""Quotations that a colon announces."""

from index.model import Tier


def test_the_speaker_before_a_colon_speaks_behind_it(names):
    text = '[m:Ida Ross] called it [q:a disgrace] and went on:\n\n[d:"We will not come back."]'
    assert names(text) == ["Ida Ross", "Ida Ross"]


def test_the_only_one_who_acts_before_a_colon_speaks_behind_it(attributions):
    (found,) = attributions('Ida Ross turned to the crowd:\n\n[d:"We will not come back."]')
    assert (found.speaker.name, found.tier) == ("Ida Ross", Tier.LIKELY)
    assert "colon" in found.chain[0].reason


def test_of_two_who_act_before_a_colon_none_is_chosen(names):
    assert names('Ida Ross turned to Jon Vik, and Jon Vik smiled:\n\n[d:"We will not come back."]') == [None]


def test_a_body_or_place_before_a_colon_announces_nobody(names):
    assert names('Snow fell in Norway:\n\n[d:"We will not come back."]') == [None]


def test_a_colon_inside_a_quotation_announces_nobody(names):
    assert names('Ida Ross sang "one thing:" [d:"We will not come back."]') == [None]


def test_i_behind_a_colon_is_the_announced_speaker(names):
    text = 'Ida Ross turned to the crowd:\n\n"We are tired, and [m:I] think [q:it is late]."'
    assert names(text) == ["Ida Ross"]


def test_we_behind_a_colon_is_nobody(names):
    text = 'Ida Ross turned to the crowd:\n\n"It is cold, and [m:we] think [q:it is late]."'
    assert names(text) == [None]
