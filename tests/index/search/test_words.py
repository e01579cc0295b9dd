"""What words are, and that whatever spelling someone types finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.analysis import LONGEST_WORD, fold, folded_words, forms, name_key, plain_name, stem, words
from index.search.searcher import Searcher
from tests.index.search.inventions import invented, searcher_of

TEXTS = {
    1: "Norway’s trade envoy arrived",
    2: "Norway's ferry",
    3: "The plan was naïve, she added",
    4: "Governor Karim al-Haddad must resign",
    5: "a U.K. spokesman replied",
    6: "out-of-the-box MRNA-5 medicines",
    7: "wounding 3,400 villagers",
    8: "the factories' owners",
    9: "She can’t attend",
    10: "Tayyar Çağlayan and André Núñez",
    11: "deforestation treaties",
    12: "they were trying; he tries",
    13: "“We never tried,” O’Rourke replied",
    14: "the governor–elect paused",
    15: "there and not here, it is what it is",
}

CASES = [
    ("Norway", {1, 2}),
    ("norway’s", {1, 2}),
    ("norway's", {1, 2}),
    ("naive", {3}),
    ("naïve", {3}),
    ("haddad", {4}),
    ("al-haddad", {4}),
    ("al haddad", {4}),
    ("U.K.", {5}),
    ("mrna", {6}),
    ("mrna-5", {6}),
    ("out of the box", {6}),
    ("3400", {7}),
    ("3,400", {7}),
    ("factory", {8}),
    ("can't", {9}),
    ("can’t attend", {9}),
    ("caglayan", {10}),
    ("Çağlayan", {10}),
    ("nunez", {10}),
    ("andre", {10}),
    ("deforestation", {11}),
    ("deforest*", {11}),
    ("deforestatio*", {11}),
    ("treaty", {11}),
    ("try", {12, 13}),
    ("o'rourke", {13}),
    ("orourke", {13}),
    ("o’rourke", {13}),
    ("rourke", {13}),
    ("governor-elect", {14}),
    ("governor elect", {14}),
    ('"it is what it is"', {15}),
    ("tried", {12, 13}),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    documents = [invented(number, text, speaker=None) for number, text in TEXTS.items()]
    return searcher_of(tmp_path_factory.mktemp("words") / "search", documents)


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_every_spelling_finds_its_statements(library: Searcher, query: str, expected: set[int]) -> None:
    assert set(library.search(f"{query} ").ids) == expected


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_a_spelling_still_being_typed_finds_at_least_as_much(library: Searcher, query: str, expected: set[int]) -> None:
    assert set(library.search(query).ids) >= expected


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Wałęsa", "walesa"),
        ("Straße", "strasse"),
        ("Bjørn’s", "bjorn"),
        ("ISIL’S", "isil"),
        ("Ærø", "aero"),
        ("1,200", "1200"),
        ("Diyarbakır", "diyarbakir"),
        ("e\u0301lan", "elan"),
    ],
)
def test_folding_takes_case_accents_and_possessives_off(raw: str, folded: str) -> None:
    assert fold(raw) == folded


def test_a_word_in_decomposed_letters_is_one_word() -> None:
    assert folded_words("Tayyar C\u0327ag\u0306layan left") == ["tayyar", "caglayan", "left"]


def test_a_compound_is_kept_whole_and_taken_apart() -> None:
    (word,) = words("al-Haddad's")
    assert word.text == "al-haddad"
    assert [(part.text, part.start, part.end) for part in word.parts] == [("al", 0, 2), ("haddad", 3, 9)]


def test_an_apostrophe_word_is_also_known_without_it() -> None:
    assert forms("o'rourke") == ("o'rourke", "o", "rourke", "orourke")


@pytest.mark.parametrize("number", ["3.5", "3.5m", "2017", "1,200.50"])
def test_a_number_is_not_taken_apart(number: str) -> None:
    (word,) = words(number)
    assert len(word.parts) == 1


def test_a_word_with_a_number_in_front_is_taken_apart_at_its_hyphen() -> None:
    assert forms("20th-century") == ("20th-century", "20th", "century")


def test_a_word_in_another_alphabet_is_its_own_stem() -> None:
    assert stem("москва") == "москва"


def test_names_are_the_same_whatever_their_accents_case_and_spaces() -> None:
    assert name_key("José  Muñoz") == name_key("jose munoz")


def test_a_name_keeps_its_possessive() -> None:
    assert name_key("Lloyd’s") != name_key("Lloyd")


def test_a_name_in_a_query_has_no_quotation_marks() -> None:
    assert plain_name('Bo "The  Bull" Ray') == "Bo The Bull Ray"


@given(st.text())
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    place = 0
    for word in words(text):
        assert place <= word.start < word.end <= len(text)
        assert all(word.start <= part.start < part.end <= word.end for part in word.parts)
        place = word.end


@given(st.text())
def test_folded_words_hold_letters_and_joints_only(text: str) -> None:
    for word in folded_words(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert all(char.isalnum() or char in "'.-" for char in word)
        assert all(forms(word))
        assert all(stem(form) for form in forms(word))


@given(st.text())
def test_words_are_the_same_with_and_without_their_places(text: str) -> None:
    assert [word.text for word in words(text)] == folded_words(text)
