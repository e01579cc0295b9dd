"""The network reads whole paragraphs in windows; every piece is answered for exactly once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.statements.features import (
    CONTEXT_PIECES,
    CORE_PIECES,
    LONGEST_PIECES,
    WINDOW_PIECES,
    Passage,
    passages,
    windows,
)
from index.statements.quotes import CLOSING, INSIDE, OPENING, OUTSIDE
from index.statements.wordpiece import WordPiece
from index.text import paragraph_spans
from tests.index.statements.marked import quotes_of

PIECES = WordPiece("[UNK] [CLS] [SEP] so it be ##gan . “ ”".split())


def read(text, sections=None):
    paragraphs = paragraph_spans(text)
    return passages(text, quotes_of(text), PIECES, paragraphs, sections or [0] * len(paragraphs))


def of_length(pieces, section=0):
    """A passage with so many pieces."""
    empty = [0] * pieces
    return Passage(ids=empty, spans=[], quote=empty, case=empty, word=empty, section=section)


def test_each_paragraph_is_a_passage():
    assert len(read("So it began.\n\nSo be it.")) == 2


def test_a_paragraph_without_a_piece_is_no_passage():
    assert read("\u200b\n\u00ad") == []


def test_each_piece_has_its_quote_state():
    (passage,) = read("so “it” be")
    assert passage.quote == [OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE]


def test_pieces_of_one_word_share_its_number():
    (passage,) = read("so began.")
    assert passage.word == [0, 1, 1, 2]


@pytest.mark.parametrize(("word", "case"), [("so", 1), ("So", 2), ("SO", 3), ("I", 2), ("4so", 1), ("42", 4), (".", 5)])
def test_each_piece_has_the_case_of_its_word(word, case):
    (passage,) = read(word)
    assert set(passage.case) == {case}


def test_a_very_long_paragraph_is_read_in_parts():
    parts = read("so " * (2 * LONGEST_PIECES + 1))
    assert [len(part.ids) for part in parts] == [LONGEST_PIECES, LONGEST_PIECES, 1]


def test_parts_of_a_paragraph_hold_the_pieces_of_the_whole():
    text = "so it began " * LONGEST_PIECES
    spans = [span for part in read(text) for span in part.spans]
    assert spans == [(first, last) for _, first, last in PIECES.split(text, 0, len(text))]


def test_short_paragraphs_share_a_window():
    (window,) = windows([of_length(40)] * 4)
    assert (window.first, window.core, window.end) == (0, 0, 4)


def test_the_paragraph_before_is_shown_as_context():
    first, second = windows([of_length(120), of_length(120)])
    assert (first.first, second.first, second.core) == (0, 0, 1)


def test_a_long_paragraph_is_not_shown_as_context():
    _, second = windows([of_length(CONTEXT_PIECES), of_length(120)])
    assert second.first == second.core


def test_no_passages_need_no_window():
    assert windows([]) == []


lengths = st.lists(st.tuples(st.integers(1, LONGEST_PIECES), st.integers(0, 2)), max_size=40)


@given(lengths)
def test_every_passage_is_core_exactly_once(found):
    cut = windows([of_length(length, section) for length, section in found])
    assert [index for window in cut for index in range(window.core, window.end)] == list(range(len(found)))


@given(lengths)
def test_sections_are_never_shown_together(found):
    for window in windows([of_length(length, section) for length, section in found]):
        assert len({section for _, section in found[window.first : window.end]}) == 1


@given(lengths)
def test_windows_are_no_larger_than_the_network_was_trained_for(found):
    for window in windows([of_length(length, section) for length, section in found]):
        core = sum(length + 1 for length, _ in found[window.core : window.end])
        shown = sum(length + 1 for length, _ in found[window.first : window.end])
        assert core <= CORE_PIECES or window.end - window.core == 1
        assert shown <= WINDOW_PIECES


@given(st.text())
def test_lists_of_a_passage_have_one_entry_for_each_piece(text):
    for passage in read(text):
        columns = (passage.ids, passage.spans, passage.quote, passage.case, passage.word)
        assert len({len(column) for column in columns}) == 1
