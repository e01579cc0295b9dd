"""What words are, and that whatever spelling someone types finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.analysis import (
    LONGEST_WORD,
    fold,
    folded_words,
    forms,
    is_plain,
    name_key,
    plain_name,
    stem,
    words,
    written_words,
)
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
    16: "the minister’s co‑operation with NATO‐led forces",
    17: "Prime Minister Müller met Señor Peña and Mr. Żelaźny",
    18: "İstanbul’s mayor, Ekrem İmamoğlu",
    19: "a 3.5% rise, 12,500,000 euros and 1.000 jobs",
    20: "e-mail me at noon; the Internet's e‑mails",
    21: "COVID-19 and the G-7 leaders",
    22: "Jean-Claude Juncker’s “naïveté”",
    23: "ex-president Dmitry Medvedev (Дмитрий Медведев)",
    24: "Straße nach Ærøskøbing",
    25: "rock ’n’ roll ain’t noise",
    26: "U.S.-led coalition strikes",
    27: "McDonald's and Lloyds' lawyers",
    28: "10th anniversary of 9/11",
    29: "organisations organised organisers",
    30: "the women’s vote; women voted",
    31: "x=1&y=2",
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
    ("minister", {16, 17}),
    ("ministers", {16, 17}),
    ("co-operation", {16}),
    ("co‑operation", {16}),
    ("operation", {16}),
    ("NATO-led", {16}),
    ("nato", {16}),
    ("led", {16, 26}),
    ("muller", {17}),
    ("Müller", {17}),
    ("pena", {17}),
    ("zelazny", {17}),
    ("istanbul", {18}),
    ("imamoglu", {18}),
    ("İmamoğlu", {18}),
    ("3.5", {19}),
    ("12500000", {19}),
    ("12,500,000", {19}),
    ("euro", {19}),
    ("e-mail", {20}),
    ("e-mails", {20}),
    ("email*", set()),
    ("covid", {21}),
    ("covid-19", {21}),
    ("G-7", {21}),
    ("juncker", {22}),
    ("jean-claude", {22}),
    ("jean claude juncker", {22}),
    ("naivete", {22}),
    ("ex-president", {23}),
    ("медведев", {23}),
    ("МЕДВЕДЕВ", {23}),
    ("strasse", {24}),
    ("aeroskobing", {24}),
    ("ain't", {25}),
    ("aint", {25}),
    ("u.s.", {26}),
    ("U.S.-led", {26}),
    ('"led coalition"', {26}),
    ("mcdonald", {27}),
    ("McDonald’s", {27}),
    ("lloyds", {27}),
    ("10th", {28}),
    ("9/11", {28}),
    ("organise*", {29}),
    ("organisers", {29}),
    ('"organised organisers"', {29}),
    ("women", {30}),
    ("women's", {30}),
    ('"women voted"', {30}),
    ("vote", {30}),
    ("y=2", {31}),
    ("naive~1", {3}),
    ("junker~", {22}),
    ('"juncker jean"~1', {22}),
    ("m?ller", {17}),
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


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-", min_size=1, max_size=16))
def test_a_stem_keeps_the_first_letter(word: str) -> None:
    assert not (folded := fold(word)) or stem(folded)[0] == folded[0]


@pytest.mark.parametrize("word", ["skis", "skies", "dying", "lying", "tying", "yes", "yyy", "eed", "ing", "ying"])
def test_a_stem_keeps_the_first_letter_of_exceptions(word: str) -> None:
    assert stem(word)[0] == word[0]


@given(st.text(st.sampled_from("aZé s'’.-1 ß"), max_size=80))
def test_words_of_plain_texts_need_no_folding_but_small_letters(text):
    if is_plain(text):
        found = folded_words(text)
        assert found == text.lower().split()
        assert all(forms(word) == (word,) for word in found)


@pytest.mark.parametrize("text", TEXTS.values())
def test_words_as_written_stand_where_words_stand(text):
    found = [(folded, start) for raw, start in written_words(text) if (folded := fold(raw))]
    assert found == [(word.text, word.start) for word in words(text)]
