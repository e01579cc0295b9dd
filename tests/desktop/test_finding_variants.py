"""A library that does not know yet where its quotations stand is used while that is found."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from index import relating
from index.model import SourceRecord
from index.workspace import Workspace
from tests.desktop.driving import search, settled
from tests.desktop.test_variants_shown import STORY


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one quotation in two articles, whose file of quotations is gone."""
    monkeypatch.setattr("index.relating.AT_ONCE", 1)
    folder = tmp_path / "library"
    shutil.copytree(prepared, folder)
    with Workspace.open(folder) as workspace:
        for outlet in ("Harbour Post", "The Daily Tide"):
            text = STORY.format(headline=f"Vote in the {outlet}", ending="not a gift", mayor="Ida Holm")
            workspace.import_text(text, record=SourceRecord(outlet=outlet, published="2021-05-04"))
    for path in folder.glob("variants-*"):
        path.unlink()
    return folder


def line_of(qtbot: QtBot, window: MainWindow) -> str:
    """What is said of the statement that both articles have, once something is."""
    search(qtbot, window, "outlet:harbour overdue")
    line = window.context.panel.variants
    qtbot.waitUntil(lambda: window.context.current_id == window.hits.ids[0], timeout=10_000)
    qtbot.waitUntil(lambda: bool(line.words), timeout=10_000)
    return line.words


def test_it_is_found_after_the_library_is_open_and_then_shown(qtbot: QtBot, open_window, folder):
    window = open_window(folder)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: not window.library.lacks_variants, timeout=20_000)
    assert "The Daily Tide" in line_of(qtbot, window)
    cancel = next(one for one in window.status.findChildren(QPushButton) if one.text() == "Cancel")
    qtbot.waitUntil(lambda: not cancel.isVisible(), timeout=10_000)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until this is set, nothing is found."""
    monkeypatch.setattr("index.relating._ARTICLES_AT_ONCE", 1)
    go_on, put_in = threading.Event(), relating.put_in

    def put_in_later(*given: object) -> None:
        go_on.wait(20)
        put_in(*given)

    monkeypatch.setattr("index.relating.put_in", put_in_later)
    yield go_on
    go_on.set()


def test_it_is_searched_and_changed_meanwhile_and_can_be_stopped(qtbot: QtBot, open_window, folder, held):
    window = open_window(folder)
    settled(qtbot, window)
    search(qtbot, window, "outlet:harbour overdue")
    cancel = next(one for one in window.status.findChildren(QPushButton) if one.text() == "Cancel")
    assert cancel.isVisible()
    statement = window.hits.ids[0]
    with qtbot.waitSignal(window.changes.changed, timeout=20_000):
        window.changes.make(lambda workspace: workspace.set_starred([statement], on=True), "Star")
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
        held.set()
    qtbot.waitUntil(lambda: "at the next start" in window.messages.text, timeout=20_000)
    assert window.library.lacks_variants
    assert window.library.rows([statement])[0].marks.starred


def test_a_window_that_is_closed_meanwhile_loses_nothing(qtbot: QtBot, open_window, folder, held):
    window = open_window(folder)
    settled(qtbot, window)
    search(qtbot, window, "outlet:harbour overdue")
    statement = window.hits.ids[0]
    window.changes.make(lambda workspace: workspace.set_starred([statement], on=True), "Star")
    threading.Timer(0.3, held.set).start()
    window.close()
    with Workspace.open(folder) as workspace:
        reader = workspace.reader()
        assert reader.rows([statement])[0].marks.starred
        assert len(reader.variants(statement).others) == 1
        reader.close()
