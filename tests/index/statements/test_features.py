"""The network reads each paragraph by itself, or with the one that finishes it; every piece is answered for once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.statements.features import LONGEST_PIECES, WINDOW_PIECES, Passage, passages, windows
from index.statements.quotes import CLOSING, INSIDE, OPENING, OUTSIDE
from index.statements.wordpiece import WordPiece
from index.text import paragraph_spans
from tests.index.statements.marked import quotes_of

PIECES = WordPiece("[UNK] [CLS] [SEP] so it be ##gan . : “ ”".split())


def read(text, sections=None):
    paragraphs = paragraph_spans(text)
    return passages(text, quotes_of(text), PIECES, paragraphs, sections or [0] * len(paragraphs))


def of_length(pieces, section=0, *, unfinished=False):
    """A passage with so many pieces."""
    empty = [0] * pieces
    return Passage(ids=empty, spans=[], quote=empty, case=empty, word=empty, section=section, unfinished=unfinished)


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


def test_a_very_long_paragraph_is_cut_between_sentences():
    sentence = "So it began so it began so it. "
    sizes = [len(part.ids) for part in read(sentence * 60)]
    assert len(sizes) > 1
    assert all(size % len(read(sentence)[0].ids) == 0 for size in sizes)


def test_what_follows_a_very_long_paragraph_does_not_change_where_it_is_cut():
    text = "So it began. So it. " * LONGEST_PIECES
    assert [part.spans for part in read(text)] == [part.spans for part in read(f"{text}\n{text}")][: len(read(text))]


@pytest.mark.parametrize("text", ["So it began:", "“So it began", "So “it began."])
def test_a_paragraph_that_plainly_goes_on_is_unfinished(text):
    (passage,) = read(text)
    assert passage.unfinished


@pytest.mark.parametrize("text", ["So it began.", "“So it began.”", "So: it began", "So it “began”"])
def test_any_other_paragraph_is_finished(text):
    (passage,) = read(text)
    assert not passage.unfinished


def test_each_paragraph_is_read_by_itself():
    assert windows([of_length(4)] * 3) == [range(1), range(1, 2), range(2, 3)]


def test_an_unfinished_paragraph_is_read_with_the_one_that_finishes_it():
    found = [of_length(4), of_length(4, unfinished=True), of_length(4, unfinished=True), of_length(4), of_length(4)]
    assert windows(found) == [range(1), range(1, 4), range(4, 5)]


def test_unfinished_paragraphs_are_read_together_only_as_long_as_there_is_room():
    assert len(windows([of_length(WINDOW_PIECES // 2, unfinished=True)] * 4)) == 4


def test_no_passages_need_no_window():
    assert windows([]) == []


paragraphs = st.builds(of_length, st.integers(1, LONGEST_PIECES), st.integers(0, 2), unfinished=st.booleans())
articles = st.lists(paragraphs, max_size=40)


@given(articles)
def test_every_passage_is_read_exactly_once(found):
    assert [index for window in windows(found) for index in window] == list(range(len(found)))


@given(articles)
def test_sections_are_never_shown_together(found):
    for window in windows(found):
        assert len({found[index].section for index in window}) == 1


@given(articles)
def test_windows_are_no_larger_than_the_network_was_trained_for(found):
    for window in windows(found):
        assert 1 + sum(len(found[index].ids) + 1 for index in window) <= WINDOW_PIECES


@given(articles, st.integers(0, 40), paragraphs)
def test_a_paragraph_added_between_finished_ones_leaves_the_other_windows_as_they_were(found, place, added):
    place = min(place, len(found))
    before = [of_length(4)] if place and found[place - 1].unfinished else []
    found = [*found[:place], *before, *found[place:]]
    place += len(before)
    added = of_length(len(added.ids), added.section)
    shown = [[id(found[index]) for index in window] for window in windows(found)]
    longer = [*found[:place], added, *found[place:]]
    assert shown == [
        ids for window in windows(longer) if (ids := [id(longer[i]) for i in window if longer[i] is not added])
    ]


@given(st.text())
def test_lists_of_a_passage_have_one_entry_for_each_piece(text):
    for passage in read(text):
        columns = (passage.ids, passage.spans, passage.quote, passage.case, passage.word)
        assert len({len(column) for column in columns}) == 1
