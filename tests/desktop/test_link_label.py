"""Labels with links: what they say, and what is left of it where room is short."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.link_label import LinkLabel, Part

LINES = (
    [Part("Version 2 of 3 · "), Part("what changed", "versions")],
    [Part("The headline quotes <b> & nobody said it.")],
)


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[LinkLabel]:
    """A label in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    made = LinkLabel(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton(window))
    column.addWidget(made)
    column.addStretch()
    window.resize(160, 200)
    window.show()
    yield made
    window.close()


def plain(label: LinkLabel) -> list[str]:
    return [unescape(re.sub("<[^>]*>", "", line)) for line in label.text().split("<br>")]


def test_it_says_its_lines_and_has_their_links(label):
    label.show_lines(LINES)
    assert plain(label) == ["Version 2 of 3 · what changed", "The headline quotes <b> & nobody said it."]
    assert '<a href="versions">what changed</a>' in label.text()
    assert label.words == label.accessibleName() == "; ".join(plain(label))


def test_a_screen_reader_can_be_told_other_words(label):
    label.show_lines(LINES, spoken="Version two")
    assert label.words == "Version two"
    label.show_lines([])
    assert label.text() == label.words == ""


def test_short_of_room_every_line_is_one_and_ends_in_an_ellipsis(qtbot: QtBot, label):
    label.show_lines(LINES, tip="More of it")
    wrapped = label.heightForWidth(label.width())
    assert label.toolTip() == "More of it"
    label.set_short(True)
    qtbot.waitUntil(lambda: all(line.endswith("…") for line in plain(label)))
    assert label.sizeHint().height() < wrapped
    assert all(label.fontMetrics().horizontalAdvance(line) <= label.width() for line in plain(label))
    assert label.toolTip() == f"{label.words}\nMore of it"


def test_with_room_again_it_has_all_its_words(qtbot: QtBot, label):
    label.set_short(True)
    label.show_lines(LINES)
    label.window().resize(900, 200)
    qtbot.waitUntil(lambda: plain(label)[1].endswith("said it."))
    assert label.toolTip() == ""
    label.window().resize(160, 200)
    qtbot.waitUntil(lambda: plain(label)[1].endswith("…"))
    label.set_short(False)
    assert plain(label)[1].endswith("said it.")
    assert label.wordWrap()


def test_a_cut_link_still_leads_there(qtbot: QtBot, label):
    label.set_short(True)
    label.show_lines([[Part("See "), Part("an article with a long name indeed, and then some", "7")]])
    qtbot.waitUntil(lambda: re.search('<a href="7">an [^<]*…</a>', label.text()) is not None)
    with qtbot.waitActive(label.window()):
        label.window().activateWindow()
    label.window().findChild(QPushButton).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert label.hasFocus()
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    assert label.selectedText().startswith("an article")
    with qtbot.waitSignal(label.linkActivated) as told:
        qtbot.keyClick(label, Qt.Key.Key_Return)
    assert told.args == ["7"]
