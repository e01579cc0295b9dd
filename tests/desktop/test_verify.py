"""Looking for a quote with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.dialogs.verify import LONGEST, VerifyDialog
from desktop.main_window import MainWindow
from tests.desktop.driving import search

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
QUOTE = "There is a low level of trust between our two countries"


def opened(qtbot: QtBot, window: MainWindow, clipboard: str) -> VerifyDialog:
    """The window that the key opens while this is on the clipboard."""
    QGuiApplication.clipboard().setText(clipboard)
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL_SHIFT)
    dialog = window.findChild(VerifyDialog)
    assert dialog is not None
    return dialog


def wait_for(qtbot: QtBot, dialog: VerifyDialog, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog.verdict.text(), timeout=10_000)


def test_what_was_copied_is_looked_for_at_once(qtbot: QtBot, window):
    dialog = opened(qtbot, window, f"“{QUOTE}”")
    wait_for(qtbot, dialog, "Exact")
    shown = dialog.found.toPlainText()
    assert "Rex Tillerson" in shown or "Tillerson" in shown
    assert QUOTE in shown


def test_every_difference_is_told_by_more_than_its_colour(qtbot: QtBot, window):
    dialog = opened(qtbot, window, QUOTE.replace("low", "high"))
    wait_for(qtbot, dialog, "Altered: 1 word differs")
    assert "low high level" in dialog.found.toPlainText()
    assert {letter for letter, fonts in formats(dialog.found).items() if fonts == (True, False)} == {"low"}
    assert {letter for letter, fonts in formats(dialog.found).items() if fonts == (False, True)} == {"high"}


def formats(view: QTextBrowser) -> dict[str, tuple[bool, bool]]:
    """For each run of text behind the legend whether a line goes through it and whether one goes under it."""
    found = {}
    block = view.document().firstBlock().next()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            format_ = fragments.fragment().charFormat()
            if not format_.isAnchor():
                found[fragments.fragment().text().strip()] = (format_.fontStrikeOut(), format_.fontUnderline())
            fragments += 1
        block = block.next()
    return found


def test_typing_asks_again_and_a_name_is_held_against_the_speaker(qtbot: QtBot, window):
    dialog = opened(qtbot, window, QUOTE)
    wait_for(qtbot, dialog, "Exact")
    qtbot.keyClick(dialog.quote, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget() or dialog.speaker, "Haley")
    wait_for(qtbot, dialog, "By someone else than Haley")
    dialog.speaker.selectAll()
    qtbot.keyClicks(dialog.speaker, "Tillerson")
    wait_for(qtbot, dialog, "Exact")


def test_what_is_nowhere_is_not_called_false(qtbot: QtBot, window):
    dialog = opened(qtbot, window, "Nobody has ever seen a whale in the harbour")
    wait_for(qtbot, dialog, "Not found in your article")
    assert dialog.found.toPlainText() == ""


def test_a_statement_found_is_shown_in_its_article(qtbot: QtBot, window):
    search(qtbot, window, "speaker:haley")
    dialog = opened(qtbot, window, QUOTE)
    wait_for(qtbot, dialog, "Exact")
    dialog.found.setFocus()
    qtbot.keyClick(dialog.found, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QUOTE in window.browsing.row(window.context.current_id).quote)


@pytest.mark.parametrize("text", ["", "   \n", "x" * (LONGEST + 1), "😀 <b>&"])
def test_rubbish_on_the_clipboard_does_no_harm(qtbot: QtBot, window, text):
    dialog = opened(qtbot, window, text)
    assert len(dialog.quote.toPlainText()) <= LONGEST
    qtbot.waitUntil(lambda: dialog.verdict.text() != "")


def test_the_key_brings_the_open_window_to_the_front_with_the_new_quote(qtbot: QtBot, window):
    first = opened(qtbot, window, "Nobody has ever seen a whale in the harbour")
    second = opened(qtbot, window, QUOTE)
    assert first is second
    wait_for(qtbot, second, "Exact")
    assert len(window.findChildren(VerifyDialog)) == 1


def test_words_that_only_the_text_has_lead_to_the_article(qtbot: QtBot, window):
    dialog = opened(qtbot, window, "the first face-to-face encounter between Putin and any Trump")
    wait_for(qtbot, dialog, "In the text of an article, but not as a statement")
    assert "in the text, not as a statement" in dialog.found.toPlainText()
    window.context.show_article(None, None)
    dialog.found.setFocus()
    qtbot.keyClick(dialog.found, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.article_id is not None, timeout=10_000)


def test_the_quotes_of_a_table_are_answered_in_a_table(qtbot: QtBot, window, tmp_path, monkeypatch):
    asked, answers = tmp_path / "asked.csv", tmp_path / "asked-verified.csv"
    asked.write_text("quote,speaker\nThere is a low level of trust between our two countries,Tillerson\nNo whale,\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(asked), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (given[2], ""))
    window.actions_.verify_table.trigger()
    qtbot.waitUntil(lambda: window.messages.text.startswith("Looked for 2 quotes"), timeout=20_000)
    assert "1 exact, 1 not found" in window.messages.text
    assert "asked-verified.csv" in window.messages.text
    assert "countries,Tillerson,exact," in answers.read_text("utf-8")


def test_a_table_without_quotes_is_told(qtbot: QtBot, window, tmp_path, monkeypatch):
    asked = tmp_path / "asked.csv"
    asked.write_text("text\nNo whale\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(asked), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (given[2], ""))
    window.actions_.verify_table.trigger()
    qtbot.waitUntil(lambda: "no column named quote" in window.messages.text, timeout=20_000)
    assert not (tmp_path / "asked-verified.csv").exists()
