"""Keywords in context: which words stand in the middle, left and right, and how lines are sorted."""

from hypothesis import given
from hypothesis import strategies as st

from index.model import Span, Spans
from index.search.kwic import CONTEXT, in_order, line, places, words_left, words_right
from index.survey import KwicLine, KwicOrder

TEXT = "Ada Quill said the old bridge was\n\na good bridge, she thought."


def bridges(text: str) -> Spans:
    at = [start for start in range(len(text)) if text.startswith("bridge", start)]
    return tuple(Span(start, start + 6) for start in at)


def lines(*texts: str) -> list[KwicLine]:
    made = []
    for number, text in enumerate(texts):
        left, word, right = text.split("|")
        made.append(KwicLine(number, left, word, right, Span(0, 1)))
    return made


def test_every_hit_in_the_content_is_a_keyword() -> None:
    content = (Span(15, len(TEXT)),)
    assert [TEXT[slice(*place)] for place in places(TEXT, content, (Span(10, 14),), (), bridges)] == [
        "bridge",
        "bridge",
    ]


def test_a_hit_in_the_mention_is_a_keyword_where_what_was_said_has_none() -> None:
    assert list(places(TEXT, (Span(0, 9),), (Span(10, 14),), (Span(15, 29),), bridges)) == [Span(23, 29)]


def test_without_a_hit_the_reporting_words_are_the_keyword() -> None:
    assert list(places(TEXT, (Span(0, 9),), (Span(10, 14),), (), bridges)) == [Span(10, 14)]


def test_without_reporting_words_the_first_word_is_the_keyword() -> None:
    assert list(places(TEXT, (Span(14, 20),), (), (), bridges)) == [Span(15, 18)]
    assert list(places(" … ", (Span(0, 3),), (), (), bridges)) == [Span(0, 3)]


def test_a_line_has_the_words_of_the_article_around_the_keyword_on_one_line() -> None:
    made = line(7, TEXT, Span(37, 43))
    assert (made.statement_id, made.left, made.word, made.right) == (
        7,
        "Ada Quill said the old bridge was a ",
        "good b",
        "ridge, she thought.",
    )


def test_no_word_is_cut_at_the_ends_of_a_line() -> None:
    text = f"{'wording ' * 40}hit{' wording' * 40}"
    made = line(1, text, Span(text.index("hit"), text.index("hit") + 3))
    assert set(made.left.split()) == set(made.right.split()) == {"wording"}
    assert len(made.left) <= CONTEXT


def test_lines_are_sorted_by_up_to_three_words_to_the_right() -> None:
    found = lines("x |bridge| fell down there", "x |bridge| fell down again", "x |bridge|", "x |bridge| Älter")
    assert [each.statement_id for each in in_order(found, KwicOrder.RIGHT)] == [2, 3, 1, 0]


def test_lines_are_sorted_by_up_to_three_words_to_the_left_the_nearest_first() -> None:
    found = lines("the very old |b|", "a new |b|", "this old |b|", "the old |b|", "|b|")
    assert [each.statement_id for each in in_order(found, KwicOrder.LEFT)] == [4, 1, 3, 2, 0]


def test_lines_are_sorted_by_the_keyword_and_then_by_what_follows() -> None:
    found = lines("|bridges| a", "|Bridge| z", "|bridge| b", "|bridge deck| a")
    assert [each.statement_id for each in in_order(found, KwicOrder.WORD)] == [2, 1, 3, 0]


def test_equal_lines_stay_in_the_order_in_which_they_were_found() -> None:
    found = lines("a |b| c", "a |b| c", "a |b| c")
    assert all(in_order(found, order) == found for order in KwicOrder)


@given(st.text(max_size=400), st.data())
def test_any_place_of_any_text_makes_a_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = line(1, text, Span(start, end))
    for side in (made.left, made.word, made.right):
        assert "\n" not in side
    assert len(words_left(made.left)) <= 3 >= len(words_right(made.right))
