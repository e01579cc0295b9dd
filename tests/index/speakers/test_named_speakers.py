"""Names beside the cue: titles, surnames, appositions."""

import pytest


def test_a_surname_gets_the_full_name_of_the_article(names):
    assert names("Maria Keller spoke in Bern.\n\nLater [m:Keller] said [q:the bridge was safe].") == ["Maria Keller"]


def test_an_honorific_before_a_surname_changes_nothing(names):
    assert names("Maria Keller spoke.\n\n[m:Ms. Keller] said [q:the bridge was safe].") == ["Maria Keller"]


def test_a_surname_without_a_full_name_anywhere_is_the_name(names):
    text = "[m:Mr Orlowski] said [q:it was late]. [m:Orlowski] added [q:it was cold]."
    assert names(text) == ["Orlowski", "Orlowski"]


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
        ("Sen. Carl O'Brien (D-Ohio)", "Carl O'Brien"),
        ("Tom Reyes Jr.", "Tom Reyes Jr."),
        ("Pope Clement", "Pope Clement"),
        ("Jan van der Berg", "Jan van der Berg"),
        ("Kim Sun-ho", "Kim Sun-ho"),
    ],
)
def test_titles_and_appositions_are_not_part_of_the_name(names, mention, name):
    assert names(f"On Monday [m:{mention}] said [q:the talks went on].") == [name]
