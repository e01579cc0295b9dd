"""Statements written into files, from the window with the keyboard alone."""

import csv
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from index.exporting import export as exporting
from index.exporting.export import ENDINGS
from tests.desktop.driving import search, settled

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def asked(monkeypatch):
    """Answers the dialog for a file's name; holds what it was asked."""
    questions = []

    def answer(name, kind=""):
        def ask(_, title, suggestion, kinds):
            questions.append((title, suggestion, kinds))
            return str(name), kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return questions

    return answer


def export(qtbot: QtBot, window):
    window.activateWindow()
    window.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)


def said(qtbot: QtBot, window, words):
    qtbot.waitUntil(lambda: words in window.messages.text, timeout=20_000)


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
    assert all(f"(*{ending})" in questions[0][2] for ending in ENDINGS)
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
    asked(tmp_path / "found", "Markdown (*.md)")
    export(qtbot, window)
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
    window.status.cancelled.emit()
    cancelled.set()
    said(qtbot, window, "Cancelled. The library is as it was.")
    assert not list(folder.iterdir())


def test_where_nothing_was_found_nothing_is_asked(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "zebra")
    questions = asked(tmp_path / "found.csv")
    export(qtbot, window)
    said(qtbot, window, "nothing to export")
    assert not questions


def test_the_kind_that_was_chosen_holds_against_half_of_its_ending(qtbot: QtBot, window, tmp_path, asked):
    settled(qtbot, window)
    search(qtbot, window, "")
    asked(tmp_path / "story.html", "Evidence for the speakers, to print (*.evidence.html)")
    export(qtbot, window)
    said(qtbot, window, "to story.evidence.html.")
    assert "<h1>Evidence for" in (tmp_path / "story.evidence.html").read_text(encoding="utf-8")
