import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.authors import names


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ann Ash", ("Ann Ash",)),
        ("BY ANN ASH", ("ANN ASH",)),
        ("Jane Q. Doe", ("Jane Q. Doe",)),
        ("By Ann Ash and Bo Ek", ("Ann Ash", "Bo Ek")),
        ("Ann Ash, Bo Ek & Cy Oak", ("Ann Ash", "Bo Ek", "Cy Oak")),
        ("Ann Ash; Bo Ek", ("Ann Ash", "Bo Ek")),
        ("Par Ann Ash et Bo Ek", ("Ann Ash", "Bo Ek")),
        ("Ash, Ann", ("Ann Ash",)),
        ("Bo Ek, Jr.", ("Bo Ek, Jr",)),
        ("Ann Ash in Lisbon", ("Ann Ash",)),
        ("Ann Ash, Senior Political Editor", ("Ann Ash",)),
        ("By Ann Ash (with help from Bo Ek)", ("Ann Ash",)),
        ("Reuters", ("Reuters",)),
        ("Anderson Sandys", ("Anderson Sandys",)),
        ("Ann Ash and ann ash", ("Ann Ash",)),
    ],
)
def test_the_names_of_a_byline(byline, expected):
    assert names(byline) == expected


@pytest.mark.parametrize(
    "byline", ["", "By", "https://post.example/ann", "ann@post.example", "admin", "null", "© 2019", "..."]
)
def test_what_is_no_name(byline):
    assert names(byline) == ()


@given(st.text(max_size=200))
def test_any_byline_gives_names_with_letters(byline):
    assert all(any(letter.isalpha() for letter in name) for name in names(byline))
