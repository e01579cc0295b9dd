"""An import is a step like any other: undoing it takes the articles out, redoing it brings them back with all of it."""

from PySide6.QtCore import Qt

from index.errors import DiskFull
from index.model import SourceRecord
from index.workspace import Workspace
from tests.desktop.driving import search
from tests.index.texts import BRIDGE, HARVEST

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(qtbot, window, key, keys):
    window.view.setFocus()
    changed, answered = window.changes.changed, window.browsing.answered
    with qtbot.waitSignal(changed, timeout=20_000), qtbot.waitSignal(answered, timeout=20_000):
        qtbot.keyClick(window.view, key, keys)


def test_an_import_is_undone_and_redone_with_keys_and_nothing_is_lost(qtbot, window, tmp_path):
    for name, text in (("bridge.txt", BRIDGE), ("harvest.txt", HARVEST)):
        (tmp_path / name).write_text(text)
    with (
        qtbot.waitSignal(window.importing.finished, timeout=20_000),
        qtbot.waitSignal(window.browsing.answered, timeout=20_000),
    ):
        window.importing.import_paths([tmp_path / "bridge.txt", tmp_path / "harvest.txt"])
    assert window.undo_stack.undoText() == "import of 2 articles"
    search(qtbot, window, "ferry")
    (ferry,) = window.hits.ids
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert window.hits.ids == ()
    assert window.undo_stack.redoText() == "import of 2 articles"
    press(qtbot, window, Qt.Key.Key_Z, CONTROL | SHIFT)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.hits.ids == (ferry,)
    search(qtbot, window, "is:starred")
    assert window.hits.ids == (ferry,)


def test_what_was_there_already_is_no_step(qtbot, window):
    with qtbot.waitSignal(window.importing.finished, timeout=20_000):
        window.importing.import_sample()
    assert window.undo_stack.count() == 0


def test_one_article_is_called_one(qtbot, window):
    with qtbot.waitSignal(window.importing.finished, timeout=20_000):
        window.importing.import_text(BRIDGE, SourceRecord(), "pasted text")
    assert window.undo_stack.undoText() == "import of 1 article"


def test_a_cancelled_import_is_one_step_too(qtbot, window, tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(BRIDGE.replace("bridge", f"bridge {number}"))
    said, answered = window.importing.said, window.browsing.answered
    with qtbot.waitSignal(said, timeout=60_000), qtbot.waitSignal(answered, timeout=60_000):
        window.importing.progressed.connect(lambda step: step and step.done >= 3 and window.importing.cancel())
        window.importing.import_paths([tmp_path])
    qtbot.waitUntil(lambda: window.articles.rowCount() > 3, timeout=20_000)
    came = window.articles.rowCount() - 1
    assert 3 <= came < 40
    assert window.undo_stack.undoText() == f"import of {came} articles"
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.articles.rowCount() == 1, timeout=20_000)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.articles.rowCount() == came + 1, timeout=20_000)


def test_what_cannot_be_undone_for_want_of_room_can_be_when_there_is_some(qtbot, window, tmp_path, monkeypatch):
    with (
        qtbot.waitSignal(window.importing.finished, timeout=20_000),
        qtbot.waitSignal(window.browsing.answered, timeout=20_000),
    ):
        window.importing.import_text(BRIDGE, SourceRecord(), "pasted text")
    stack = window.undo_stack

    def refuse(*_):
        raise DiskFull(tmp_path)

    for key, keys, text, method in (
        (Qt.Key.Key_Z, CONTROL, stack.undoText, "remove_articles"),
        (Qt.Key.Key_Z, CONTROL | SHIFT, stack.redoText, "restore_articles"),
    ):
        with monkeypatch.context() as full:
            full.setattr(Workspace, method, refuse)
            window.view.setFocus()
            with qtbot.waitSignal(window.changes.failed, timeout=10_000):
                qtbot.keyClick(window.view, key, keys)
            assert window.messages.text.startswith("The disk is full")
            assert text() == "import of 1 article"
        press(qtbot, window, key, keys)
        assert text() == ""
    search(qtbot, window, "ferry")
    assert len(window.hits.ids) == 1
