"""Using the window as its users do: what several tests share."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from index.model import Marks, StoredStatement


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until results are listed and the current one is in the context."""
    qtbot.waitUntil(lambda: bool(window.hits.ids) and window.context.current_id is not None, timeout=20_000)


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Types a query over the old one and waits for its answer."""
    window.bar.field.setFocus()
    window.bar.field.selectAll()
    if window.browsing.searching.results.query == text == window.bar.field.text():
        return
    answered = window.browsing.answered
    with qtbot.waitSignal(answered, check_params_cb=lambda answer: answer.results.query == text, timeout=10_000):
        if text:
            qtbot.keyClicks(window.bar.field, text)
        else:
            qtbot.keyClick(window.bar.field, Qt.Key.Key_Delete)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key in the list that changes the library, and waits until the list is read again."""
    window.view.setFocus()
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(window.view, key, keys)


@contextmanager
def control_held(qtbot: QtBot, widget: QWidget) -> Iterator[None]:
    """Keeps Ctrl down, as it still is while a window does what Ctrl with another key asked for."""
    qtbot.keyPress(widget, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    yield
    qtbot.keyRelease(widget, Qt.Key.Key_Control)


def marks(window: MainWindow, statement_id: int) -> Marks:
    """What the listed row of a statement shows as marks."""
    return listed_row(window, statement_id).marks


def listed_row(window: MainWindow, statement_id: int) -> StoredStatement:
    """A row of the list, as it was read last."""
    row = window.hits.row_of(statement_id)
    assert row is not None
    stored = window.hits.statement(row)
    assert stored is not None
    return stored
