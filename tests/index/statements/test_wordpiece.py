"""Words become the pieces that the network knows, and every piece knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import resources
from index.statements.wordpiece import WordPiece

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] a b c ab ##b ##c ##bc un ##known say ##s cafe . , “ - 中 1 ##2 i ss".split()


@pytest.fixture
def small():
    return WordPiece(VOCABULARY)


@pytest.fixture(scope="module")
def shipped():
    return WordPiece(resources.text("model", "vocab.txt").splitlines())


def split(pieces, text):
    """The pieces as the vocabulary writes them, with the words that they stand for."""
    return [(VOCABULARY[number], text[start:end]) for number, start, end in pieces.split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \t\u00a0\u3000\n", []),
        ("unknown", [("un", "un"), ("##known", "known")]),
        ("abc", [("ab", "ab"), ("##c", "c")]),
        ("ABC", [("ab", "AB"), ("##c", "C")]),
        ("says.", [("say", "say"), ("##s", "s"), (".", ".")]),
        ("a-b", [("a", "a"), ("-", "-"), ("b", "b")]),
        ("12", [("1", "1"), ("##2", "2")]),
        ("xyz", [("[UNK]", "xyz")]),
        ("abx", [("[UNK]", "abx")]),
        ("a_b", [("a", "a"), ("[UNK]", "_"), ("b", "b")]),
        ("café", [("cafe", "café")]),
        ("cafe\u0301", [("cafe", "cafe")]),
        ("a\u0301b", [("ab", "a\u0301b")]),
        ("\u0301", []),
        ("“a", [("“", "“"), ("a", "a")]),
        ("a中b", [("a", "a"), ("中", "中"), ("b", "b")]),
        ("a\u200bb", [("ab", "a\u200bb")]),
        ("a\u00adb", [("ab", "a\u00adb")]),
        ("a\x01b", [("ab", "a\x01b")]),
        ("a\ufffdb", [("ab", "a\ufffdb")]),
        ("a\u00a0b", [("a", "a"), ("b", "b")]),
        ("İ", [("i", "İ")]),
        ("😀", [("[UNK]", "😀")]),
        ("b" * 100, [("b", "b")] + [("##b", "b")] * 99),
        ("b" * 101, [("[UNK]", "b" * 101)]),
    ],
)
def test_text_is_split_as_the_base_model_splits_it(small, text, expected):
    assert split(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unaffordable", ["una", "##ff", "##ord", "##able"]),
        ("don't", ["don", "'", "t"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Zürich's", ["zurich", "'", "s"]),
        ("$3.5bn", ["$", "3", ".", "5", "##bn"]),
    ],
)
def test_the_shipped_vocabulary_gives_the_pieces_of_the_reference(shipped, text, expected):
    vocabulary = resources.text("model", "vocab.txt").splitlines()
    assert [vocabulary[number] for number, _, _ in shipped.split(text, 0, len(text))] == expected


@pytest.mark.parametrize("shape", "‘’‛´`")
def test_an_apostrophe_of_any_shape_is_a_straight_one(shipped, shape):
    assert shipped.split(f"don{shape}t", 0, 5) == shipped.split("don't", 0, 5)


def test_places_count_from_the_beginning_of_the_text(small):
    assert small.split("xx ab xx", 3, 5) == [(VOCABULARY.index("ab"), 3, 5)]


def test_a_word_is_split_the_same_way_the_second_time(small):
    assert split(small, "unknown unknown")[:2] == split(small, "unknown unknown")[2:]


def test_a_sharp_s_keeps_its_place():
    pieces = WordPiece([*VOCABULARY, "ß"])
    assert pieces.split("aß b", 3, 4) == [(VOCABULARY.index("b"), 3, 4)]


@given(st.text())
def test_pieces_are_in_order_and_inside_the_text(shipped, text):
    start = end = 0
    for _, first, last in shipped.split(text, 0, len(text)):
        # A syllable of Korean is several letters, and pieces that share it share its place.
        assert start <= first < last <= len(text)
        assert end <= last
        start, end = first, last


def test_letters_of_a_korean_syllable_share_its_place(shipped):
    assert {piece[1:] for piece in shipped.split("쏨", 0, 1)} == {(0, 1)}


@given(st.text(), st.text())
def test_white_space_parts_words_for_good(shipped, first, second):
    apart = shipped.split(f"{first} {second}", 0, len(first) + 1 + len(second))
    left = shipped.split(first, 0, len(first))
    right = [(n, s + len(first) + 1, e + len(first) + 1) for n, s, e in shipped.split(second, 0, len(second))]
    assert apart == left + right
