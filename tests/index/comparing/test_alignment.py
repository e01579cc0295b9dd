"""Where one row of words stands in another one."""

from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.comparing.alignment import Change, align
from index.comparing.words import letter_by_letter, words

TEXTS = st.lists(
    st.sampled_from(["the", "bridge", "bridges", "is", "not", "safe", "1,200", "[old]", "…", "U.S.", "won’t"]),
    max_size=12,
).map(" ".join)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@patient
@given(TEXTS, TEXTS)
def test_the_steps_turn_a_part_of_the_statement_into_the_quote(quote, statement):
    sought, said = words(quote), words(statement)
    fit = align(sought, said)
    assert [number for step in fit.steps for number in range(*step.quote)] == list(range(len(sought)))
    assert [number for step in fit.steps for number in range(*step.statement)] == list(range(fit.start, fit.end))
    for step in fit.steps:
        pair = [
            [word.form for word in row[slice(*part)]] for row, part in ((sought, step.quote), (said, step.statement))
        ]
        assert (pair[0] == pair[1]) is (step.change is Change.SAME)


@patient
@given(TEXTS, TEXTS)
def test_neighbouring_steps_are_different(quote, statement):
    fit = align(words(quote), words(statement))
    for before, step in pairwise(fit.steps):
        assert (before.change, before.is_marked) != (step.change, step.is_marked)


@patient
@given(TEXTS, TEXTS, TEXTS)
def test_a_quote_is_found_whole_where_it_stands(before, quote, behind):
    sought = [word._replace(after_gap=False) for word in words(quote)]
    fit = align(sought, words(f"{before} {quote} {behind}"))
    assert all(step.change is Change.SAME for step in fit.steps)


@patient
@given(st.text())
@example("0'‘0")
@example("0'“'0")
def test_any_text_has_words_in_order(text):
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(word.end <= later.start for word, later in pairwise(found))
    assert letter_by_letter(letter_by_letter(text)) == letter_by_letter(text)


def test_case_accents_marks_and_points_do_not_make_another_word():
    assert [word.form for word in words("Don’t tell U.S. voters: Élysée, 1,200")] == [
        word.form for word in words("don't TELL US voters Elysee 1200")
    ]
