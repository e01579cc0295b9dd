"""Statements like the current one: by key, from the menus, and back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.desktop.driving import search

CONTROL = Qt.KeyboardModifier.ControlModifier


def menu_of(window) -> QMenu | None:
    return next((menu for menu in window.view.findChildren(QMenu) if menu.isVisible()), None)


def test_a_key_lists_what_is_like_the_current_statement_and_back_leads_back(qtbot: QtBot, window):
    search(qtbot, window, "")
    window.view.select_row(1)
    current, before = window.view.current_id(), window.hits.ids
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(window.view, Qt.Key.Key_G, CONTROL)
    assert window.bar.field.text() == f"like:{current}"
    assert window.hits.ids
    assert current not in window.hits.ids
    assert f"most like statement {current} (" in window.browsing.searching.results.understood
    with qtbot.waitSignal(window.browsing.answered):
        window.actions_.back.trigger()
    assert (window.hits.ids, window.view.current_id()) == (before, current)


def test_without_a_statement_the_key_says_what_to_do(qtbot: QtBot, window):
    search(qtbot, window, "nowhere-to-be-found")
    qtbot.waitUntil(lambda: window.context.current_id is None)
    window.actions_.like.trigger()
    assert window.messages.text == "Choose a statement first."


def test_the_menu_of_a_row_has_it_and_opens_at_the_current_row_for_the_menu_key(qtbot: QtBot, window):
    search(qtbot, window, "")
    window.view.select_row(0)
    window.view.customContextMenuRequested.emit(QPoint(-1, -1))
    menu = menu_of(window)
    assert menu is not None
    assert window.actions_.like in menu.actions()
    place = window.view.viewport().mapToGlobal(window.view.visualRect(window.view.currentIndex()).center())
    assert menu.pos() == place
    menu.close()


def test_an_empty_list_has_no_menu_of_a_row(qtbot: QtBot, window):
    search(qtbot, window, "nowhere-to-be-found")
    window.view.customContextMenuRequested.emit(QPoint(5, 5))
    assert menu_of(window) is None
