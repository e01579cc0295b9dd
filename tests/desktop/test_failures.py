"""What could not be imported is listed under the panes: read, copied, tried again, all of it with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.failure_model import Failure, FailureModel
from desktop.failure_words import reason_words
from desktop.remaining import Remaining
from desktop.worker import Step
from index import errors, intake
from tests.index.reading.mutations import SEEDS
from tests.index.reading.pdfs import column, pdf

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def folder_of_failures(tmp_path):
    """Two files that cannot be read and one that can."""
    top = tmp_path / "news"
    top.mkdir()
    (top / "letters.pdf").write_bytes(pdf(column(["A text."]), encrypted=True))
    (top / "scan.pdf").write_bytes(pdf([], picture=True))
    (top / "quay.txt").write_bytes(SEEDS["text"])
    return top


def imported(qtbot: QtBot, window, *paths):
    with qtbot.waitSignal(window.importing.said, timeout=30_000):
        window.importing.import_paths(paths)


def words_of(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel))


def rows(window):
    model = window.failure_handlers.panel.list.model()
    return [tuple(model.index(row, column).data() for column in (0, 1)) for row in range(model.rowCount())]


def test_the_summary_leads_to_a_list_with_each_file_and_its_reason(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures)
    assert window.messages.text == "Imported 1 article. 2 files could not be imported."
    (button,) = [each for each in window.messages.findChildren(QPushButton) if each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.failure_handlers.panel.list.hasFocus()
    assert rows(window) == [
        ("letters.pdf", "password-protected"),
        ("scan.pdf", "no text found: probably a scan"),
    ]


def test_below_the_list_stands_what_to_do_about_the_chosen_file(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures)
    window.actions_.show_failures.trigger()
    panel = window.failure_handlers.panel
    advice = "“letters.pdf” is password-protected. Nothing was imported. Save a copy without a password and try again."
    assert advice in words_of(panel)
    assert panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole) == advice
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert "it is probably a scan. Nothing was imported. Run text recognition on it." in words_of(panel)


def test_a_repaired_file_leaves_the_list_when_all_are_tried_again(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures)
    window.actions_.show_failures.trigger()
    (folder_of_failures / "scan.pdf").write_bytes(pdf(column(["Per Lund said the crane would be sold at once."])))
    panel = window.failure_handlers.panel
    with qtbot.waitSignal(window.importing.said, timeout=30_000):
        qtbot.mouseClick(panel.retry, Qt.MouseButton.LeftButton)
    assert rows(window) == [("letters.pdf", "password-protected")]
    assert "Imported 1 article." in window.messages.text


def test_only_the_selected_files_are_tried_again(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures)
    window.actions_.show_failures.trigger()
    for name in ("letters.pdf", "scan.pdf"):
        (folder_of_failures / name).write_bytes(pdf(column([f"Per Lund said {name} would be sold at once."])))
    panel = window.failure_handlers.panel
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    assert panel.retry.text().replace("&", "") == "Try Selected Again"
    with qtbot.waitSignal(window.importing.said, timeout=30_000):
        qtbot.keyClick(panel.retry, Qt.Key.Key_Space)
    assert [name for name, _ in rows(window)] == ["scan.pdf"]


def test_the_list_closes_by_itself_when_nothing_is_left_in_it(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures / "scan.pdf")
    window.actions_.show_failures.trigger()
    (folder_of_failures / "scan.pdf").write_bytes(pdf(column(["Per Lund said the crane would be sold at once."])))
    imported(qtbot, window, folder_of_failures / "scan.pdf")
    assert not window.failure_handlers.is_shown
    assert not window.actions_.show_failures.isEnabled()


def test_ctrl_c_in_the_list_copies_it_and_esc_closes_it(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures)
    window.messages.dismiss()
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL_SHIFT)
    qtbot.keyClick(window.failure_handlers.panel.list, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(window.failure_handlers.panel.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"{folder_of_failures / 'letters.pdf'}: password-protected",
        f"{folder_of_failures / 'scan.pdf'}: no text found: probably a scan",
    ]
    window.messages.dismiss()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.failure_handlers.is_shown


def test_f6_reaches_the_list(qtbot: QtBot, window, folder_of_failures):
    imported(qtbot, window, folder_of_failures)
    window.actions_.show_failures.trigger()
    window.context.text.setFocus()
    window.actions_.next_pane.trigger()
    assert window.failure_handlers.panel.list.hasFocus()


def test_a_cancelled_import_tells_what_had_failed_by_then(qtbot: QtBot, window, folder_of_failures):
    for number in range(60):
        (folder_of_failures / f"z{number:02}.txt").write_bytes(SEEDS["text"] + f"\n\nNumber {number}.\n".encode())
    with qtbot.waitSignal(window.importing.said, timeout=60_000):
        window.importing.progressed.connect(lambda step: step and step.done >= 4 and window.importing.cancel())
        window.importing.import_paths([folder_of_failures])
    came = int(window.undo_stack.undoText().split()[2])
    assert window.messages.text.startswith(f"Import cancelled. {came} article")
    window.actions_.show_failures.trigger()
    assert [name for name, _ in rows(window)] == ["letters.pdf", "scan.pdf"]


def test_what_came_in_before_the_disk_was_full_is_shown(qtbot: QtBot, window, tmp_path, monkeypatch):
    store, stored = intake.store_article, []

    def store_two(db, found, *, source_id):
        if len(stored) == 2:
            raise errors.DiskFull(tmp_path)
        stored.append(source_id)
        return store(db, found, source_id=source_id)

    monkeypatch.setattr(intake, "store_article", store_two)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(SEEDS["text"] + f"\n\nNumber {number}.\n".encode())
    before = window.articles.rowCount()
    imported(qtbot, window, tmp_path)
    assert window.messages.text.startswith("Imported 2 articles. The disk is full on which the library")
    qtbot.waitUntil(lambda: window.articles.rowCount() == before + 2, timeout=10_000)
    assert window.undo_stack.undoText() == "import of 2 articles"
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.articles.rowCount() == before, timeout=10_000)


def test_the_model_keeps_one_line_for_each_source(qtmodeltester, tmp_path):
    model = FailureModel()
    first = Failure(errors.SourceLocked(str(tmp_path / "a.pdf")), tmp_path / "a.pdf")
    part = Failure(errors.SourceEmpty(f"{tmp_path / 'b.zip'}, c.txt"), tmp_path / "b.zip")
    again = Failure(errors.SourceScanned(str(tmp_path / "a.pdf"), pages=1), tmp_path / "a.pdf")
    model.take_in([first, part], [])
    model.take_in([again], [])
    qtmodeltester.check(model)
    assert [failure.name for failure in model.failures] == ["a.pdf", "b.zip, c.txt"]
    assert reason_words(model.failures[0].error) == "no text found: probably a scan"
    model.take_in([], [tmp_path / "b.zip"])
    assert [failure.name for failure in model.failures] == ["a.pdf"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.SourceUnreadable("a", "permission denied"), "cannot be opened: permission denied"),
        (errors.SourceMisnamed("a", claimed="a PDF"), "not a PDF, although named so"),
        (errors.SourceUnsupported("a", found="an old Word document", instead="DOCX"), "save it as DOCX"),
        (errors.SourceMalformed("a", "it is cut off"), "it is cut off"),
        (errors.SourceTooLarge("a", size_bytes=90_000_000, limit_bytes=64_000_000), "the limit is 64 MB"),
        (errors.SourceTooSlow("a", limit_s=120), "given up after 120 seconds"),
        (errors.SourceCrashed("a", reason="its reader crashed (SIGSEGV)"), "SIGSEGV"),
        (errors.SourceNeedsScript("a"), "until a browser runs it"),
        (errors.SourceNotText("a"), "no text and no document"),
        (errors.SourceEmpty("a"), "no text in it"),
    ],
)
def test_reasons_are_short(error, words):
    assert words in reason_words(error)
    assert len(reason_words(error)) < 60


def test_the_remaining_time_follows_the_last_minute():
    now = 0.0
    remaining = Remaining(lambda: now)

    def after(seconds: float, done: int, total: int = 1000) -> str:
        nonlocal now
        now = seconds
        return remaining.words(Step(done=done, total=total, what=""))

    assert after(0, 0) == ""
    assert after(1, 10) == ""
    assert after(10, 100) == "about 2 min left"
    assert after(60, 600) == "less than a minute left"
    assert after(120, 610, 100_000) == "about 166 h left"
    assert after(121, 100_000, 100_000) == ""
    remaining.restart()
    assert after(122, 1) == ""
