"""Back and forward in the window: the query comes back, and with it the selection and the place in the list."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.desktop.driving import search

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def go(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(window.view, key, ALT)


def choose_kind(qtbot: QtBot, window: MainWindow, kind: str) -> None:
    """As a click on the filter does."""
    rows = [window.facets.row(window.facets.index(n)) for n in range(window.facets.rowCount())]
    row = next(row for row in rows if row.field == "kind" and row.value == kind)
    with qtbot.waitSignal(window.browsing.answered):
        window.browsing.choose_facet(row, "replace")


def test_the_selection_comes_back_with_the_query_and_forward_again(qtbot: QtBot, window):
    search(qtbot, window, "")
    window.view.select_row(2)
    qtbot.keyClick(window.view, Qt.Key.Key_Down, SHIFT)
    selected, current = window.view.selected_ids(), window.view.current_id()
    choose_kind(qtbot, window, "indirect")
    window.view.select_row(1)
    other = window.view.current_id()
    go(qtbot, window, Qt.Key.Key_Left)
    assert window.bar.field.text() == ""
    assert (window.view.current_id(), window.view.selected_ids()) == (current, selected)
    qtbot.waitUntil(lambda: window.context.current_id == current)
    go(qtbot, window, Qt.Key.Key_Right)
    assert window.bar.field.text() == "kind:indirect"
    assert window.view.selected_ids() == (other,)


def test_the_place_in_the_list_comes_back(qtbot: QtBot, window):
    search(qtbot, window, "")
    bar = window.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    choose_kind(qtbot, window, "mixed")
    assert bar.value() == 0
    go(qtbot, window, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: bar.value() == place)


def test_what_was_typed_over_comes_back_with_its_selection(qtbot: QtBot, window):
    search(qtbot, window, "lavrov")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    window.view.select_row(1)
    current = window.view.current_id()
    search(qtbot, window, "haley")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    go(qtbot, window, Qt.Key.Key_Left)
    assert window.bar.field.text() == "lavrov"
    assert window.view.current_id() == current


def test_nothing_found_is_a_place_one_can_come_back_from(qtbot: QtBot, window):
    search(qtbot, window, "lavrov")
    window.view.select_row(1)
    current = window.view.current_id()
    with qtbot.waitSignal(window.browsing.answered):
        window.browsing.ask("zzzz ")
    assert window.empty.isVisible()
    go(qtbot, window, Qt.Key.Key_Left)
    assert window.view.current_id() == current
    assert window.view.isVisible()


def test_a_statement_that_went_meanwhile_leaves_the_first_one(qtbot: QtBot, window):
    search(qtbot, window, "lavrov")
    window.view.select_row(0)
    gone = window.view.current_id()
    choose_kind(qtbot, window, "indirect")
    with qtbot.waitSignal(window.browsing.answered):
        window.changes.make(lambda workspace: workspace.reject([gone]), "not a statement")
    go(qtbot, window, Qt.Key.Key_Left)
    assert gone not in window.hits.ids
    assert window.view.current_id() == window.hits.ids[0]
