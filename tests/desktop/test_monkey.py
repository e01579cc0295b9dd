"""Somebody who presses any keys, as fast as they go: nothing breaks, and all of it can be undone."""

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from index.library import schema
from index.library.database import Database
from index.workspace import Reader, Workspace
from tests.desktop.driving import settled
from tests.index.library.test_log_properties import covers, replay

CONTROL, SHIFT, ALT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
NEWS = (
    "Ferry news\n\nRex Quill said the ferry was late. “We are sorry,” Quill said. Officials said no.\n",
    "Bridge news\n\nQuill said the bridge was safe. Lee Tan denied that the bridge was old.\n",
)
KEYS = (
    *((Qt.Key.Key_Down, PLAIN),) * 6,
    *((Qt.Key.Key_Down, SHIFT),) * 3,
    *((Qt.Key.Key_Up, PLAIN),) * 2,
    *((Qt.Key.Key_Return, PLAIN),) * 8,
    *((Qt.Key.Key_Escape, PLAIN),) * 3,
    *((Qt.Key.Key_Tab, PLAIN),) * 2,
    *((Qt.Key.Key_F2, PLAIN),) * 3,
    *((Qt.Key.Key_M, CONTROL),) * 3,
    *((Qt.Key.Key_Delete, PLAIN),) * 2,
    (Qt.Key.Key_Delete, SHIFT),
    *((Qt.Key.Key_F4, PLAIN),) * 2,
    (Qt.Key.Key_F4, SHIFT),
    *((Qt.Key.Key_Left, PLAIN), (Qt.Key.Key_Right, PLAIN), (Qt.Key.Key_Right, SHIFT)),
    *((Qt.Key.Key_Right, CONTROL | SHIFT),) * 2,
    *((Qt.Key.Key_M, CONTROL | SHIFT),) * 2,
    *((Qt.Key.Key_T, CONTROL),) * 2,
    *((Qt.Key.Key_E, CONTROL),) * 2,
    *((Qt.Key.Key_D, CONTROL),) * 2,
    *((Qt.Key.Key_Space, PLAIN),) * 3,
    *((Qt.Key.Key_Z, CONTROL),) * 6,
    *((Qt.Key.Key_Z, CONTROL | SHIFT),) * 3,
    *((Qt.Key.Key_1, CONTROL),) * 3,
    *((Qt.Key.Key_2, CONTROL), (Qt.Key.Key_3, CONTROL), (Qt.Key.Key_H, CONTROL)),
    *((Qt.Key.Key_J, CONTROL), (Qt.Key.Key_A, CONTROL), (Qt.Key.Key_F, CONTROL), (Qt.Key.Key_F6, PLAIN)),
    *((Qt.Key.Key_B, CONTROL), (Qt.Key.Key_I, CONTROL), (Qt.Key.Key_F3, PLAIN), (Qt.Key.Key_Left, ALT)),
    *((Qt.Key.Key_Plus, CONTROL), (Qt.Key.Key_Minus, CONTROL), (Qt.Key.Key_0, CONTROL)),
)
"""Those that do most most often."""
TEXTS = (
    *("a", '"', "(", "Rex Quill", "Quill", "tan", "Jo Li", "a senior official", "budget, to check", "Zoë O’Brien"),
    *("is:rejected", "is:any", "speaker:", "&&<b>x</b>", "a\nb\r\nc", "\t\t", "\x00\x07", "0" * 300, "x" * 10_000),
    *("😀", "😀 Jo 👩\u200d👩\u200d👧", "דוד בן גוריון", "\u202eevil\u202c"),
)


def idle(window: MainWindow) -> bool:
    lanes = (window.library._writer, window.library._reading, window.library._searcher)
    return not any(lane.busy for lane in lanes)


def everything(reader: Reader) -> tuple[object, ...]:
    rows = [
        replace(row, position=0, statement=replace(row.statement, within=None))  # what is not shown leaves gaps
        for article in reader.articles()
        for row in reader.statements_of(article.id, rejected=True)
    ]
    found = [reader.search(query) for query in ("", "is:any", "is:rejected", "speaker:quill")]
    answers = [(one.ids, one.hidden, one.facets) for one in found]
    return rows, reader.articles(), reader.people(), reader.tags(), reader.suggestions(), answers


class Monkey:
    """Presses keys where the keyboard is."""

    def __init__(self, qtbot: QtBot, window: MainWindow, seed: int) -> None:
        self._qtbot = qtbot
        self._window = window
        self._random = random.Random(seed)
        self.pressed: list[str] = []

    def act(self) -> None:
        """A key or a text; now and then it waits for what comes of them."""
        place = self._place()
        if self._random.random() < 0.02:
            self.pressed.append("finds statements anew")
            self._window.actions_.extract_again.trigger()
        elif self._random.random() < 0.2:
            self._type(place, self._random.choice(TEXTS))
        else:
            key, with_ = self._random.choice(KEYS)
            self.pressed.append(f"{with_.name} {key.name}")
            self._qtbot.keyClick(place, key, with_)
        chance = self._random.random()
        if chance < 0.3:
            self._qtbot.waitUntil(lambda: idle(self._window), timeout=20_000)
        elif chance < 0.6:
            QApplication.processEvents()

    def _place(self) -> QWidget:
        """What has the keyboard; a key that closes the window is none of these."""
        return QApplication.focusWidget() or QApplication.activeWindow() or self._window.view

    def _type(self, place: QWidget, text: str) -> None:
        """A short text by its keys, what is long or on no key from the clipboard, as people do."""
        self.pressed.append(f"types {text[:20]!r}")
        if len(text) < 5 and text.isascii() and text.isprintable():
            self._qtbot.keyClicks(place, text)
        elif hasattr(place, "paste"):
            QApplication.clipboard().setText(text)
            place.paste()


def undo_all(qtbot: QtBot, window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()
    while window.context.close_editor():
        pass
    qtbot.waitUntil(lambda: idle(window), timeout=20_000)
    while window.undo_stack.canUndo():
        at = window.undo_stack.index()
        window.actions_.undo.trigger()
        qtbot.waitUntil(lambda: idle(window), timeout=20_000)
        assert window.undo_stack.index() < at


@pytest.fixture
def start(open_window, prepared: Path, tmp_path: Path, qtbot: QtBot, monkeypatch) -> Callable[[], MainWindow]:
    """Opens a window over three articles; dialogs for files are left at once, and no browser opens."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)

    def opened() -> MainWindow:
        shutil.copytree(prepared, tmp_path / "library")
        with Workspace.open(tmp_path / "library") as workspace:
            for text in NEWS:
                workspace.import_text(text)
        window = open_window(tmp_path / "library")
        settled(qtbot, window)
        return window

    return opened


@pytest.mark.parametrize("seed", range(4))
def test_any_keys_break_nothing_and_can_all_be_undone(qtbot: QtBot, start, tmp_path: Path, seed: int):
    window = start()
    with closing(Reader(tmp_path / "library")) as reader:
        before = everything(reader)
    monkey = Monkey(qtbot, window, seed)
    for _ in range(250):
        monkey.act()
        assert "inside the program" not in window.messages.text, monkey.pressed
    undo_all(qtbot, window)
    window.close()
    with closing(Reader(tmp_path / "library")) as reader:
        assert everything(reader) == before, f"pressed {monkey.pressed}"
    with closing(schema.open_library(tmp_path / "library" / "library.sqlite")) as db:
        as_replayed(db)


def as_replayed(db: Database) -> None:
    stands = covers(db)
    replay(db)
    assert covers(db) == stands
