"""Saved searches in the whole window: saved, in the menu and among the filters, renamed, forgotten, undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.facet_model import FacetKind
from desktop.main_window import MainWindow
from tests.desktop.driving import search

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def names(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def listed(window: MainWindow) -> dict[str, int | None]:
    """The saved searches among the filters, with their counts."""
    rows = [window.facets.row(window.facets.index(number)) for number in range(window.facets.rowCount())]
    return {row.label: row.count for row in rows if row.group == "search" and row.kind is FacetKind.VALUE}


def editor_field(window: MainWindow) -> QLineEdit:
    (found,) = [
        each for each in window.context.findChildren(QLineEdit) if each.accessibleName() == "Name of the search"
    ]
    return found


def save(qtbot: QtBot, window: MainWindow, query: str, name: str) -> None:
    """Types a search, saves it with its key and types its name."""
    search(qtbot, window, query)
    qtbot.keyClick(window.bar.field, Qt.Key.Key_S, CONTROL)
    field = editor_field(window)
    assert field.hasFocus()
    field.selectAll()
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in names(window.actions_.saved_menu))


def test_a_search_is_saved_and_found_in_the_menu_and_among_the_filters(qtbot: QtBot, window):
    assert not window.actions_.saved_menu.menuAction().isEnabled()
    save(qtbot, window, "speaker:haley", "Ms Haley")
    assert window.bar.field.hasFocus()
    assert window.messages.text == "Saved the search “Ms Haley”."
    assert listed(window) == {"Ms Haley": len(window.hits.ids)}
    search(qtbot, window, "russia")
    (action,) = window.actions_.saved_menu.actions()
    with qtbot.waitSignal(window.browsing.answered):
        action.trigger()
    assert window.bar.field.text() == "speaker:haley"


def test_a_saved_search_is_a_filter_and_part_of_other_searches(qtbot: QtBot, window):
    save(qtbot, window, "speaker:haley OR speaker:lavrov", "both")
    both = len(window.hits.ids)
    search(qtbot, window, "")
    everything = len(window.hits.ids)
    row = next(
        row
        for number in range(window.facets.rowCount())
        if (row := window.facets.row(window.facets.index(number))).group == "search" and row.kind is FacetKind.VALUE
    )
    with qtbot.waitSignal(window.browsing.answered):
        window.browsing.choose_facet(row, "replace")
    assert window.bar.field.text() == 'search:"both"'
    assert len(window.hits.ids) == both
    search(qtbot, window, '-search:"both" ')
    assert len(window.hits.ids) == everything - both
    search(qtbot, window, 'search:"nobody" ')
    assert "there is no saved search “nobody”" in window.bar.chips._understood.text()
    assert window.hits.ids == ()


def test_renaming_and_forgetting_can_be_undone(qtbot: QtBot, window):
    save(qtbot, window, "speaker:haley", "first")
    (action,) = window.actions_.rename_menu.actions()
    action.trigger()
    field = editor_field(window)
    assert field.text() == "first"
    qtbot.keyClicks(field, "second")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window.actions_.saved_menu) == ["second"])
    (action,) = window.actions_.forget_menu.actions()
    action.trigger()
    qtbot.waitUntil(lambda: names(window.actions_.saved_menu) == [])
    assert window.messages.text == "Forgot the saved search “second”."
    for expected in (["second"], ["first"], []):
        window.bar.field.setFocus()
        window.actions_.undo.trigger()
        qtbot.waitUntil(lambda expected=expected: names(window.actions_.saved_menu) == expected)
    for expected in (["first"], ["second"], []):
        window.actions_.redo.trigger()
        qtbot.waitUntil(lambda expected=expected: names(window.actions_.saved_menu) == expected)
    qtbot.waitUntil(lambda: listed(window) == {})


def test_the_form_says_that_a_name_is_taken(qtbot: QtBot, window):
    save(qtbot, window, "speaker:haley", "mine")
    search(qtbot, window, "russia")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_S, CONTROL)
    field = editor_field(window)
    editor = field.parent()
    assert field.text() == "russia"
    field.setText("MINE")
    assert editor._taken.text() == "This replaces the saved search “mine”."
    field.setText("")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editor.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert names(window.actions_.saved_menu) == ["mine"]


def test_saved_searches_are_there_after_the_next_start(qtbot: QtBot, window, open_window):
    save(qtbot, window, "speaker:haley", "again")
    folder = window.library.folder
    window.close()
    reopened = open_window(folder)
    qtbot.waitUntil(lambda: names(reopened.actions_.saved_menu) == ["again"])
