"""Names beside the cue: titles, surnames, appositions, bodies, groups, descriptions."""

import pytest

from index.model import SpeakerKind, Tier


def test_a_surname_gets_the_full_name_of_the_article(names):
    assert names("Maria Keller spoke in Bern.\n\nLater [m:Keller] said [q:the bridge was safe].") == ["Maria Keller"]


def test_the_full_name_may_come_after_the_surname(names):
    text = "[m:Keller] calls [q:bridge safe], again.\n\nMaria Keller, the mayor, spoke in Bern."
    assert names(text) == ["Maria Keller"]


def test_an_honorific_before_a_surname_changes_nothing(names):
    assert names("Maria Keller spoke.\n\n[m:Ms. Keller] said [q:the bridge was safe].") == ["Maria Keller"]


def test_a_surname_without_a_full_name_anywhere_is_the_name(names):
    text = "[m:Mr Orlowski] said [q:it was late]. [m:Orlowski] added [q:it was cold]."
    assert names(text) == ["Orlowski", "Orlowski"]


def test_a_name_in_capitals_is_the_same_name(names):
    text = "[m:KELLER]: [q:The bridge is safe].\n\nMaria Keller spoke in Bern."
    assert names(text) == ["Maria Keller"]


def test_a_name_in_a_headline_of_capital_words_is_found(names):
    text = "Maria Keller Opens Another Bridge\n\nOn Monday [m:Keller] said [q:it was safe]."
    assert names(text) == ["Maria Keller"]


def test_a_possessive_does_not_change_a_name(names):
    assert names("Maria Keller spoke.\n\n[m:Keller’s] claim is that [q:it was safe].") == ["Maria Keller"]


def test_initials_do_not_make_another_person(names):
    text = "Maria B. Keller spoke. [m:Maria Keller] said [q:it was safe]."
    assert names(text) == ["Maria B. Keller"]


def test_an_article_before_an_arabic_name_does_not_make_another_person(names):
    text = "Farid al-Hamawi spoke. [m:Hamawi] said [q:it was safe]."
    assert names(text) == ["Farid al-Hamawi"]


def test_a_nickname_in_quotation_marks_is_left_out(names):
    text = 'On Friday [m:Marcia "Cia" Brand] said [q:it was safe].'
    assert names(text) == ["Marcia Brand"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Swiss Foreign Minister Maria Keller", "Maria Keller"),
        ("U.S. Ambassador to the United Nations, Ellen Marsh,", "Ellen Marsh"),
        ("Peru's deputy trade envoy, Jorge Quispe,", "Jorge Quispe"),
        ("Hugh Brand, a doctor,", "Hugh Brand"),
        ("Hugh Brand, 52, of Leeds,", "Hugh Brand"),
        ("campaign manager Paula Ortiz", "Paula Ortiz"),
        ("Secretary of State Dana Whitlock", "Dana Whitlock"),
        ("former secretary of state Dana Whitlock", "Dana Whitlock"),
        ("Sen. Carl O'Brien (D-Ohio)", "Carl O'Brien"),
        ("Tom Reyes Jr.", "Tom Reyes Jr."),
        ("Pope Clement", "Pope Clement"),
        ("Jan van der Berg", "Jan van der Berg"),
        ("Kim Sun-ho", "Kim Sun-ho"),
        ("Maria Keller on Monday", "Maria Keller"),
        ("Keller Group spokesman Tim Ross", "Tim Ross"),
        ("Ida Ross, an aide in 2008 and now director of the fund,", "Ida Ross"),
        ("Ida Ross of the Leeds office", "Ida Ross"),
        ("Ida Ross, who led the inquiry,", "Ida Ross"),
        ("the mayor's deputy, Ida Ross,", "Ida Ross"),
    ],
)
def test_titles_and_appositions_are_not_part_of_the_name(names, mention, name):
    assert names(f"On Monday [m:{mention}] said [q:the talks went on].") == [name]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The dean, the Very Rev. Alice Montrose", "Alice Montrose"),
        ("The bishop, the Rt. Rev. Simon Okoye", "Simon Okoye"),
        ("The mayor, Cllr. Brenda Hope-Ellis", "Brenda Hope-Ellis"),
        ("Reacting, the Commissioner for Works, Engr. Amina Bello", "Amina Bello"),
        ("Datuk Seri Azmi Rahman", "Azmi Rahman"),
        ("Shri A.K. Mohapatra", "A.K. Mohapatra"),
        ("Alhaji Sani Danladi", "Sani Danladi"),
        ("Doña Encarna Gil", "Encarna Gil"),
    ],
)
def test_titles_of_other_countries_and_churches_are_not_part_of_the_name(names, mention, name):
    assert names(f"The rabbi, Mira Fein, came. [m:{mention}] said [q:it was late].") == [name]


def test_a_surname_that_looks_like_a_participle_is_one(names):
    assert names("[m:Fleming], 54, said [q:it was late]. Ian Fleming came.") == ["Ian Fleming"]


def test_a_name_is_a_person(attributions):
    (found,) = attributions("On Monday [m:Ida Ross] said [q:it was safe].")
    assert found.speaker.kind is SpeakerKind.PERSON


def test_a_full_name_beside_a_sure_cue_is_clear(attributions):
    (found,) = attributions("On Monday [m:Ida Ross] said [q:it was safe].")
    assert found.tier is Tier.CLEAR


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The Ministry of Health", "Ministry of Health"),
        ("the Leeds Tribune", "Leeds Tribune"),
        ("Norway", "Norway"),
        ("the University of Bergen", "University of Bergen"),
        ("UNHCR", "UNHCR"),
        ("the Keller campaign", "the Keller campaign"),
    ],
)
def test_bodies_and_countries_speak(attributions, mention, name):
    (found,) = attributions(f"On Monday [m:{mention}] said [q:the talks went on].")
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)


def test_a_country_has_the_fullest_name_of_the_article(names):
    text = "The United States waited. On Monday [m:the U.S.] said [q:the talks went on]."
    assert names(text) == ["United States"]


def test_an_acronym_gets_the_name_it_stands_for(names):
    text = "The Leeds Housing Council met. [m:LHC] said [q:rents would fall]."
    assert names(text) == ["Leeds Housing Council"]


def test_the_noun_of_a_body_means_the_only_body_with_that_noun(names):
    text = "The Ministry of Health met. On Monday [m:the ministry] said [q:wards would open]."
    assert names(text) == ["Ministry of Health"]


def test_a_place_name_is_a_person_where_it_is_a_surname(names):
    text = "Valeria Paris was born in Turin. [m:Paris] claims [q:it was dark]."
    assert names(text) == ["Valeria Paris"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Both Norway and Sweden", "Norway and Sweden"),
        ("Keller and Ross", "Keller and Ross"),
        ("many voters", "many voters"),
        ("Some members of the council", "some members of the council"),
        ("Republicans", "Republicans"),
        ("The senator and his aides", "the senator and his aides"),
    ],
)
def test_several_speakers_are_a_group_named_as_in_the_text(attributions, mention, name):
    (found,) = attributions(f"On Monday, [m:{mention}] said [q:the talks went on].")
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.GROUP)


def test_an_unnamed_source_is_described_without_the_day(attributions):
    text = "[m:A senior official who briefed reporters Tuesday] said [q:the talks went on]."
    (found,) = attributions(text)
    assert found.speaker.name == "a senior official who briefed reporters"
    assert found.speaker.kind is SpeakerKind.UNNAMED


def test_a_source_described_again_is_one_speaker(names):
    text = "[m:A senior official] said [q:it was late]. Then [m:the official] said [q:it was cold]."
    assert names(text) == ["a senior official", "a senior official"]


def test_a_spokesman_for_somebody_is_not_that_person(names):
    text = "Maria Keller was away. [m:A spokesman for Keller] said [q:it was late]."
    assert names(text) == ["a spokesman for Keller"]


def test_a_capital_plural_at_the_beginning_is_no_name(attributions):
    (found,) = attributions("[m:Demonstrators] said [q:it was late].")
    assert found.speaker.kind is SpeakerKind.GROUP


@pytest.mark.parametrize("mention", ["Twenty-seven states led by Peru", "The lawyers hired by Ida Ross"])
def test_who_leads_or_hires_several_does_not_make_one_of_them(attributions, mention):
    (found,) = attributions(f"[m:{mention}] said [q:it was late].")
    assert found.speaker.kind is SpeakerKind.GROUP


def test_an_empty_mention_has_no_speaker(attributions):
    (found,) = attributions("It was said [q:to be late][m:].")
    assert found.tier is Tier.UNATTRIBUTED


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("Ida Ross was on the Maria Keller Show.", "Keller", "Keller"),
        ("Ida Ross came, the Oscar-winner of the year.", "Oscar-winner Ross", "Ida Ross"),
    ],
)
def test_what_is_no_part_of_a_name_is_not_taken_for_one(names, before, mention, name):
    assert names(f"{before} Then [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize("mention", ["the website Lantern Watch", "tracking site Marla Traffic", "Lantern.com"])
def test_a_website_is_a_body_whatever_its_name(attributions, mention):
    (found,) = attributions(f"It rained. According to [m:{mention}] [q:it was late].")
    assert found.speaker.kind is SpeakerKind.BODY


@pytest.mark.parametrize(
    ("noun", "name"),
    [("many listeners", "many listeners"), ("the listeners", "the listeners"), ("a listener", "a listener")],
)
def test_who_may_follow_what_belongs_to_the_noun(names, noun, name):
    assert names(f"Calls came from {noun} to a radio programme [m:who] said [q:it was late].") == [name]


def test_who_does_not_reach_beyond_a_comma(names):
    assert names("He praised listeners to the radio, and then a thing [m:who] said [q:it was late].") == [None]


def test_the_two_men_may_have_been_named_apart(attributions):
    text = "Hugh Brand slept. Tom Reyes woke. It rained. [m:The two men] said [q:it was late]."
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == ("Hugh Brand and Tom Reyes", Tier.UNSURE)


def test_the_two_men_amid_three_are_not_named(names):
    text = "Hugh Brand slept. Tom Reyes woke. Jon Vik sang. [m:The two men] said [q:it was late]."
    assert names(text) == ["the two men"]


@pytest.mark.parametrize(
    "text",
    [
        "Princess Ida Ross came. [m:Princess Ida] said [q:it was late].",
        "[m:Princess Ida] said [q:it was late]. It rained on Princess Ida Ross.",
        "Princess Ida Ross met Princess Greta. [m:Princess Ida] said [q:it was late].",
    ],
)
def test_a_royal_title_and_a_first_name_mean_the_one_named_in_full_with_it(names, text):
    assert names(text) == ["Ida Ross"]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Ross came. [m:Princess Ida] said [q:it was late].",
        "Princess Ida Ross met Princess Ida Vik. [m:Princess Ida] said [q:it was late].",
        "Princess Greta Ross came. [m:Princess Ida] said [q:it was late].",
    ],
)
def test_a_royal_title_and_a_first_name_may_be_somebody_else(names, text):
    assert names(text) == ["Princess Ida"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("former Gov. Ida Ross of Vermont, an adviser,", "Ida Ross"),
        ("Former Trade Minister and party leader Ida Ross", "Ida Ross"),
        ("the other man, his cousin Hugh Brand,", "Hugh Brand"),
        ("Keller's father, the Rev. Hugh Brand,", "Hugh Brand"),
        ("his friend Hugh Brand at the Leeds Gazette", "Hugh Brand"),
        ("another guest — Ida Ross of Vermont —", "Ida Ross"),
        ("Senator Hugh Brand, Republican of Ohio and one of the oldest there,", "Hugh Brand"),
        ("Paula Deans, the chairwoman of the Leeds Party,", "Paula Deans"),
    ],
)
def test_a_name_amid_other_words_is_the_speakers(names, mention, name):
    assert names(f"It rained when [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize(
    "mention",
    [
        "three guests — Ida Ross of Vermont, Hugh Brand of Ohio —",
        "the party leader and Ida Ross",
        "the two men, brothers of Hugh Brand,",
        "one lawmaker, a friend of Hugh Brand,",
    ],
)
def test_a_name_amid_words_for_somebody_else_is_not_the_speakers(names, mention):
    assert names(f"It rained when [m:{mention}] said [q:it was late].") not in (["Ida Ross"], ["Hugh Brand"])


@pytest.mark.parametrize("mention", ["Neither Lind nor Moe", "neither Lind nor her allies"])
def test_whoever_did_not_speak_is_not_named_alone(attributions, mention):
    found = attributions(f"Karin Lind met Per Moe in Leeds. That day [m:{mention}] said [q:it was late].")[0]
    assert (found.speaker.name, found.speaker.kind) == (mention.replace("N", "n", 1), SpeakerKind.GROUP)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She met [m:USA TODAY], which said [q:it was late].", "USA TODAY"),
        ("Then [m:USA Today] said [q:it was late].", "USA Today"),
        ("HARBOUR NEWS\n\n[m:NBC NEWS] said [q:it was late].", "NBC News"),
        ("[m:IDA ROSS] said [q:it was late].", "Ida Ross"),
    ],
)
def test_a_body_keeps_the_capitals_it_is_written_with(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The State Twitter was new. At noon [m:Twitter] said [q:it was late].", "Twitter"),
        ("The Leeds Post was new. At noon [m:the Post] said [q:it was late].", "Leeds Post"),
        ("The Harbour Council met. At noon [m:Council] said [q:it was late].", "Harbour Council"),
    ],
)
def test_a_last_word_alone_is_a_body_only_with_a_sign_of_it(names, text, name):
    assert names(text) == [name]


def test_a_state_in_short_is_no_body_of_these_initials(names):
    text = "They met at the University of Southern Colleges. In Harlow, [m:S.C.] said [q:it was late]."
    assert names(text) == ["S.C."]
