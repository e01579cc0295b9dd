"""The same quotation in other articles: told below the article, compared in a window, all with the keyboard."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.compare_words import coverage_html
from desktop.dialogs.variants import VariantsDialog
from desktop.link_label import LinkLabel
from desktop.main_window import MainWindow
from desktop.variant_words import told, variants_html
from index.comparing.coverage import covered
from index.comparing.variants import variants
from index.model import (
    Attribution,
    Polarity,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    StoredStatement,
    Tier,
)
from index.workspace import Workspace
from tests.desktop.driving import search, settled

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
STORY = """{headline}

The council met on Monday.

“The boat is a long overdue step for everybody on the islands, and {ending},” Mayor {mayor} said after the vote.
"""


@pytest.fixture
def window(qtbot: QtBot, open_window, prepared: Path, tmp_path: Path) -> MainWindow:
    """A window over the built-in article and two that have one quotation in common."""
    folder = tmp_path / "library"
    shutil.copytree(prepared, folder)
    with Workspace.open(folder) as workspace:
        for outlet, ending, mayor, day in (
            ("Harbour Post", "not a gift", "Ida Holm", "2021-05-04"),
            ("The Daily Tide", "a gift", "Otto Brandt", "2021-05-03"),
        ):
            text = STORY.format(headline=f"Vote in the {outlet}", ending=ending, mayor=mayor)
            workspace.import_text(text, record=SourceRecord(outlet=outlet, published=day))
    made = open_window(folder)
    settled(qtbot, made)
    return made


def shown(qtbot: QtBot, window: MainWindow, query: str) -> str:
    """What the line says of the first result of a query."""
    search(qtbot, window, query)
    line = window.context.panel.variants
    first = window.hits.ids[0]
    qtbot.waitUntil(lambda: window.context.current_id == first, timeout=10_000)
    qtbot.waitUntil(lambda: line.found is not None and line.found.row.id == first, timeout=10_000)
    return line.words


def test_the_line_says_where_else_it_stands_and_what_is_otherwise(qtbot: QtBot, window):
    words = shown(qtbot, window, "outlet:harbour overdue")
    assert words == "Also in: The Daily Tide, 3 May 2021 (1 word differs, names Otto Brandt, printed first)"
    assert window.context.panel.variants.isVisible()
    assert "printed first here" in shown(qtbot, window, "outlet:tide overdue")


def test_there_is_no_line_where_no_other_article_has_it(qtbot: QtBot, window):
    shown(qtbot, window, "outlet:harbour overdue")
    assert shown(qtbot, window, "speaker:tillerson trust") == ""
    assert not window.context.panel.variants.isVisible()


def test_the_comparison_opens_with_a_key_and_leads_to_the_other_article(qtbot: QtBot, window):
    shown(qtbot, window, "outlet:harbour overdue")
    qtbot.keyClick(window, Qt.Key.Key_A, CONTROL_SHIFT)
    dialog = window.findChild(VariantsDialog)
    qtbot.waitUntil(lambda: dialog.count.text() == "In 1 other article")
    text = dialog.found.toPlainText()
    assert "only in the first statement" in text
    assert "names Otto Brandt" in text
    html = dialog.found.toHtml()
    assert "line-through" in html
    qtbot.keyClick(dialog.found, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.browsing.row(window.context.current_id).record.outlet == "The Daily Tide")
    qtbot.waitUntil(lambda: "printed first here" in dialog.found.toPlainText(), timeout=10_000)


def test_the_links_of_the_line_work(qtbot: QtBot, window):
    shown(qtbot, window, "outlet:harbour overdue")
    line = window.context.panel.variants
    other = line.found.others[0].row.id
    label = line.findChild(LinkLabel)
    label.linkActivated.emit(str(other))
    qtbot.waitUntil(lambda: window.context.current_id == other)
    label.linkActivated.emit("compare")
    assert window.findChild(VariantsDialog).isVisible()


def test_the_line_follows_what_becomes_of_the_other_article(qtbot: QtBot, window):
    shown(qtbot, window, "outlet:harbour overdue")
    line = window.context.panel.variants
    other = line.found.others[0].row.article_id
    with qtbot.waitSignal(window.library.remove_articles([other]).done):
        pass
    window.changes.changed.emit()
    qtbot.waitUntil(lambda: line.words == "", timeout=10_000)


def test_without_such_a_quote_the_comparison_says_so(qtbot: QtBot, window):
    shown(qtbot, window, "speaker:tillerson trust")
    window.actions_.variants.trigger()
    dialog = window.findChild(VariantsDialog)
    assert dialog.count.text() == "No other article has this quote."
    assert dialog.found.toPlainText() == ""


def test_what_was_not_said_there_is_marked_with_a_word(qtbot: QtBot, theme):
    row = StoredStatement(
        id=1,
        article_id=1,
        position=0,
        statement=Statement(
            kind=QuotationKind.INDIRECT,
            content=(Span(0, 40),),
            polarity=Polarity.NEGATED,
            attribution=Attribution(speaker=Speaker(name="Ida Holm", kind=SpeakerKind.PERSON), tier=Tier.UNSURE),
        ),
        quote="that the boat is a long overdue step for everybody on the islands",
        cue="did not say",
        mention="Holm",
        within_id=None,
        record=SourceRecord(outlet="Harbour Post"),
        person_id=1,
    )
    found = variants(replace(row, id=2, article_id=2), [row])
    assert told(found.others[0], found) == "same words, not said"
    assert "unsure, not said" in variants_html(found, theme)
    html = coverage_html([covered(found)], theme)
    assert "unsure, not said" in html
    assert "only reported" in html
