"""Rows dragged out of a list: what the mouse carries, and that nothing else comes of it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from index.citation.options import Punctuation
from tests.desktop.driving import search

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand:
    """Stands for `QDrag`, which would wait for a real mouse."""

    carried: list[dict[str, str]]

    def __init__(self, source: object) -> None:
        self._data = None

    def setMimeData(self, data) -> None:
        markdown = bytes(data.data("text/markdown").data()).decode()
        self.carried.append({"plain": data.text(), "html": data.html(), "markdown": markdown})

    def exec(self, action: Qt.DropAction) -> None:
        assert action is Qt.DropAction.CopyAction


@pytest.fixture
def carried(monkeypatch) -> list[dict[str, str]]:
    Hand.carried = []
    monkeypatch.setattr("desktop.copying.QDrag", Hand)
    return Hand.carried


def middle(view, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def move(view, place: QPoint) -> None:
    """Moves the mouse with the button held; QTest would move it without."""
    at, everywhere = QPointF(place), QPointF(view.viewport().mapToGlobal(place))
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, Qt.MouseButton.NoButton, LEFT, none)
    QApplication.sendEvent(view.viewport(), event)


def drag(view, row: int) -> None:
    """Presses on a row and moves away, the button still down."""
    place = view.viewport()
    QTest.mousePress(place, LEFT, Qt.KeyboardModifier.NoModifier, middle(view, row))
    move(view, middle(view, row) + QPoint(60, 40))


def release(view) -> None:
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(view, 0))


@pytest.mark.parametrize("key", [Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_8])
def test_selected_rows_are_dragged_with_their_citations(qtbot: QtBot, window, carried, key):
    search(qtbot, window, "the")
    qtbot.keyClick(window.view, key, Qt.KeyboardModifier.ControlModifier)
    view = window.looking.shown
    qtbot.waitUntil(lambda: view.isVisible() and view.model().rowCount() > 2)
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 0))
    qtbot.mouseClick(view.viewport(), LEFT, SHIFT, pos=middle(view, 2))
    chosen = view.selected_ids()
    drag(view, 1)
    qtbot.waitUntil(lambda: bool(carried))
    release(view)
    quotes = [window.browsing.row(each).quote.split()[-1].strip('”".,') for each in chosen]
    assert all(quote in carried[0][flavour] for quote in quotes for flavour in ("plain", "html", "markdown"))
    assert view.selected_ids() == chosen


def test_a_row_that_was_not_selected_is_taken_by_itself(qtbot: QtBot, window, carried):
    search(qtbot, window, "the")
    view = window.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 0))
    drag(view, 2)
    qtbot.waitUntil(lambda: bool(carried))
    release(view)
    assert view.selected_ids() == (window.hits.ids[2],)


def test_rows_that_are_let_go_before_the_citation_is_made_go_nowhere(qtbot: QtBot, window, carried):
    search(qtbot, window, "the")
    view = window.view
    with qtbot.waitSignal(view.drag_wanted):
        drag(view, 1)
    release(view)
    later = window.library.read(lambda reader: len(reader.articles()))
    with qtbot.waitSignal(later.done):
        pass
    assert carried == []


def test_a_click_that_trembles_is_no_drag(qtbot: QtBot, window, carried):
    search(qtbot, window, "the")
    view = window.view
    with qtbot.assertNotEmitted(view.drag_wanted):
        QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(view, 1))
        move(view, middle(view, 1) + QPoint(2, 1))
        release(view)
    assert view.current_id() == window.hits.ids[1]


def test_what_is_dragged_is_written_as_the_settings_say(qtbot: QtBot, window, settings, carried):
    settings.style, settings.punctuation, settings.plain_only = "newsroom", Punctuation.BRITISH, True
    search(qtbot, window, '"low level of trust"')
    drag(window.view, 0)
    qtbot.waitUntil(lambda: len(carried) == 1, timeout=20_000)
    assert carried[0]["plain"].startswith("‘There is a low level of trust")
    assert (carried[0]["html"], carried[0]["markdown"]) == ("", "")
    release(window.view)
