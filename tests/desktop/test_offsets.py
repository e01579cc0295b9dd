"""Code points and UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.offsets import Offsets
from index.model import Span

TEXTS = st.text(st.sampled_from("aé’ 🌉𝔸\n"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_position_in_units_counts_what_qt_counts(text):
    offsets = Offsets(text)
    assert [offsets.to_units(at) for at in range(len(text) + 1)] == [units(text[:at]) for at in range(len(text) + 1)]


@given(TEXTS)
def test_every_position_survives_the_way_there_and_back(text):
    offsets = Offsets(text)
    assert [offsets.to_code_points(offsets.to_units(at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))


def test_the_middle_of_a_pair_counts_as_its_start():
    assert Offsets("a🌉b").to_code_points(2) == 1


def test_a_span_that_cuts_a_character_takes_it_whole():
    assert Offsets("a🌉b").span_to_code_points(Span(2, 2)) == Span(1, 2)
    assert Offsets("a🌉b").span_to_code_points(Span(0, 2)) == Span(0, 2)


def test_a_span_is_turned_at_both_ends():
    assert Offsets("🌉🌉x").span_to_units(Span(1, 3)) == Span(2, 5)
