"""Which quotations are forms of one, and how they are found among many."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.comparing.kinship import are_kin
from index.comparing.runs import SHARED_WORDS, is_telling, runs_of
from index.comparing.words import forms, forms_and_gaps

SAID = "There is a low level of trust between our two countries, and that is not good."
WORDS = st.lists(st.sampled_from("the bridge of trust opened again two years late".split()), min_size=1, max_size=40)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kin(one, other, *, quoted=True):
    return are_kin((forms_and_gaps(one), quoted), (forms_and_gaps(other), quoted))


@pytest.mark.parametrize(
    "other",
    [
        "There is a low level of trust between our two countries, and that is good.",
        "There is a high level of trust between our two countries, and that is not good.",
        "a low level of trust between our two countries",
        "There is a low level of trust … that is not good.",
        "There is a low level … between our two countries, [...] that is not good.",
        "As I said, there is a low level of trust between our two countries, and that is not good. We must talk.",
        "There is a low levle of trust between our two countrys, and that is not good.",
    ],
)
def test_forms_of_one_quotation_are_kin(other):
    assert kin(SAID, other)
    assert kin(other, SAID)


@pytest.mark.parametrize(
    "other",
    [
        "The bridge will be closed until the end of the winter.",
        "There is a level of noise in our two countries, and that is what we are not used to.",
        "Trust is good. In our countries we had two wars, and the level of the water was low; there is a bridge.",
    ],
)
def test_quotations_that_share_some_words_are_not(other):
    assert not kin(SAID, other)


def test_a_few_words_without_marks_are_no_part_of_a_longer_text():
    part, whole = "a low level of trust between our two countries", f"As the minister told them twice, {SAID}"
    assert kin(part, whole)
    assert not kin(part, whole, quoted=False)


@pytest.mark.parametrize("words", ["no comment", "We will not comment on that.", "He is as it was.", ""])
def test_stock_phrases_are_not_known_again(words):
    assert not is_telling(forms(words))


def test_without_marks_it_takes_more_words_to_be_known_again():
    words = forms("his plan to ban foreigners from the country")
    assert is_telling(words)
    assert not is_telling(words, is_quoted=False)
    assert is_telling(forms(SAID.replace("good", "good for the ferry or the harbour")), is_quoted=False)


@patient
@given(WORDS, WORDS, WORDS)
def test_a_shared_stretch_is_in_both_samples(before, behind, stretch):
    if len(stretch) >= SHARED_WORDS:
        whole = [*before, *stretch, *behind]
        assert set(runs_of(stretch)) & set(runs_of(whole))


@patient
@given(WORDS)
def test_a_sample_is_in_order_and_never_empty(words):
    runs = runs_of(words)
    assert runs
    assert list(runs) == sorted(set(runs))
