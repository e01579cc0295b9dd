"""A file with several articles is shown before it comes in, and changed with the keyboard alone."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QListView, QPushButton, QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.dialogs.split import SplitDialog
from desktop.split_model import SplitModel
from index.workspace import look_into
from tests.desktop.driving import search
from tests.index.test_previewing import LONG
from tests.index.test_sources_of_many import EXPORT


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "export.txt"
    path.write_text(LONG)
    return path


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.handlers.import_data(data, "dropped text")


def opened(qtbot: QtBot, window) -> SplitDialog:
    qtbot.waitUntil(lambda: window.findChild(SplitDialog) is not None, timeout=10_000)
    dialog = window.findChild(SplitDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def shown(dialog):
    view = dialog.findChild(QTreeView)
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def listed(qtbot: QtBot, window, count):
    qtbot.waitUntil(lambda: window.articles.rowCount() == count, timeout=20_000)
    return [stored.article.record.headline for stored in window.articles._articles][1:]


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, theme, export):
    model = SplitModel(look_into(export), theme)
    assert [model.index(1, column).data() for column in (0, 1, 3)] == ["Crane to be sold", "The Harbour Post", "12"]
    qtmodeltester.check(model)


def test_enter_imports_all(qtbot: QtBot, window, export):
    drop(window, export)
    dialog = opened(qtbot, window)
    assert shown(dialog) == ["Quay to close", "Crane to be sold", "Boats move", "Port in May"]
    qtbot.keyClick(dialog.findChild(QTreeView), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text == "Imported 4 articles.", timeout=20_000)
    search(qtbot, window, "speaker:berg")
    assert window.hits.ids


def test_esc_imports_nothing(qtbot: QtBot, window, export):
    drop(window, export)
    dialog = opened(qtbot, window)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog.findChild(QTreeView), Qt.Key.Key_Escape)
    assert window.articles.rowCount() == 1


def test_articles_are_left_out_joined_and_split_with_keys(qtbot: QtBot, window, export):
    drop(window, export)
    dialog = opened(qtbot, window)
    view, lines = dialog.findChild(QTreeView), dialog.findChild(QListView)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert shown(dialog)[0] == "Quay to close (left out)"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert shown(dialog) == ["Quay to close (left out)", "Crane to be sold", "Port in May"]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    texts = [lines.model().index(row, 0).data() for row in range(lines.model().rowCount())]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.waitUntil(lines.hasFocus)
    for _ in range(texts.index("Ships leave again") + 1):
        qtbot.keyClick(lines, Qt.Key.Key_Down)
        if lines.currentIndex().data() == "Ships leave again":
            break
    qtbot.keyClick(lines, Qt.Key.Key_Space)
    assert shown(dialog)[2:] == ["Port in May", "Ships leave again"]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert listed(qtbot, window, 4) == ["Crane to be sold", "Port in May", "Ships leave again"]


def test_all_edits_are_taken_back_at_once(qtbot: QtBot, window, export):
    drop(window, export)
    dialog = opened(qtbot, window)
    view = dialog.findChild(QTreeView)
    before = shown(dialog)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert shown(dialog) != before
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "As It &Was")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert shown(dialog) == before


def test_with_everything_left_out_there_is_nothing_to_import(qtbot: QtBot, window, export):
    drop(window, export)
    dialog = opened(qtbot, window)
    view = dialog.findChild(QTreeView)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert all(name.endswith("(left out)") for name in shown(dialog))
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "&Import")
    assert not button.isEnabled()


def test_what_could_not_be_read_is_shown_with_its_reason(qtbot: QtBot, window, export):
    export.write_text(EXPORT.replace("Per Lund said the crane would be sold.", ""))
    drop(window, export)
    dialog = opened(qtbot, window)
    view = dialog.findChild(QTreeView)
    assert shown(dialog) == ["Quay to close", "Boats move", "Not read"]
    assert "there is no text in it" in view.model().index(2, 4).data()


def test_whoever_does_not_want_to_be_asked_is_not(qtbot: QtBot, window, export):
    drop(window, export)
    dialog = opened(qtbot, window)
    box = dialog.findChild(QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.findChild(QTreeView), Qt.Key.Key_Return)
    listed(qtbot, window, 5)
    assert not window.actions_.preview_splits.isChecked()
    export.write_text(EXPORT)
    drop(window, export)
    listed(qtbot, window, 8)
    assert window.findChild(SplitDialog) is None


def test_several_files_at_once_ask_nothing(qtbot: QtBot, window, export, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(EXPORT)
    drop(window, export, other)
    listed(qtbot, window, 8)
    assert window.findChild(SplitDialog) is None


def test_a_file_that_cannot_be_read_is_told_as_ever(qtbot: QtBot, window, tmp_path):
    drop(window, tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: "cannot be opened" in window.messages.text, timeout=10_000)
