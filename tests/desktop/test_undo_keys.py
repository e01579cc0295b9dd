"""Ctrl+Z while the keyboard is in a field: what was typed last, or changed last, is what is undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.desktop.driving import marks, search

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def searched(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """What one speaker said is listed, the keyboard in the field."""
    search(qtbot, window, "lavrov")
    return window


def change(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier, field: QLineEdit) -> None:
    """Presses keys in a field that change the library, and waits until the list is read again."""
    assert field.hasFocus()
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(field, key, keys)


def test_a_star_given_in_the_search_field_is_taken_off_and_put_on_again_there(qtbot: QtBot, searched):
    field, statement_id = searched.bar.field, searched.view.current_id()
    change(qtbot, searched, Qt.Key.Key_D, CONTROL, field)
    assert marks(searched, statement_id).starred
    change(qtbot, searched, Qt.Key.Key_Z, CONTROL, field)
    assert not marks(searched, statement_id).starred
    change(qtbot, searched, Qt.Key.Key_Z, CONTROL | SHIFT, field)
    assert marks(searched, statement_id).starred
    assert field.text() == "lavrov"


def test_where_no_change_is_left_to_undo_the_search_stays_as_it_is(qtbot: QtBot, searched):
    field = searched.bar.field
    change(qtbot, searched, Qt.Key.Key_D, CONTROL, field)
    change(qtbot, searched, Qt.Key.Key_Z, CONTROL, field)
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "lavrov"


def test_what_was_typed_since_the_change_is_undone_first(qtbot: QtBot, searched):
    field, statement_id = searched.bar.field, searched.view.current_id()
    change(qtbot, searched, Qt.Key.Key_D, CONTROL, field)
    search(qtbot, searched, "haley")
    with qtbot.waitSignal(searched.browsing.answered):
        qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() != "haley"
    assert searched.actions_.undo.text() == "&Undo star"
    search(qtbot, searched, "lavrov")
    assert marks(searched, statement_id).starred


def test_what_was_typed_is_undone_where_nothing_was_changed(qtbot: QtBot, searched):
    qtbot.keyClick(searched.bar.field, Qt.Key.Key_Z, CONTROL)
    assert searched.bar.field.text() == ""


def test_a_speaker_changed_from_the_search_field_is_changed_back_there(qtbot: QtBot, searched):
    field = searched.bar.field
    qtbot.keyClick(field, Qt.Key.Key_F2)
    editor = searched.context.editor
    qtbot.waitUntil(lambda: bool(editor._people))
    name = editor.findChild(QLineEdit)
    qtbot.keyClicks(name, "haley")
    change(qtbot, searched, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, name)
    change(qtbot, searched, Qt.Key.Key_Z, CONTROL, field)
    assert searched.actions_.redo.text() == "&Redo change of speaker"
    assert field.text() == "lavrov"


def test_a_further_name_is_taken_away_again_in_its_field(qtbot: QtBot, searched):
    qtbot.keyClick(searched, Qt.Key.Key_3, CONTROL)
    people = searched.people.view.list
    qtbot.waitUntil(lambda: people.current() is not None)
    person, field = people.current(), searched.context.person.aliases
    field.setFocus()
    qtbot.keyClicks(field, ", the chair")
    with qtbot.waitSignal(people.model().modelReset):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "the chair" in people.current().aliases
    with qtbot.waitSignal(people.model().modelReset):
        qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert people.current().aliases == person.aliases
    assert field.text() == ", ".join(person.aliases)
