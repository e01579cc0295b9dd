"""The list of articles finds words anywhere in them, also where no statements were looked for."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from index.model import SourceRecord
from tests.desktop.driving import control_held
from tests.index.reading.foreign import GERMAN


@pytest.fixture
def listed(qtbot: QtBot, window):
    """A window that lists the built-in article and one in German."""
    with qtbot.waitSignal(window.importing.finished, timeout=20_000):
        window.importing.import_text(GERMAN, SourceRecord(), "test")
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    window.actions_.show_articles.trigger()
    qtbot.waitUntil(window.article_page.isVisible)
    return window


@pytest.fixture
def unread(listed):
    """Keeps the window from reading anything until it is set."""
    may_read = threading.Event()
    listed.library.read(lambda _: may_read.wait(20))
    yield may_read
    may_read.set()


def count(window) -> str:
    return next(label.text() for label in window.article_page.findChildren(QLabel))


def test_words_of_an_article_in_another_language_find_it_by_the_keyboard(qtbot: QtBot, listed):
    listed.article_view.setFocus()
    qtbot.keyClick(listed.article_view, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert listed.article_page.box.hasFocus()
    qtbot.keyClicks(listed.article_page.box, "fruhling BRUCKE")
    qtbot.waitUntil(lambda: listed.articles.rowCount() == 1)
    qtbot.waitUntil(lambda: listed.context.article_id == 2)
    assert count(listed) == "1 of 2 articles"
    listed.article_page.box.clear()
    qtbot.waitUntil(lambda: listed.articles.rowCount() == 2)
    assert (listed.context.article_id, count(listed)) == (2, "2 articles")


def test_words_that_no_article_has_leave_what_is_read(qtbot: QtBot, listed):
    read = listed.context.article_id
    qtbot.keyClicks(listed.article_page.box, "xyzzy")
    qtbot.waitUntil(lambda: count(listed) == "0 of 2 articles")
    assert listed.context.article_id == read


def test_an_article_to_be_shown_is_listed_whatever_was_looked_for(qtbot: QtBot, listed):
    qtbot.keyClicks(listed.article_page.box, "xyzzy")
    qtbot.waitUntil(lambda: listed.articles.rowCount() == 0)
    listed.messages.answered.emit(("show", 1))
    qtbot.waitUntil(lambda: listed.context.article_id == 1)
    assert listed.articles.rowCount() == 2


def test_an_article_that_is_not_listed_yet_is_shown_once_it_is(qtbot: QtBot, listed, unread):
    with qtbot.waitSignal(listed.importing.said, timeout=20_000):
        listed.importing.import_text("Bridge\n\nThe bridge is open, Ann Field said.", SourceRecord(), "more")
    (button,) = [each for each in listed.messages.findChildren(QPushButton) if each.text() == "Show"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed.articles.row_of(3) is None
    unread.set()
    qtbot.waitUntil(lambda: listed.context.article_id == 3)


def test_an_article_chosen_while_articles_are_counted_stays_the_chosen_one(qtbot: QtBot, listed, unread):
    chosen = 3 - listed.context.article_id
    listed.flow.refresh()
    with qtbot.waitSignal(listed.articles.modelReset):
        listed.article_view.select_article(chosen)
        unread.set()
    qtbot.waitUntil(lambda: listed.context.article_id == chosen)
    assert listed.article_view.selected_ids() == (chosen,)


def test_an_article_that_is_left_before_it_is_read_does_not_come(qtbot: QtBot, listed, unread, monkeypatch):
    asked, load = [], listed.library.load_article
    monkeypatch.setattr(listed.library, "load_article", lambda *what: (asked.append(what), load(*what))[1])
    read = listed.context.article_id
    listed.article_view.select_article(3 - read)
    qtbot.waitUntil(lambda: bool(asked))
    listed.actions_.show_quotes.trigger()
    assert listed.context.article_id == read
    with qtbot.waitSignal(listed.library.read(lambda _: None).done):
        unread.set()
    assert listed.context.article_id == read


def test_an_article_that_comes_in_is_listed_if_it_has_the_words(qtbot: QtBot, listed):
    qtbot.keyClicks(listed.article_page.box, "elbufer")
    qtbot.waitUntil(lambda: listed.articles.rowCount() == 0)
    with qtbot.waitSignal(listed.importing.finished, timeout=20_000):
        listed.importing.import_text(
            "Am Elbufer wird gebaut.\n\nDas sagte die Stadt am Montag.", SourceRecord(), "more"
        )
    qtbot.waitUntil(lambda: listed.articles.rowCount() == 1)


def test_from_the_search_field_the_keyboard_goes_to_the_list(qtbot: QtBot, listed):
    qtbot.keyClick(listed, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    listed.bar.field.setFocus()
    qtbot.keyClick(listed.bar.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert listed.article_view.hasFocus()


def test_ctrl_that_is_still_held_selects_no_second_article(qtbot: QtBot, listed):
    listed.article_view.select_article(2)
    qtbot.waitUntil(lambda: listed.context.article_id == 2)
    qtbot.keyClick(listed, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: listed.browsing.article_id == 1)
    with control_held(qtbot, listed):
        qtbot.keyClick(listed, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert listed.article_view.selected_ids() == (1,)
