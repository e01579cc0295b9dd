"""Keywords in context in the window: lines, sorting, selection, copying, and the way with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.kwic_view import KwicDelegate, KwicModel
from desktop.main_window import MainWindow
from desktop.settings import Look, View
from desktop.statement_rows import StatementRowList
from index.errors import StatementNotFound
from index.model import Span
from index.survey import KwicLine, KwicOrder
from tests.desktop.driving import search, settled
from tests.desktop.samples import a_row

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = tuple(
    KwicLine(number, "Ann Field said the ", "bridge", f" would open {number}", Span(0, 6)) for number in (1, 2, 2, 3)
)


def fetch(ids):
    if 3 in ids:
        raise StatementNotFound(3)
    return tuple(a_row(number) for number in ids)


@pytest.fixture
def model(qapp):
    return KwicModel(fetch)


def shown_lines(window: MainWindow) -> list[KwicLine]:
    """The lines that are seen."""
    shown = window.looking.shown
    model = shown.model()
    is_seen = shown.isVisible() and isinstance(model, KwicModel)
    return [model.line(row) for row in range(model.rowCount())] if is_seen else []


def kwic(qtbot: QtBot, window: MainWindow) -> StatementRowList:
    """Goes to the view by its key and waits for its lines."""
    qtbot.keyClick(window.view, Qt.Key.Key_5, CONTROL)
    qtbot.waitUntil(lambda: bool(shown_lines(window)), timeout=10_000)
    return window.looking.shown


def lined_up(qtbot: QtBot, window: MainWindow, words: set[str]) -> None:
    qtbot.waitUntil(lambda: {line.word.lower() for line in shown_lines(window)} == words, timeout=10_000)


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, model):
    model.show(LINES)
    qtmodeltester.check(model)


def test_a_line_whose_statement_is_gone_still_shows_its_words(model):
    model.show(LINES)
    assert model.index(3, 0).data() == "Ann Field said the bridge would open 3"
    assert model.statement(3) is None
    assert model.statement(0).id == 1


def test_a_screen_reader_hears_the_keyword_its_line_and_whose_it_is(model):
    model.show(LINES)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("bridge, in: Ann Field said the bridge would open 1. Ann Field, attribution clear")


@pytest.mark.parametrize("width", [200, 900])
def test_lines_are_painted_at_every_width(qtbot: QtBot, theme, model, width):
    view = StatementRowList(model)
    view.setItemDelegate(KwicDelegate(theme, view))
    qtbot.addWidget(view)
    model.show(LINES)
    view.resize(width, 200)
    assert not view.grab().isNull()


def test_the_hits_of_a_query_stand_in_the_middle_of_their_lines(qtbot: QtBot, window):
    search(qtbot, window, "weapons ")
    kwic(qtbot, window)
    assert {line.word.lower() for line in shown_lines(window)} <= {"weapons", "weapon"}
    assert {line.statement_id for line in shown_lines(window)} == set(window.hits.ids)


def test_without_words_in_the_query_the_reporting_words_stand_there(qtbot: QtBot, window):
    search(qtbot, window, "speaker:haley")
    kwic(qtbot, window)
    cues = {word for row in map(window.hits.statement, range(len(window.hits.ids))) for word in row.cue.split()}
    assert {line.word.split()[0] for line in shown_lines(window)} <= cues | {line.word for line in shown_lines(window)}


def test_lines_follow_what_is_typed(qtbot: QtBot, window):
    kwic(qtbot, window)
    search(qtbot, window, "lavrov")
    qtbot.waitUntil(lambda: {line.statement_id for line in shown_lines(window)} == set(window.hits.ids))


def test_sorting_by_the_words_to_the_right_is_remembered(qtbot: QtBot, window, settings):
    search(qtbot, window, "syria")
    kwic(qtbot, window)
    before = shown_lines(window)
    orders = window.actions_.looks.kwic_orders.actions()
    next(action for action in orders if action.data() == KwicOrder.RIGHT).trigger()
    qtbot.waitUntil(lambda: shown_lines(window) != before)
    assert sorted(shown_lines(window)) == sorted(before)
    assert settings.kwic_order is KwicOrder.RIGHT


def test_a_line_shows_its_statement_in_the_context_and_the_list_follows(qtbot: QtBot, window):
    search(qtbot, window, "")
    lines = kwic(qtbot, window)
    lines.select_row(4)
    chosen = lines.current_id()
    assert chosen == window.view.current_id()
    qtbot.waitUntil(lambda: window.context.current_id == chosen)


def test_the_lines_follow_the_context(qtbot: QtBot, window):
    search(qtbot, window, "")
    lines = kwic(qtbot, window)
    before = lines.current_id()
    window.actions_.next_statement.trigger()
    qtbot.waitUntil(lambda: lines.current_id() != before)
    assert lines.current_id() == window.context.current_id


def test_ctrl_c_copies_the_selected_lines_statements_each_once(qtbot: QtBot, window):
    search(qtbot, window, "")
    lines = kwic(qtbot, window)
    lines.setFocus()
    lines.select_row(0)
    qtbot.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(lines.selected_ids()) == 2
    with qtbot.waitSignal(window.copying.said):
        qtbot.keyClick(lines, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text()
    assert "2" in window.messages.text


def test_several_lines_stay_selected_when_they_are_checked(qtbot: QtBot, window):
    search(qtbot, window, "")
    lines = kwic(qtbot, window)
    lines.setFocus()
    lines.select_row(0)
    qtbot.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    selected = lines.selected_ids()
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(lines, Qt.Key.Key_Space)
    assert lines.selected_ids() == selected
    assert all(window.browsing.row(each).marks.checked for each in selected)


def test_keys_in_the_field_move_in_the_lines(qtbot: QtBot, window):
    search(qtbot, window, "")
    lines = kwic(qtbot, window)
    lines.select_row(0)
    window.bar.field.setFocus()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Down)
    assert lines.currentIndex().row() == 1
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    assert lines.hasFocus()
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert window.context.text.hasFocus()


def test_the_view_is_remembered_and_starts_with_its_article(qtbot: QtBot, open_window, window, settings, tmp_path):
    kwic(qtbot, window)
    assert settings.look is Look.KWIC
    window.close()
    again = open_window(tmp_path / "library")
    settled(qtbot, again)
    qtbot.waitUntil(lambda: bool(shown_lines(again)))


def test_the_list_comes_back_by_its_key_also_from_the_articles(qtbot: QtBot, window, settings):
    kwic(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_4, CONTROL)
    qtbot.waitUntil(window.view.isVisible)
    assert settings.view is View.QUOTES
    assert window.view.hasFocus()


def test_nothing_found_says_so_in_this_view_too(qtbot: QtBot, window):
    kwic(qtbot, window)
    search(qtbot, window, "zzzz ")
    assert window.empty.isVisible()
    search(qtbot, window, "syria ")
    qtbot.waitUntil(window.looking.page.isVisible)
