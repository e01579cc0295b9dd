"""A score counts contents with their speakers; systems are compared on the same drawings of articles."""

from collections import Counter

import pytest

from index.model import Span
from index.training.scoring import ALL, Found, better_by, score, tally

TEXT = "Lind said it was safe. “So be it,” said Tarn. Nobody else came."


def found(source, content):
    def spans(words):
        start = TEXT.index(words) if words else 0
        return (Span(start, start + len(words)),) if words else ()

    return Found(source=spans(source), content=spans(content))


SAFE, SO = found("Lind", "it was safe"), found("Tarn", "So be it")


def joint(ours, gold, kind=ALL):
    result = score([tally(TEXT, ours, gold)], kind)
    return result.precision, result.recall, result.content_recall


def test_all_right_is_one():
    assert joint([SAFE, SO], [SO, SAFE]) == (1.0, 1.0, 1.0)


def test_one_too_many_costs_precision():
    assert joint([SAFE, SO], [SAFE]) == (0.5, 1.0, 1.0)


def test_one_missed_costs_recall():
    assert joint([SAFE], [SAFE, SO]) == (1.0, 0.5, 0.5)


def test_a_wrong_speaker_costs_both_but_the_content_is_found():
    assert joint([found("Tarn", "it was safe")], [SAFE]) == (0.0, 0.0, 1.0)


def test_no_speaker_agrees_with_no_speaker_only():
    assert joint([found("", "it was safe")], [found("", "it was safe")]) == (1.0, 1.0, 1.0)
    assert joint([found("", "it was safe")], [SAFE]) == (0.0, 0.0, 1.0)


def test_contents_that_share_less_than_half_are_not_the_same():
    assert joint([found("Lind", "safe")], [SAFE]) == (0.0, 0.0, 0.0)


def test_a_content_without_a_word_does_not_count():
    assert joint([SAFE, found("Tarn", ",”")], [SAFE]) == (1.0, 1.0, 1.0)


def test_nothing_found_and_nothing_marked_is_no_error():
    assert joint([], []) == (0.0, 0.0, 0.0)
    assert score([]).f1 == 0.0


def test_kinds_are_counted_apart():
    wrong = found("Lind", "So be it")
    assert joint([SAFE, wrong], [SAFE, SO], "indirect") == (1.0, 1.0, 1.0)
    assert joint([SAFE, wrong], [SAFE, SO], "direct") == (0.0, 0.0, 1.0)


def test_precision_is_over_the_kind_that_was_found_and_recall_over_that_marked():
    # Ours is half in marks, theirs wholly.
    ours = found("Tarn", "safe. “So be it")
    assert joint([ours], [SO], "mixed") == (1.0, 0.0, 0.0)
    assert joint([ours], [SO], "direct") == (0.0, 1.0, 1.0)


def test_f1_is_the_harmonic_mean():
    assert score([tally(TEXT, [SAFE, SO], [SAFE])]).f1 == pytest.approx(2 / 3)


def article(right, found, marked=10):
    counts = {"found": found, "marked": marked, "found right": right, "marked right": right}
    return Counter({(ALL, name): count for name, count in counts.items()})


GOOD, BAD = [article(8, 10)] * 30, [article(5, 10)] * 30


def test_a_system_that_is_better_everywhere_is_better_in_every_drawing():
    assert better_by(GOOD, BAD) == (pytest.approx(0.3), 0.0)


def test_a_system_is_not_better_than_itself():
    assert better_by(GOOD, GOOD) == (0.0, 1.0)


def test_a_small_advantage_in_few_articles_is_in_doubt():
    theirs = [article(5 + number % 3, 10) for number in range(30)]
    ours = [article(5 + (number * 7 + 1) % 3, 10) for number in range(29)] + [article(8, 10)]
    by, not_better = better_by(ours, theirs)
    assert by > 0
    assert 0.05 < not_better < 0.95


def test_the_same_seed_draws_the_same_articles():
    theirs = [article(number % 9, 10) for number in range(30)]
    assert better_by(GOOD, theirs, seed=3) == better_by(GOOD, theirs, seed=3)
