"""Pronouns: resolved only where the text makes them safe."""

import pytest

from index.model import Tier


def test_he_means_the_man_who_spoke_in_the_sentence_before(names):
    text = "[m:Hugh Brand] said [q:it was late]. [m:He] said [q:the bridge was closed]."
    assert names(text) == ["Hugh Brand", "Hugh Brand"]


def test_she_does_not_mean_the_man_mentioned_last(names):
    text = "[m:Maria Keller] said [q:it was late]. Mr. Hugh Brand was not there. [m:She] said [q:it was cold]."
    assert names(text)[1] in ("Maria Keller", None)


def test_a_title_rules_a_person_out(names):
    text = "Ms. Keller came. [m:He] said [q:the bridge was closed]."
    assert names(text) == [None]


def test_a_pronoun_without_anybody_before_it_means_nobody(attributions):
    (found,) = attributions("On Monday [m:he] said [q:the bridge was closed].")
    assert (found.tier, found.speaker, found.candidates) == (Tier.UNATTRIBUTED, None, ())


def test_a_body_is_not_he(names):
    assert names("The Ministry of Health met. [m:He] said [q:wards would open].") == [None]


def test_whoever_stands_beside_him_is_not_he(names):
    text = '[q:"It was late,"] [m:he] said standing next to Hugh Brand.'
    assert names(text) == [None]


def test_he_continued_needs_a_quotation_to_continue(attributions):
    text = 'Jorge Quispe said the draft was bad.\n\n[q:"We want a fair draft,"] [m:he] [c:continued].'
    (found,) = attributions(text)
    assert found.tier is Tier.UNATTRIBUTED
    assert found.candidates == ("Jorge Quispe",)


def test_he_continued_goes_on_with_a_quotation(names):
    text = (
        '[q:"It was late,"] [c:said] [m:Jorge Quispe], a doctor.\n\n'
        '[q:"We were tired,"] [m:he] [c:continued]. It rained.'
    )
    assert names(text) == ["Jorge Quispe", "Jorge Quispe"]


def test_she_with_a_mans_name_only_is_nobody(names):
    assert names("[m:Donald Marsh] said [q:it was late]. [m:She] said [q:it was cold].")[1] is None


def test_the_chain_leads_from_the_pronoun_over_the_name_to_the_full_name(attributions):
    text = "Hugh Brand came to Leeds. [m:Mr. Brand] said [q:it was late]. [m:He] said [q:it was cold]."
    article = "Hugh Brand came to Leeds. Mr. Brand said it was late. He said it was cold."
    chain = attributions(text)[1].chain
    assert [article[link.span.start : link.span.end] for link in chain] == ["He", "Brand", "Hugh Brand"]


def test_every_link_says_why(attributions):
    text = "Hugh Brand came to Leeds. [m:Mr. Brand] said [q:it was late]. [m:He] said [q:it was cold]."
    assert all(link.reason for found in attributions(text) for link in found.chain)


def test_who_means_the_name_before_it(names):
    assert names("Praise came from Hugh Brand, [m:who] said [q:it was late].") == ["Hugh Brand"]


def test_who_after_a_place_means_the_person_described(names):
    text = "It was said by Alan Brand, a doctor from Leeds, Norway, [m:who] said [q:it was late]."
    assert names(text)[0] in ("Alan Brand", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was Senator Hugh Brand of Norway, [m:who] said [q:it was late].", "Hugh Brand"),
        ("It was Ida Ross from Leeds, [m:who] said [q:it was late].", "Ida Ross"),
        ("Officials in the town [m:who] said [q:it was late] left.", "officials"),
    ],
)
def test_who_passes_over_a_place_behind_the_one_described(names, text, name):
    assert names(text) == [name]


def test_which_never_means_a_person(names):
    assert names("It was a book by Hugh Brand, [m:which] said [q:it was late].") == [None]


def test_it_means_the_body_that_spoke_right_before(names):
    text = "[m:The Ministry of Health] said [q:wards would open]. [m:It] added [q:more would follow]."
    assert names(text) == ["Ministry of Health", "Ministry of Health"]


def test_it_does_not_mean_a_person(names):
    text = "[m:Hugh Brand] said [q:wards would open]. [m:It] said [q:more would follow]."
    assert names(text)[1] is None


def test_they_means_the_group_that_spoke_right_before(names):
    text = "[m:Many doctors] said [q:wards would open]. [m:They] added [q:more would follow]."
    assert names(text) == ["many doctors", "many doctors"]


def test_they_means_nobody_after_a_person(names):
    text = "[m:Hugh Brand] said [q:wards would open]. [m:They] said [q:more would follow]."
    assert names(text)[1] is None


def test_i_in_a_quotation_is_its_speaker(names, attributions_of):
    text = '"I think it was late," said Hugh Brand.'
    outer = ("Hugh Brand", '"I think it was late,"')
    inner = ("I", "it was late")
    assert attributions_of(text, outer, inner) == ["Hugh Brand", "Hugh Brand"]


def test_i_outside_quotations_is_the_only_author(names):
    assert names("[m:I] think [q:it was late].", authors=("Ida Ross",)) == ["Ida Ross"]


def test_i_outside_quotations_is_the_author_where_no_name_is_known(names):
    assert names("[m:I] think [q:it was late].") == ["the author"]


def test_i_in_an_interview_is_the_guest(names):
    text = (
        "The Leeds Tribune interviewed Ida Ross, a builder of bridges.\n\nWhy bridges?\n\n"
        "[m:I] think [q:people need them].\n\nWhat is next?\n\nAnother one."
    )
    assert names(text) == ["Ida Ross"]


def test_you_is_nobody(names):
    assert names("Hugh Brand came. [m:You] think [q:it was late].") == [None]


def test_said_i_at_the_end_of_a_sentence_is_no_initial(names):
    text = "I. M. Brand came. [q:It is late], said [m:I.]\n\n[m:I. M. Brand] said [q:nothing]."
    assert names(text, authors=("Ida Ross",)) == ["Ida Ross", "I. M. Brand"]


def test_nobody_is_she_and_he_in_two_sentences(names):
    text = (
        "[m:Okoro] said [q:“I am the mayor.”] “I decide,” [m:she] told Hale, who smiled, [q:“always.”]\n\n"
        "[q:“We will see,”] [m:he] said."
    )
    assert names(text)[2] in (None, "Hale")


def test_a_sentence_may_name_whom_its_pronoun_means_again_further_on(attributions):
    text = (
        "Hugh Brand came home. Brand slept. Brand woke. [m:He] said [q:it was far too late for a walk along the cold "
        "river that runs behind the old house by the road] where Brand grew up."
    )
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == ("Hugh Brand", Tier.UNSURE)


def test_later_pronouns_tell_whom_an_earlier_one_cannot_mean(attributions):
    text = "Ida Ross met Alex Brand at noon. Then [m:she] saw [q:the rain]."
    later = "\n\n[m:Brand] said [q:it was late]. [m:He] added [q:it was cold]."
    (alone, *_), (known, *_) = attributions(text), attributions(text + later)
    assert alone.candidates == ("Ida Ross", "Alex Brand")
    assert (known.speaker.name, known.candidates) == ("Ida Ross", ())
