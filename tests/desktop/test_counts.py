"""The table of counts in the window: who is quoted how much, sorted, copied, and chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.counts_model import CountBy, CountRole, CountsModel
from desktop.counts_view import CountsTable
from desktop.main_window import MainWindow
from desktop.settings import Look
from index.model import QuotationKind
from index.survey import Tally
from tests.desktop.driving import search

CONTROL = Qt.KeyboardModifier.ControlModifier
DIRECT, MIXED, INDIRECT = QuotationKind
TALLIES = (
    Tally("Ann Field", "said", "The Courier", INDIRECT, 5),
    Tally("Ann Field", "said", "The Field", DIRECT, 2),
    Tally("", "said", "The Field", INDIRECT, 4),
    Tally("Élie", "told", "", DIRECT, 3),
    Tally("=SUM(A1)", "", "", MIXED, 1),
)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qapp):
    made = CountsModel()
    made.show(TALLIES, CountBy.SPEAKER)
    return made


def table_of(model: CountsModel) -> list[tuple[str, ...]]:
    return [model.texts(model.row(row)) for row in range(model.rowCount())]


def column(model: CountsModel, number: int) -> list[str]:
    return [texts[number] for texts in table_of(model)]


@pytest.mark.parametrize("by", list(CountBy))
def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, model, by):
    model.show(TALLIES, by)
    qtmodeltester.check(model)


def test_speakers_are_counted_direct_against_indirect_most_first(model):
    assert table_of(model) == [
        ("Ann Field", "7", "2", "0", "5", "29"),
        ("Speaker not named", "4", "0", "0", "4", "0"),
        ("Élie", "3", "3", "0", "0", "100"),
        ("=SUM(A1)", "1", "0", "1", "0", "0"),
    ]


def test_words_outlets_and_speakers_in_each_outlet_are_counted_as_well(model):
    model.show(TALLIES, CountBy.CUE)
    assert [texts[:2] for texts in table_of(model)] == [("said", "11"), ("told", "3"), ("none", "1")]
    model.show(TALLIES, CountBy.OUTLET)
    assert [texts[:2] for texts in table_of(model)] == [("The Field", "6"), ("The Courier", "5"), ("unknown", "4")]
    model.show(TALLIES, CountBy.SPEAKER_IN_OUTLET)
    assert table_of(model)[0][:3] == ("Ann Field", "The Courier", "5")
    assert len(table_of(model)) == 5


def test_names_are_sorted_by_letters_whatever_accents_with_the_unknown_last(model):
    model.sort(0, UP)
    assert column(model, 0) == ["=SUM(A1)", "Ann Field", "Élie", "Speaker not named"]
    model.sort(0, DOWN)
    assert column(model, 0) == ["Élie", "Ann Field", "=SUM(A1)", "Speaker not named"]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_numbers_are_sorted_as_numbers(model, number):
    model.sort(number, DOWN)
    numbers = [int(text) for text in column(model, number)]
    assert numbers == sorted(numbers, reverse=True)


def test_sorting_keeps_what_a_place_in_the_table_means(model):
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(model.index(0, 0))
    model.sort(0, UP)
    assert (kept.row(), kept.data()) == (1, "Ann Field")


def test_the_sorted_column_has_an_arrow(model):
    header = Qt.Orientation.Horizontal
    assert model.headerData(1, header) == "All ▾"
    model.sort(0, UP)
    assert (model.headerData(0, header), model.headerData(1, header)) == ("Speaker ▴", "All")


def test_numbers_can_be_compared_across_columns(model):
    assert [model.index(2, place).data(CountRole.SHARE) for place in range(3)] == [None, 3 / 7, 3 / 7]


def test_rows_are_copied_for_spreadsheets_without_formulas(model):
    assert model.as_tsv([0, 3]) == (
        "Speaker\tAll\tDirect\tMixed\tIndirect\tDirect, %\nAnn Field\t7\t2\t0\t5\t29\n'=SUM(A1)\t1\t0\t1\t0\t0\n"
    )
    assert model.as_html([2]).endswith(
        "<tbody><tr><td>Élie</td><td>3</td><td>3</td><td>0</td><td>0</td><td>100</td></tr></tbody></table>"
    )


def counts(qtbot: QtBot, window: MainWindow) -> CountsTable:
    """Goes to the view by its key and waits for its rows."""
    qtbot.keyClick(window.view, Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(
        lambda: isinstance(window.looking.shown, CountsTable) and window.looking.shown.model().rowCount() > 0
    )
    return window.looking.shown


def test_the_counts_are_those_of_the_results(qtbot: QtBot, window):
    search(qtbot, window, "")
    table = counts(qtbot, window)
    facet = {each.value: each.count for each in window.browsing.searching.results.facets["speaker"]}
    rows = [table.model().row(row) for row in range(table.model().rowCount())]
    assert {row.names[0][1]: row.total for row in rows if row.names[0][1]} == facet
    assert not table.grab().isNull()


def test_counts_of_words_are_those_of_the_filter(qtbot: QtBot, window):
    search(qtbot, window, "")
    table = counts(qtbot, window)
    window.actions_.looks.counts.actions()[1].trigger()
    rows = [table.model().row(row) for row in range(table.model().rowCount())]
    facet = {each.value: each.count for each in window.browsing.searching.results.facets["cue"]}
    assert {row.names[0][1] for row in rows if row.names[0][1]} <= facet.keys()


def test_enter_writes_the_row_into_the_search_and_lists_what_it_finds(qtbot: QtBot, window, settings):
    search(qtbot, window, "syria ")
    table = counts(qtbot, window)
    table.setFocus()
    row = next(n for n in range(table.model().rowCount()) if table.model().row(n).names[0][1])
    name, total = table.model().row(row).names[0][1], table.model().row(row).total
    table.setCurrentIndex(table.model().index(row, 0))
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.bar.field.text() == f'speaker:"{name}" syria '
    assert len(window.hits.ids) == total
    assert settings.look is Look.LIST
    qtbot.waitUntil(window.view.isVisible)


def test_the_row_of_those_who_are_not_named_finds_them(qtbot: QtBot, window):
    search(qtbot, window, "")
    table = counts(qtbot, window)
    row = next(n for n in range(table.model().rowCount()) if not table.model().row(n).names[0][1])
    total = table.model().row(row).total
    table.setCurrentIndex(table.model().index(row, 0))
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.bar.field.text() == "is:unattributed"
    assert len(window.hits.ids) == total


def test_the_keyboard_alone_sorts_and_copies(qtbot: QtBot, window):
    search(qtbot, window, "")
    table = counts(qtbot, window)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.model().sorted_by == (0, UP)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.model().sorted_by == (0, DOWN)
    qtbot.keyClick(table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().count("\n") == table.model().rowCount() + 1
    assert data.hasHtml()
    assert window.messages.text == f"Copied {table.model().rowCount()} rows."


def test_a_click_on_a_title_sorts_and_again_the_other_way_round(qtbot: QtBot, window):
    search(qtbot, window, "")
    table = counts(qtbot, window)
    header = table.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(2) + header.sectionSize(2) // 2)
    for order in (DOWN, UP):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert table.model().sorted_by == (2, order)
