"""Offices, roles and the words by which writers call again somebody they have just named."""

import pytest

from index.model import SpeakerKind, Tier


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("Sen. Carl O'Brien came.", "The senator", "Carl O'Brien"),
        ("Gov. Paula Ortiz came.", "The governor", "Paula Ortiz"),
        ("Rep. Paula Ortiz came.", "The congresswoman", "Paula Ortiz"),
        ("Swiss Foreign Minister Maria Keller came.", "The foreign minister", "Maria Keller"),
        ("Swiss Foreign Minister Maria Keller came.", "The minister", "Maria Keller"),
        ("Swiss Chancellor Maria Keller came.", "The Swiss leader", "Maria Keller"),
        ("Council chairwoman Ida Ross came.", "The council chair", "Ida Ross"),
        ("Jorge Quispe, the deputy trade envoy, came.", "The deputy trade envoy", "Jorge Quispe"),
        ("Don Weaver, then mayor of Leeds, came.", "The former mayor", "Don Weaver"),
        ("Asked by the coroner, Ruth Patel, he wept.", "The coroner", "Ruth Patel"),
        ("Florist Maria Keller came.", "The florist", "Maria Keller"),
    ],
)
def test_an_office_means_its_only_holder(names, before, mention, name):
    assert names(f"{before} [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize(
    ("before", "mention"),
    [
        ("Swiss Foreign Minister Maria Keller came.", "The defence minister"),
        ("Swiss President Maria Keller came.", "The vice president"),
        ("Former Mayor Don Weaver came.", "The mayor"),
        ("Peruvian Chancellor Jorge Quispe came.", "The Swiss leader"),
        ("Maria Keller came.", "The president"),
        ("A senator from Ohio came. Then Maria Keller came.", "The senator"),
        ("Hugh Brand came. Mr. Brand left.", "The actress"),
        ("Hugh Brand came. Mr. Brand spoke twice. He wanted coffee.", "The FBI director"),
    ],
)
def test_an_office_of_somebody_else_is_not_given_to_the_one_named(names, before, mention):
    (found,) = names(f"{before} [m:{mention}] said [q:it was late].")
    assert found is None or found.startswith(("the ", "a "))


@pytest.mark.parametrize("mention", ["The billionaire", "The candidate", "The former president"])
def test_an_epithet_means_whom_the_sentences_before_are_about(attributions, mention):
    text = (
        "[m:Hugh Brand] said [q:it was late]. Brand had slept badly. Mr. Brand wanted coffee. "
        f"[m:{mention}] said [q:it was cold]."
    )
    found = attributions(text)[1]
    assert found.speaker.name == "Hugh Brand"
    assert found.tier is not Tier.CLEAR


def test_an_epithet_between_two_people_is_not_safe(attributions):
    text = "Hugh Brand met Tom Reyes, and Tom Reyes met Hugh Brand. [m:The billionaire] said [q:it was late]."
    (found,) = attributions(text)
    assert found.tier in (Tier.UNSURE, Tier.UNATTRIBUTED) or found.speaker.name == "the billionaire"


def test_an_office_without_an_article_means_its_holder(names):
    text = "Trade envoy Jorge Quispe came.\n\n[m:Trade envoy] said [q:it was late]."
    assert names(text) == ["Jorge Quispe"]


def test_the_reason_says_where_the_text_gives_the_office(attributions):
    text = "It rained.\n\nSwiss President Maria Keller came.\n\n[m:The Swiss president] said [q:it was late]."
    assert attributions(text)[0].chain[1].reason == "the text gives this office or role to Maria Keller in paragraph 2"


@pytest.mark.parametrize(
    "mention", ["The goalkeeping legend", "The retired surgeon", "The former first lady", "The ski champion"]
)
def test_a_noun_that_says_more_of_the_one_just_named_means_her(attributions, mention):
    found = attributions(f"Maria Keller met the press in Leeds. [m:{mention}] said [q:it was late].")[0]
    assert (found.speaker.name, found.tier) == ("Maria Keller", Tier.UNSURE)


@pytest.mark.parametrize(
    "mention",
    ["The spokesman", "The official", "The surgeon of a poor town", "The chair of the council", "The pope", "The man"],
)
def test_a_noun_for_somebody_new_is_not_given_to_the_one_just_named(names, mention):
    (found,) = names(f"Tom Reyes met the press in Leeds. [m:{mention}] said [q:it was late].")
    assert found == mention.replace("The", "the")


def test_an_office_of_two_people_means_the_one_the_sentences_before_are_about(attributions):
    text = (
        "Sen. Carl Brand came. Brand had slept badly and wanted coffee. [m:The senator] said [q:it was late]. "
        "Sen. Paula Ortiz came later."
    )
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == ("Carl Brand", Tier.UNSURE)


def test_a_party_and_a_place_mean_the_one_just_spoken_of_and_nobody_else_of_the_party(names):
    text = (
        "Senate Leader Ida Ross said that allies had heard Republican Hugh Brand. "
        "In a speech [m:the Ohio Republican] said [q:it was late]."
    )
    assert names(text) == ["Ida Ross"]


@pytest.mark.parametrize(
    ("before", "mention"),
    [
        ("Former Ohio Gov. Maria Keller came. Keller had slept badly.", "The former three-term governor"),
        ("Maria Keller met the press in Leeds.", "The former chief of a steel mill"),
        ("Maria Keller met the press in Leeds.", "The former Harbour Prize winner"),
        ("Maria Keller met the press in Leeds.", "The businesswoman and skating star"),
        ("Maria Keller met the press in Leeds.", "The Ohio senator and former mayor"),
        ("Justice Hugh Brand wrote to Maria Keller, and Maria Keller wrote back.", "The Ohio senator"),
    ],
)
def test_other_words_for_what_somebody_is_or_was_mean_the_one_just_named(names, before, mention):
    assert names(f"{before} [m:{mention}] said [q:it was late].") == ["Maria Keller"]


@pytest.mark.parametrize(
    ("before", "mention"),
    [
        ("Former Ohio Gov. Maria Keller came.", "The three-term governor"),
        ("Former Ohio Gov. Maria Keller came.", "The former Utah governor"),
        ("Justice Maria Keller met the press in Leeds.", "The governor"),
        ("Maria Keller met the press in Leeds.", "The former aide to a senator"),
        ("Maria Keller met the press in Leeds.", "The winner of a prize"),
    ],
)
def test_an_office_that_does_not_agree_is_somebody_elses(names, before, mention):
    (found,) = names(f"{before} [m:{mention}] said [q:it was late].")
    assert found is None or found.startswith("the ")


@pytest.mark.parametrize("place", ["(R-Fla.)", "(D-Ohio)", "of Harlow, Calif.,", "of Harlow, Vt.,"])
def test_a_party_or_a_state_in_short_is_nobody_whom_he_can_mean(attributions, place):
    (found,) = attributions(f"Hugh Brand {place} met Tom Reyes, who liked him. [m:He] said [q:it was late].")
    assert set(found.candidates) <= {"Hugh Brand", "Tom Reyes"}


@pytest.mark.parametrize("mention", ["an Ohio Democrat", "National Committeeman"])
def test_words_with_capitals_that_say_what_somebody_is_are_no_name(attributions, mention):
    (found,) = attributions(f"It rained. Then [m:{mention}] said [q:it was late].")
    assert found.speaker.kind is SpeakerKind.UNNAMED


def test_people_of_a_nation_are_nobody_whom_he_can_mean(names):
    text = "African-Americans and Sikh Canadians came. They sang. Then [m:he] said [q:it was late]."
    assert names(text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria Keller met farmers in Leeds. Keller left. [m:The president] said [q:it was late].", "Maria Keller"),
        ("[m:The Swiss president] said [q:it was late]. Mrs. Keller left. Mrs. Keller slept.", "Keller"),
        ("[m:The Swiss leader] said [q:it was late]. Mrs. Keller left. Mrs. Keller slept.", "Keller"),
        ("[m:The prime minister] said [q:it was late]. Mrs. Keller heard Mayor Reyes. Mrs. Keller left.", "Keller"),
        (
            "Mr. Quispe backed the Lima Protocol. Mr. Quispe left. [m:The acting president] said [q:it was late].",
            "Quispe",
        ),
    ],
)
def test_the_only_one_named_without_an_office_is_the_president(attributions, text, name):
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == (name, Tier.LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller met Tom Reyes in Leeds. Keller left. [m:The president] said [q:it was late].",
        "[m:The president] said [q:it was late]. Maria Keller left. The president told Maria Keller so.",
        "Mr. Reyes met Maria Keller in Leeds.\n\nKeller left. [m:The president] said [q:it was late].",
        "Baltic trade grew. Baltic ships came. [m:The president] said [q:it was late].",
        "Farmers wrote to Maria Keller. Few remember Maria Keller. [m:The president] said [q:it was late].",
        "Mayor Tom Reyes met farmers. Reyes left. [m:The president] said [q:it was late].",
        "Maria Keller met farmers in Leeds. Keller left. [m:The winner] said [q:it was late].",
        "Maria Keller met farmers in Leeds. Keller left. [m:The vice president] said [q:it was late].",
        "Maria Keller met farmers in Leeds. Keller left. [m:The minister] said [q:it was late].",
    ],
)
def test_somebody_who_may_be_another_is_not_the_president(names, text):
    (found,) = names(text)
    assert found is None or found.startswith("the ")


SAID_BEFORE = "Ida Ross met Hugh Brand in Leeds. [m:She] said [q:it was early]. "


@pytest.mark.parametrize(
    "mention", ["The lawmaker", "The 57-year-old Ohio native", "The self-described socialist", "The minority leader"]
)
def test_the_pronouns_before_tell_whom_a_description_means(attributions, mention):
    found = attributions(f"{SAID_BEFORE}Brand left. She stayed. [m:{mention}] said [q:it was late].")[-1]
    assert (found.speaker.name, found.tier) in [("Ida Ross", Tier.UNSURE), ("Ida Ross", Tier.LIKELY)]
    assert [link.reason for link in found.chain][:2] == [
        "an office or role",
        "the person the sentences before are about",
    ]


@pytest.mark.parametrize(
    "mention", ["The team leader", "The latest count", "The next mayor", "The Leeds spokesman", "The ally of a senator"]
)
def test_a_description_of_somebody_else_is_not_given_to_the_one_who_spoke(names, mention):
    found = names(f"{SAID_BEFORE}Brand left. She stayed. [m:{mention}] said [q:it was late].")[-1]
    assert found == mention.replace("The", "the")


def test_whoever_acts_beside_a_described_one_is_another(names):
    assert names(f"{SAID_BEFORE}Ross wept as [m:the wrestler] said [q:it was late].")[-1] == "the wrestler"


def test_a_pronoun_behind_a_description_means_the_same_person(names):
    text = f"{SAID_BEFORE}[m:The lawmaker] said [q:it was late]. [m:She] hoped [q:for rain]."
    assert names(text) == ["Ida Ross"] * 3


@pytest.mark.parametrize(
    ("behind", "mention"),
    [
        (" (D-Vt.)", "The Vermont senator"),
        (" (Vt.)", "The Vermont senator"),
        (", D-N.Y.,", "The New York senator"),
        (" of Vermont", "The Vermont senator"),
        (", Democrat of New York,", "The New York senator"),
    ],
)
def test_a_state_behind_a_name_tells_whose_office_it_is(names, behind, mention):
    text = f"Sen. Ida Ross{behind} met Sen. Hugh Brand (R-Ohio). Brand spoke. [m:{mention}] said [q:it was late]."
    assert names(text) == ["Ida Ross"]


def test_a_letter_in_brackets_that_is_no_party_says_nothing(names):
    text = "Sen. Ida Ross (Vow) met Sen. Hugh Brand (DNA). [m:The Vermont senator] said [q:it was late]."
    assert names(text) == [None]


def test_somebody_described_before_is_meant_rather_than_the_one_just_named(names):
    text = (
        "A parish surgeon came to the house. Ida Ross met him, and Ida Ross wept. [m:The surgeon] said [q:it was late]."
    )
    assert names(text) == ["a parish surgeon"]


def test_a_head_that_is_hers_is_nobody_whom_she_can_mean(attributions):
    found = attributions("Her head was full of plans. That day [m:she] said [q:it was late].")[0]
    assert found.candidates == ()
