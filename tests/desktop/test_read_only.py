"""A library that another program writes to: the window says so and offers to read it."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from index.library import lock
from index.workspace import Workspace
from tests.desktop.driving import search, settled


@pytest.fixture
def second_window(qtbot: QtBot, open_window, prepared, tmp_path, monkeypatch):
    """A window over a library that is open elsewhere already."""
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)
    shutil.copytree(prepared, tmp_path / "library")
    with Workspace.open(tmp_path / "library"):
        window = open_window(tmp_path / "library")
        qtbot.waitUntil(lambda: window.empty.heading == "The library cannot be opened")
        yield window


def open_for_reading(qtbot: QtBot, window):
    (button,) = [each for each in window.empty.findChildren(QPushButton) if each.isVisible()]
    assert button.text() == "Open for Reading Only"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, window)


def test_it_can_be_searched(qtbot: QtBot, second_window):
    open_for_reading(qtbot, second_window)
    assert second_window.messages.text == "This library is open for reading only. Nothing in it can be changed."
    search(qtbot, second_window, "speaker:lavrov")
    assert second_window.hits.ids
    assert not second_window.actions_.open_read_only.isEnabled()


def test_changes_and_imports_are_refused_in_clear_words(qtbot: QtBot, second_window):
    window = second_window
    open_for_reading(qtbot, window)
    with qtbot.waitSignal(window.changes.failed, timeout=10_000):
        qtbot.keyClick(window.view, Qt.Key.Key_Space)
    assert window.messages.text.startswith("The library is open for reading only, so nothing was changed.")
    window.messages.dismiss()
    with qtbot.waitSignal(window.importing.failed, timeout=10_000):
        window.actions_.add_sample_library.trigger()
    assert window.messages.text.startswith("The library is open for reading only")
