"""A headline that quotes words of nobody: told in the context and in the list of articles."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.article_model import ArticleRole
from desktop.main_window import MainWindow
from index.model import SourceRecord
from index.record_fields import RecordField
from index.workspace import Workspace
from tests.desktop.driving import search, settled

WORDS = "The headline quotes “a disgrace”: no statement below it has these words."
TEXT = """Mayor calls ferry ‘a disgrace’

The council met on Monday.

“The ferry [to the islands] is late every day of the week,” Mayor Ida Holm said after the vote.
"""


@pytest.fixture
def window(qtbot: QtBot, open_window, prepared: Path, tmp_path: Path) -> MainWindow:
    """A window over the built-in article and one with such a headline."""
    folder = tmp_path / "library"
    shutil.copytree(prepared, folder)
    with Workspace.open(folder) as workspace:
        record = SourceRecord(headline="Mayor calls ferry ‘a disgrace’", outlet="Harbour Post", published="2021-05-04")
        workspace.import_text(TEXT, record=record)
    made = open_window(folder)
    settled(qtbot, made)
    return made


def test_the_context_says_which_words(qtbot: QtBot, window):
    search(qtbot, window, "is:headline-only outlet:harbour")
    qtbot.waitUntil(lambda: WORDS in window.context.panel.relatives.words, timeout=10_000)
    search(qtbot, window, "speaker:tillerson")
    qtbot.waitUntil(lambda: "“all time low”" in window.context.panel.relatives.words, timeout=10_000)


def test_it_says_so_no_more_when_the_headline_is_put_right(qtbot: QtBot, window):
    search(qtbot, window, "outlet:harbour")
    qtbot.waitUntil(lambda: WORDS in window.context.panel.relatives.words, timeout=10_000)
    article_id = window.context.article_id
    lines = {RecordField.HEADLINE: "Mayor calls ferry late"}
    window.changes.make(lambda workspace: workspace.set_record(article_id, lines), "Change")
    qtbot.waitUntil(lambda: window.context.panel.relatives.words == "", timeout=10_000)
    row = window.articles.row_of(article_id)
    model = window.articles
    qtbot.waitUntil(lambda: not model.data(model.index(row), ArticleRole.HEADLINE_ONLY), timeout=10_000)


def test_the_list_of_articles_marks_it_in_words(qtbot: QtBot, window):
    model = window.articles
    row = next(row for row in range(model.rowCount()) if "disgrace" in model.data(model.index(row)))
    qtbot.waitUntil(lambda: model.data(model.index(row), ArticleRole.HEADLINE_ONLY), timeout=10_000)
    spoken = model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("the headline quotes words that no statement has")


def test_the_filters_have_the_signs_of_editing(qtbot: QtBot, window):
    search(qtbot, window, "ferry")
    facets = window.facets
    rows = [facets.row(facets.index(number)) for number in range(facets.rowCount())]
    shown = {row.value: row.label for row in rows if row and row.value}
    assert shown["brackets"] == "with brackets"
    assert shown["headline-only"] == "headline quotes other words"
