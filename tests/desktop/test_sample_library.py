"""A newcomer adds the sample library, stops it, adds it again, searches it, and takes it away."""

import gzip
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from index.reading import sample_library
from index.workspace import Workspace
from tests.desktop.driving import search

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty_window(qtbot: QtBot, open_window, prepared, tmp_path):
    """A window over a library whose only article was removed."""
    shutil.copytree(prepared, tmp_path / "library")
    with Workspace.open(tmp_path / "library") as workspace:
        workspace.remove_articles([1])
    window = open_window(tmp_path / "library")
    qtbot.waitUntil(lambda: window.empty.heading == "No articles yet")
    return window


@pytest.fixture
def three(tmp_path, monkeypatch):
    """Makes the sample library small: its first three articles."""
    path = tmp_path / "sample.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(sample.content for sample in sample_library.samples()[:3])))
    monkeypatch.setattr(sample_library, "path", lambda: path)


def click(qtbot: QtBot, parent, text):
    (button,) = [each for each in parent.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_empty_window_offers_it_and_all_of_it_can_be_searched_and_removed(qtbot: QtBot, empty_window, three):
    window = empty_window
    with qtbot.waitSignal(window.importing.said, timeout=30_000):
        click(qtbot, window.empty, "Add the Sample Library")
    assert window.messages.text == "Imported 3 articles."
    qtbot.waitUntil(lambda: window.articles.rowCount() == 3)
    search(qtbot, window, "outlet:wikinews")
    qtbot.waitUntil(lambda: window.context.current_id is not None)
    assert {window.hits.statement(row).record.outlet for row in range(window.hits.rowCount())} == {"Wikinews"}
    window.actions_.show_articles.trigger()
    qtbot.waitUntil(window.article_view.isVisible)
    window.article_view.setFocus()
    qtbot.keyClick(window.article_view, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(window.article_view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.empty.heading == "No articles yet", timeout=10_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.articles.rowCount() == 3, timeout=10_000)


def test_cancel_keeps_the_articles_that_are_in_and_shows_them(qtbot: QtBot, empty_window):
    window = empty_window
    counts = []
    window.importing.progressed.connect(counts.append)
    window.actions_.add_sample_library.trigger()
    qtbot.waitUntil(lambda: any(step is not None and step.done >= 2 for step in counts), timeout=30_000)
    with qtbot.waitSignal(window.importing.said, timeout=30_000):
        click(qtbot, window.status, "Cancel")
    assert counts[-2].total == len(sample_library.samples())
    came = int(window.undo_stack.undoText().split()[2])
    assert window.messages.text == f"Import cancelled. {came} articles had come in and stay in the library."
    qtbot.waitUntil(lambda: window.articles.rowCount() >= 2, timeout=10_000)
    assert window.articles.rowCount() < len(sample_library.samples())


def test_it_is_not_added_twice(qtbot: QtBot, empty_window, three):
    for words in ("Imported 3 articles.", "3 articles were in the library already."):
        with qtbot.waitSignal(empty_window.importing.said, timeout=30_000):
            empty_window.actions_.add_sample_library.trigger()
        assert empty_window.messages.text == words
