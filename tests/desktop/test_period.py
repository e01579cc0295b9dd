"""Choosing a period on the chart of the filters, in the whole window: with the mouse and with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.date_chart import DateChart
from desktop.main_window import MainWindow
from index.model import SourceRecord
from index.workspace import Workspace
from tests.desktop.driving import search, settled

MONTHS = ("2021-01", "2021-02", "2021-04", "2021-05")


@pytest.fixture
def window(qtbot: QtBot, open_window, tmp_path: Path) -> MainWindow:
    """A window over a statement of each month."""
    folder = tmp_path / "library"
    with Workspace.open(folder) as workspace:
        for month in MONTHS:
            text = f'"The bridge over the {month} ferry will open soon," said Mayor Ann Lee on Monday.'
            workspace.import_text(text, record=SourceRecord(outlet="The Courier", published=f"{month}-15"))
    made = open_window(folder)
    search(qtbot, made, "bridge")
    settled(qtbot, made)
    assert months(made) == sorted(MONTHS, reverse=True)
    return made


def months(window: MainWindow) -> list[str]:
    """The month of each result, as it is listed."""
    rows = (window.hits.statement(number) for number in range(len(window.hits.ids)))
    return [row.record.published[:7] for row in rows if row is not None and row.record.published]


def shown_chart(qtbot: QtBot, window: MainWindow) -> DateChart:
    """The chart, scrolled to."""
    window.filters.list.scrollTo(window.facets.heading("date"), window.filters.list.ScrollHint.PositionAtTop)
    qtbot.waitUntil(lambda: window.filters.list.chart is not None and window.filters.list.chart.isVisible())
    return window.filters.list.chart


def middle_of(chart: DateChart, date: str) -> QPoint:
    """A place on the bar whose date begins so."""
    fitting = [x for x in range(chart.width()) if chart.dates[chart.bar_at(x)].startswith(date)]
    return QPoint(fitting[len(fitting) // 2], chart.height() // 3)


def test_dragging_over_the_chart_narrows_the_results_and_the_field_shows_it(qtbot: QtBot, window):
    chart = shown_chart(qtbot, window)
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=middle_of(chart, "2021-02"))
        qtbot.mouseMove(chart, middle_of(chart, "2021-03"))
        qtbot.mouseMove(chart, middle_of(chart, "2021-04"))
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=middle_of(chart, "2021-04"))
    assert months(window) == ["2021-04", "2021-02"]
    assert window.bar.field.text() == "date:2021-02/2021-04 bridge"
    with qtbot.waitSignal(window.browsing.answered):
        window.actions_.back.trigger()
    assert window.bar.field.text() == "bridge"
    assert months(window) == sorted(MONTHS, reverse=True)


def test_a_period_is_chosen_and_taken_out_with_the_keyboard_alone(qtbot: QtBot, window):
    filters = window.filters.list
    for _ in range(5):
        if not filters.hasFocus():
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert filters.hasFocus()
    qtbot.keyClick(filters, Qt.Key.Key_Home)
    while window.facets.row(filters.currentIndex()).group != "date":
        before = filters.currentIndex().row()
        qtbot.keyClick(filters, Qt.Key.Key_Down)
        assert filters.currentIndex().row() > before
    qtbot.keyClick(filters, Qt.Key.Key_Down)
    qtbot.keyClick(filters, Qt.Key.Key_Return)
    chart = filters.chart
    assert chart.hasFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert months(window) == ["2021-05"]
    assert window.bar.field.text() == "date:2021-05 bridge"
    qtbot.waitUntil(lambda: filters.chart is not None and filters.chart.isVisible())
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(filters.chart, Qt.Key.Key_Delete)
    assert window.bar.field.text() == "bridge"
    assert len(months(window)) == len(MONTHS)
