"""Where a statement stands: its ends moved by keys, words selected to be its content or a statement of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.editors.ends import EndsEditor
from desktop.main_window import MainWindow
from desktop.word_steps import moved, trimmed
from index.model import Corrected, Span
from tests.desktop.driving import listed_row, press, search

TEXT = "“It’s late”, said Ann Field. Nobody answered."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def cut(text: str, spans) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


# Steps


def test_an_end_goes_on_and_back_by_words_and_marks():
    spans = (at("It’s"),)
    longer = moved(TEXT, spans, 1, 1)
    assert cut(TEXT, longer) == ["It’s late"]
    assert cut(TEXT, moved(TEXT, longer, 1, 1)) == ["It’s late”"]
    assert moved(TEXT, longer, 1, -1) == spans


def test_a_beginning_takes_in_the_mark_before_it():
    assert cut(TEXT, moved(TEXT, (at("It’s late"),), 0, -1)) == ["“It’s late"]


def test_an_end_never_passes_its_beginning():
    spans = (at("late"),)
    assert moved(TEXT, spans, 1, -1) == spans
    assert cut(TEXT, moved(TEXT, spans, 1, -1, by_word=False)) == ["lat"]


def test_pieces_never_overlap():
    spans = (at("It’s late"), at("said Ann"))
    for _ in range(9):
        spans = moved(TEXT, spans, 1, 1)
    assert spans[0].end <= spans[1].start


def test_both_ends_of_the_text_hold():
    spans = (Span(0, len(TEXT)),)
    assert moved(TEXT, spans, 0, -1) == spans
    assert moved(TEXT, spans, 1, 1, by_word=False) == spans


@given(text=st.text(min_size=2, max_size=60), data=st.data())
def test_whatever_is_moved_stays_in_the_text_and_in_order(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    spans = (Span(start, data.draw(st.integers(start + 1, len(text)))),)
    for _ in range(data.draw(st.integers(0, 8))):
        which, by, by_word = data.draw(st.tuples(st.integers(0, 1), st.sampled_from((1, -1)), st.booleans()))
        spans = moved(text, spans, which, by, by_word=by_word)
        assert 0 <= spans[0].start < spans[0].end <= len(text)


def test_blanks_around_a_selection_are_left_out():
    assert trimmed(TEXT, Span(13, 18)) == at("said")
    assert trimmed("a  b", Span(1, 3)) is None


# The form


@pytest.fixture
def ends(qtbot: QtBot, theme):
    made = EndsEditor(theme, TEXT, (at("It’s late"),))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.begin()
    return made


def test_arrows_move_the_end_that_is_chosen_and_enter_keeps(qtbot: QtBot, ends):
    qtbot.keyClick(ends, Qt.Key.Key_Right)
    qtbot.keyClick(ends, Qt.Key.Key_Up)
    qtbot.keyClick(ends, Qt.Key.Key_Left)
    with qtbot.waitSignal(ends.left), qtbot.waitSignal(ends.applied) as caught:
        qtbot.keyClick(ends, Qt.Key.Key_Return)
    assert cut(TEXT, caught.args[0]) == ["“It’s late”"]


def test_shift_moves_by_one_character(qtbot: QtBot, ends):
    with qtbot.waitSignal(ends.draft_changed) as caught:
        qtbot.keyClick(ends, Qt.Key.Key_Left, SHIFT)
    assert cut(TEXT, caught.args[0]) == ["It’s lat"]


def test_it_says_which_end_moves(qtbot: QtBot, ends):
    words = [label.text() for label in ends.findChildren(QLabel)]
    assert "Moving the end" in words
    qtbot.keyClick(ends, Qt.Key.Key_Down)
    assert "Moving the beginning" in [label.text() for label in ends.findChildren(QLabel)]


def test_what_was_not_moved_changes_nothing(qtbot: QtBot, ends):
    with qtbot.assertNotEmitted(ends.applied), qtbot.waitSignal(ends.left):
        qtbot.keyClick(ends, Qt.Key.Key_Return)


# The whole window


@pytest.fixture
def listed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    search(qtbot, window, "speaker:lavrov")
    window.view.setFocus()
    return window


def select(window: MainWindow, words: str) -> None:
    """Selects words in the article, as the mouse or Shift and arrows do."""
    text = window.context.text
    text.setFocus()
    cursor = text.document().find(words)
    assert not cursor.isNull()
    text.setTextCursor(cursor)


def test_the_end_of_a_statement_is_moved_shown_and_undone(qtbot: QtBot, listed):
    statement_id, before = listed.view.current_id(), listed_row(listed, listed.view.current_id())
    qtbot.keyClick(listed.view, Qt.Key.Key_F4)
    editor = listed.context.editor
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert listed.context.text._draft != before.statement.content
    with qtbot.waitSignal(listed.changes.changed), qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    after = listed_row(listed, statement_id)
    assert before.quote.startswith(after.quote.rstrip("”"))
    assert len(after.quote) < len(before.quote)
    assert Corrected.CONTENT in after.corrected
    assert listed.actions_.undo.text() == "&Undo change of content"
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    assert listed_row(listed, statement_id).quote == before.quote


def test_escape_gives_the_old_ends_back(qtbot: QtBot, listed):
    qtbot.keyClick(listed.view, Qt.Key.Key_F4)
    qtbot.keyClick(listed.context.editor, Qt.Key.Key_Left)
    qtbot.keyClick(listed.context.editor, Qt.Key.Key_Escape)
    assert listed.context.editor is None
    qtbot.waitUntil(lambda: listed.context.text._draft is None)
    assert not listed.undo_stack.count()


def test_selected_words_become_the_content(qtbot: QtBot, listed):
    statement_id = listed.view.current_id()
    select(listed, "low level of trust")
    with qtbot.waitSignal(listed.changes.changed), qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(listed.context.text, Qt.Key.Key_F4, SHIFT)
    assert listed_row(listed, statement_id).quote == "low level of trust"


def test_without_a_selection_it_says_what_to_do(qtbot: QtBot, listed):
    qtbot.keyClick(listed.view, Qt.Key.Key_F4, SHIFT)
    assert "First select" in listed.messages.text
    qtbot.keyClick(listed.view, Qt.Key.Key_M, CONTROL | SHIFT)
    assert listed.context.editor is None


def test_selected_words_become_a_statement_with_a_speaker(qtbot: QtBot, listed):
    select(listed, "The United States")
    words = listed.context.text.selected_text()
    qtbot.keyClick(listed.context.text, Qt.Key.Key_M, CONTROL | SHIFT)
    editor = listed.context.editor
    qtbot.waitUntil(lambda: bool(editor._people))
    qtbot.keyClicks(editor.findChild(QLineEdit), "lavrov")
    with qtbot.waitSignal(listed.changes.changed), qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(editor.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed.context.current_id == listed.view.current_id())
    added = listed_row(listed, listed.view.current_id())
    assert (added.quote, added.statement.attribution.speaker.name) == (words, "Sergey Lavrov")
    assert added.corrected >= {Corrected.ADDED}
    press(qtbot, listed, Qt.Key.Key_Z, CONTROL)
    assert added.id not in listed.hits.ids


def test_a_new_statement_is_shown_even_if_the_search_does_not_find_it(qtbot: QtBot, listed):
    select(listed, "The United States")
    qtbot.keyClick(listed.context.text, Qt.Key.Key_M, CONTROL | SHIFT)
    with qtbot.waitSignal(listed.changes.changed), qtbot.waitSignal(listed.browsing.answered):
        qtbot.keyClick(listed.context.editor.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed.context.current_id is not None and listed.context.current_id not in listed.hits.ids)
    row = listed.context.row(listed.context.current_id)
    assert row.corrected >= {Corrected.ADDED}
    assert row.statement.attribution.speaker is None
    words = [label.text() for label in listed.context.reason.findChildren(QLabel) if label.isVisible()]
    assert any("<b>Speaker not named</b> – set by you" in each for each in words)
    assert listed.view.selected_ids() == ()


def test_the_menu_of_the_text_offers_it_too(qtbot: QtBot, listed):
    text = listed.context.text
    select(listed, "low level")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), text.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(text.viewport(), event)
    (menu,) = [each for each in text.findChildren(QMenu) if each.isVisible()]
    names = [action.text() for action in menu.actions()]
    assert listed.actions_.mark_statement.text() in names
    assert listed.actions_.set_content.text() in names
    menu.close()
    text.moveCursor(QTextCursor.MoveOperation.Start)
