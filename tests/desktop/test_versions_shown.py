"""The context tells of other versions of an article and of articles that share its text, and leads there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QTableView
from pytestqt.qtbot import QtBot

from desktop.dialogs.versions import VersionsDialog
from index.model import SourceRecord
from index.workspace import Workspace
from tests.desktop.driving import search, settled
from tests.index.reading.test_wrapping import BROKEN
from tests.index.test_repetitions import OTHER, STORY
from tests.index.test_versions import FIRST, SECOND, URL


@pytest.fixture
def opened(qtbot: QtBot, open_window, tmp_path):
    """A window over a library with these texts, each with its record."""

    def opened_(*texts):
        with Workspace.open(tmp_path / "library") as library:
            for text, known in texts:
                library.import_text(text, record=SourceRecord(**known), source="page")
        window = open_window(tmp_path / "library")
        settled(qtbot, window)
        return window

    return opened_


@pytest.fixture
def versions(opened):
    return opened(
        (FIRST, {"url": URL, "accessed": "2021-05-01"}),
        (SECOND, {"url": URL, "accessed": "2021-05-03"}),
    )


def dialog_of(qtbot: QtBot, window):
    qtbot.keyClick(window.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = window.findChildren(VersionsDialog)
    view = dialog.findChild(QTableView)
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    return dialog, view


def cells(view):
    model = view.model()
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def test_the_context_says_which_version_is_shown(qtbot: QtBot, versions):
    search(qtbot, versions, "waited")
    assert versions.context.panel.relatives.words == "Version 2 of 2 · what changed"
    search(qtbot, versions, "waited is:older")
    qtbot.waitUntil(
        lambda: versions.context.panel.relatives.words == "Version 1 of 2 · there is a newer one: what changed"
    )


def test_the_articles_and_the_count_have_the_newest_version_alone(qtbot: QtBot, versions):
    versions.actions_.show_articles.trigger()
    qtbot.waitUntil(lambda: versions.articles.rowCount() == 1)
    assert versions.articles.article(0).article.record.headline == "Bridge reopens after long repairs"


def test_the_window_of_versions_tells_what_became_of_each_statement(qtbot: QtBot, versions):
    dialog, view = dialog_of(qtbot, versions)
    assert not dialog.isModal()
    assert cells(view) == [
        [
            "changed",
            "Ada Quill: “We have waited two years for this day,”",
            "Ada Quill: “We have waited three years for this day,”",
        ],
        ["gone", "Lee Tan: that the ferry would close", ""],
        ["new", "", "Ida Holm: that the road was next"],
    ]
    assert "1 new · 1 gone · 1 changed" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.findChild(QCheckBox).setChecked(True)
    assert len(cells(view)) > 3


def test_a_statement_of_an_older_version_is_shown_in_its_article(qtbot: QtBot, versions):
    _, view = dialog_of(qtbot, versions)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Version 1 of 2" in versions.context.panel.relatives.words)
    assert versions.context.row(versions.context.current_id).quote == "that the ferry would close"


def test_an_article_with_one_version_says_so(qtbot: QtBot, opened):
    window = opened((FIRST, {"url": URL}))
    assert window.context.panel.relatives.isHidden()
    window.actions_.versions.trigger()
    assert "This article has one version so far." in window.messages.text


def test_a_story_in_two_outlets_is_told_and_leads_to_the_other(qtbot: QtBot, opened):
    window = opened((STORY, {"outlet": "Post"}), (OTHER, {"outlet": "Echo", "published": "2021-05-04"}))
    search(qtbot, window, "outlet:post overdue")
    relatives = window.context.panel.relatives
    qtbot.waitUntil(lambda: relatives.words.endswith("“Islands to get new ferry”, Echo, 4 May 2021"))
    assert relatives.words.startswith(("Nearly the same as", "Shares much of its text with"))
    link = relatives.findChild(QLabel)
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Tab)
    link.linkActivated.emit(str(window.context.article_id + 1))
    qtbot.waitUntil(lambda: relatives.words.endswith("“Ferry line gets a second boat”, Post"))


def test_a_new_version_is_told_when_it_comes_in(qtbot: QtBot, opened):
    window = opened((FIRST, {"url": URL}))
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        window.importing.import_text(SECOND, SourceRecord(url=URL), "page")
    assert window.messages.text == "Imported 1 article. It is a new version of an article that you have."


def test_words_that_were_made_whole_are_told(qtbot: QtBot, opened):
    window = opened((BROKEN, {}))
    search(qtbot, window, "")
    relatives = window.context.panel.relatives
    assert relatives.words == "2 words were joined at the ends of lines"
    assert relatives.findChild(QLabel).toolTip() == "engi-|neers, har-|bour"
