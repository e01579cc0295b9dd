"""Comparing with the keyboard alone."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.compare_words import coverage_html
from desktop.dialogs.compare import CompareDialog, What
from desktop.main_window import MainWindow
from index.comparing.coverage import Show, covered
from index.comparing.findings import Difference, Piece
from index.comparing.variants import Relation, Variant, Variants
from index.model import QuotationKind, SourceRecord, Span, Statement, StoredStatement
from index.workspace import Workspace
from tests.desktop.driving import search, settled
from tests.index.test_compare import PAPERS, RELEASE

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, open_window, prepared: Path, tmp_path: Path) -> MainWindow:
    """A window over a press release and two papers that used it."""
    folder = tmp_path / "library"
    shutil.copytree(prepared, folder)
    with Workspace.open(folder) as workspace:
        for outlet, text in {"City Hall": RELEASE, **PAPERS}.items():
            workspace.import_text(text, record=SourceRecord(outlet=outlet, published="2021-05-04"))
    made = open_window(folder)
    settled(qtbot, made)
    return made


def opened(qtbot: QtBot, window: MainWindow) -> CompareDialog:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL_SHIFT)
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def choose(qtbot: QtBot, dialog: CompareDialog, what: What) -> None:
    dialog.what.setFocus()
    while dialog.what.currentData() is not what:
        qtbot.keyClick(dialog.what, Qt.Key.Key_Down)


def test_two_outlets_of_the_results_stand_side_by_side(qtbot: QtBot, window):
    search(qtbot, window, "islands")
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, What.OUTLETS)
    offered = [dialog.left.itemText(number) for number in range(dialog.left.count())]
    assert {"Harbour Post", "The Daily Tide"} <= set(offered)
    for box, name in ((dialog.left, "Harbour Post"), (dialog.right, "The Daily Tide")):
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), name)
    assert dialog.query.text() == "islands"
    qtbot.keyClick(dialog.right.lineEdit(), Qt.Key.Key_Return)
    words = "Harbour Post: 1 statement · The Daily Tide: 1 statement · 1 quote in both"
    qtbot.waitUntil(lambda: dialog.summary.text() == words, timeout=10_000)
    assert "both have it" in dialog.found.toPlainText()


def test_the_article_shown_is_held_against_all_others(qtbot: QtBot, window):
    search(qtbot, window, 'outlet:"City Hall"')
    qtbot.waitUntil(lambda: window.context.article.article.record.outlet == "City Hall", timeout=10_000)
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, What.ARTICLE)
    assert not dialog.query.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    words = "“Statement on the ferry” · 3 statements: 1 quoted, 1 cut, 1 not quoted"
    qtbot.waitUntil(lambda: dialog.summary.text() == words, timeout=10_000)
    assert dialog.show_what is Show.USED
    shown = dialog.found.toPlainText()
    assert "overdue" in shown
    assert "first storms" not in shown
    dialog.shown.setFocus()
    qtbot.keyClick(dialog.shown, Qt.Key.Key_Down)
    shown = dialog.found.toPlainText()
    assert "first storms" in shown
    assert "overdue" not in shown
    dialog.ask()
    qtbot.waitUntil(lambda: dialog.show_what is Show.NOT_QUOTED)
    dialog.found.setFocus()
    qtbot.keyClick(dialog.found, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "first storms" in window.browsing.row(window.context.current_id).quote, timeout=10_000)


def test_without_two_names_it_asks_for_them(qtbot: QtBot, window):
    dialog = opened(qtbot, window)
    dialog.right.setEditText("  ")
    dialog.ask()
    assert dialog.summary.text() == "Two names are needed."


def test_names_with_signs_of_html_and_queries_do_no_harm(qtbot: QtBot, window):
    dialog = opened(qtbot, window)
    dialog.left.setEditText('<b>& "x:y')
    dialog.right.setEditText("speaker:(OR")
    dialog.query.setText('"unclosed (')
    dialog.ask()
    qtbot.waitUntil(lambda: "0 statements" in dialog.summary.text(), timeout=10_000)
    assert '<b>& "x:y' in dialog.found.toPlainText()


def test_a_long_cut_at_an_end_is_shortened_to_the_words_beside_what_is_left(theme):
    words = [f"word{number}" for number in range(40)]
    quote = "We will not build the ferry to the islands this year"
    cut = [Piece(difference=Difference.LEFT_OUT, quote="", statement=" ".join(words)) for _ in range(2)]
    same = Piece(difference=Difference.SAME, quote=quote, statement=quote)
    row = StoredStatement(
        id=1,
        article_id=1,
        position=0,
        statement=Statement(kind=QuotationKind.DIRECT, content=(Span(0, 9),)),
        quote=f"{' '.join(words)} {quote} {' '.join(words)}",
        cue="said",
        mention="",
        within_id=None,
        record=SourceRecord(outlet="City Hall"),
    )
    one = Variant(
        row=replace(row, id=2, quote=quote),
        relation=Relation.SHORTER,
        changed_words=0,
        more_words=80,
        pieces=(cut[0], same, cut[1]),
        names_another=False,
    )
    html = coverage_html([covered(Variants(row=row, others=(one,), first=None))], theme)
    above, below = html.split("margin-left")
    assert above.count("word20") == 2
    assert "… word32 word33" in below
    assert "word6 word7 …" in below
    assert not [word for word in ("word31", "word8 ") if word in below]
    assert quote in below
