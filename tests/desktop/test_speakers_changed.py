"""Who said it, put right in the whole window by keys alone: change, merge, undo, extract again, open again."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from index.model import Tier
from index.workspace import Workspace
from tests.desktop.driving import listed_row, press, search, settled

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def listed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The statements of one speaker listed, the first one current, the keyboard in the list."""
    search(qtbot, window, "speaker:lavrov")
    window.view.setFocus()
    return window


def speaker(window: MainWindow, statement_id: int) -> str | None:
    found = listed_row(window, statement_id).statement.attribution.speaker
    return found.name if found else None


def change_speaker(qtbot: QtBot, window: MainWindow, *keys: str, everywhere: bool = False) -> None:
    """F2, part of a name or keys in angle brackets, Enter."""
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_F2)
    editor = window.context.editor
    qtbot.waitUntil(lambda: editor.findChild(QLineEdit).hasFocus() and bool(editor._people))
    if everywhere:
        button = editor.findChildren(QRadioButton)[1]
        qtbot.waitUntil(button.isVisible)
        qtbot.keyClick(editor.findChild(QLineEdit), Qt.Key.Key_A, ALT)
        qtbot.waitUntil(button.isChecked)  # Qt shows the button pressed for a moment first
        assert editor.findChild(QLineEdit).hasFocus()
    for each in keys:
        if each.startswith("<"):
            qtbot.keyClick(editor.findChild(QLineEdit), getattr(Qt.Key, f"Key_{each[1:-1]}"))
        else:
            qtbot.keyClicks(editor.findChild(QLineEdit), each)
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(editor.findChild(QLineEdit), Qt.Key.Key_Return)


def words_of_reason(window: MainWindow) -> str:
    return " | ".join(label.text() for label in window.context.reason.findChildren(QLabel) if label.isVisible())


def test_a_speaker_is_changed_by_part_of_a_name_and_the_keyboard_comes_back(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    statement_id = listed.view.current_id()
    change_speaker(qtbot, listed, "hal")
    assert speaker(listed, statement_id) == "Nikki Haley"
    assert listed.view.hasFocus()
    assert listed.view.current_id() == statement_id
    assert listed.messages.text == "Changed the speaker."
    search(qtbot, listed, "speaker:haley")
    assert statement_id in listed.hits.ids


def test_the_reason_says_that_the_user_set_it_and_what_was_found(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    before = speaker(listed, listed.view.current_id())
    change_speaker(qtbot, listed, "haley")
    qtbot.waitUntil(lambda: "set by you" in words_of_reason(listed))
    words = words_of_reason(listed)
    assert f"the program had found {before}" in words
    assert "Changed by you" in words
    assert "20" in words  # the year of the day it was set on


def test_a_new_name_becomes_a_person(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    statement_id = listed.view.current_id()
    change_speaker(qtbot, listed, "Ann Field")
    assert speaker(listed, statement_id) == "Ann Field"
    search(qtbot, listed, 'speaker:"Ann Field"')
    assert listed.hits.ids == (statement_id,)


def test_nobody_is_credited_any_more_if_the_user_says_so(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    statement_id = listed.view.current_id()
    change_speaker(qtbot, listed, "x", "<Up>")
    assert listed_row(listed, statement_id).statement.attribution.tier is Tier.UNATTRIBUTED
    qtbot.waitUntil(lambda: "Not named</b> – set by you" in words_of_reason(listed).replace("Speaker not", "Not"))


def test_all_by_the_same_words_are_changed_together_and_undone_together(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    by_he = tuple(each for each in listed.hits.ids if listed_row(listed, each).mention == "he")
    assert len(by_he) == 2
    listed.view.select_statement(by_he[0])
    change_speaker(qtbot, listed, "safronkov", everywhere=True)
    assert {speaker(listed, each) for each in by_he} == {"Vladimir Safronkov"}
    assert listed.actions_.undo.text() == "&Undo change of speaker"
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    assert {speaker(listed, each) for each in by_he} == {None}


def test_a_statement_without_speaker_offers_its_candidates_first(qtbot: QtBot, listed):
    search(qtbot, listed, "is:unattributed")
    rows = [listed_row(listed, each) for each in listed.hits.ids]
    row = next(row for row in rows if row.statement.attribution.candidates)
    listed.view.select_statement(row.id)
    change_speaker(qtbot, listed, "<Down>")
    search(qtbot, listed, "")
    assert speaker(listed, row.id) == row.statement.attribution.candidates[0]


def test_the_speaker_who_was_found_is_offered_and_nobody_else_of_that_name(qtbot: QtBot, open_window, tmp_path):
    with Workspace.open(tmp_path / "library") as workspace:
        for text in ("Ferry news\n\nWinslow said the ferry was late.\n", "Dam news\n\nWinslow said it was old.\n"):
            workspace.import_text(text)
    window = open_window(tmp_path / "library")
    settled(qtbot, window)
    search(qtbot, window, "said:old")
    (statement_id,) = window.hits.ids
    qtbot.waitUntil(lambda: window.context.current_id == statement_id)
    found = listed_row(window, statement_id).person_id
    change_speaker(qtbot, window, "Anna Winslow")
    assert speaker(window, statement_id) == "Anna Winslow"
    change_speaker(qtbot, window, "<Down>")
    assert listed_row(window, statement_id).person_id == found


def test_several_rows_get_one_speaker(qtbot: QtBot, listed):
    ids = listed.hits.ids[:2]
    listed.view.select_row(0)
    qtbot.keyClick(listed.view, Qt.Key.Key_Down, SHIFT)
    change_speaker(qtbot, listed, "haley")
    assert listed.messages.text == "Changed the speaker of 2 statements."
    assert not set(ids) & set(listed.hits.ids)
    listed.view.setFocus()
    with qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(listed, Qt.Key.Key_Z, CONTROL)
    assert set(ids) <= set(listed.hits.ids)


def test_escape_leaves_the_speaker_as_it_was(qtbot: QtBot, listed):
    qtbot.keyClick(listed.view, Qt.Key.Key_F2)
    qtbot.keyClicks(listed.context.editor.findChild(QLineEdit), "haley")
    qtbot.keyClick(listed.context.editor.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert listed.context.editor is None
    assert listed.view.hasFocus()
    assert not listed.undo_stack.count()


def test_the_button_beside_the_reason_opens_the_same_form(qtbot: QtBot, listed):
    (button,) = [each for each in listed.context.reason.findChildren(QPushButton) if each.text() == "Change…"]
    assert "F2" in button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed.context.editor is not None


def test_del_takes_out_what_is_no_statement_and_the_next_row_becomes_current(qtbot: QtBot, listed):
    first, second, *_ = listed.hits.ids
    listed.view.select_row(0)
    press(qtbot, listed, Qt.Key.Key_Delete)
    assert first not in listed.hits.ids
    assert listed.view.current_id() == second
    (button,) = [each for each in listed.messages.findChildren(QPushButton) if each.isVisible()]
    with qtbot.waitSignal(listed.changes.changed), qtbot.waitSignal(listed.browsing.answered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed.hits.ids[0] == first


# Merging


def test_the_speakers_of_two_rows_are_merged_and_come_apart_again(qtbot: QtBot, listed):
    search(qtbot, listed, "speaker:lavrov OR speaker:haley")
    everything = listed.hits.ids
    press_plain(qtbot, listed, Qt.Key.Key_A, CONTROL)
    merge(qtbot, listed)
    assert {speaker(listed, each) for each in everything} == {"Sergey Lavrov"}
    assert listed.actions_.undo.text() == "&Undo merging of people"
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    assert {speaker(listed, each) for each in everything} == {"Sergey Lavrov", "Nikki Haley"}
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert {speaker(listed, each) for each in everything} == {"Sergey Lavrov"}


def test_the_people_chosen_in_the_filters_are_merged(qtbot: QtBot, listed):
    search(qtbot, listed, 'speaker:"Sergey Lavrov" OR speaker:"Nikki Haley"')
    listed.view.select_row(0)
    merge(qtbot, listed)
    assert {speaker(listed, each) for each in listed.hits.ids} == {"Sergey Lavrov"}


def test_one_person_alone_cannot_be_merged(qtbot: QtBot, listed):
    listed.view.select_row(0)
    press_plain(qtbot, listed, Qt.Key.Key_M, CONTROL)
    assert "To merge people" in listed.messages.text
    assert listed.context.editor is None


def press_plain(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
    window.view.setFocus()
    qtbot.keyClick(window.view, key, keys)


def merge(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+M, and Enter in the form."""
    press_plain(qtbot, window, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: window.context.editor is not None)
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(window.context.editor.focusWidget(), Qt.Key.Key_Return)


# Steps that fail


def test_a_step_that_cannot_be_taken_back_is_said_to_be_and_leaves_the_stack(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    statement_id = listed.view.current_id()
    change_speaker(qtbot, listed, "haley")
    job = listed.library.change(lambda workspace: workspace.set_speaker([statement_id], "Ann Field"))
    with qtbot.waitSignal(job.done):
        pass
    with qtbot.waitSignal(listed.changes.failed):
        qtbot.keyClick(listed.view, Qt.Key.Key_Z, CONTROL)
    assert "cannot be taken back" in listed.messages.text
    assert listed.undo_stack.count() == 0


def test_a_change_that_changes_nothing_is_no_step(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    listed.view.select_statement(listed.hits.ids[0])
    change_speaker(qtbot, listed, "haley")
    qtbot.keyClick(listed.view, Qt.Key.Key_F2)
    editor = listed.context.editor
    qtbot.waitUntil(lambda: bool(editor._people))
    qtbot.keyClicks(editor.findChild(QLineEdit), "haley")
    with qtbot.waitSignal(listed.changes.failed):
        qtbot.keyClick(editor.findChild(QLineEdit), Qt.Key.Key_Return)
    assert listed.messages.text.startswith("Nothing was changed")
    assert listed.undo_stack.count() == 1


# Whole journeys


def test_a_speaker_put_right_survives_extraction_and_opening_again(qtbot: QtBot, listed, open_window):
    search(qtbot, listed, "")
    statement_id = listed.view.current_id()
    change_speaker(qtbot, listed, "haley")
    with qtbot.waitSignal(listed.importing.read_again, timeout=20_000), qtbot.waitSignal(listed.browsing.answered):
        listed.actions_.extract_again.trigger()
    assert speaker(listed, statement_id) == "Nikki Haley"
    folder = listed.library.folder
    listed.close()
    again = open_window(folder)
    settled(qtbot, again)
    assert speaker(again, statement_id) == "Nikki Haley"
    again.close()
    with Workspace.open(folder) as workspace:
        workspace.rebuild()
        workspace.import_sample()
    shutil.rmtree(folder / "index", ignore_errors=True)
    last = open_window(folder)
    settled(qtbot, last)
    assert speaker(last, statement_id) == "Nikki Haley"


def test_merged_people_stay_merged_after_opening_again(qtbot: QtBot, listed, open_window):
    search(qtbot, listed, "speaker:lavrov OR speaker:haley")
    press_plain(qtbot, listed, Qt.Key.Key_A, CONTROL)
    merge(qtbot, listed)
    count, folder = len(listed.hits.ids), listed.library.folder
    listed.close()
    again = open_window(folder)
    settled(qtbot, again)
    search(qtbot, again, "speaker:haley")
    assert len(again.hits.ids) == count
    assert {speaker(again, each) for each in again.hits.ids} == {"Sergey Lavrov"}


def test_an_offer_to_undo_goes_away_with_the_next_step(qtbot: QtBot, listed):
    search(qtbot, listed, "")
    change_speaker(qtbot, listed, "haley")
    assert listed.messages.text == "Changed the speaker."
    press(qtbot, listed, Qt.Key.Key_D, CONTROL)
    assert listed.messages.text == ""


def test_filters_merge_only_whom_they_name_in_full_or_alone(qtbot: QtBot, listed):
    search(qtbot, listed, 'speaker:"Donald Trump" OR speaker:vladimir OR speaker:haley')
    listed.view.select_row(0)
    press_plain(qtbot, listed, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: listed.context.editor is not None)
    names = [button.text().partition("  ")[0] for button in listed.context.editor.findChildren(QRadioButton)]
    assert names == ["Donald Trump", "Nikki Haley"]


def test_a_form_is_shown_although_the_context_was_hidden(qtbot: QtBot, listed):
    qtbot.keyClick(listed, Qt.Key.Key_I, CONTROL)
    assert not listed.context.isVisible()
    press_plain(qtbot, listed, Qt.Key.Key_F2)
    assert listed.context.editor.findChild(QLineEdit).hasFocus()
    buttons = listed.context.editor.findChildren(QRadioButton)
    texts = [each.text() for each in (*buttons, *listed.menuBar().actions()) if each.text()]
    letters = [QKeySequence.mnemonic(text).toString() for text in texts]
    assert sorted(letters) == sorted(set(letters))


def test_what_is_no_statement_is_looked_for_and_brought_back(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    press(qtbot, listed, Qt.Key.Key_Delete)
    assert statement_id not in listed.hits.ids
    search(qtbot, listed, "is:rejected")
    assert listed.hits.ids == (statement_id,)
    qtbot.waitUntil(lambda: listed.context.current_id == statement_id)
    qtbot.waitUntil(lambda: "you said that it is no statement" in words_of_reason(listed))
    press(qtbot, listed, Qt.Key.Key_Delete, SHIFT)
    assert listed.hits.ids == ()
    assert listed.messages.text == "A statement after all."
    search(qtbot, listed, "speaker:lavrov")
    assert statement_id in listed.hits.ids
    listed.view.select_statement(statement_id)
    qtbot.waitUntil(lambda: listed.context.current_id == statement_id)
    qtbot.waitUntil(lambda: "no statement" not in words_of_reason(listed))
