"""Words beside a name that are no part of it, names that look like offices, and slips."""

import pytest

from index.model import SpeakerKind, Tier


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Using Ida Ross, they won.", "Ida Ross"),
        ("Ida Ross came. They call him the Real Ida Ross.", "Ida Ross"),
        ("Ida Ross came. Imagine Ida Ross here.", "Ida Ross"),
        ("Ida Ross came. Absent Ross, nobody won.", "Ida Ross"),
        ("Ida Ross came. Continued Ross: that is all.", "Ida Ross"),
        ("It was her third Year Ida Ross was proud of.", "Ida Ross"),
    ],
)
def test_what_stands_before_or_behind_a_name_is_no_part_of_it(names, before, name):
    assert names(f"They met. {before} Then [m:Ross] said [q:it was late].") == [name]


@pytest.mark.parametrize("stop", [".", ", I know."])
def test_a_thing_named_after_somebody_is_not_his_fuller_name(names, stop):
    text = f"He rode on the Orlowski Train{stop} Then [m:Orlowski] said [q:it was late]."
    assert names(text) == ["Orlowski"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("One pastor supporting Mr. Brand, Ida Ross of Leeds,", "Ida Ross"),
        ("A lawyer representing Hugh Brand", "a lawyer representing Hugh Brand"),
        ("Several delegates backing Brand", "several delegates backing Brand"),
        ("The visiting professor Ida Ross", "Ida Ross"),
        ("The leading Republican Ida Ross", "Ida Ross"),
    ],
)
def test_whom_somebody_supports_does_not_speak(names, mention, name):
    assert names(f"Hugh Brand came. Then [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Former secretary of State Ross", "Ida Ross"),
        ("Secretary of State Ross", "Ida Ross"),
        ("Secretary of Homeland Security Ross", "Ida Ross"),
        ("the secretary of State", "the secretary of State"),
    ],
)
def test_a_surname_may_follow_what_somebody_is_secretary_of(names, mention, name):
    assert names(f"Ida Ross came, and Ross slept. Then [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("Charlie King came. He has a show, King Now.", "Mr. King", "Charlie King"),
        ("Matthew Prince came.", "Mr. Prince", "Matthew Prince"),
        ("Howard Dean came.", "Dean", "Howard Dean"),
        ("Patty Judge came.", "Judge", "Patty Judge"),
    ],
)
def test_a_title_may_be_a_surname(names, before, mention, name):
    assert names(f"{before} Then it rained. [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize("mention", ["The judge", "A dean", "Mr. President"])
def test_a_title_is_no_surname_of_others(names, mention):
    (found,) = names(f"Ida Ross came. Then it rained. [m:{mention}] said [q:it was late].")
    assert found in (None, mention, mention[0].lower() + mention[1:])


@pytest.mark.parametrize("slip", ["Bornsten", "Bornstien", "Bornstain", "Bornnstein"])
def test_a_slip_in_a_surname_means_the_one_named_in_full(attributions, slip):
    (found,) = attributions(f"Harold Bornstein came. Then [m:{slip}] said [q:it was late].")
    assert (found.speaker.name, found.tier) == ("Harold Bornstein", Tier.LIKELY)
    assert "may be a slip" in found.chain[-1].reason


@pytest.mark.parametrize(
    ("before", "mention"),
    [
        ("Harold Bornstein and Ida Bornstern came.", "Bornsten"),
        ("Harold Bornstein came.", "Cornstein"),
        ("Harold Bornstein came.", "Bornsteins"),
        ("Ida Ross came.", "Rose"),
        ("Ida Bauer came, and Bower slept. Tom Bower left.", "Bower"),
    ],
)
def test_another_name_is_no_slip(names, before, mention):
    (found,) = names(f"{before} Then [m:{mention}] said [q:it was late].")
    assert found.split()[-1] == mention


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("Peabody Energy digs.", "Peabody", "Peabody Energy"),
        ("Black Lives Matter met.", "Black Lives Matter", "Black Lives Matter"),
        ("General Electric met.", "General Electric", "General Electric"),
        ("The Justice Department met.", "The Justice Department", "Justice Department"),
        ("The U.S. Department of Justice met.", "The DOJ", "U.S. Department of Justice"),
        ("They wrote to Western Journalism.", "Western Journalism", "Western Journalism"),
    ],
)
def test_a_body_is_called_by_its_name(attributions, before, mention, name):
    (found,) = attributions(f"It rained. {before} Then [m:{mention}] said [q:it was late].")
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)


def test_the_first_word_of_a_firm_may_be_a_person(names):
    text = "Ross Energy digs. Hugh Ross came. Then [m:Ross] said [q:it was late]."
    assert names(text) == ["Hugh Ross"]


def test_somebody_with_a_name_of_a_body_is_a_person(attributions):
    (found,) = attributions("Michael Bloomberg came. Then [m:Bloomberg] said [q:it was late].")
    assert (found.speaker.name, found.speaker.kind) == ("Michael Bloomberg", SpeakerKind.PERSON)


@pytest.mark.parametrize("mention", ["a super PAC", "the super PAC"])
def test_a_super_pac_is_no_name(names, mention):
    assert names(f"Right to Rise met. Then [m:{mention}] said [q:it was late].") == [mention]


def test_a_body_called_by_a_noun_alone_names_nothing(names):
    text = "Bank workers met. The Leeds Gazette wrote of it. Then [m:the bank] said [q:it was late]."
    assert names(text) == ["the bank"]


def test_an_apostrophe_in_capitals_keeps_its_small_letter(names):
    text = "It rained.\n\n[m:PERU'S LAST STAND AT SEA] shows [q:it was late]."
    assert names(text) == ["Peru's Last Stand At Sea"]


@pytest.mark.parametrize("word", ["Rabbis", "Mourners"])
def test_a_word_that_stands_in_small_letters_too_is_no_name(attributions, word):
    (found,) = attributions(f"[m:{word}] said [q:it was late]. The {word.lower()} left.")
    assert found.speaker.kind is not SpeakerKind.PERSON


@pytest.mark.parametrize("name", ["Will Estrada", "April Mellody"])
def test_a_small_word_or_a_month_may_be_a_given_name(names, name):
    assert names(f"[m:{name}, a clerk,] said [q:it was late].") == [name]


def test_will_in_a_question_is_none(names):
    assert names("Will Estrada go? Then [m:Estrada] said [q:it was late].") == ["Estrada"]


@pytest.mark.parametrize(
    "mention",
    ['Ida Ross\'s book "Backfire: A Life"', "Ida Ross’s new book Listen, Neighbor", "Ida Ross's ''The Fixers''"],
)
def test_a_book_speaks_for_its_author_and_not_for_its_title(names, mention):
    assert names(f"It rained. Then [m:{mention}] said [q:it was late].") == ["Ida Ross"]


def test_a_number_with_a_comma_does_not_end_a_description(names):
    assert names("It rained. [m:its nearly 8,000-word letter] said [q:it was late].") == [
        "its nearly 8,000-word letter"
    ]


def test_a_time_zone_is_nobody(names):
    assert names("It came at noon EST. [m:It] said [q:it was late].") == [None]
