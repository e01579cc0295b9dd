"""Statements written into files, from the window with the keyboard alone."""

import csv
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.dialogs.export import ExportDialog
from index.exporting import export as exporting
from index.exporting.export import ENDINGS
from tests.desktop.driving import search, settled
from tests.desktop.exporting import CTRL_SHIFT, export, open_dialog, said


@pytest.fixture
def asked(monkeypatch):
    """Answers the dialog for a file's name; holds what it was asked."""
    questions = []

    def answer(name):
        def ask(_, title, suggestion, kind):
            questions.append((title, suggestion, kind))
            return str(name), kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return questions

    return answer


def numbers(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(int(row["number"]) for row in csv.DictReader(file))


def test_all_that_was_found_is_exported(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "")
    questions = asked(tmp_path / "found.csv")
    ids = tuple(window.hits.ids)
    export(qtbot, window)
    said(qtbot, window, f"Exported {len(ids)} statements to found.csv.")
    assert numbers(tmp_path / "found.csv") == ids
    assert questions[0][0] == f"Export {len(ids)} statements"
    assert questions[0][1:] == ("statements.csv", "Table, for spreadsheets (*.csv)")
    qtbot.waitUntil(lambda: not window.status._bar.isVisible())


def test_several_selected_ones_are_exported_alone(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "")
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Home)
    qtbot.keyClick(window.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    asked(tmp_path / "found.csv")
    export(qtbot, window)
    said(qtbot, window, "Exported 2 statements to found.csv.")
    assert numbers(tmp_path / "found.csv") == tuple(window.hits.ids[:2])


def test_a_name_without_an_ending_gets_that_of_the_chosen_format(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    asked(tmp_path / "found")
    export(qtbot, window, ".md")
    said(qtbot, window, "to found.md.")
    assert (tmp_path / "found.md").read_text(encoding="utf-8")


def test_a_name_that_tells_no_format_is_told(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    asked(tmp_path / "found.docx")
    export(qtbot, window)
    said(qtbot, window, "Let it end with one of .csv")
    assert not (tmp_path / "found.docx").exists()


def test_a_cancelled_export_leaves_no_file(qtbot: QtBot, window, tmp_path, asked, monkeypatch):
    settled(qtbot, window)
    cancelled, write = threading.Event(), exporting.written

    def write_late(*arguments, **options):
        cancelled.wait(20)
        write(*arguments, **options)

    monkeypatch.setattr(exporting, "written", write_late)
    folder = tmp_path / "out"
    folder.mkdir()
    asked(folder / "found.csv")
    export(qtbot, window)
    assert window.status._bar.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.status.cancelled):
        qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    cancelled.set()
    said(qtbot, window, "Cancelled. No file was written")
    assert not list(folder.iterdir())


def test_where_nothing_was_found_nothing_is_asked(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "zebra")
    questions = asked(tmp_path / "found.csv")
    window.activateWindow()
    window.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
    said(qtbot, window, "nothing to export")
    assert window.findChild(ExportDialog) is None
    assert not questions


@pytest.mark.parametrize("name", ["story.html", "story.htm", "story"])
def test_the_kind_that_was_chosen_holds_against_half_of_its_ending(qtbot: QtBot, window, tmp_path, asked, name):
    settled(qtbot, window)
    search(qtbot, window, "")
    asked(tmp_path / name)
    export(qtbot, window, ".evidence.html")
    said(qtbot, window, "to story.evidence.html.")
    assert "<h1>Evidence for" in (tmp_path / "story.evidence.html").read_text(encoding="utf-8")


def choices(dialog):
    return [
        (each.text().replace("&", ""), each.isEnabled(), each.isChecked()) for each in dialog.findChildren(QRadioButton)
    ]


def test_the_form_says_how_many_statements_each_choice_has(qtbot: QtBot, window):
    settled(qtbot, window)
    search(qtbot, window, "")
    count = len(window.hits.ids)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Home)
    dialog = open_dialog(qtbot, window)
    assert choices(dialog) == [("Selected statements (1)", True, False), (f"All results ({count})", True, True)]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    dialog = open_dialog(qtbot, window)
    assert choices(dialog) == [("Selected statements (2)", True, True), (f"All results ({count})", True, False)]


def test_one_selected_statement_is_exported_alone_when_it_is_chosen(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "")
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_End)
    questions = asked(tmp_path / "one.csv")
    export(qtbot, window, which=Qt.Key.Key_S)
    said(qtbot, window, "Exported 1 statement to one.csv.")
    assert questions[0][0] == "Export 1 statement"
    assert numbers(tmp_path / "one.csv") == tuple(window.hits.ids[-1:])


def test_all_results_can_be_chosen_where_several_are_selected(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "")
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Home)
    qtbot.keyClick(window.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    asked(tmp_path / "all.csv")
    export(qtbot, window, which=Qt.Key.Key_A)
    said(qtbot, window, f"Exported {len(window.hits.ids)} statements to all.csv.")


def test_the_form_has_every_format_says_what_it_is_for_and_begins_with_the_last_one(
    qtbot: QtBot, window, tmp_path, asked
):
    settled(qtbot, window)
    formats = open_dialog(qtbot, window).findChild(QListWidget)
    items = [formats.item(row) for row in range(formats.count())]
    assert sorted(item.text().split("(")[-1].strip(")") for item in items) == sorted(ENDINGS)
    assert all(item.data(Qt.ItemDataRole.AccessibleDescriptionRole) for item in items)
    qtbot.keyClick(formats, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    asked(tmp_path / "found.ris")
    export(qtbot, window, ".ris")
    said(qtbot, window, "to found.ris.")
    assert open_dialog(qtbot, window).findChild(QListWidget).currentItem().text() == "RIS (.ris)"


def test_the_name_of_whoever_checked_is_asked_for_where_it_is_told_and_remembered(
    qtbot: QtBot, window, tmp_path, asked
):
    settled(qtbot, window)
    search(qtbot, window, "")
    with qtbot.waitSignal(window.changes.changed):
        window.actions_.checked.trigger()
    asked(tmp_path / "sheet.factcheck.csv")
    dialog = open_dialog(qtbot, window)
    formats = dialog.findChild(QListWidget)
    qtbot.keyClick(formats, Qt.Key.Key_Home)
    assert not dialog.name.isEnabled()
    while "(.factcheck.csv)" not in formats.currentItem().text():
        qtbot.keyClick(formats, Qt.Key.Key_Down)
    qtbot.keyClick(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(dialog.focusWidget(), "Ada Moss")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    said(qtbot, window, "to sheet.factcheck.csv.")
    with (tmp_path / "sheet.factcheck.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "Ada Moss" in {row["checked_by"] for row in csv.DictReader(file)}
    again = open_dialog(qtbot, window)
    assert (again.name.text(), again.name.isEnabled()) == ("Ada Moss", True)
    again.close()
