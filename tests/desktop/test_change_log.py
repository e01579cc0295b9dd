"""The change log: what it shows, taking back from it, and the file it is kept in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.change_model import ChangeModel
from desktop.dialogs.change_log import ChangeLogDialog
from desktop.main_window import MainWindow
from index.model import Change
from tests.desktop.driving import marks, press, search

CONTROL = Qt.KeyboardModifier.ControlModifier
CHANGE = Change(
    id=4,
    made_at="2021-05-04T08:00:00Z",
    title="Change of speaker",
    subject="Too late",
    before="Bo Lake",
    after="Ann Field",
    statement_ids=(3,),
)


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, theme):
    model = ChangeModel(theme)
    model.show((CHANGE, replace(CHANGE, id=3, undone=True)))
    qtmodeltester.check(model)


def test_a_line_says_when_what_on_what_from_and_to(theme):
    model = ChangeModel(theme)
    model.show((CHANGE,))
    words = [model.index(0, column).data() for column in range(model.columnCount())]
    assert words[0].startswith("4 May 2021, ")
    assert words[1:] == ["Change of speaker", "Too late", "Bo Lake", "Ann Field"]


def test_what_is_taken_back_is_said_to_be_in_words(theme):
    model = ChangeModel(theme)
    model.show((replace(CHANGE, undone=True),))
    assert model.index(0, 1).data() == "Change of speaker (taken back)"
    assert "taken back" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("change", "possible"),
    [(CHANGE, True), (replace(CHANGE, undone=True), False), (replace(CHANGE, undoes=3), False)],
)
def test_only_what_stands_can_be_taken_back(qtbot: QtBot, theme, change, possible):
    dialog = ChangeLogDialog(theme, has_article=True)
    qtbot.addWidget(dialog)
    dialog.show_changes((change,))
    assert button(dialog, "Take Back").isEnabled() is possible


@pytest.fixture
def starred(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window in which the first statement was starred."""
    search(qtbot, window, "")
    window.view.select_row(0)
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    return window


def button(dialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "").rstrip("…") == text)


def opened(qtbot: QtBot, window: MainWindow) -> tuple[ChangeLogDialog, QTreeView]:
    qtbot.keyClick(window, Qt.Key.Key_H, CONTROL)
    (dialog,) = window.findChildren(ChangeLogDialog)
    view = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    return dialog, view


def test_ctrl_h_shows_the_log_and_it_follows_what_is_changed(qtbot: QtBot, starred):
    dialog, view = opened(qtbot, starred)
    assert not dialog.isModal()
    assert view.model().rowCount() == 1
    with qtbot.waitSignal(starred.changes.changed):
        qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    assert not button(dialog, "Take Back").isEnabled()
    dialog.close()


def test_a_change_is_taken_back_from_the_log_and_that_can_be_undone(qtbot: QtBot, starred):
    statement_id = starred.view.current_id()
    dialog, view = opened(qtbot, starred)
    for do, is_starred in (
        (lambda: qtbot.mouseClick(button(dialog, "Take Back"), Qt.MouseButton.LeftButton), False),
        (lambda: qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL), True),
        (lambda: qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier), False),
    ):
        with qtbot.waitSignal(starred.changes.changed), qtbot.waitSignal(starred.browsing.answered):
            do()
        assert marks(starred, statement_id).starred is is_starred
    dialog.close()


def test_the_log_of_one_article_leaves_the_others_out(qtbot: QtBot, starred):
    person_id = starred.hits.statement(0).person_id
    job = starred.library.change(lambda workspace: workspace.rename_person(person_id, "Ann Field"))
    with qtbot.waitSignal(job.done):
        pass
    dialog, view = opened(qtbot, starred)
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    qtbot.mouseClick(
        dialog.findChild(QCheckBox), Qt.MouseButton.LeftButton, pos=dialog.findChild(QCheckBox).rect().center() / 4
    )
    dialog.findChild(QCheckBox).setChecked(True)
    qtbot.waitUntil(lambda: view.model().rowCount() == 1)
    dialog.close()


@pytest.mark.parametrize(("name", "begins"), [("log.csv", "\ufeffnumber,"), ("log.jsonl", '{"id": 1')])
def test_the_log_is_written_to_a_file(qtbot: QtBot, starred, tmp_path, monkeypatch, name, begins):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    dialog, _ = opened(qtbot, starred)
    qtbot.mouseClick(button(dialog, "Export"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: starred.messages.text == "Exported the change log.")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    dialog.close()


def test_a_file_that_cannot_be_written_is_explained(qtbot: QtBot, starred, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "log.csv"), ""))
    dialog, _ = opened(qtbot, starred)
    qtbot.mouseClick(button(dialog, "Export"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "could not be written" in starred.messages.text)
    dialog.close()


def test_enter_in_the_log_shows_the_statement_even_if_it_is_not_listed(qtbot: QtBot, starred):
    statement_id = starred.view.current_id()
    search(qtbot, starred, "speaker:haley")
    assert statement_id not in starred.hits.ids
    dialog, view = opened(qtbot, starred)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: starred.context.current_id == statement_id)
    assert starred.view.selected_ids() == ()
    dialog.close()
