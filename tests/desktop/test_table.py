"""The table of statements: its columns, sorting by them, choosing and moving them, and the way with the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop import table_columns
from desktop.dialogs.columns import ColumnsDialog
from desktop.main_window import MainWindow
from desktop.settings import Look
from desktop.table_columns import Column, Shown
from desktop.table_view import StatementTable, TableModel
from index.errors import StatementNotFound
from index.model import Order
from tests.desktop.driving import search, settled
from tests.desktop.samples import a_row, bridges

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def fetch(ids):
    if 3 in ids:
        raise StatementNotFound(3)
    return tuple(a_row(number) for number in ids)


@pytest.fixture
def model(qapp):
    made = TableModel(fetch)
    made.set_columns(tuple(Column))
    return made


@pytest.fixture
def view(qtbot: QtBot, theme, model):
    made = StatementTable(model, theme)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_columns(table_columns.usual())
    with qtbot.waitExposed(made):
        made.show()
    return made


def table(qtbot: QtBot, window: MainWindow) -> StatementTable:
    """Goes to the table by its key and waits for its rows."""
    qtbot.keyClick(window.view, Qt.Key.Key_8, CONTROL)
    qtbot.waitUntil(lambda: window.looking.shown.isVisible() and window.looking.shown.model().rowCount() > 0)
    return window.looking.shown


def titles(view: StatementTable) -> list[str]:
    """What stands above the columns, from left to right as they are seen."""
    header = view.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [view.model().headerData(n, Qt.Orientation.Horizontal) for n in order]


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, model):
    model.show((1, 2, 4), bridges)
    qtmodeltester.check(model)


def test_a_statement_that_is_gone_leaves_its_row_empty(model):
    model.show((1, 3), bridges)
    assert model.index(0, 0).data() == "Ann Field"
    assert model.index(1, 0).data() is None


def test_a_screen_reader_hears_the_whole_row_first_and_then_each_cell(model):
    model.show((1,), bridges)
    first = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.startswith("Speaker: Ann Field. Ann Field, attribution clear")
    assert model.index(0, list(Column).index(Column.KIND)).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Kind: ")


@pytest.mark.parametrize("shown", [table_columns.usual(), table_columns.usual(reversed(Column))])
def test_columns_are_read_as_they_were_written(shown):
    assert table_columns.read(table_columns.written(shown)) == shown


@pytest.mark.parametrize("texts", [(), ("nonsense",), ("speaker",), ("speaker:wide", "date:-3", "kind:inf", "cue:nan")])
def test_columns_that_cannot_be_read_are_the_usual_ones(texts):
    assert table_columns.read(texts) == table_columns.usual()


@pytest.mark.parametrize("width", [260, 700, 1500])
def test_statements_have_room_at_every_width(view, model, width):
    model.show((1, 2), bridges)
    view.resize(width, 300)
    quote = model.columns.index(Column.QUOTE)
    assert view.columnWidth(quote) >= 0.33 * view.viewport().width()
    assert sum(view.columnWidth(n) for n in range(model.columnCount())) <= view.viewport().width()
    assert not view.grab().isNull()


def test_a_column_that_is_dragged_stays_where_it_was_dropped(qtbot: QtBot, view, model):
    model.show((1, 2, 4), bridges)
    view.select_row(2)
    with qtbot.waitSignal(view.columns_changed) as changed:
        view.horizontalHeader().moveSection(0, 2)
    assert [each.column for each in changed.args[0]][:3] == [Column.QUOTE, Column.CUE, Column.SPEAKER]
    assert titles(view)[:3] == ["Statement", "Reporting words", "Speaker"]
    assert view.selected_ids() == (4,)


def test_a_column_that_is_widened_is_remembered_in_em(qtbot: QtBot, view, theme):
    view.resize(2000, 300)
    with qtbot.waitSignal(view.columns_changed) as changed:
        view.horizontalHeader().resizeSection(0, round(20 * theme.em))
    assert changed.args[0][0] == Shown(column=Column.SPEAKER, width_em=pytest.approx(20, abs=0.1))


def test_a_click_on_a_title_sorts_the_results(qtbot: QtBot, window, settings):
    search(qtbot, window, "trust")
    shown = table(qtbot, window)
    header = shown.horizontalHeader()
    with qtbot.waitSignal(window.browsing.answered):
        place = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert settings.order is Order.SPEAKER
    assert header.sortIndicatorSection() == 0
    names = [shown.model().index(row, 0).data() for row in range(shown.model().rowCount())]
    named = [name for name in names if name != "Speaker not named"]
    assert named == sorted(named, key=str.casefold)


def test_the_table_and_the_list_agree_on_what_is_chosen(qtbot: QtBot, window):
    search(qtbot, window, "")
    shown = table(qtbot, window)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, window)
    assert shown.selected_ids() == window.hits.ids[1:3]
    assert window.browsing.chosen_ids() == window.hits.ids[1:3]
    assert window.view.current_id() == window.context.current_id == window.hits.ids[2]


def test_columns_are_chosen_and_moved_with_the_keyboard_alone(qtbot: QtBot, window, settings):
    search(qtbot, window, "trust")
    window.actions_.looks.columns.trigger()
    assert settings.look is Look.TABLE
    dialog = window.findChild(ColumnsDialog)
    columns = dialog.findChild(QListWidget)
    qtbot.waitUntil(dialog.isActiveWindow)
    columns.setFocus()
    qtbot.keyClick(columns, Qt.Key.Key_Down, ALT)  # the speaker behind the statement
    qtbot.keyClick(columns, Qt.Key.Key_End)
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert titles(window.looking.shown) == ["Statement", "Speaker", "Reporting words", "Outlet", "Date", "Checked"]
    assert [each.column for each in settings.columns][-1] is Column.CHECKED


def test_at_least_one_column_is_shown(qtbot: QtBot, theme):
    dialog = ColumnsDialog(table_columns.usual((Column.DATE,)), theme)
    qtbot.addWidget(dialog)
    columns, buttons = dialog.findChild(QListWidget), dialog.findChild(QDialogButtonBox)
    columns.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    columns.item(3).setCheckState(Qt.CheckState.Checked)
    assert buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
