"""The reader's marks in the whole window: keys, rows, filters, undo, and that they are still there later."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from index.errors import LibraryUnavailable
from index.workspace import Workspace
from tests.desktop.driving import marks, press, search, settled

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def listed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """All statements listed, the first one current, the keyboard in the list."""
    search(qtbot, window, "")
    window.view.setFocus()
    window.view.select_row(0)
    return window


def shown_words(window: MainWindow) -> str:
    return " | ".join(label.text() for label in window.context.findChildren(QLabel) if label.isVisible())


def test_ctrl_d_stars_the_statement_and_again_takes_the_star_off(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: marks(listed, statement_id).starred)
    qtbot.waitUntil(lambda: "Starred" in shown_words(listed))
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: not marks(listed, statement_id).starred)
    qtbot.waitUntil(lambda: "Starred" not in shown_words(listed))


def test_the_same_key_twice_in_a_row_turns_the_star_back(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    for _ in range(2):
        press_plain(qtbot, listed, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: listed.undo_stack.count() == 2 and not listed.mark_handlers._asked)
    assert not marks(listed, statement_id).starred
    assert listed.messages.text == ""
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    assert marks(listed, statement_id).starred


def test_undo_names_what_it_takes_back(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    assert listed.actions_.undo.text() == "&Undo star"
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not marks(listed, statement_id).starred)
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: marks(listed, statement_id).starred)


def test_all_selected_rows_are_starred_and_stay_selected(qtbot: QtBot, listed):
    press_plain(qtbot, listed, Qt.Key.Key_Down, SHIFT)
    ids = listed.view.selected_ids()
    assert len(ids) == 2
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: all(marks(listed, each).starred for each in ids))
    assert listed.view.selected_ids() == ids


def test_space_in_the_list_checks_and_the_status_line_counts(qtbot: QtBot, listed):
    press(qtbot, listed, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 checked" in listed.status.counts())
    qtbot.waitUntil(lambda: "Checked by you on" in shown_words(listed))


def test_space_in_the_field_is_a_space(qtbot: QtBot, listed):
    listed.bar.field.setFocus()
    qtbot.keyClicks(listed.bar.field, "a b")
    assert listed.bar.field.text() == "a b"
    assert not listed.undo_stack.count()


def test_next_unchecked_steps_over_what_is_checked_and_goes_round(qtbot: QtBot, listed):
    ids = listed.hits.ids
    listed.view.select_row(1)
    press(qtbot, listed, Qt.Key.Key_Space)
    listed.view.select_row(0)
    press_plain(qtbot, listed, Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(lambda: listed.view.current_id() == ids[2])
    listed.view.select_row(len(ids) - 1)
    press_plain(qtbot, listed, Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(lambda: listed.view.current_id() == ids[0])


def test_next_unchecked_goes_to_the_list_so_that_space_checks(qtbot: QtBot, listed):
    field, ids = listed.bar.field, listed.hits.ids
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(lambda: listed.view.current_id() == ids[1])
    with qtbot.waitSignal(listed.changes.changed), qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(listed.focusWidget(), Qt.Key.Key_Space)
    assert marks(listed, ids[1]).checked
    assert field.text() == ""


def test_when_everything_is_checked_that_is_said(qtbot: QtBot, listed):
    press_plain(qtbot, listed, Qt.Key.Key_A, CONTROL)
    press(qtbot, listed, Qt.Key.Key_Space)
    press_plain(qtbot, listed, Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(lambda: "no other statement" in listed.messages.text)


def test_a_note_is_written_shown_and_kept_when_going_on(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
    field = listed.context.editor.findChild(QPlainTextEdit)
    assert field.hasFocus()
    qtbot.keyClicks(field, "Call the office.")
    with qtbot.waitSignal(listed.changes.made):
        listed.view.select_row(1)
    qtbot.waitUntil(lambda: marks(listed, statement_id).note == "Call the office.")
    assert listed.context.editor is None
    listed.view.select_row(0)
    qtbot.waitUntil(lambda: "Call the office." in shown_words(listed))


def test_escape_leaves_a_note_as_it_was_and_gives_the_keyboard_back(qtbot: QtBot, listed):
    press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
    qtbot.keyClicks(listed.context.editor.findChild(QPlainTextEdit), "No.")
    qtbot.keyClick(listed.context.editor.findChild(QPlainTextEdit), Qt.Key.Key_Escape)
    assert listed.context.editor is None
    assert listed.view.hasFocus()
    assert not listed.undo_stack.count()


def test_tags_are_written_searched_filtered_and_taken_off(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    tag(qtbot, listed, "trust, to call")
    qtbot.waitUntil(lambda: marks(listed, statement_id).tags == ("to call", "trust"))
    search(qtbot, listed, "tag:trust")
    assert listed.hits.ids == (statement_id,)
    fields = {listed.facets.row(listed.facets.index(n)).field for n in range(listed.facets.rowCount())}
    assert "tag" in fields
    listed.view.setFocus()
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: listed.hits.ids == ())


def test_tags_that_only_some_of_the_rows_have_stay(qtbot: QtBot, listed):
    first, second = listed.hits.ids[:2]
    tag(qtbot, listed, "one, both")
    listed.view.select_row(1)
    tag(qtbot, listed, "both")
    listed.view.select_row(0)
    press_plain(qtbot, listed, Qt.Key.Key_Down, SHIFT)
    press_plain(qtbot, listed, Qt.Key.Key_T, CONTROL)
    field = listed.context.editor.findChild(QLineEdit)
    assert field.text() == "both, "
    field.selectAll()
    qtbot.keyClicks(field, "new")
    with qtbot.waitSignal(listed.changes.made):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: marks(listed, second).tags == ("new",))
    assert marks(listed, first).tags == ("new", "one")
    listed.view.setFocus()
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: marks(listed, first).tags == ("both", "one"))


@pytest.mark.parametrize("query", ["is:starred", "is:checked", "is:tagged", "is:noted"])
def test_every_mark_can_be_searched_for(qtbot: QtBot, listed, query):
    statement_id = listed.view.current_id()
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    press(qtbot, listed, Qt.Key.Key_Space)
    tag(qtbot, listed, "trust")
    press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
    field = listed.context.editor.findChild(QPlainTextEdit)
    qtbot.keyClicks(field, "Why?")
    with qtbot.waitSignal(listed.changes.made):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    search(qtbot, listed, query)
    assert listed.hits.ids == (statement_id,)


def test_marks_are_there_after_closing_and_opening_again(qtbot: QtBot, listed, open_window):
    statement_id = listed.view.current_id()
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    press(qtbot, listed, Qt.Key.Key_Space)
    folder = listed.library.folder
    listed.close()
    again = open_window(folder)
    settled(qtbot, again)
    assert marks(again, statement_id).starred
    assert marks(again, statement_id).checked
    again.close()
    with Workspace.open(folder) as workspace:
        assert len(workspace.reader().changes()) == 2


def test_an_article_being_read_stays_where_it_is_when_something_is_starred(qtbot: QtBot, listed):
    bar = listed.context.text.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    place = bar.value()
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "Starred" in shown_words(listed))
    assert bar.value() == place


def test_a_search_for_what_is_not_checked_goes_on_with_the_next_row(qtbot: QtBot, listed):
    search(qtbot, listed, "-is:checked")
    listed.view.setFocus()
    listed.view.select_row(2)
    following = listed.hits.ids[3]
    press(qtbot, listed, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: listed.view.current_id() == following)


def press_plain(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """A key that changes nothing in the library."""
    qtbot.keyClick(window.view, key, keys)


def tag(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Writes these tags for the selected rows."""
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_T, CONTROL)
    field = window.context.editor.findChild(QLineEdit)
    assert field.hasFocus()
    qtbot.keyClicks(field, text)
    with qtbot.waitSignal(window.changes.made), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_what_was_done_just_before_closing_is_kept(qtbot: QtBot, listed, open_window):
    statement_id = listed.view.current_id()
    press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
    qtbot.keyClicks(listed.context.editor.findChild(QPlainTextEdit), "Ask again.")
    listed.actions_.star.trigger()
    folder = listed.library.folder
    listed.close()
    again = open_window(folder)
    settled(qtbot, again)
    assert marks(again, statement_id).starred
    assert marks(again, statement_id).note == "Ask again."


def test_a_statement_that_is_not_listed_is_starred_where_it_is_shown(qtbot: QtBot, listed):
    search(qtbot, listed, "speaker:haley")
    listed.view.select_row(len(listed.hits.ids) - 1)
    press_plain(qtbot, listed, Qt.Key.Key_F3)
    statement_id = listed.context.current_id
    assert statement_id not in listed.hits.ids
    listed.context.text.setFocus()
    with qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(listed.context.text, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "Starred" in shown_words(listed))
    assert listed.context.current_id == statement_id
    assert listed.view.selected_ids() == ()


def test_a_step_that_is_undone_before_it_is_done_is_the_one_undone(qtbot: QtBot, listed):
    first, second = listed.hits.ids[:2]
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    listed.view.select_row(1)
    press_plain(qtbot, listed, Qt.Key.Key_D, CONTROL)
    press_plain(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    press_plain(qtbot, listed, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: marks(listed, second).checked is not None and not listed.changes.is_busy)
    assert (marks(listed, first).starred, marks(listed, second).starred) == (True, False)
    assert [listed.undo_stack.text(at) for at in range(listed.undo_stack.count())] == ["star", "checked by me"]


def test_what_waits_behind_an_undo_is_kept_when_the_window_closes(qtbot: QtBot, listed, open_window):
    statement_id = listed.view.current_id()
    press(qtbot, listed, Qt.Key.Key_Space)
    press_plain(qtbot, listed, Qt.Key.Key_D, CONTROL)
    press_plain(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
    qtbot.keyClicks(listed.context.editor.findChild(QPlainTextEdit), "Ask again.")
    folder = listed.library.folder
    listed.close()
    again = open_window(folder)
    settled(qtbot, again)
    assert marks(again, statement_id).note == "Ask again."


def test_a_mark_is_made_while_an_import_goes_on(qtbot: QtBot, listed):
    ends = threading.Event()

    def long_import(_, progress):
        while not ends.wait(0.01):
            progress(1, 2, "a long article")

    statement_id = listed.view.current_id()
    job = listed.library._write(long_import)
    press(qtbot, listed, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: marks(listed, statement_id).checked is not None)
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: marks(listed, statement_id).checked is None)
    with qtbot.waitSignal(job.done):
        ends.set()


def test_a_note_that_cannot_be_written_is_in_its_form_again(qtbot: QtBot, listed, monkeypatch):
    def full(*_):
        raise LibraryUnavailable(Path("library"), "database or disk is full")

    statement_id = listed.view.current_id()
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "set_note", full)
        press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
        qtbot.keyClicks(listed.context.editor.findChild(QPlainTextEdit), "Call the office.")
        with qtbot.waitSignal(listed.changes.failed):
            listed.view.select_row(1)
    assert "Nothing was changed" in listed.messages.text
    listed.view.select_row(0)
    press_plain(qtbot, listed, Qt.Key.Key_E, CONTROL)
    field = listed.context.editor.findChild(QPlainTextEdit)
    assert field.toPlainText() == "Call the office."
    with qtbot.waitSignal(listed.changes.made):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: marks(listed, statement_id).note == "Call the office.")
