"""By-lines become names that reference lists can turn round."""

import pytest

from index.citation.names import authors_of


@pytest.mark.parametrize(
    ("byline", "inverted", "initials"),
    [
        ("Jane Doe", "Doe, Jane", "Doe, J."),
        ("Jane Q. Doe", "Doe, Jane Q.", "Doe, J. Q."),
        ("J.K. Doe", "Doe, J.K.", "Doe, J. K."),
        ("Jean-Paul Doe", "Doe, Jean-Paul", "Doe, J.-P."),
        ("Ursula von der Leyen", "von der Leyen, Ursula", "von der Leyen, U."),
        ("Juan De La Cruz", "De La Cruz, Juan", "De La Cruz, J."),
        ("Al Doe", "Doe, Al", "Doe, A."),
        ("Martin Doe Jr.", "Doe, Martin, Jr.", "Doe, M., Jr."),
        ("Martin Doe, III", "Doe, Martin, III", "Doe, M., III"),
        ("Doe, Jane", "Doe, Jane", "Doe, J."),
        ("García Márquez, Gabriel", "García Márquez, Gabriel", "García Márquez, G."),
        ("By Jane Doe", "Doe, Jane", "Doe, J."),
        ("Jane Doe, Port Times", "Doe, Jane", "Doe, J."),
        ("Reuters", "Reuters", "Reuters"),
        ("Port News Agency", "Port News Agency", "Port News Agency"),
        ("The Editors", "The Editors", "The Editors"),
        ("Byron Doe", "Doe, Byron", "Doe, B."),
    ],
)
def test_a_byline_is_turned_round_only_where_it_is_a_person(byline: str, inverted: str, initials: str) -> None:
    (author,) = authors_of([byline])
    assert (author.inverted, author.with_initials) == (inverted, initials)


@pytest.mark.parametrize("byline", ["Jane Doe and Bo Ek", "Jane Doe & Bo Ek", "Jane Doe; Bo Ek"])
def test_names_joined_in_one_byline_are_several_authors(byline: str) -> None:
    assert [author.straight for author in authors_of([byline])] == ["Jane Doe", "Bo Ek"]


def test_a_body_with_and_in_its_name_is_one_author() -> None:
    assert [author.straight for author in authors_of(["Standards and Ethics Desk"])] == ["Standards and Ethics Desk"]


def test_bylines_without_a_letter_are_no_authors() -> None:
    assert authors_of(["", "  ", "-", "By "]) == authors_of([])


def test_a_suffix_stands_behind_a_name_in_a_sentence() -> None:
    assert authors_of(["Martin Doe Jr."])[0].straight == "Martin Doe Jr."
