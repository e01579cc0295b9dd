"""The search field, chips, the reading of the query, examples."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.search_bar import ChipRow, SearchField
from index.model import QueryFilter, Span
from tests.desktop.samples import some_results

KIND = QueryFilter(field="kind", value="direct", excluded=False, span=Span(0, 11))
NOT_FIELD = QueryFilter(field="speaker", value="Ann & Bob", excluded=True, span=Span(12, 30))


@pytest.fixture
def field(qtbot: QtBot, theme):
    made = SearchField(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def chips(qtbot: QtBot, theme):
    made = ChipRow(theme)
    qtbot.addWidget(made)
    made.resize(300, 60)
    with qtbot.waitExposed(made):
        made.show()
    return made


def buttons(chips: ChipRow, name: str):
    found = [button for button in chips.findChildren(QPushButton, name) if button.isVisible()]
    return [button for button in found if "hidden" not in button.text()]


@pytest.mark.parametrize(
    ("key", "unit", "direction"),
    [
        (Qt.Key.Key_Down, "row", 1),
        (Qt.Key.Key_Up, "row", -1),
        (Qt.Key.Key_PageDown, "page", 1),
        (Qt.Key.Key_PageUp, "page", -1),
    ],
)
def test_arrow_and_page_keys_move_in_the_list(qtbot: QtBot, field, key, unit, direction):
    with qtbot.waitSignal(field.moved) as caught:
        qtbot.keyClick(field, key)
    assert caught.args == [unit, direction]


def test_enter_goes_to_the_list(qtbot: QtBot, field):
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_other_keys_type(qtbot: QtBot, field):
    qtbot.keyClicks(field, "ab/c")
    assert field.text() == "ab/c"


def test_it_always_says_how_the_query_was_understood(chips):
    chips.show_results(some_results(understood="speaker = Ann Field AND bridge"))
    assert chips._understood.text() == "Understood as: speaker = Ann Field AND bridge"
    chips.show_results(some_results(query="", understood=""))
    assert chips._understood.text() == "All statements"


def test_every_filter_has_a_chip_that_takes_it_out(qtbot: QtBot, chips):
    chips.show_results(some_results(filters=(KIND, NOT_FIELD)))
    made = buttons(chips, "chip")
    assert [button.text() for button in made] == ["kind: direct  ✕", "not speaker: Ann && Bob  ✕"]
    with qtbot.waitSignal(chips.filter_removed) as caught:
        qtbot.mouseClick(made[1], Qt.MouseButton.LeftButton)
    assert caught.args == [NOT_FIELD]


def test_chips_go_when_their_filters_go(chips):
    chips.show_results(some_results(filters=(KIND,)))
    chips.show_results(some_results())
    assert buttons(chips, "chip") == []


def test_an_example_is_a_search_to_click(qtbot: QtBot, chips):
    chips.show_examples(('"low level"', "kind:direct"))
    chips.show_results(some_results(filters=(KIND,)))
    with qtbot.waitSignal(chips.example_chosen) as caught:
        qtbot.mouseClick(buttons(chips, "example")[0], Qt.MouseButton.LeftButton)
    assert caught.args == ['"low level"']
    chips.show_examples(())
    assert buttons(chips, "example") == []


def test_hidden_matches_are_one_click_away(qtbot: QtBot, chips):
    chips.show_results(some_results(hidden=2))
    (button,) = [each for each in chips.findChildren(QPushButton) if each.text() == "Show 2 hidden matches"]
    with qtbot.waitSignal(chips.hidden_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    chips.show_results(some_results())
    assert not button.isVisible()


def test_many_chips_take_several_lines(chips):
    parts = tuple(
        QueryFilter(field="speaker", value=f"Somebody {n}", excluded=False, span=Span(n, n + 1)) for n in range(8)
    )
    one = chips.heightForWidth(2000)
    chips.show_results(some_results(filters=parts))
    assert chips.layout().heightForWidth(300) > 2 * max(1, one)
    assert chips.minimumSizeHint().width() < 100
