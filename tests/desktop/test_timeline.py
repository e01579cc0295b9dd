"""The timeline in the window: who stands on which side, the way to the context, and the picture."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.statement_rows import RowRole, StatementRowList
from desktop.timeline_picture import TimelinePicture
from desktop.timeline_view import TimelineDelegate, TimelineModel
from index.survey import Moment
from tests.desktop.driving import search
from tests.desktop.samples import a_row, bridges

CONTROL = Qt.KeyboardModifier.ControlModifier
MOMENTS = (
    Moment(1, "2020-01-02", "Ann Field"),
    Moment(2, "2020-01-02", "Lee"),
    Moment(3, "2021", "Ann Field"),
    Moment(4, "", "Lee"),
)


@pytest.fixture
def model(qapp):
    made = TimelineModel(lambda ids: tuple(a_row(number) for number in ids))
    made.show(MOMENTS, ("Ann Field", "Lee"), bridges)
    return made


def timeline(qtbot: QtBot, window: MainWindow) -> StatementRowList:
    """Goes to the view by its key and waits for its entries."""
    qtbot.keyClick(window.view, Qt.Key.Key_6, CONTROL)
    qtbot.waitUntil(lambda: window.looking.shown.isVisible() and bool(entries(window)), timeout=10_000)
    return window.looking.shown


def entries(window: MainWindow) -> list:
    model = window.looking.shown.model()
    return [model.index(row, 0).data(RowRole.ITEM) for row in range(model.rowCount())]


def said_by(window: MainWindow) -> set[str]:
    return {entry.moment.speaker for entry in entries(window)}


def choose(window: MainWindow, side: int, name: str) -> None:
    menu = window.looking.page.head.sides[side].menu()
    next(action for action in menu.actions() if action.data() == (side, name)).trigger()


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, model):
    qtmodeltester.check(model)


def test_each_date_is_written_once_and_each_speaker_has_a_side(model):
    found = [model.index(row, 0).data(RowRole.ITEM) for row in range(4)]
    assert [(entry.is_first, entry.is_second) for entry in found] == [
        (True, False),
        (False, True),
        (True, False),
        (True, True),
    ]


def test_a_screen_reader_hears_the_date_first(model):
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("2021. Ann Field")
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("undated. ")


@pytest.mark.parametrize("speakers", [("Ann Field", "Lee"), ("Ann Field",)])
def test_entries_are_painted_for_one_and_for_two(qtbot: QtBot, theme, model, speakers):
    model.show(MOMENTS, speakers, bridges)
    view = StatementRowList(model)
    view.setItemDelegate(TimelineDelegate(model, theme, view))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.select_row(1)
    assert not view.grab().isNull()


def test_at_first_those_are_shown_who_say_most(qtbot: QtBot, window):
    search(qtbot, window, "")
    timeline(qtbot, window)
    most = [each.value for each in window.browsing.searching.results.facets["speaker"][:2]]
    assert said_by(window) == set(most)
    assert [side.accessibleDescription() for side in window.looking.page.head.sides] == most


def test_others_can_be_chosen_and_stay_while_they_are_among_the_results(qtbot: QtBot, window):
    search(qtbot, window, "")
    timeline(qtbot, window)
    first = window.looking.page.head.sides[0].accessibleDescription()
    choose(window, 1, "Nikki Haley")
    qtbot.waitUntil(lambda: said_by(window) == {first, "Nikki Haley"})
    choose(window, 1, "")
    qtbot.waitUntil(lambda: said_by(window) == {first})
    choose(window, 0, "Nikki Haley")
    qtbot.waitUntil(lambda: said_by(window) == {"Nikki Haley"})
    search(qtbot, window, "speaker:lavrov")
    qtbot.waitUntil(lambda: said_by(window) == {"Sergey Lavrov"})


def test_one_person_never_stands_on_both_sides(qtbot: QtBot, window):
    search(qtbot, window, "")
    timeline(qtbot, window)
    first = window.looking.page.head.sides[0].accessibleDescription()
    choose(window, 1, first)
    qtbot.waitUntil(lambda: said_by(window) == {first})


def test_an_entry_shows_its_statement_in_the_context_and_enter_goes_there(qtbot: QtBot, window):
    search(qtbot, window, "")
    view = timeline(qtbot, window)
    view.setFocus()
    view.select_row(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == entries(window)[1].moment.statement_id
    qtbot.waitUntil(lambda: window.context.current_id == view.current_id())
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.context.text.hasFocus()


def save_action(window: MainWindow) -> QAction:
    return window.actions_.looks.save_timeline


@pytest.mark.parametrize(("name", "kind"), [("line.svg", "SVG"), ("line", "SVG"), ("line.png", "PNG")])
def test_it_is_saved_as_a_picture(qtbot: QtBot, window, tmp_path, monkeypatch, name, kind):
    search(qtbot, window, "")
    timeline(qtbot, window)

    def chosen(*_):
        return str(tmp_path / name), f"{kind} picture (*.{kind.lower()})"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    save_action(window).trigger()
    assert "Saved the timeline" in window.messages.text
    if kind == "PNG":
        assert QImage(str(tmp_path / name)).width() > 100
    else:
        path = tmp_path / (name if name.endswith(".svg") else f"{name}.svg")
        words = "".join(ET.fromstring(path.read_text(encoding="utf-8")).itertext())
        assert window.looking.page.head.sides[0].accessibleDescription() in words


def test_a_picture_that_cannot_be_written_is_explained(qtbot: QtBot, window, tmp_path, monkeypatch):
    search(qtbot, window, "")
    timeline(qtbot, window)
    for name in ("gone/line.png", "gone/line.svg"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        save_action(window).trigger()
        assert "could not be written" in window.messages.text


def test_a_very_long_timeline_says_what_has_no_room(qapp, theme, model):
    many = tuple(Moment(number, "2020", "Ann Field") for number in range(1, 400))
    model.show(many, ("Ann Field",), bridges)
    assert TimelinePicture(model, theme, "bridge").left_out == 99
