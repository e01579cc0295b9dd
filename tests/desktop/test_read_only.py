"""A library that another program writes to: the window says so and offers to read it."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from index.library import lock
from index.workspace import Workspace
from tests.desktop.driving import search, settled


@pytest.fixture
def first_program(prepared, tmp_path, monkeypatch):
    """What has the library open already."""
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)
    shutil.copytree(prepared, tmp_path / "library")
    with Workspace.open(tmp_path / "library") as workspace:
        yield workspace


@pytest.fixture
def second_window(qtbot: QtBot, open_window, first_program):
    """A window over a library that is open elsewhere already."""
    window = open_window(first_program.folder)
    qtbot.waitUntil(lambda: window.empty.heading == "The library cannot be opened")
    return window


def offered(window):
    return {each.text(): each for each in window.empty.findChildren(QPushButton) if each.isVisible()}


def open_for_reading(qtbot: QtBot, window):
    qtbot.mouseClick(offered(window)["Open for Reading Only"], Qt.MouseButton.LeftButton)
    settled(qtbot, window)


def test_it_says_who_has_it_once(second_window):
    words = [label.text() for label in second_window.empty.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Another window has the library") for text in words)
    assert not second_window.messages.isVisible()


def test_it_opens_when_the_other_program_has_let_go(qtbot: QtBot, second_window, first_program):
    window = second_window
    qtbot.mouseClick(offered(window)["Open Library Again"], Qt.MouseButton.LeftButton)
    again = window.actions_.open_again
    qtbot.waitUntil(lambda: again.isEnabled() and "Open Library Again" in offered(window), timeout=10_000)
    first_program.close()
    qtbot.mouseClick(offered(window)["Open Library Again"], Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.messages.text == "The library is open."
    search(qtbot, window, "speaker:lavrov")
    assert window.hits.ids
    assert not window.actions_.open_again.isEnabled()
    assert not window.actions_.open_read_only.isEnabled()


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
