"""What is left out of the story: shown as such, taken back in with a click or a key, and left out again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.left_out import run_from, touched
from desktop.main_window import MainWindow
from index.model import ParagraphRole, Span
from index.workspace import Workspace
from tests.desktop.driving import search, settled
from tests.desktop.samples import an_article

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NEWS = """Bridge reopens after repairs

Mayor Ada Quill said the bridge was safe again. “We have waited two years for this day,” she said.

Share this article

Lee Tan warned that the ferry would close.
"""


@pytest.fixture
def news(qtbot: QtBot, open_window, tmp_path) -> MainWindow:
    """A window with one article, one line of which is page furniture."""
    with Workspace.open(tmp_path / "library") as workspace:
        workspace.import_text(NEWS)
    window = open_window(tmp_path / "library")
    settled(qtbot, window)
    search(qtbot, window, "")
    return window


def roles(window: MainWindow) -> list[str]:
    return [paragraph.role.value for paragraph in window.context.article.article.paragraphs]


def put_cursor(window: MainWindow, words: str) -> None:
    """Puts the keyboard into the article's text, in front of some words."""
    text = window.context.text
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(NEWS.index(words))
    text.setTextCursor(cursor)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    """Presses a key in the article and waits until it is read again."""
    before = roles(window)
    with qtbot.waitSignal(window.changes.changed, timeout=20_000):
        qtbot.keyClick(window.context.text, key, keys)
    qtbot.waitUntil(lambda: roles(window) != before)


def ferry(window: MainWindow) -> bool:
    """Whether the statement about the ferry is found."""
    rows = [window.hits.statement(row) for row in range(len(window.hits.ids))]
    return any("ferry" in row.quote for row in rows if row is not None)


def test_a_paragraph_is_left_out_and_taken_back_in_with_keys(qtbot, news):
    assert ferry(news)
    put_cursor(news, "Lee Tan")
    press(qtbot, news, Qt.Key.Key_X, CONTROL | SHIFT)
    assert roles(news) == ["headline", "story", "left_out", "left_out"]
    qtbot.waitUntil(lambda: not ferry(news))
    assert news.undo_stack.undoText() == "leaving text out"
    put_cursor(news, "Lee Tan")
    press(qtbot, news, Qt.Key.Key_T, CONTROL | SHIFT)
    assert roles(news) == ["headline", "story", "left_out", "story"]
    qtbot.waitUntil(lambda: ferry(news))
    assert news.undo_stack.undoText() == "taking text back in"
    press(qtbot, news, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not ferry(news))
    press(qtbot, news, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: ferry(news))
    press(qtbot, news, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not ferry(news))


def test_the_keyboard_and_the_view_stay_where_they_were(qtbot, news):
    put_cursor(news, "Lee Tan")
    at, bar = news.context.text.textCursor().position(), news.context.text.verticalScrollBar()
    scrolled = bar.value()
    press(qtbot, news, Qt.Key.Key_X, CONTROL | SHIFT)
    assert (news.context.text.textCursor().position(), bar.value()) == (at, scrolled)


def test_one_click_on_the_offer_takes_the_text_back_in(qtbot, news):
    text = news.context.text
    news.grab()
    (offer,) = text.offers()
    point = offer.center().toPoint()
    qtbot.mouseMove(text.viewport(), point)
    assert text.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(news.changes.changed, timeout=20_000):
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: roles(news) == ["headline", "story", "story", "story"])
    news.grab()
    assert text.offers() == ()


def test_the_menu_of_the_mouse_is_about_the_paragraph_under_it(qtbot, news):
    text = news.context.text
    cursor = text.textCursor()
    cursor.setPosition(NEWS.index("Lee Tan"))
    point = text.cursorRect(cursor).center()
    QApplication.sendEvent(
        text.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, text.viewport().mapToGlobal(point))
    )
    (menu,) = [menu for menu in text.findChildren(QMenu) if menu.isVisible()]
    (action,) = [action for action in menu.actions() if action is news.actions_.article.leave_out]
    text.setFocus()
    with qtbot.waitSignal(news.changes.changed, timeout=20_000):
        action.trigger()
    menu.close()
    qtbot.waitUntil(lambda: roles(news)[-1] == "left_out")


def test_all_paragraphs_of_a_selection_are_left_out_in_one_step(qtbot, news):
    put_cursor(news, "Mayor")
    news.context.text.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    press(qtbot, news, Qt.Key.Key_X, CONTROL | SHIFT)
    assert roles(news) == ["headline", "left_out", "left_out", "left_out"]
    assert news.undo_stack.count() == 1


def test_without_a_place_in_the_article_it_says_what_to_do(qtbot, news):
    news.view.setFocus()
    news.actions_.article.leave_out.trigger()
    assert "First go to the paragraph" in news.messages.text
    put_cursor(news, "Lee Tan")
    news.actions_.article.take_in.trigger()
    assert news.messages.text == "Nothing is left out here."
    assert news.undo_stack.count() == 0


def test_a_run_is_what_is_left_out_together():
    paragraphs = an_article().paragraphs
    assert [paragraph.role for paragraph in paragraphs[:2]] == [ParagraphRole.HEADLINE, ParagraphRole.LEFT_OUT]
    assert run_from(paragraphs, paragraphs[1]) == (2,)


def test_a_place_between_paragraphs_is_that_of_the_one_before():
    paragraphs = an_article().paragraphs
    end = paragraphs[1].span.end
    assert touched(paragraphs, Span(end, end), left_out=True) == (2,)
    assert touched(paragraphs, Span(end, end), left_out=False) == ()
    assert touched(paragraphs, Span(0, 10_000), left_out=False) == (1, 3, 4)
    assert touched((), Span(0, 0), left_out=False) == ()
