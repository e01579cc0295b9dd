"""What an article was read from: opened by the system, or saved where the user wants it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the system was to open."""
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or True)
    return asked


def original_of(window):
    """The bytes of the article that is shown."""
    reader = window.library._backstage.workspace.result().reader()
    try:
        return reader.original(window.context.article_id)
    finally:
        reader.close()


def test_the_original_opens_as_a_copy_with_the_same_bytes(qtbot, window, opened):
    qtbot.keyClick(window.view, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(opened))
    (url,) = opened
    assert url.isLocalFile()
    assert Path(url.toLocalFile()).read_bytes() == original_of(window).content
    assert url.fileName().endswith(".txt")
    window.actions_.article.show_original.trigger()
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert opened[0] == opened[1]


def test_it_says_what_to_do_where_nothing_opens_it(qtbot, window, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    window.actions_.article.show_original.trigger()
    qtbot.waitUntil(lambda: "Save Original As" in window.messages.text)
    assert window.messages.text.startswith("No program opens “")


def test_the_original_is_saved_where_the_user_wants_it(qtbot, window, monkeypatch, tmp_path):
    target = tmp_path / "copy.txt"
    names = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: names.append(given[2]) or (str(target), ""))
    window.actions_.article.save_original.trigger()
    qtbot.waitUntil(lambda: window.messages.text == "Saved the original as “copy.txt”.")
    assert target.read_bytes() == original_of(window).content
    assert names == [original_of(window).file_name]


def test_a_place_that_cannot_be_written_is_told(qtbot, window, monkeypatch, tmp_path):
    target = tmp_path / "missing" / "copy.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.actions_.article.save_original.trigger()
    qtbot.waitUntil(lambda: "could not be saved (no such file or directory)" in window.messages.text)
