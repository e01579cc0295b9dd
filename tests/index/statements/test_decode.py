"""Scores become spans of words, none of which crosses a paragraph or breaks a quotation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from index.statements.decode import Role, role_spans
from index.statements.features import passages
from index.statements.tagger import TAGS, Scored
from index.statements.wordpiece import WordPiece
from index.text import paragraph_spans
from tests.index.statements.marked import quotes_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
PIECES = WordPiece(["[UNK]", "[CLS]", "[SEP]", "“", "”", ".", ",", *LETTERS, *(f"##{letter}" for letter in LETTERS)])
ROLES = {"m": 1, "c": 3, "q": 5}


def read(text):
    paragraphs = paragraph_spans(text)
    return passages(text, quotes_of(text), PIECES, paragraphs, [0] * len(paragraphs))


def scored(tags):
    """An answer with these scores for the tags, and nothing linked to anything."""
    count = len(tags)
    nothing = np.zeros((count + 2, count + 2), np.float32)
    tags = (tags - np.log(np.exp(tags).sum(-1, keepdims=True))).astype(np.float32)
    return Scored(tags=tags, positions=range(1, count + 1), link_logits=nothing, source_logits=nothing)


def spans(text, wanted):
    """Decodes scores that favour, for each piece, what `wanted` says: a role's letter, capital to begin, or a blank."""
    found = read(text)
    tags = np.zeros((sum(len(passage.ids) for passage in found), TAGS), np.float32)
    for row, letter in enumerate(wanted):
        tag = ROLES[letter.lower()] + letter.islower() if letter != " " else 0
        tags[row, tag] = 9.0
    return [(span.role, text[span.span.start : span.span.end]) for span in role_spans(found, 0, scored(tags))]


def test_runs_of_one_role_become_spans():
    assert spans("x y z u.", "MCQq ") == [(Role.SOURCE, "x"), (Role.CUE, "y"), (Role.CONTENT, "z u")]


def test_neighbours_of_one_role_are_two_spans_if_the_second_begins_anew():
    assert spans("x y", "QQ") == [(Role.CONTENT, "x"), (Role.CONTENT, "y")]


def test_a_word_takes_the_tag_of_its_first_piece():
    assert spans("xyz u", "Q   ") == [(Role.CONTENT, "xyz")]


def test_an_inside_without_a_beginning_begins_a_span():
    assert spans("x y", "qq") == [(Role.CONTENT, "x y")]


def test_a_span_ends_with_its_paragraph():
    assert spans("x y\nz u", "Qqqq") == [(Role.CONTENT, "x y"), (Role.CONTENT, "z u")]


def test_the_words_of_a_quotation_take_one_role_together():
    text = "“a b c d” e"
    assert spans(text, "Qqq qq ")[0] == (Role.CONTENT, "“a b c d”")


@pytest.mark.parametrize("text", ["“a b c”, d", "“a b c”. d"])
def test_a_comma_or_full_stop_behind_a_closing_mark_is_left_out(text):
    assert spans(text, "Qqqqqq ") == [(Role.CONTENT, "“a b c”")]


def test_a_comma_behind_a_word_stays():
    assert spans("a b, c", "Qqq ") == [(Role.CONTENT, "a b,")]


def test_words_in_short_quotations_may_have_roles_of_their_own():
    assert spans("“a b” c", "Qq   ") == [(Role.CONTENT, "“a")]


def test_no_passages_have_no_spans():
    assert role_spans([], 0, scored(np.zeros((1, TAGS), np.float32))) == []


def test_a_sure_span_has_a_high_probability():
    found = read("x y")
    tags = np.zeros((2, TAGS), np.float32)
    tags[0, 3] = 20.0
    tags[1, 0] = 20.0
    (span,) = role_spans(found, 0, scored(tags))
    assert span.probability == pytest.approx(1.0)
    assert span.begin_probability == pytest.approx(1.0)


def test_a_span_knows_its_positions_in_the_window():
    found = read("x yz u")
    tags = np.zeros((4, TAGS), np.float32)
    tags[:, 0] = 9.0
    tags[1, 5] = 19.0
    (span,) = role_spans(found, 3, scored(tags))
    assert (span.passage, span.begin, span.end) == (3, 2, 4)


TEXT = "a “b c, d e f” g.\n“h i j\nk l, m” n. opq"
COUNT = sum(len(passage.ids) for passage in read(TEXT))


@settings(max_examples=60)
@given(hnp.arrays(np.float32, (COUNT, TAGS), elements=st.floats(-30, 30, width=32)))
def test_whatever_the_scores_spans_are_in_order_and_in_one_paragraph(tags):
    paragraphs = paragraph_spans(TEXT)
    end = 0
    for found in role_spans(read(TEXT), 0, scored(tags)):
        assert any(paragraph.covers(found.span) for paragraph in paragraphs)
        assert end <= found.span.start < found.span.end
        assert 0.0 <= found.probability <= 1.0 + 1e-5
        end = found.span.end
