"""The list of results: selection by id, keys, and what a row looks like."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.hit_model import HitModel
from desktop.hit_view import HitView
from index.model import SourceRecord
from tests.desktop.samples import a_row, bridges, unattributed


@pytest.fixture
def model(qapp):
    return HitModel(lambda ids: tuple(a_row(each, position=each % 3) for each in ids))


@pytest.fixture
def view(qtbot: QtBot, model, theme):
    made = HitView(model, theme)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shows(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(image.height()))


def test_the_selected_statement_stays_selected_in_a_new_list(model, view):
    model.show((1, 2, 3), (), bridges)
    view.select_statement(3)
    model.show((9, 3, 1), (), bridges)
    view.keep_or_select_first(3, (3,))
    assert (view.current_id(), view.selected_ids()) == (3, (3,))


def test_the_first_row_is_selected_when_the_old_one_is_gone(model, view):
    model.show((4, 5), (), bridges)
    view.keep_or_select_first(3, (3,))
    assert view.current_id() == 4


def test_several_selected_rows_stay_selected(model, view):
    model.show((5, 4, 3, 2, 1), (), bridges)
    view.keep_or_select_first(2, (4, 2, 9))
    assert view.selected_ids() == (4, 2)


def test_an_empty_list_has_no_selection(model, view):
    model.show((), (), bridges)
    view.keep_or_select_first(1, (1,))
    assert (view.current_id(), view.selected_ids()) == (None, ())


def test_arrow_keys_tell_of_the_new_statement(qtbot: QtBot, model, view):
    model.show((1, 2, 3), (), bridges)
    view.select_row(0)
    with qtbot.waitSignal(view.statement_selected) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert caught.args == [2]


def test_letters_open_no_editor(qtbot: QtBot, model, view):
    model.show((1, 2), (), bridges)
    view.select_row(0)
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert view.state() is not view.State.EditingState


def test_moving_stops_at_both_ends(model, view):
    model.show((1, 2, 3), (), bridges)
    view.select_row(1)
    view.move_by(10)
    assert view.current_id() == 3
    view.move_by(-10)
    assert view.current_id() == 1


def test_it_tells_once_when_results_were_painted(qtbot: QtBot, model, view):
    with qtbot.waitSignal(view.painted):
        model.show((1,), (), bridges)
    with qtbot.assertNotEmitted(view.painted, wait=30):
        model.show((2,), (), bridges)
        view.viewport().repaint()


@pytest.mark.parametrize("width", [320, 900])
def test_all_rows_have_one_height(model, view, width):
    view.resize(width, 400)
    model.show(tuple(range(1, 50)), (), bridges)
    heights = {view.visualRect(model.index(row)).height() for row in range(49)}
    assert len(heights) == 1


def test_a_narrow_list_puts_the_statement_under_its_speaker(view):
    rows = view.itemDelegate()
    assert rows.is_wide(900)
    assert not rows.is_wide(320)
    assert rows.row_height(320) > rows.row_height(900)


@pytest.mark.parametrize("width", [260, 900])
def test_every_kind_of_row_can_be_painted(qtbot: QtBot, view, model, width, theme):
    rows = {
        1: a_row(1),
        2: unattributed(a_row(2, position=1)),
        3: a_row(3, position=2, record=SourceRecord()),
        4: a_row(4, quote="bridge " * 300),
        5: replace(a_row(5), cue="", record=SourceRecord(headline="H" * 200)),
    }
    rich = HitModel(lambda ids: tuple(rows[each] for each in ids))
    painted = HitView(rich, theme)
    qtbot.addWidget(painted)
    painted.resize(width, 500)
    painted.show_headlines(True)
    rich.show(tuple(rows), (), bridges)
    painted.select_row(2)
    assert shows(painted.grab().toImage(), theme.colours.accent)


def test_a_hundred_thousand_rows_are_shown_at_once(qtbot: QtBot, model, view):
    model.show(tuple(range(1, 100_001)), (), bridges)
    view.keep_or_select_first(None, ())
    view.select_row(99_999)
    assert view.current_id() == 100_000
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()


def test_the_current_row_stays_in_view_when_the_list_gets_lower(model, view):
    model.show(tuple(range(1, 60)), (), bridges)
    last = view.height() // view.visualRect(model.index(0)).height() - 1
    view.select_row(last)
    view.resize(view.width(), view.height() // 2)
    place = view.visualRect(model.index(last))
    assert 0 <= place.top() < place.bottom() < view.viewport().height()


@pytest.mark.parametrize(("row", "place"), [(50, 0), (0, 1500)])
def test_a_row_out_of_view_stays_there_when_the_list_gets_lower(model, view, row, place):
    model.show(tuple(range(1, 60)), (), bridges)
    view.select_row(row)
    view.verticalScrollBar().setValue(place)
    view.resize(view.width(), view.height() // 2)
    assert view.verticalScrollBar().value() == place


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, model, view):
    model.show(tuple(range(1, 200)), (), bridges)
    view.select_row(50)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_id() == 199
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_id() == 1


class CountedModel(HitModel):
    """Counts how often Qt asks for its length."""

    asked = 0

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        self.asked += 1
        return super().rowCount(parent)


def test_placing_many_rows_asks_for_few_of_them(qtbot: QtBot, theme):
    model = CountedModel(lambda ids: tuple(a_row(each, position=0) for each in ids))
    view = HitView(model, theme)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    model.show(tuple(range(1, 20_001)), (), bridges)
    view.select_row(15_000)
    view.grab()
    assert 0 < model.asked < 2_000
    assert view.verticalScrollBar().maximum() > 0
