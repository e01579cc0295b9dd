"""A few lines of a text, always with a hit in them."""

import pytest

from desktop.excerpt import excerpt
from index.model import Span
from tests.desktop.samples import bridges

LONG = "one two three four five six seven eight nine ten " * 12


def lines_of(made):
    text = made.layout.text()
    lines = [made.layout.lineAt(n) for n in range(made.lines)]
    return [text[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]


def test_a_short_text_is_shown_whole(theme):
    made = excerpt("It is a bridge.", (), theme.serif, width=400, lines=2)
    assert lines_of(made) == ["It is a bridge."]
    assert made.ellipsis_at is None


def test_a_long_text_ends_in_an_ellipsis_inside_the_width(theme):
    made = excerpt(LONG, (), theme.serif, width=300, lines=2)
    assert made.lines == 2
    assert made.ellipsis_at is not None
    assert made.ellipsis_at.x() < 300


def test_a_hit_beyond_the_last_line_moves_the_start(theme):
    text = LONG + "the bridge and more"
    made = excerpt(text, bridges(text), theme.serif, width=300, lines=2)
    assert "bridge" in " ".join(lines_of(made))
    assert made.layout.text().startswith("… ")


def test_a_hit_in_the_first_lines_leaves_the_start_alone(theme):
    text = "bridge " + LONG
    assert excerpt(text, bridges(text), theme.serif, width=300, lines=2).layout.text().startswith("bridge one")


def test_line_ends_become_spaces(theme):
    assert excerpt("one\ntwo", (), theme.serif, width=300, lines=2).layout.text() == "one two"


@pytest.mark.parametrize("width", [1, 5, 40])
def test_no_width_is_too_small(theme, width):
    assert excerpt(LONG, (Span(200, 204),), theme.serif, width=width, lines=2).lines == 2


def test_hits_after_an_emoji_are_where_qt_counts_them(theme):
    text = "🌉 a bridge"
    made = excerpt(text, bridges(text), theme.serif, width=300, lines=2)
    (form,) = made.layout.formats()
    assert (form.start, form.length) == (5, 6)
