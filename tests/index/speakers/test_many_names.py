"""Names of many forms and cultures, and what stands around them: each found whole, and none that is none."""

import pytest

from index.model import SpeakerKind, Tier


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        ("Bashar al-Hamawi", "al-Hamawi", "Bashar al-Hamawi"),
        ("Bashar al-Hamawi", "Hamawi", "Bashar al-Hamawi"),
        ("Bashar al Hamawi", "al-Hamawi", "Bashar al Hamawi"),
        ("Jan van der Berg", "van der Berg", "Jan van der Berg"),
        ("Jan van der Berg", "Van der Berg", "Jan van der Berg"),
        ("Lena von Adler", "Adler", "Lena von Adler"),
        ("Kim Sun-ho", "Kim", "Kim Sun-ho"),
        ("Sean O'Hara", "O'Hara", "Sean O'Hara"),
        ("Sean O’Hara", "O'Hara", "Sean O’Hara"),
        ("Tom Reyes Jr.", "Reyes", "Tom Reyes Jr."),
        ("Tom Reyes III", "Mr. Reyes", "Tom Reyes III"),
        ("Marta Ruiz Ortega", "Ruiz", "Marta Ruiz Ortega"),
        ("J. B. Keller", "Keller", "J. B. Keller"),
        ("J.B. Keller", "J. B. Keller", "J. B. Keller"),
        ("JB Keller", "J.B. Keller", "JB Keller"),
        ("Ana García", "Garcia", "Ana García"),
        ("Ana García", "GARCÍA", "Ana García"),
        ("Mary Smith-Jones", "Smith-Jones", "Mary Smith-Jones"),
        ("Hugh Brand OBE", "Brand", "Hugh Brand"),
        ("Hugh Brand, PhD,", "Hugh Brand", "Hugh Brand"),
        ("Robert Brand", "Rob Brand", "Robert Brand"),
        ("Marcia “Cia” Brand", "Brand", "Marcia Brand"),
        ("Marcia 'Cia' Brand", "Ms Brand", "Marcia Brand"),
        ("Ellen Marsh", "Ellen", "Ellen Marsh"),
        ("Pope Clement", "Clement", "Pope Clement"),
    ],
)
def test_a_short_form_gets_the_full_name(names, full, short, name):
    assert names(f"On Monday {full} came to Bern. Later [m:{short}] said [q:it was late].") == [name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ellen Marsh", "Hugh Marsh"),
        ("Tom Reyes", "Tom Reyes Jr."),
        ("Kim Sun-ho", "Kim Jae-in"),
        ("George W. Brand", "Jeb Brand"),
        ("Maria Keller", "Mario Keller"),
    ],
)
def test_two_people_of_one_surname_stay_two(names, one, other):
    text = f"On Monday [m:{one}] said [q:it was late]. On Tuesday [m:{other}] said [q:it was cold]."
    assert names(text) == [one, other]


@pytest.mark.parametrize("short", ["Marsh", "the Marshes"])
def test_a_surname_of_two_is_credited_to_neither(attributions, short):
    (found,) = attributions(f"Ellen Marsh met Hugh Marsh. [m:{short}] said [q:it was late].")
    assert found.speaker is None or found.speaker.name not in ("Ellen Marsh", "Hugh Marsh")


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("poor Ellen", "Ellen Marsh"),
        ("Poor Ellen", "Ellen Marsh"),
        ("Ellen kindly", "Ellen Marsh"),
        ("Marsh cheerfully from her corner", "Ellen Marsh"),
        ("the porter kindly", "the porter"),
        ("Interestingly Marsh", "Ellen Marsh"),
        ("Marsh herself", "Ellen Marsh"),
        ("MARSH", "Ellen Marsh"),
        ("ELLEN MARSH", "Ellen Marsh"),
        ("Marsh's", "Ellen Marsh"),
        ("Marsh’s spokesman Tim Ross", "Tim Ross"),
    ],
)
def test_what_is_beside_a_name_is_no_part_of_it(names, mention, name):
    assert names(f"Ellen Marsh was there, and Marsh smiled. [m:{mention}] said [q:it was late].") == [name]


@pytest.mark.parametrize("family", ["an only child", "a family friend", "the assembly"])
def test_a_noun_that_ends_like_an_adverb_stays(names, family):
    assert names(f"Then [m:{family}] said [q:it was late].") == [family]


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("officials", SpeakerKind.GROUP),
        ("Syria and the Russian Federation", SpeakerKind.GROUP),
        ("Ellen Marsh and two others", SpeakerKind.GROUP),
        ("a senior official who asked not to be named", SpeakerKind.UNNAMED),
        ("a spokesman", SpeakerKind.UNNAMED),
        ("the broadcaster NRK", SpeakerKind.BODY),
        ("Norway", SpeakerKind.BODY),
        ("the ministry", SpeakerKind.BODY),
        ("Ellen Marsh", SpeakerKind.PERSON),
    ],
)
def test_the_kind_of_a_speaker(attributions, mention, kind):
    (found,) = attributions(f"On Monday [m:{mention}] said [q:it was late].")
    assert found.speaker.kind is kind


def test_a_town_before_its_country_is_nobody(names):
    text = "A fire broke out in Harlow, Norway, on Monday. Harlow, Norway, is small. [m:He] said [q:it was late]."
    assert names(text) == [None]


def test_a_verb_with_a_capital_is_nobody(names):
    text = '"Go home," she said. "Go now." Go was all she said. [m:He] said [q:it was late].'
    assert names(text) == [None]


def test_a_described_source_is_shown_without_an_open_mark(names):
    mention = "Data sent by one of the four small research vessels of the Leeds office of “Sea Watch” staff"
    (found,) = names(f"[m:{mention}] said [q:it was late].")
    assert found.count("“") == found.count("”")


def test_a_self_naming_capital_is_clear(attributions):
    (found,) = attributions("KELLER: [q:it was late].\n\nOn Monday [m:Maria Keller] left.")
    assert found.tier is Tier.CLEAR
