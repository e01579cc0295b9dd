"""Libraries that leave and come in, and backups, used from the menus with the keyboard alone."""

import json
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop import flow
from desktop.backup_model import BackupModel
from desktop.dialogs.backups import BackupsDialog
from index import workspace
from index.exporting.export import export
from index.library import backups
from index.workspace import Workspace
from tests.desktop.driving import press, search, settled
from tests.index.texts import BRIDGE


@pytest.fixture
def colleague(tmp_path):
    """A colleague's library with one other article, exported."""
    path = tmp_path / "colleague.jsonl"
    with Workspace.open(tmp_path / "colleague") as library:
        library.import_text(BRIDGE, source="bridge.txt")
        with closing(library.reader()) as reader:
            reader.export_library(path)
    return path


ENTRIES = {"x": "export_library", "l": "import_library", "k": "backups"}


def choose(qtbot: QtBot, window, letter: str):
    """Chooses an entry of the menu File; its letter is there for the keyboard."""
    action = getattr(window.actions_, ENTRIES[letter])
    assert f"&{letter}" in action.text().lower()
    action.trigger()


def push(qtbot: QtBot, dialog, words):
    """Presses Space on a button."""
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def saving(monkeypatch, name, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(name), kind))


def opening(monkeypatch, name):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(name), ""))


def said(qtbot: QtBot, window, words):
    qtbot.waitUntil(lambda: words in window.messages.text, timeout=20_000)


def open_backups(qtbot: QtBot, window, count):
    choose(qtbot, window, "k")
    dialog = window.findChild(BackupsDialog)
    view = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: view.model().rowCount() == count)
    return dialog, view


def ask(qtbot: QtBot, dialog, view):
    """Presses Enter on the current backup: the question takes the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), QPushButton))


def test_a_library_is_exported_in_the_format_of_its_name(qtbot: QtBot, window, tmp_path, monkeypatch):
    target = tmp_path / "taken.jsonl"
    target.write_text("the dialog asked about this one")
    saving(monkeypatch, target)
    choose(qtbot, window, "x")
    said(qtbot, window, "Exported the library to taken.jsonl.")
    assert json.loads(target.read_text().splitlines()[0])["library"]["originals"] is True
    qtbot.waitUntil(lambda: not window.status._bar.isVisible())


def test_a_name_without_an_ending_gets_that_of_the_chosen_format(qtbot: QtBot, window, tmp_path, monkeypatch):
    saving(monkeypatch, tmp_path / "taken", "JSON Lines without the original files (*.jsonl)")
    choose(qtbot, window, "x")
    said(qtbot, window, "Exported the library to taken.jsonl.")
    assert json.loads((tmp_path / "taken.jsonl").read_text().splitlines()[0])["library"]["originals"] is False


@pytest.mark.parametrize(("name", "words"), [("taken.docx", "end with .sqlite or .jsonl"), ("", "the library itself")])
def test_what_cannot_be_exported_to_is_told(qtbot: QtBot, window, tmp_path, monkeypatch, name, words):
    saving(monkeypatch, tmp_path / name if name else window.library.folder / "library.sqlite")
    choose(qtbot, window, "x")
    said(qtbot, window, words)
    search(qtbot, window, "tillerson")


def test_a_library_of_a_colleague_comes_in_and_can_be_searched(qtbot: QtBot, window, colleague, monkeypatch):
    opening(monkeypatch, colleague)
    choose(qtbot, window, "l")
    said(qtbot, window, "Imported the library: 1 article.")
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    search(qtbot, window, "speaker:quill")
    assert window.hits.ids
    choose(qtbot, window, "l")
    said(qtbot, window, "Imported the library: 0 articles. 1 was here already.")


def test_a_file_that_is_no_library_is_told(qtbot: QtBot, window, tmp_path, monkeypatch):
    (tmp_path / "letter.jsonl").write_text("Dear Ada,")
    opening(monkeypatch, tmp_path / "letter.jsonl")
    choose(qtbot, window, "l")
    said(qtbot, window, "“letter.jsonl” is no library that can be read")


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, window, qtbot: QtBot):
    window.exchange_handlers.exchanging.back_up()
    said(qtbot, window, "Made the backup")
    model = BackupModel(window.theme)
    model.show(workspace.backups(window.library.folder))
    assert [model.index(0, column).data() for column in (1,)] == ["Made by you"]
    qtmodeltester.check(model)


def test_a_backup_is_made_and_restored_with_the_keyboard_alone(qtbot: QtBot, window):
    dialog, view = open_backups(qtbot, window, 0)
    push(qtbot, dialog, "Back Up Now")
    qtbot.waitUntil(lambda: view.model().rowCount() == 1, timeout=10_000)
    statements = window.hits.ids
    star(qtbot, window)
    assert window.undo_stack.canUndo()
    ask(qtbot, dialog, view)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not [each for each in dialog.findChildren(QPushButton) if "Keep" in each.text() and each.isVisible()]
    ask(qtbot, dialog, view)
    push(qtbot, dialog, "Restore It")
    said(qtbot, window, "Restored the backup.")
    qtbot.waitUntil(lambda: view.model().rowCount() == 2, timeout=10_000)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: not window.hits.statement(0).marks.starred, timeout=10_000)
    assert window.hits.ids == statements
    assert not window.undo_stack.canUndo()
    search(qtbot, window, "is:starred")
    assert window.hits.ids == ()
    press_star(qtbot, window)
    search(qtbot, window, "is:starred")
    assert len(window.hits.ids) == 1


def press_star(qtbot: QtBot, window):
    """Stars the first statement of all: the restored library can be written to."""
    search(qtbot, window, "is:any")
    qtbot.waitUntil(lambda: bool(window.hits.ids) and window.context.current_id is not None)
    star(qtbot, window)


def star(qtbot: QtBot, window):
    """Stars the current statement; the list of backups may stand before the window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)


def test_another_library_is_restored_from_a_file(qtbot: QtBot, window, colleague, monkeypatch):
    opening(monkeypatch, colleague)
    dialog, _ = open_backups(qtbot, window, 0)
    push(qtbot, dialog, "Restore from a File…")
    push(qtbot, dialog, "Restore It")
    said(qtbot, window, "Restored the backup.")
    search(qtbot, window, "speaker:quill")
    qtbot.waitUntil(lambda: bool(window.hits.ids))
    qtbot.waitUntil(lambda: window.articles.rowCount() == 1)
    search(qtbot, window, "tillerson")
    assert window.hits.ids == ()


def test_a_library_that_cannot_be_read_is_restored_and_asks_for_a_new_start(qtbot, open_window, prepared, tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(prepared, folder)
    with Workspace.open(folder) as library:
        library.back_up()
    (folder / "library.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    window = open_window(folder)
    qtbot.waitUntil(lambda: "cannot be" in window.empty.heading, timeout=10_000)
    dialog, view = open_backups(qtbot, window, 1)
    ask(qtbot, dialog, view)
    push(qtbot, dialog, "Restore It")
    said(qtbot, window, "Start the program again")
    window.close()
    with Workspace.open(folder) as library, closing(library.reader()) as reader:
        assert len(reader.articles()) == 1


def test_the_folder_of_backups_is_shown(qtbot: QtBot, window, monkeypatch):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()) or True)
    window.exchange_handlers.exchanging.back_up()
    said(qtbot, window, "Made the backup")
    dialog, _ = open_backups(qtbot, window, 1)
    push(qtbot, dialog, "Show in Folder")
    assert shown == [str(window.library.folder / "backups")]


def test_a_window_that_stays_open_makes_the_backup_of_each_day(qtbot, open_window, prepared, tmp_path, monkeypatch):
    folder = shutil.copytree(prepared, tmp_path / "daily", ignore=lambda *_: ["backups"])
    today = datetime.now(UTC).replace(microsecond=0)
    monkeypatch.setattr(flow, "BACK_UP_AFTER_MS", 0)
    monkeypatch.setattr(flow, "BACK_UP_AGAIN_AFTER_MS", 50)
    window = open_window(folder)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: len(workspace.backups(folder)) == 1)
    press(qtbot, window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.backups(folder)) == 1
    monkeypatch.setattr(backups, "_clock", lambda: today + timedelta(days=1))
    qtbot.waitUntil(lambda: [each.kind.value for each in workspace.backups(folder)] == ["daily", "daily"])


def test_statements_of_a_colleague_are_dropped_like_any_file(qtbot: QtBot, window, tmp_path):
    settled(qtbot, window)
    path = tmp_path / "chosen.jsonl"
    with Workspace.open(tmp_path / "colleague") as library:
        library.import_text(BRIDGE, source="bridge.txt")
        with closing(library.reader()) as reader:
            chosen = reader.search("is:any").ids[:1]
            library.set_note(chosen[0], "from a colleague")
            export(reader, chosen, path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.handlers.import_data(data, "drop")
    said(qtbot, window, "Imported 1 article.")
    search(qtbot, window, "note:colleague")
    assert len(window.hits.ids) == 1
