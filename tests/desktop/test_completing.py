"""Completion in the search field, with the keys that it takes and those that it leaves alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.desktop.driving import search

DOWN, UP, TAB = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def offered(window: MainWindow) -> list[str]:
    if not window.completing.is_shown:
        return []
    choices = window.completing.list.choices
    return [choices.choice(row).label for row in range(choices.rowCount())]


def type_(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Types over what is in the field and waits for completions of it."""
    window.bar.field.setFocus()
    window.bar.field.selectAll()
    qtbot.keyClicks(window.bar.field, text)
    qtbot.waitUntil(lambda: window.completing.is_shown)


def wait_for_answer(qtbot: QtBot, window: MainWindow, query: str) -> None:
    qtbot.waitUntil(lambda: window.browsing.searching.results.query == query)


def test_values_are_offered_with_their_counts_and_down_and_enter_take_one(qtbot: QtBot, window):
    type_(qtbot, window, "speaker:lav")
    qtbot.waitUntil(lambda: offered(window) == ["Sergey Lavrov"])
    qtbot.keyClick(window.bar.field, DOWN)
    assert window.completing.list.current.label == "Sergey Lavrov"
    assert "statements" in window.completing.list.current.detail
    qtbot.keyClick(window.bar.field, ENTER)
    assert window.bar.field.text() == 'speaker:"Sergey Lavrov" '
    assert window.bar.field.hasFocus()
    assert not window.completing.is_shown
    wait_for_answer(qtbot, window, 'speaker:"Sergey Lavrov" ')
    assert len(window.hits.ids) > 0


def test_up_goes_to_the_last_and_typing_goes_on_behind_what_was_taken(qtbot: QtBot, window):
    type_(qtbot, window, "kind:")
    qtbot.waitUntil(lambda: len(offered(window)) == 3)
    qtbot.keyClick(window.bar.field, UP)
    last = window.completing.list.current.value.value
    qtbot.keyClick(window.bar.field, TAB)
    qtbot.keyClicks(window.bar.field, "russia")
    assert window.bar.field.text() == f"kind:{last} russia"


def test_names_of_fields_take_tab_and_go_on_to_their_values(qtbot: QtBot, window):
    type_(qtbot, window, "ki")
    qtbot.waitUntil(lambda: offered(window) == ["kind:"])
    qtbot.keyClick(window.bar.field, TAB)
    assert window.bar.field.text() == "kind:"
    assert window.bar.field.hasFocus()
    qtbot.waitUntil(lambda: len(offered(window)) == 3)


def test_while_a_plain_word_is_typed_down_moves_in_the_list_of_results(qtbot: QtBot, window):
    search(qtbot, window, "is")
    qtbot.waitUntil(lambda: offered(window) == ["is:"])
    row = window.view.currentIndex().row()
    qtbot.keyClick(window.bar.field, DOWN)
    assert window.view.currentIndex().row() == row + 1
    assert window.bar.field.text() == "is"


def test_enter_without_a_choice_runs_the_search_and_goes_to_the_list(qtbot: QtBot, window):
    type_(qtbot, window, "speaker:ti")
    qtbot.keyClick(window.bar.field, ENTER)
    assert window.bar.field.text() == "speaker:ti"
    assert window.view.hasFocus()
    assert not window.completing.is_shown


def test_escape_closes_the_list_first_and_then_clears_the_field(qtbot: QtBot, window):
    type_(qtbot, window, "speaker:ti")
    qtbot.keyClick(window.bar.field, ESCAPE)
    assert not window.completing.is_shown
    assert window.bar.field.text() == "speaker:ti"
    wait_for_answer(qtbot, window, "speaker:ti")
    qtbot.keyClick(window.bar.field, DOWN)
    assert not window.completing.is_shown
    qtbot.keyClick(window.bar.field, ESCAPE)
    assert window.bar.field.text() == ""


def test_a_click_takes_a_value_and_the_field_keeps_the_keyboard(qtbot: QtBot, window):
    type_(qtbot, window, "speaker:ha")
    qtbot.waitUntil(lambda: offered(window) == ["Nikki Haley"])
    shown = window.completing.list
    place = shown.visualRect(shown.choices.index(0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.bar.field.text() == 'speaker:"Nikki Haley" '
    assert window.bar.field.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home])
def test_going_elsewhere_in_the_text_closes_the_list(qtbot: QtBot, window, key):
    type_(qtbot, window, "speaker:ti")
    QTest.keyClick(window.bar.field, key)
    assert not window.completing.is_shown


@pytest.mark.parametrize("query", ["kind:direct", "speaker:lavrov", "russia"])
def test_what_is_written_out_already_is_not_offered_and_down_moves_in_the_list(qtbot: QtBot, window, query):
    search(qtbot, window, query)
    qtbot.waitUntil(lambda: window.completing.is_done)
    assert not window.completing.is_shown
    qtbot.keyClick(window.bar.field, DOWN)
    assert window.view.currentIndex().row() == 1


def test_leaving_the_field_closes_the_list(qtbot: QtBot, window):
    type_(qtbot, window, "speaker:ti")
    window.view.setFocus()
    assert not window.completing.is_shown


def test_values_of_is_are_explained_in_words(qtbot: QtBot, window):
    type_(qtbot, window, "manner:")
    qtbot.waitUntil(lambda: len(offered(window)) > 1)
    assert any(label.startswith("thought – a thought, wish or plan") for label in offered(window))
