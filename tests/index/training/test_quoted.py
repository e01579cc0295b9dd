"""Scores read quotation marks in one simple way, line by line."""

import pytest

from index.training.pairing import Words
from index.training.quoted import kind_of, quoted_words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “so it is” today", 3),
        ('He said "so it is" today', 3),
        ("He said «so it is» today", 3),
        ("He said ``so it is'' today", 3),
        ("He said ‘so it is’ today", 3),
        ("He said 'so it is' today", 3),
        ("He said 'so it isn't' today", 4),
        ("He said “so it is today", 4),
        ('He said "so it is today', 4),
        ("He said «so it is today", 0),
        ("He said “so it is\ntoday it was", 3),
        ("It isn’t the boys’ or the ’90s", 0),
        ("It isn't the boys' or the '90s", 0),
        ("Nothing here", 0),
        ("", 0),
    ],
)
def test_words_between_marks_are_quoted(text, quoted):
    assert len(quoted_words(text, Words(text))) == quoted


@pytest.mark.parametrize(
    ("content", "kind"), [({1, 2}, "direct"), ({1, 2, 3}, "direct"), ({3, 4}, "mixed"), ({4, 5}, "indirect")]
)
def test_a_content_is_direct_if_all_of_its_words_are_quoted(content, kind):
    assert kind_of(content, {1, 2, 3}) == kind
